/** ES256 keys as JSON Web Keys (RFC 7517) and their thumbprints (RFC 7638). */
import { canonicalJson, decodeBase64url, encodeBase64url, isObject, sha256 } from './encoding';
import { SealingError } from './errors';

export type PublicJwk = { readonly crv: 'P-256'; readonly kty: 'EC'; readonly x: string; readonly y: string };
export type PrivateJwk = PublicJwk & { readonly d: string };

/** A private ES256 key. The `CryptoKey` may be stored in IndexedDB as it is. */
export type SigningKey = { readonly kid: string; readonly publicJwk: PublicJwk; readonly privateKey: CryptoKey };

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const COORDINATE_BYTES = 32;

/** A new key whose private half the browser never hands out: the transport key of an enrolment. */
export async function generateSigningKey(): Promise<SigningKey> {
  return fromPair(await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']));
}

/** A new private JWK, in the clear: the officer key, to be put into the vault at once. */
export async function generatePrivateJwk(): Promise<PrivateJwk> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { ...publicPart(jwk), d: coordinate(jwk, 'd') };
}

/** Read a private JWK, non-extractable from here on; `key.malformed` when it is not one of P-256. */
export async function importSigningKey(jwk: unknown): Promise<SigningKey> {
  const publicJwk = publicPart(jwk);
  const d = coordinate(jwk, 'd');
  try {
    const privateKey = await crypto.subtle.importKey('jwk', { ...publicJwk, d }, CURVE, false, ['sign']);
    return { kid: await thumbprint(publicJwk), publicJwk, privateKey };
  } catch {
    throw new SealingError('key.malformed');
  }
}

/** The four public members of a P-256 JWK, checked for form; a private `d` is left out. */
export function publicPart(jwk: unknown): PublicJwk {
  if (!isObject(jwk) || jwk['kty'] !== 'EC' || jwk['crv'] !== 'P-256') throw new SealingError('key.malformed');
  return { crv: 'P-256', kty: 'EC', x: coordinate(jwk, 'x'), y: coordinate(jwk, 'y') };
}

/** RFC 7638: base64url of SHA-256 over the canonical JSON of `crv, kty, x, y`. */
export async function thumbprint(jwk: unknown): Promise<string> {
  return encodeBase64url(await sha256(canonicalJson(publicPart(jwk))));
}

/** The public key as WebCrypto takes it; `key.malformed` when the point is not on the curve. */
export async function verifyingKey(jwk: unknown): Promise<CryptoKey> {
  const publicJwk = publicPart(jwk);
  try {
    return await crypto.subtle.importKey('jwk', publicJwk, CURVE, true, ['verify']);
  } catch {
    throw new SealingError('key.malformed');
  }
}

async function fromPair(pair: CryptoKeyPair): Promise<SigningKey> {
  const publicJwk = publicPart(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { kid: await thumbprint(publicJwk), publicJwk, privateKey: pair.privateKey };
}

function coordinate(jwk: unknown, name: 'x' | 'y' | 'd'): string {
  const value = isObject(jwk) ? jwk[name] : undefined;
  if (typeof value === 'string' && decodeBase64url(value)?.length === COORDINATE_BYTES) return value;
  throw new SealingError('key.malformed', { member: name });
}
