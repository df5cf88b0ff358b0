/**
 * Complaints: what a person tells an independent body, and the answer only that person can read.
 *
 * A complaint is an age file for the body, padded to one length. The person keeps a code of 20 digits: 19 drawn at
 * random (63 bits) and Luhn's check digit (ISO/IEC 7812-1). The phone makes an age identity for the answer and locks it
 * in an age passphrase file (scrypt) whose passphrase is the code; its recipient travels inside the complaint, so the
 * body seals its answer with age as it would to anybody. Hub and body never see the code. The answer is found by a name
 * that PBKDF2 makes of the code: slow to try, and nothing is opened with it. See docs/security/protocol.md.
 *
 * Imports age: load this module only where a complaint is made, opened or answered.
 */
import { Decrypter, Encrypter, generateX25519Identity } from 'age-encryption';
import { readDigits } from './digits';
import { type Bytes, canonicalJson, isObject, utf8 } from './encoding';
import { SealingError } from './errors';
import { identityRecipient } from './packages';
import { checkRecipient } from './recipients';

/** Bytes inside every complaint and every answer. */
export const PADDED = 16_384;
const DIGITS = 20;
const WORK_FACTOR = 15;
/** OWASP's figure for PBKDF2 with SHA-256; trying all codes takes 2^82 hashes. */
const ITERATIONS = 600_000;
const LOOKUP_SALT = 'titian complaint lookup';

export type ComplaintKey = { readonly recipient: string; readonly file: Bytes };

/** A new code: 20 digits, to be shown in groups of four. */
export function makeCode(): string {
  let digits = '';
  while (digits.length < DIGITS - 1) {
    // Ten does not divide 256: what lies above 250 is drawn again.
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 250) digits += String(byte % 10);
  }
  return digits + String((10 - luhn(`${digits}0`)) % 10);
}

/** The code from what somebody typed, whatever stands between the digits; `code.malformed` when it cannot be one. */
export function normaliseCode(text: string): string {
  const digits = readDigits(text);
  if (digits.length !== DIGITS || luhn(digits) !== 0) throw new SealingError('code.malformed');
  return digits;
}

/** The name an answer is found by. It opens nothing. */
export async function lookupOf(code: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(normaliseCode(code)), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: utf8(LOOKUP_SALT), iterations: ITERATIONS },
    key,
    256,
  );
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A key for the answer: its recipient, and its identity locked with the code. */
export async function makeAnswerKey(code: string): Promise<ComplaintKey> {
  const identity = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normaliseCode(code));
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return { recipient: await identityRecipient(identity), file: new Uint8Array(await encrypter.encrypt(`${identity}\n`)) };
}

/** The ciphertext of a complaint or an answer: JSON, padded to one length; `sealed_text.too_large` beyond it. */
export async function sealText(payload: object, recipient: string, length = PADDED): Promise<Bytes> {
  checkRecipient(recipient);
  const data = canonicalJson(payload);
  if (data.length > length) throw new SealingError('sealed_text.too_large');
  const padded = new Uint8Array(length).fill(0x20);
  padded.set(data);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(padded));
}

/** What a complaint or an answer says. Refuses `sealed_text.unopenable` and `sealed_text.malformed`. */
export async function openText(ciphertext: Uint8Array, identity: string): Promise<Readonly<Record<string, unknown>>> {
  let text: string;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.trim());
    text = await decrypter.decrypt(ciphertext, 'text');
  } catch {
    throw new SealingError('sealed_text.unopenable');
  }
  return readText(text);
}

/** The answer, opened with the code and the locked key that came with it. */
export async function openAnswer(file: Uint8Array, ciphertext: Uint8Array, code: string): Promise<Readonly<Record<string, unknown>>> {
  // A hub could hand out a file that takes a gigabyte to try: nothing above our own factor is tried.
  const factor = /^age-encryption\.org\/v1\n-> scrypt [^ \n]+ (\d+)\n/.exec(String.fromCharCode(...file.subarray(0, 80)))?.[1];
  if (factor === undefined || Number(factor) > WORK_FACTOR) throw new SealingError('sealed_text.malformed');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normaliseCode(code));
  let identity: string;
  try {
    identity = await decrypter.decrypt(file, 'text');
  } catch {
    throw new SealingError('sealed_text.unopenable');
  }
  return openText(ciphertext, identity);
}

function readText(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SealingError('sealed_text.malformed');
  }
  if (!isObject(value)) throw new SealingError('sealed_text.malformed');
  return value;
}

/** Luhn's sum modulo ten, from the right; 0 for a sound number. */
function luhn(digits: string): number {
  return (
    Array.from(digits)
      .reverse()
      .map((digit, place) => Number(digit) * (place % 2 === 1 ? 2 : 1))
      .map((value) => (value > 9 ? value - 9 : value))
      .reduce((sum, value) => sum + value, 0) % 10
  );
}
