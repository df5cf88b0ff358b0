// Loaded on demand. Importing this one name keeps the chunk at 11 kB; `import('hash-wasm')` would pull in all 81.
import { argon2id } from 'hash-wasm';
import type { ArgonCost } from './slots.ts';

/** 32 bytes derived from a secret with Argon2id. */
export async function deriveBytes(secret: Uint8Array, salt: Uint8Array, cost: ArgonCost): Promise<Uint8Array<ArrayBuffer>> {
  const derived = await argon2id({
    password: secret,
    salt,
    memorySize: cost.memory,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return derived as Uint8Array<ArrayBuffer>;
}
