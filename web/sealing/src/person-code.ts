/**
 * The person's code: whoever has it can pause a referral, or complain of it, through anybody they trust.
 *
 * A code is 21 digits: 19 drawn at random (63 bits) and the two check digits of ISO 7064 MOD 97-10, which tell a slip of
 * the pen. It is a digit longer than the code of a complaint, so that neither is ever taken for the other.
 *
 * PBKDF2 makes a proof of it, slow to try, and the first sixteen bytes of the proof's SHA-256, written as a UUIDv4, are
 * the referral's own id. So nothing of the code lies on the hub, and neither the id nor all that carries it gives it away.
 * Twin of `src/titian/sealing/person_code.py`.
 */
import { readDigits } from './digits';
import { type Bytes, utf8 } from './encoding';
import { SealingError } from './errors';

const DIGITS = 21;
const DRAWN = 10n ** 19n;
const ITERATIONS = 600_000;
const SALT = 'titian person code';

/** A new code, of the system's random source. */
export function makePersonCode(): string {
  let drawn = DRAWN;
  // Of what 64 bits can be, whatever is too large is drawn again: no code is likelier than another.
  while (drawn >= DRAWN) drawn = crypto.getRandomValues(new BigUint64Array(1))[0] ?? DRAWN;
  const shifted = drawn * 100n;
  return String(shifted + 98n - (shifted % 97n)).padStart(DIGITS, '0');
}

/** The code from what somebody typed, whatever stands between the digits; `code.malformed` when it cannot be one. */
export function normalisePersonCode(text: string): string {
  const digits = readDigits(text);
  if (digits.length !== DIGITS || BigInt(digits) % 97n !== 1n) throw new SealingError('code.malformed');
  return digits;
}

/** 32 bytes that only somebody who has the code can make; slow on purpose. */
export async function proofOfCode(code: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', utf8(normalisePersonCode(code)), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: utf8(SALT), iterations: ITERATIONS }, key, 256);
  return new Uint8Array(bits);
}

/** The id of the referral that the code belongs to, if there is one. */
export async function referralIdOfProof(proof: Bytes): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', proof)).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
