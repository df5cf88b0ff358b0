/**
 * A text kept in two halves: sealed here, and the half that opens it elsewhere. Each alone says nothing.
 *
 * AES-256-GCM under 32 random bytes, the half. `purpose` is bound in, so that what was sealed for one account is not opened
 * as another's. The key made of the half cannot be read back from the browser.
 */
import { decodeBase64, decodeBase64url, encodeBase64, utf8 } from './encoding';

const HALF_BYTES = 32;
const IV_BYTES = 12;

/** `half` is base64url of 32 bytes; any other raises a RangeError. */
export async function sealWithHalf(text: string, half: string, purpose: string): Promise<string> {
  const key = await keyOf(half);
  if (key === null) throw new RangeError('a half has 32 bytes');
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(purpose) }, key, utf8(text));
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), IV_BYTES);
  return encodeBase64(whole);
}

/** The text again; null for another half or purpose, and for what was changed. */
export async function openWithHalf(sealed: string, half: string, purpose: string): Promise<string | null> {
  const key = await keyOf(half);
  if (key === null) return null;
  try {
    const whole = decodeBase64(sealed);
    const algorithm = { name: 'AES-GCM', iv: whole.subarray(0, IV_BYTES), additionalData: utf8(purpose) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, whole.subarray(IV_BYTES)));
  } catch {
    return null;
  }
}

async function keyOf(half: string): Promise<CryptoKey | null> {
  const bytes = decodeBase64url(half);
  if (bytes?.length !== HALF_BYTES) return null;
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
