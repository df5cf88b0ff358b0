/** Two officers, or not: as contracts/sealing/without_consent.json says for both languages. */
import { describe, expect, test } from 'vitest';
import content from '../../../contracts/sealing/without_consent.json';
import { SealingError } from './errors';
import { importSigningKey, publicPart, Trust, verifyCertificate } from './index';
import type { WithoutConsentVectors } from './vectors';
import { checkWithoutConsent, claimsDigest, signWithoutConsent, verifySecond } from './without-consent';

const vectors = content as unknown as WithoutConsentVectors;
const trust = await Trust.fromKeys(vectors.keys, vectors.root, publicPart(vectors.root_jwk));

async function outcome(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SealingError) return { error: error.code };
    throw error;
  }
}

test.each(vectors.rows)('$name', async ({ signature, certificate, first, expect: expected }) => {
  const read = async () => {
    const of = await verifyCertificate(vectors[first], trust);
    return { officer: (await verifySecond({ signature, certificate }, vectors.statement, of, trust)).officer };
  };
  expect(await outcome(read)).toEqual(expected);
});

describe('a signature', () => {
  test('covers the statement and nothing an object holds besides', async () => {
    const key = await importSigningKey(vectors.test_only_second);
    const signature = await signWithoutConsent({ ...vectors.statement, ...{ person: 'somebody' } }, key);
    await checkWithoutConsent(signature, vectors.statement, vectors.test_only_second);
    expect(signature).toMatch(/^[\w-]+\.\.[\w-]+$/);
  });

  test('digest of claims is over their canonical form', async () => {
    expect(await claimsDigest({ b: 1, a: 'ทดสอบ' })).toBe(await claimsDigest({ a: 'ทดสอบ', b: 1 }));
  });
});
