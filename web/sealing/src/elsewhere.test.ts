/** The shared vectors under an implementation of JOSE that is not ours and shares no code with it: the `jose` library. */
import { readFileSync } from 'node:fs';
import { calculateJwkThumbprint, type CompactJWSHeaderParameters, compactVerify, importJWK, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Vectors } from './vectors';

const vectors = JSON.parse(readFileSync(new URL('../../../contracts/sealing/vectors.json', import.meta.url), 'utf8')) as Vectors;
const ALGORITHMS = { algorithms: ['ES256'] };

function publicJwk(name: string): JWK {
  const { d: _secret, ...jwk } = (vectors.keys[name]?.test_only_jwk ?? {}) as JWK;
  return jwk;
}

const keysByThumbprint = new Map(Object.entries(vectors.keys).map(([name, key]) => [key.thumbprint, name]));

/** The payload, by the key whose thumbprint stands in the header; ids of enrolments name the transport key. */
async function verifyElsewhere(jws: string, signer?: string): Promise<unknown> {
  const { payload } = await compactVerify(
    jws,
    async (header: CompactJWSHeaderParameters) => importJWK(publicJwk(signer ?? keysByThumbprint.get(String(header.kid)) ?? ''), 'ES256'),
    ALGORITHMS,
  );
  return JSON.parse(new TextDecoder().decode(payload)) as unknown;
}

test.each(Object.entries(vectors.keys))('the thumbprint of the %s key is RFC 7638', async (name, { thumbprint }) => {
  expect(await calculateJwkThumbprint(publicJwk(name))).toBe(thumbprint);
});

describe('an independent JOSE library takes what we sign', () => {
  const signed = vectors.jws.flatMap((each) => (each.expect.payload ? [{ ...each, payload: each.expect.payload }] : []));
  test.each(signed)('$name', async ({ jws, key, payload }) => {
    expect(await verifyElsewhere(jws, key)).toEqual(payload);
  });

  const lists = [...vectors.trusted, ...vectors.recipients].filter((each) => each.expect.error === undefined);
  test.each(lists)('list: $name', async ({ jws }) => {
    expect(await verifyElsewhere(jws)).toMatchObject({ sequence: expect.any(Number) as number });
  });

  test.each(vectors.statements.filter((each) => each.expect.payload))('statement: $name', async ({ jws, expect: expected }) => {
    expect(await verifyElsewhere(jws)).toEqual(expected.payload);
  });

  test.each(vectors.requests.filter((each) => each.expect.body !== undefined))('request: $name', async ({ jws, key, expect: expected }) => {
    expect(await verifyElsewhere(jws, key)).toEqual(expected.body);
  });

  test('certificate of an enrolment', async () => {
    expect(await verifyElsewhere(vectors.certificate)).toMatchObject({ kind: 'enrolment' });
  });
});

describe('it refuses what we refuse for the signature alone', () => {
  const broken = vectors.jws.filter((each) => each.expect.error === 'signature.invalid');
  test('there are such vectors', () => expect(broken.length).toBeGreaterThan(0));
  test.each(broken)('$name', async ({ jws, key }) => {
    await expect(verifyElsewhere(jws, key)).rejects.toThrow();
  });
});
