// Loaded when a referral is sealed, with all that seals.
import { makePersonCode, proofOfCode, referralIdOfProof } from '@titian/sealing/person-code';

/** The code a person may keep, and the id of the referral that is made of it. */
export interface PersonCode {
  readonly code: string;
  readonly referral_id: string;
}

export async function makeCodeInBrowser(): Promise<PersonCode> {
  const code = makePersonCode();
  return { code, referral_id: await referralIdOfProof(await proofOfCode(code)) };
}
