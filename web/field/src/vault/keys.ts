import { FieldError } from '../errors.ts';
import { toBase64Url, utf8 } from './encoding.ts';
import type { SharedDatabase } from './shared.ts';
import type { OfficerKey, Vault } from './vault.ts';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGN = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The key that signs packages: readable once, to be put into the vault. */
export async function makeOfficerKey(): Promise<OfficerKey> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  return {
    private_jwk: await crypto.subtle.exportKey('jwk', pair.privateKey),
    public_jwk: publicPart(await crypto.subtle.exportKey('jwk', pair.publicKey)),
  };
}

/** The officer's private key for one signature; raises `enrol.unknown` when the vault holds none. */
export async function officerKey(vault: Vault): Promise<JsonWebKey> {
  const key = await vault.get('officer', 'signing');
  if (!key) throw new FieldError('enrol.unknown');
  return key.private_jwk;
}

export interface TransportKey {
  readonly private_key: CryptoKey;
  readonly public_jwk: JsonWebKey;
}

/** The key that signs requests and nothing else. It cannot be exported, and works while the vault is locked. */
export async function makeTransportKey(): Promise<TransportKey> {
  const pair = await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
  return { private_key: pair.privateKey, public_jwk: publicPart(await crypto.subtle.exportKey('jwk', pair.publicKey)) };
}

export async function loadTransportKey(shared: SharedDatabase, enrolmentId: string): Promise<TransportKey> {
  const row = await shared.get('transport', enrolmentId);
  if (!row) throw new FieldError('enrol.unknown');
  return row;
}

export interface RequestHeader {
  readonly kid: string;
  readonly nonce: string;
  readonly method: string;
  readonly path: string;
}

/** A request body as compact JWS: the hub's nonce, the method and the path are under the signature. */
export async function signRequest(key: TransportKey, header: RequestHeader, payload: unknown): Promise<string> {
  const protectedHeader = { alg: 'ES256', ...header, typ: 'titian-request+jws' };
  const input = `${toBase64Url(utf8(JSON.stringify(protectedHeader)))}.${toBase64Url(utf8(JSON.stringify(payload)))}`;
  const signature = await crypto.subtle.sign(SIGN, key.private_key, utf8(input));
  return `${input}.${toBase64Url(new Uint8Array(signature))}`;
}

/** Public members only, in the order RFC 7638 names them. */
function publicPart(jwk: JsonWebKey): JsonWebKey {
  return { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y };
}
