// For tests only: the hub's end of signing, written apart from the sealing room so that one checks the other.
import { fromBase64Url, sha256Hex, toBase64Url, utf8 } from '../vault/encoding.ts';

export interface TestKey {
  readonly jwk: JsonWebKey;
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

const SIGN = { name: 'ECDSA', hash: 'SHA-256' } as const;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export async function makeKey(): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = { crv, kty, x, y };
  return { jwk, kid: await thumbprint(jwk), privateKey: pair.privateKey };
}

/** RFC 7638. */
export async function thumbprint({ crv, kty, x, y }: JsonWebKey): Promise<string> {
  const hex = await sha256Hex(utf8(JSON.stringify({ crv, kty, x, y })));
  return toBase64Url(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

export async function sign(payload: unknown, key: TestKey): Promise<string> {
  const header = { alg: 'ES256', kid: key.kid, typ: 'titian+jws' };
  const input = `${toBase64Url(utf8(canonical(header)))}.${toBase64Url(utf8(canonical(payload)))}`;
  return `${input}.${toBase64Url(new Uint8Array(await crypto.subtle.sign(SIGN, key.privateKey, utf8(input))))}`;
}

export async function verifyWith(jws: string, jwk: JsonWebKey): Promise<boolean> {
  const [head = '', payload = '', signature = ''] = jws.split('.');
  const key = await crypto.subtle.importKey('jwk', jwk, CURVE, false, ['verify']);
  return crypto.subtle.verify(SIGN, key, fromBase64Url(signature), utf8(`${head}.${payload}`));
}

/** Keys sorted, as the contracts write JSON. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
