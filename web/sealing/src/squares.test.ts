/** A package on paper: the same checks, fewer bytes. */
import { describe, expect, test } from 'vitest';
import content from '../../../contracts/sealing/vectors.json';
import { utf8 } from './encoding';
import { SealingError } from './errors';
import { publicPart, Trust } from './index';
import { type Claims, encryptTo, sealPackage } from './packages';
import { openSquares, readSquaresText, sealSquares, SQUARES_BYTES, squaresText } from './squares';
import type { Vectors } from './vectors';

const vectors = content as unknown as Vectors;
const { alpha, beta } = vectors.organisations;
if (!alpha || !beta) throw new Error('vectors are incomplete');
const officer = vectors.keys['officer']?.test_only_jwk ?? {};
const good = vectors.trusted[0];
if (!good) throw new Error('vectors are incomplete');
const root = publicPart(vectors.keys['root']?.test_only_jwk);
const trust = await Trust.fromKeys(good.jws, good.pinned, root, good.known_sequence, good.hub_id ?? undefined);
const NEEDS = ['asylum', 'child_protection', 'health', 'legal_aid_non_punishment', 'safety', 'trafficking_identification'];
const PAYLOAD = {
  level: 'TODAY',
  needs: NEEDS,
  child: false,
  language: 'my',
  interpreter: true,
  how_to_meet: 'Counter 3, ask for the duty officer; the person waits on the bench behind it until six',
  not_tell: ['police', 'embassy'],
  reasons: [],
  rules: [],
  consent: { language: 'my', texts: ['consent.who_we_are'], given_for: ['0c8f4b6e-2f49-4a3d-8d43-6f5a1f6a0b02'] },
  made_on: '2026-11-26',
};
const claims: Claims = {
  kind: 'package',
  referral_id: '0c8f4b6e-2f49-4a3d-8d43-6f5a1f6a0b02',
  recipient: alpha.fingerprint,
  position: 0,
  release: 'a3'.repeat(32),
  payload: PAYLOAD,
};
const codeOf = async (read: () => unknown): Promise<string> => {
  try {
    await read();
  } catch (error) {
    if (error instanceof SealingError) return error.code;
    throw error;
  }
  return 'nothing';
};
const seal = (change: Partial<Claims> = {}): Promise<Uint8Array> =>
  sealSquares({ ...claims, ...change }, officer, vectors.certificate, alpha.recipient);

describe('squares', () => {
  test('says what was signed, to its receiver, through the squares', async () => {
    const text = squaresText(await seal());
    expect(text).toMatch(/^TITIAN:[0-9A-Z $%*+./:-]+$/);
    const { claims: read, certificate } = await openSquares(readSquaresText(text), alpha.test_only_identity, trust);
    expect(read).toEqual(claims);
    expect(certificate.station.name).not.toBe('');
  });

  test('fits where everything but answers is told', async () => {
    const sealed = await seal();
    expect(sealed.length).toBeLessThanOrEqual(SQUARES_BYTES);
    const whole = await sealPackage(claims, officer, vectors.certificate, alpha.recipient);
    expect(sealed.length).toBeLessThan(whole.length / 5);
  });

  test('opens for nobody else', async () => {
    const sealed = await seal();
    expect(await codeOf(() => openSquares(sealed, beta.test_only_identity, trust))).toBe('package.unopenable');
  });

  test('passed on to somebody else, still signed, is refused', async () => {
    const forBeta = await sealSquares({ ...claims, recipient: beta.fingerprint }, officer, vectors.certificate, beta.recipient);
    const { decryptBytes } = await import('./packages');
    const passedOn = await encryptTo(alpha.recipient, await decryptBytes(forBeta, beta.test_only_identity));
    expect(await codeOf(() => openSquares(passedOn, alpha.test_only_identity, trust))).toBe('package.wrong_recipient');
  });

  test('signed by a stranger is refused', async () => {
    const stranger = vectors.keys['stranger']?.test_only_jwk ?? {};
    const sealed = await sealSquares(claims, stranger, vectors.certificate, alpha.recipient);
    expect(await codeOf(() => openSquares(sealed, alpha.test_only_identity, trust))).toBe('key.unknown');
  });

  test('with one changed bit is refused', async () => {
    const sealed = await seal();
    for (const at of [0, 100, 250, sealed.length - 1]) {
      const changed = sealed.map((byte, place) => (place === at ? byte ^ 1 : byte));
      expect(await codeOf(() => openSquares(changed, alpha.test_only_identity, trust))).toBe('package.unopenable');
    }
  });

  test('that is no package inside is refused, and one that unfolds into millions', async () => {
    const deflated = new Blob([new Uint8Array(4_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bomb = new Uint8Array([1, ...new Uint8Array(128), ...new Uint8Array(await new Response(deflated).arrayBuffer())]);
    for (const inside of [utf8('hello'), new Uint8Array(), new Uint8Array(200).fill(1), bomb]) {
      const sealed = await encryptTo(alpha.recipient, inside);
      expect(await codeOf(() => openSquares(sealed, alpha.test_only_identity, trust))).toBe('package.malformed');
    }
  });

  test.each(['', 'TITIAN', 'titian:AB', 'TITIAN:A', 'TITIAN:ab', 'TITIAN:::::', 'https://example.org', 'TITIAN:GGW'])(
    'read as %j is none',
    async (text) => {
      expect(await codeOf(() => readSquaresText(text))).toBe('package.malformed');
    },
  );

  test('never ends in a space, which somebody might cut off', () => {
    for (let pair = 0; pair < 65536; pair += 1) expect(squaresText(new Uint8Array([pair >> 8, pair & 255])).endsWith(' ')).toBe(false);
    for (let byte = 0; byte < 256; byte += 1) expect(squaresText(new Uint8Array([byte])).endsWith(' ')).toBe(false);
  });

  test('every length of bytes comes back through the letters', () => {
    for (let length = 0; length < 9; length += 1) {
      const bytes = new Uint8Array(length).map((_, at) => 255 - at * 31);
      expect(readSquaresText(`\n${squaresText(bytes)}\r\n`)).toEqual(bytes);
    }
  });
});
