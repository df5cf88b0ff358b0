/**
 * Words people can read aloud: fingerprints to compare and passphrases to keep.
 *
 * One list of 2048 words (`contracts/sealing/words.json`). A word carries exactly 11 bits.
 *
 * - A fingerprint is six words: the first 66 bits of a SHA-256. Making another key with the same
 *   six words takes about 2^66 tries; that is what comparing them protects against, and no more.
 * - A passphrase is seven words drawn at random: 77 bits.
 *
 * The list is about 7 kB compressed, so this module is imported only where words are shown.
 */
import list from '../../../contracts/sealing/words.json';
import { decodeBase64url } from './encoding';
import { SealingError } from './errors';

export const WORDS: readonly string[] = list.words;
export const FINGERPRINT_WORDS = 6;
export const PHRASE_WORDS = 7;
const WORD_COUNT = 2048;
const WORD_BITS = 11;
const DIGEST_BYTES = 32;

/** Six words for a SHA-256: a key's thumbprint (base64url) or a recipient's fingerprint (hex). */
export function fingerprintWords(digest: string): string[] {
  const bits = Array.from(digestBytes(digest), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: FINGERPRINT_WORDS }, (_, place) =>
    wordAt(Number.parseInt(bits.slice(place * WORD_BITS, (place + 1) * WORD_BITS), 2)),
  );
}

/** Seven words from the system's random source, one space between them. */
export function makePhrase(): string {
  const random = crypto.getRandomValues(new Uint16Array(PHRASE_WORDS));
  // 65536 is a whole multiple of 2048: the remainder favours no word.
  return Array.from(random, (number) => wordAt(number % WORD_COUNT)).join(' ');
}

/**
 * The phrase as it was made, from what somebody typed: lower case, single spaces, no hyphens or
 * commas. `phrase.malformed` with the places (from 1) of words that are not in the list; the words
 * themselves are never repeated.
 */
export function normalisePhrase(text: string): string {
  const words = splitPhrase(text);
  const known = new Set(WORDS);
  const strange = words.flatMap((word, place) => (known.has(word) ? [] : [place + 1]));
  if (strange.length > 0 || words.length === 0) throw new SealingError('phrase.malformed', { places: strange.join(', ') });
  return words.join(' ');
}

/** What somebody typed, word by word, whatever stands between them. */
export function splitPhrase(text: string): readonly string[] {
  return text.toLowerCase().replace(/[-,]/g, ' ').split(/\s+/).filter(Boolean);
}

function wordAt(number: number): string {
  const word = WORDS[number];
  if (word === undefined) throw new RangeError('the word list has 2048 words');
  return word;
}

function digestBytes(digest: string): Uint8Array {
  const isHex = /^[0-9a-f]{64}$/.test(digest);
  const data = isHex ? Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : decodeBase64url(digest);
  if (data?.length !== DIGEST_BYTES) throw new SealingError('payload.malformed', { member: 'digest' });
  return data;
}
