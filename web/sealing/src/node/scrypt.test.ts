import { scrypt as ofTheLibrary } from '@noble/hashes/scrypt.js';
import { expect, test } from 'vitest';
import { scrypt } from './scrypt';

const salt = Uint8Array.from({ length: 44 }, (_, at) => at);

test.each([
  ['seven words of a member', { N: 2 ** 15, r: 8, p: 1, dkLen: 32 }],
  ['รหัส · 码 · é', { N: 2 ** 10, r: 8, p: 1, dkLen: 32 }],
  ['', { N: 2 ** 4, r: 8, p: 1, dkLen: 32 }],
])("Node's own makes of %j what the library makes, each time anew", (words, cost) => {
  const made = ofTheLibrary(words, salt, cost);
  const first = scrypt(words, salt, cost);
  expect(first).toEqual(made);
  first.fill(0);
  expect(scrypt(words, salt, cost)).toEqual(made);
  expect(scrypt(words, salt.toReversed(), cost)).not.toEqual(made);
});
