/** Keys and signatures, checked by a way that is not ours: Node's own crypto. */
import { createPublicKey, verify as verifyWithNode } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeBase64url, encodeBase64, encodeBase64url, parseInstant } from './encoding';
import { SealingError } from './errors';
import { generatePrivateJwk, generateSigningKey, importSigningKey, thumbprint, verifyingKey } from './keys';
import { checkSignature, sign, verify } from './signed';

const RFC_7515_A3_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const RFC_7515_A3 =
  'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ' +
  '.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q';

test("Node's own crypto accepts our signature", async () => {
  const key = await generateSigningKey();
  const jws = await sign({ kind: 'note' }, key);
  const at = jws.lastIndexOf('.');
  const signature = decodeBase64url(jws.slice(at + 1)) ?? new Uint8Array();
  const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
  const isGenuine = (text: string) =>
    verifyWithNode('sha256', new TextEncoder().encode(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
  expect(isGenuine(jws.slice(0, at))).toBe(true);
  expect(isGenuine(`${jws.slice(0, at)}x`)).toBe(false);
});

test('the signature of RFC 7515 fits, but its header is not ours', async () => {
  await checkSignature(RFC_7515_A3, RFC_7515_A3_KEY);
  await expect(verify(RFC_7515_A3, RFC_7515_A3_KEY)).rejects.toMatchObject({ code: 'signature.unreadable' });
});

test('a transport key is never handed out', async () => {
  const { privateKey } = await generateSigningKey();
  expect(privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
});

test('an officer key goes into the vault as JSON and signs when it is taken out', async () => {
  const jwk = await generatePrivateJwk();
  const key = await importSigningKey(JSON.parse(JSON.stringify(jwk)));
  expect(key.kid).toBe(await thumbprint(jwk));
  expect(key.publicJwk).not.toHaveProperty('d');
  expect(key.privateKey.extractable).toBe(false);
  expect(await verify(await sign({ kind: 'note' }, key), key.publicJwk)).toEqual({ kind: 'note' });
});

test.each([
  ['no object', 'x'],
  ['RSA', { ...RFC_7515_A3_KEY, kty: 'RSA' }],
  ['another curve', { ...RFC_7515_A3_KEY, crv: 'P-384' }],
  ['a short coordinate', { ...RFC_7515_A3_KEY, x: 'AAAA' }],
  ['padding', { ...RFC_7515_A3_KEY, y: `${RFC_7515_A3_KEY.y}=` }],
  ['a point off the curve', { ...RFC_7515_A3_KEY, y: 'A'.repeat(43) }],
])('a key of %s is refused', async (_, jwk) => {
  await expect(verifyingKey(jwk)).rejects.toMatchObject({ code: 'key.malformed' });
});

test('a megabyte is encoded without overflow', () => {
  const data = new Uint8Array(1 << 20).fill(7);
  expect(encodeBase64(data)).toBe(Buffer.from(data).toString('base64'));
  expect(Buffer.from(decodeBase64url(encodeBase64url(data)) ?? []).equals(data)).toBe(true);
});

test.each([
  '2026-11-25T01:02:03+00:00',
  '2026-11-25T01:02:03.5Z',
  '2026-13-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-11-25T24:00:00Z',
  7,
])('the time %s is refused', (text) => {
  expect(() => parseInstant(text)).toThrow(SealingError);
});
