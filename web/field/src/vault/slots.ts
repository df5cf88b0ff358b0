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

/**
 * One way to the vault key. A second kind (`passkey`, its key from the PRF extension) takes its place in this union
 * and wraps the same vault key.
 */
export interface SecretSlot {
  readonly kind: 'secret';
  readonly kdf: { readonly name: 'argon2id' } & ArgonCost;
  readonly salt: Uint8Array;
  readonly wrapped: Sealed;
}
export type KeySlot = SecretSlot;

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
  const key = await slotKey(secret, salt, cost);
  const iv = randomBytes(12);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: slotContext(enrolmentId) }, key, vaultKey);
  return { kind: 'secret', kdf: { name: 'argon2id', ...cost }, salt, wrapped: { iv, sealed: new Uint8Array(sealed) } };
}

/** The vault key, or null when the secret is not the one of this slot. */
export async function openSecretSlot(enrolmentId: string, secret: string, slot: SecretSlot): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await slotKey(secret, slot.salt, slot.kdf);
  const algorithm = { name: 'AES-GCM', iv: slot.wrapped.iv as BufferSource, additionalData: slotContext(enrolmentId) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, slot.wrapped.sealed as BufferSource));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

async function slotKey(secret: string, salt: Uint8Array, cost: ArgonCost): Promise<CryptoKey> {
  const { deriveBytes } = await import('./argon2.ts');
  const derived = await deriveBytes(secretBytes(secret), salt, cost);
  const key = await crypto.subtle.importKey('raw', derived, 'AES-GCM', false, ['encrypt', 'decrypt']);
  derived.fill(0);
  return key;
}

function slotContext(enrolmentId: string): Uint8Array<ArrayBuffer> {
  return utf8(`slot|secret|${enrolmentId}`);
}
