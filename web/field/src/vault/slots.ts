import { secretBytes } from './secret.ts';
import { utf8 } from './encoding.ts';

/** Argon2id: memory in KiB, passes over it, parallel lanes. */
export interface ArgonCost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** About 0.3 s on a slow phone; a stronger choice shuts out phones with 1 GB. Old slots keep the cost they were made with. */
export const DEFAULT_COST: ArgonCost = { memory: 32 * 1024, passes: 3, lanes: 1 };

/** AES-GCM output beside the nonce it was made with. */
export interface Sealed {
  readonly iv: Uint8Array;
  readonly sealed: Uint8Array;
}

/** What the officer knows. Every vault has this slot: a passkey may be gone with a phone's setting. */
export interface SecretSlot {
  readonly kind: 'secret';
  readonly kdf: { readonly name: 'argon2id' } & ArgonCost;
  readonly salt: Uint8Array;
  readonly wrapped: Sealed;
}

/** What the phone's own lock gives: 32 bytes of WebAuthn's PRF extension for `input`, never stored, through HKDF. */
export interface PasskeySlot {
  readonly kind: 'passkey';
  readonly kdf: { readonly name: 'hkdf-sha256' };
  readonly credential_id: Uint8Array;
  readonly input: Uint8Array;
  readonly salt: Uint8Array;
  readonly wrapped: Sealed;
}

/** One way to the vault key; all slots of a vault wrap the same one. */
export type KeySlot = SecretSlot | PasskeySlot;

/** A passkey made for one vault, and what it gave for the input it was asked with. The holder wipes `output`. */
export interface PasskeyDoor {
  readonly credential_id: Uint8Array<ArrayBuffer>;
  readonly input: Uint8Array<ArrayBuffer>;
  readonly output: Uint8Array<ArrayBuffer>;
}

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** A slot that opens `vaultKey` with the secret. The caller wipes `vaultKey`. */
export async function makeSecretSlot(
  enrolmentId: string,
  secret: string,
  vaultKey: Uint8Array<ArrayBuffer>,
  cost: ArgonCost,
): Promise<SecretSlot> {
  const salt = randomBytes(16);
  const wrapped = await wrap(await keyOfSecret(secret, salt, cost), context('secret', enrolmentId), vaultKey);
  return { kind: 'secret', kdf: { name: 'argon2id', ...cost }, salt, wrapped };
}

/** The vault key, or null when the secret is not the one of this slot. */
export async function openSecretSlot(enrolmentId: string, secret: string, slot: SecretSlot): Promise<Uint8Array<ArrayBuffer> | null> {
  return unwrap(await keyOfSecret(secret, slot.salt, slot.kdf), context('secret', enrolmentId), slot.wrapped);
}

/** A slot that opens `vaultKey` with what the passkey gives. The caller wipes `vaultKey` and the door's output. */
export async function makePasskeySlot(
  enrolmentId: string,
  { credential_id, input, output }: PasskeyDoor,
  vaultKey: Uint8Array<ArrayBuffer>,
): Promise<PasskeySlot> {
  const salt = randomBytes(16);
  const wrapped = await wrap(await keyOfPasskey(output, salt), context('passkey', enrolmentId), vaultKey);
  return { kind: 'passkey', kdf: { name: 'hkdf-sha256' }, credential_id, input, salt, wrapped };
}

/** The vault key, or null when another passkey answered. */
export async function openPasskeySlot(
  enrolmentId: string,
  output: Uint8Array<ArrayBuffer>,
  slot: PasskeySlot,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return unwrap(await keyOfPasskey(output, slot.salt), context('passkey', enrolmentId), slot.wrapped);
}

async function wrap(key: CryptoKey, additionalData: BufferSource, vaultKey: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = randomBytes(12);
  return { iv, sealed: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, vaultKey)) };
}

async function unwrap(key: CryptoKey, additionalData: BufferSource, { iv, sealed }: Sealed): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const algorithm = { name: 'AES-GCM', iv: iv as BufferSource, additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed as BufferSource));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

async function keyOfSecret(secret: string, salt: Uint8Array, cost: ArgonCost): Promise<CryptoKey> {
  const { deriveBytes } = await import('./argon2.ts');
  const derived = await deriveBytes(secretBytes(secret), salt, cost);
  const key = await crypto.subtle.importKey('raw', derived, 'AES-GCM', false, ['encrypt', 'decrypt']);
  derived.fill(0);
  return key;
}

async function keyOfPasskey(output: Uint8Array<ArrayBuffer>, salt: Uint8Array): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', output, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: salt as BufferSource, info: utf8('titian vault passkey') };
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function context(kind: KeySlot['kind'], enrolmentId: string): Uint8Array<ArrayBuffer> {
  return utf8(`slot|${kind}|${enrolmentId}`);
}
