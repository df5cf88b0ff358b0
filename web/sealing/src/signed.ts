/**
 * Compact JWS (RFC 7515) with ES256, and nothing else of JOSE.
 *
 * The header is pinned: exactly the members below, `alg` exactly `ES256`. So there is no `none`, no
 * `crit`, `jku`, `jwk`, `x5c` or `b64` to be confused by. What was signed is the exact bytes;
 * nothing is ever put into canonical form before it is checked.
 */
import {
  type Bytes,
  canonicalJson,
  decodeBase64url,
  encodeBase64url,
  isObject,
  parseJson,
  type Payload,
  sha256Hex,
  utf8,
} from './encoding';
import { SealingError } from './errors';
import { type SigningKey, thumbprint, verifyingKey } from './keys';

export const STATEMENT_TYPE = 'titian+jws';
const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** What further is in a header, and what `typ` and `kid` stand there if not the usual ones. */
export type HeaderOptions = {
  readonly kid?: string;
  readonly typ?: string;
  readonly members?: Readonly<Record<string, string>>;
};

/** A compact JWS taken apart. Nothing in it is true yet. */
export type Unverified = { readonly header: Readonly<Record<string, string>>; readonly payload: Bytes };

/** A compact JWS over the canonical JSON of `payload`. */
export function sign(payload: Payload, key: SigningKey): Promise<string> {
  return signBytes(canonicalJson(payload), key);
}

/** A compact JWS over exactly these bytes. */
export async function signBytes(payload: Uint8Array, key: SigningKey, options: HeaderOptions = {}): Promise<string> {
  const header = { alg: 'ES256', kid: options.kid ?? key.kid, typ: options.typ ?? STATEMENT_TYPE, ...options.members };
  const input = `${encodeBase64url(canonicalJson(header))}.${encodeBase64url(payload)}`;
  const signature = await crypto.subtle.sign(ALGORITHM, key.privateKey, utf8(input));
  return `${input}.${encodeBase64url(new Uint8Array(signature))}`;
}

/**
 * The payload of `jws`, if this public key signed it.
 *
 * Refuses (in this order) `signature.unreadable`, `signature.algorithm`, `key.unknown` when the
 * header names another key, `signature.invalid`, `payload.malformed`.
 */
export async function verify(jws: string, jwk: unknown): Promise<Payload> {
  const unverified = readUnverified(jws);
  if (unverified.header['kid'] !== (await thumbprint(jwk))) throw new SealingError('key.unknown');
  await checkSignature(jws, jwk);
  return payloadObject(unverified.payload);
}

/** Take a JWS apart and pin its header, to find the key it must be checked with. */
export function readUnverified(jws: string, typ: string = STATEMENT_TYPE, members: readonly string[] = []): Unverified {
  const [head, body, tail, ...more] = typeof jws === 'string' ? jws.split('.') : [];
  const headBytes = head === undefined ? undefined : decodeBase64url(head);
  const payload = body === undefined ? undefined : decodeBase64url(body);
  const signature = tail === undefined ? undefined : decodeBase64url(tail);
  if (!headBytes || !payload || !signature || more.length > 0) throw new SealingError('signature.unreadable');
  const header = parseJson(headBytes);
  if (!isTexts(header)) throw new SealingError('signature.unreadable');
  if (header['alg'] !== 'ES256') throw new SealingError('signature.algorithm');
  const names = ['alg', 'kid', 'typ', ...members].sort().join(' ');
  if (Object.keys(header).sort().join(' ') !== names || header['typ'] !== typ) {
    throw new SealingError('signature.unreadable', { member: 'header' });
  }
  return { header, payload };
}

/** Return if this public key made the signature; else `signature.invalid`. */
export async function checkSignature(jws: string, jwk: unknown): Promise<void> {
  const at = jws.lastIndexOf('.');
  const signature = decodeBase64url(jws.slice(at + 1));
  const key = await verifyingKey(jwk);
  if (!signature || !(await crypto.subtle.verify(ALGORITHM, key, signature, utf8(jws.slice(0, at))))) {
    throw new SealingError('signature.invalid');
  }
}

/** The JSON object in these bytes, or `payload.malformed`. */
export function payloadObject(payload: Uint8Array): Payload {
  const value = parseJson(payload);
  if (!isObject(value)) throw new SealingError('payload.malformed');
  return value;
}

/** SHA-256 of the exact payload bytes. Of a manifest this is the release id. */
export async function payloadDigest(jws: string): Promise<string> {
  return sha256Hex(readUnverified(jws).payload);
}

const isTexts = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every((member) => typeof member === 'string');
