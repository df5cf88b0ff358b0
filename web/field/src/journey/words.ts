// Loaded when a referral is sealed: the word list is 7 kB that no first screen needs.
import { makePersonWords, proofOfWords, referralIdOfProof } from '@titian/sealing/person-words';

/** The six words a person keeps, and the id of the referral that is made of them. */
export interface PersonWords {
  readonly words: string;
  readonly referral_id: string;
}

export async function makeWordsInBrowser(): Promise<PersonWords> {
  const words = makePersonWords();
  return { words, referral_id: await referralIdOfProof(await proofOfWords(words)) };
}
