/**
 * The age library's scrypt where Node runs: Node's own, in half the time, and once for the same words and salt. For the
 * demo's key files, and for tests whose subject is something else. That both make the same is held by `scrypt.test.ts`; sealing's own tests run what a browser runs.
 */
import { scryptSync } from 'node:crypto';

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly dkLen: number;
}

const made = new Map<string, Uint8Array>();

export function scrypt(words: string, salt: Uint8Array, { N, r, p, dkLen }: Cost): Uint8Array {
  const asked = JSON.stringify([words, [...salt], N, r, p, dkLen]);
  const kept = made.get(asked) ?? new Uint8Array(scryptSync(words, salt, dkLen, { N, r, p, maxmem: 256 * N * r }));
  made.set(asked, kept);
  return new Uint8Array(kept);
}
