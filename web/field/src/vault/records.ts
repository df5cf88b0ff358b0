import { FieldError } from '../errors.ts';
import { fromUtf8, utf8 } from './encoding.ts';
import { randomBytes, type Sealed } from './slots.ts';

/** Raised when the shape of stored values changes; an old record then fails to open instead of being misread. */
export const RECORD_SCHEMA = 1;

/** Lengths are rounded up so that a record's size does not tell how much was answered, nor of how many referrals, nor how much was learnt. */
const BLOCK = 1024;
const WIDER: Readonly<Record<string, number>> = { register: 64 * 1024, learning: 128 * 1024, tests: 32 * 1024, courses: 32 * 1024 };

/** A value as ciphertext, bound to its place: moved to another store or id it does not open. */
export async function sealRecord(key: CryptoKey, store: string, id: string, value: unknown): Promise<Sealed> {
  const json = utf8(JSON.stringify(value));
  const block = WIDER[store] ?? BLOCK;
  const padded = new Uint8Array(Math.ceil(json.length / block) * block).fill(0x20);
  padded.set(json);
  const iv = randomBytes(12);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context(store, id) }, key, padded);
  padded.fill(0);
  json.fill(0);
  return { iv, sealed: new Uint8Array(sealed) };
}

/** Raises `vault.damaged` when the bytes were changed or moved. */
export async function openRecord(key: CryptoKey, store: string, id: string, record: Sealed): Promise<unknown> {
  const algorithm = { name: 'AES-GCM', iv: record.iv as BufferSource, additionalData: context(store, id) };
  try {
    const opened = await crypto.subtle.decrypt(algorithm, key, record.sealed as BufferSource);
    return JSON.parse(fromUtf8(new Uint8Array(opened)));
  } catch (error) {
    throw new FieldError('vault.damaged', { store }, { cause: error });
  }
}

function context(store: string, id: string): Uint8Array<ArrayBuffer> {
  return utf8(`${store}|${id}|${RECORD_SCHEMA}`);
}
