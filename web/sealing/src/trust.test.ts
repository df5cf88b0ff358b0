/** What was believed before: the newest sequence of a list, and the digest of what had it. */
import { describe, expect, test } from 'vitest';
import { generateSigningKey, payloadDigest, SealingError, sign, type SigningKey, Trust, verifyRecipients } from './index';

const HUB = '3f0c2a54-9a1e-4b0d-8f3b-0b6b6f3a7c11';
const MOMENTS = { issued_at: '2026-11-25T01:02:03Z', expires_at: '2027-11-25T01:02:03Z' };
const root = await generateSigningKey();
const country = await generateSigningKey();

const line = (key: SigningKey, role: string, scope: string) => ({
  kid: key.kid,
  jwk: key.publicJwk,
  role,
  scope,
  expires_at: MOMENTS.expires_at,
});
const keysOf = (sequence: number, ...more: object[]): Promise<string> =>
  sign(
    { kind: 'keys', scope: HUB, hub_id: HUB, country: 'TH', sequence, ...MOMENTS, keys: [line(country, 'country', 'TH'), ...more] },
    root,
  );
const listOf = (sequence: number, former: object[] = []): Promise<string> =>
  sign({ kind: 'recipients', scope: 'TH', sequence, ...MOMENTS, recipients: [], former }, country);
const read = (keys: string, sequence: number, digest?: string): Promise<Trust> =>
  Trust.fromKeys(keys, root.kid, root.publicJwk, sequence, HUB, digest);

async function codeOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof SealingError) return error.code;
    throw error;
  }
  return 'believed';
}

describe('under a sequence that is known', () => {
  test('the same list of keys is believed, also signed anew, and no other', async () => {
    const digest = await payloadDigest(await keysOf(4));
    const other = await keysOf(4, line(await generateSigningKey(), 'hub', HUB));
    expect(await codeOf(read(await keysOf(4), 4, digest))).toBe('believed');
    expect(await codeOf(read(other, 4, digest))).toBe('sequence.lower');
    expect(await codeOf(read(other, 4))).toBe('believed'); // whoever kept no digest
    expect(await codeOf(read(await keysOf(5), 4, digest))).toBe('believed');
    expect(await codeOf(read(await keysOf(3), 4, digest))).toBe('sequence.lower');
  });

  test('and of recipients likewise', async () => {
    const trust = await read(await keysOf(1), 0);
    const digest = await payloadDigest(await listOf(4));
    const other = await listOf(4, [{ organisation_id: HUB, fingerprint: 'ab'.repeat(32), refused: false }]);
    expect(await codeOf(verifyRecipients(await listOf(4), trust, 4, digest))).toBe('believed');
    expect(await codeOf(verifyRecipients(other, trust, 4, digest))).toBe('sequence.lower');
    expect(await codeOf(verifyRecipients(await listOf(5), trust, 4, digest))).toBe('believed');
  });
});
