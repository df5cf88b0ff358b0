/**
 * The person's six words: whoever has them can stop a referral, or complain of it, through anybody they trust.
 *
 * Six words drawn at random from the list are 66 bits. PBKDF2 makes a proof of them, slow to try, and the first sixteen
 * bytes of the proof's SHA-256, written as a UUIDv4, are the referral's own id. So nothing of the words lies on the hub,
 * and neither the id nor all that carries it gives them away. Twin of `src/titian/sealing/person_words.py`.
 *
 * Imports the word list: load this module only where words are made or typed.
 */
import { type Bytes, utf8 } from './encoding';
import { SealingError } from './errors';
import { normalisePhrase, WORDS } from './words';

export const PERSON_WORDS = 6;
const ITERATIONS = 600_000;
const SALT = 'titian person words';

/** Six words from the system's random source, one space between them. */
export function makePersonWords(): string {
  const random = crypto.getRandomValues(new Uint16Array(PERSON_WORDS));
  // 65536 is a whole multiple of 2048: the remainder favours no word.
  return Array.from(random, (number) => WORDS[number % WORDS.length] ?? '').join(' ');
}

/** The six words from what somebody typed; `phrase.malformed` when one is not in the list or they are not six. */
export function normalisePersonWords(text: string): string {
  const words = normalisePhrase(text);
  if (words.split(' ').length !== PERSON_WORDS) throw new SealingError('phrase.malformed', { places: '' });
  return words;
}

/** 32 bytes that only somebody who has the words can make; slow on purpose. */
export async function proofOfWords(words: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', utf8(normalisePersonWords(words)), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: utf8(SALT), iterations: ITERATIONS }, key, 256);
  return new Uint8Array(bits);
}

/** The id of the referral that the words belong to, if there is one. */
export async function referralIdOfProof(proof: Bytes): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', proof)).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
