/** What a browser keeps for itself, locked by a key that it made and gives to nobody, not to scripts either. */
import { utf8 } from './encoding';

/** To be put into IndexedDB as it is: the key can be used there and never read. */
export interface Locked {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

export async function lock(text: string): Promise<Locked> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { key, iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(text)) };
}

/** Rejects with an `OperationError` where a byte was changed. */
export async function unlock({ key, iv, bytes }: Locked): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes));
}
