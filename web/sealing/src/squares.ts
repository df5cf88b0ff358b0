/**
 * Squares: a package small enough for squares on paper or on a screen, for a receiver with no network.
 *
 * The same claims, signed by the same officer with the same certificate, and sealed to the same key; only the writing is
 * shorter. The four JSON texts of the two signatures are written plainly and deflated, the signatures beside them as
 * bytes. Reading puts the JWS together again, letter for letter, and then makes every check a package gets.
 *
 * There is no padding: how many they are tells whoever sees it whether much or little is in it. Whoever sees it holds
 * the paper already. See docs/security/protocol.md.
 */
import { type Bytes, canonicalJson, decodeBase64url, encodeBase64url, isObject, parseJson, utf8 } from './encoding';
import { SealingError } from './errors';
import { importSigningKey } from './keys';
import { checkPackage, type Claims, decryptBytes, encryptTo, isClaims, type OpenedPackage } from './packages';
import { fingerprint } from './recipients';
import { signBytes } from './signed';
import type { Trust } from './trust';

/** More than this, and a cheap camera no longer tells the squares apart. */
export const SQUARES_BYTES = 1100;
const VERSION = 2;
/** Written by phones of before 30 November 2026: the same, without the last pieces. */
const READ: readonly number[] = [1, VERSION];
const SIGNATURE = 64;
const MOST_TEXT = 16_384;
const START = 'TITIAN:';
/**
 * What stands in all of them, each written as one sign that JSON never holds plainly. The order is the format: pieces are
 * added at the end of a new version, and none is ever changed.
 */
const PIECES = [
  '{"alg":"ES256","kid":"',
  '","typ":"titian+jws"}',
  '{"enrolment_id":"',
  '","expires_at":"',
  '","issued_at":"',
  '","kind":"enrolment","officer_jwk":{"crv":"P-256","kty":"EC","x":"',
  '"},"scope":"',
  '","sequence":',
  ',"station":{"id":"',
  '"},"transport_jwk_thumbprint":"',
  '{"kind":"package","payload":{"child":',
  ',"consent":{"given_for":["',
  '"],"language":"',
  '","texts":["consent.',
  ',"position":',
  ',"recipient":"',
  '","referral_id":"',
  '","release":"',
  ',"how_to_meet":"',
  '","interpreter":',
  ',"language":"',
  '","level":"',
  '","made_on":"',
  '","needs":["',
  '"],"not_tell":',
  ',"reasons":[],"rules":[]',
  ',"dropped":["',
  'trafficking_identification',
  'legal_aid_non_punishment',
  'child_protection',
  // since version 2
  '","kind":"enrolment","officer":"',
  '","officer_jwk":{"crv":"P-256","kty":"EC","x":"',
] as const;
/** RFC 9285: letters a QR code writes two to eleven bits. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** A package sealed for squares, and how many bytes it has: they may be more than fits. */
export async function sealSquares(claims: Claims, officerJwk: object, certificate: string, recipient: string): Promise<Bytes> {
  if (!isClaims(claims)) throw new SealingError('package.malformed');
  if (claims.recipient !== (await fingerprint(recipient))) throw new SealingError('package.wrong_recipient');
  const jws = await signBytes(canonicalJson(claims), await importSigningKey(officerJwk), { members: { cert: certificate } });
  return encryptTo(recipient, await pack(jws));
}

/**
 * Opens squares with the organisation's `AGE-SECRET-KEY-1…` and checks all that a package is checked for; it came with no
 * envelope, so which referral it is it says itself.
 */
export async function openSquares(sealed: Uint8Array, identity: string, trust: Trust): Promise<OpenedPackage> {
  return checkPackage(await unpack(await decryptBytes(sealed, identity)), identity, trust, null);
}

/** What stands in the squares. */
export function squaresText(sealed: Uint8Array): string {
  let text = START;
  for (let at = 0; at < sealed.length; at += 2) {
    const second = sealed[at + 1];
    let value = second === undefined ? (sealed[at] ?? 0) : (sealed[at] ?? 0) * 256 + second;
    for (let letter = 0; letter < (second === undefined ? 2 : 3); letter += 1) {
      text += LETTERS.charAt(value % 45);
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** The sealed bytes of what a camera read or somebody pasted; `package.malformed` for anything else. */
export function readSquaresText(text: string): Bytes {
  const whole = text.trim(); // a space is a letter, but none ends with it: the last letter of a pair is at most 32
  const body = whole.slice(START.length);
  if (!whole.startsWith(START) || body.length % 3 === 1 || body.length > MOST_TEXT) throw new SealingError('package.malformed');
  const bytes: number[] = [];
  for (let at = 0; at < body.length; at += 3) {
    const digits = [...body.slice(at, at + 3)].map((letter) => LETTERS.indexOf(letter));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (digits.includes(-1) || value >= (digits.length === 3 ? 65536 : 256)) throw new SealingError('package.malformed');
    if (digits.length === 3) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return new Uint8Array(bytes);
}

async function pack(jws: string): Promise<Bytes> {
  const [head, body, tail] = jws.split('.').map((part) => decodeBase64url(part));
  const header = head && parseJson(head);
  const certificate = isObject(header) ? header['cert'] : undefined;
  const [certHead, certBody, certTail] = typeof certificate === 'string' ? certificate.split('.').map((part) => decodeBase64url(part)) : [];
  if (!isObject(header) || !body || !tail || !certHead || !certBody || !certTail) throw new SealingError('package.malformed');
  const { cert: _certificate, ...rest } = header;
  const lines = [canonicalJson(rest), body, certHead, certBody].map((line) => new TextDecoder('utf-8', { fatal: true }).decode(line));
  const packed = await deflate(utf8(shorten(lines.join('\n'))));
  const bytes = new Uint8Array([VERSION, ...tail, ...certTail, ...packed]);
  // What does not come back letter for letter would never pass its signature: better found here than on paper.
  if ((await unpack(bytes)) !== jws) throw new SealingError('package.malformed');
  return bytes;
}

async function unpack(bytes: Uint8Array): Promise<string> {
  const starts = 1 + 2 * SIGNATURE;
  if (!READ.includes(bytes[0] ?? 0) || bytes.length <= starts) throw new SealingError('package.malformed');
  const [head, body, certHead, certBody, ...more] = lengthen(await inflate(bytes.slice(starts))).split('\n');
  const header = head === undefined ? undefined : parseJson(utf8(head));
  if (!isObject(header) || body === undefined || certHead === undefined || certBody === undefined || more.length > 0) {
    throw new SealingError('package.malformed');
  }
  const join = (one: string, other: string, signature: Uint8Array): string =>
    `${encodeBase64url(utf8(one))}.${encodeBase64url(utf8(other))}.${encodeBase64url(signature)}`;
  const cert = join(certHead, certBody, bytes.slice(1 + SIGNATURE, starts));
  return join(new TextDecoder().decode(canonicalJson({ ...header, cert })), body, bytes.slice(1, 1 + SIGNATURE));
}

/** The signs are controls from 11 on, then those after the letters of ASCII: JSON escapes the ones and UTF-8 keeps the others apart. */
const signOf = (place: number): string => String.fromCharCode(place < 21 ? 11 + place : 0xe000 + place);

function shorten(text: string): string {
  return PIECES.reduce((short, piece, place) => short.replaceAll(piece, signOf(place)), text);
}

function lengthen(text: string): string {
  return PIECES.reduce((long, piece, place) => long.replaceAll(signOf(place), piece), text);
}

async function deflate(bytes: Bytes): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** At most `MOST_TEXT` letters: a few bytes could unfold into a gigabyte. */
async function inflate(bytes: Bytes): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > MOST_TEXT) throw new SealingError('package.malformed');
      parts.push(read.value);
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    throw new SealingError('package.malformed');
  }
}
