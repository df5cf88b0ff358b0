// Loaded when a person asks for a referral back, with all that seals.
import { proofOfCode } from '@titian/sealing/person-code';

/** What says that whoever typed the code has it; it names no referral and gives no digit away. */
export async function makeWithdrawal(code: string): Promise<{ readonly proof: string }> {
  const proof = await proofOfCode(code);
  return { proof: Array.from(proof, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}
