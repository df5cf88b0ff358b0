// Loaded when a person takes a referral back: the word list is 7 kB that no first screen needs.
import { proofOfWords } from '@titian/sealing/person-words';

/** What says that whoever typed the words has them; it names no referral and gives no word away. */
export async function makeWithdrawal(words: string): Promise<{ readonly proof: string }> {
  const proof = await proofOfWords(words);
  return { proof: Array.from(proof, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}
