import { generateSigningKey, sign, type SigningKey, thumbprint } from '@titian/sealing';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkCertificate, type Held } from './check.ts';

const NOW = new Date('2027-01-05T00:00:00Z');
const HUB = '5f0f6f0a-0000-4000-8000-000000000001';
const dates = { issued_at: '2026-12-01T00:00:00Z', expires_at: '2029-12-01T00:00:00Z' };
let root: SigningKey;
let hub: SigningKey;
let held: Held;

async function makeHeld(withdrawn: readonly string[] = [], sequence = 1): Promise<Held> {
  const entry = { kid: hub.kid, jwk: hub.publicJwk, role: 'hub', scope: HUB, expires_at: '2030-01-01T00:00:00Z' };
  const keys = { kind: 'keys', scope: HUB, hub_id: HUB, country: 'TH', sequence: 1, ...dates, keys: [entry] };
  const list = { kind: 'withdrawn_certificates', scope: HUB, sequence, ...dates, withdrawn };
  return {
    keys: await sign(keys, root),
    root: root.publicJwk,
    root_thumbprint: await thumbprint(root.publicJwk),
    withdrawn: await sign(list, hub),
  };
}

const certificate = (more: Record<string, string | number> = {}, key = hub): Promise<string> =>
  sign(
    {
      ...{ kind: 'course_certificate', scope: HUB, sequence: 1, ...dates },
      ...{ certificate: 'c1', course: 'Children', issuer: 'The hub', ...more },
    },
    key,
  );
const verdict = async (text: string, by = held, now = NOW): Promise<string> => (await checkCertificate(text, by, now)).verdict;

beforeAll(async () => {
  root = await generateSigningKey();
  hub = await generateSigningKey();
  held = await makeHeld();
});

describe('a certificate', () => {
  it('as it was signed is good, with a name where one stands on it', async () => {
    const found = await checkCertificate(await certificate({ name: 'Dara' }), held, NOW);
    expect(found).toMatchObject({ verdict: 'good', course: 'Children', issuer: 'The hub', name: 'Dara', number: 'c1' });
    expect(found.as_of).toEqual(new Date(dates.issued_at));
  });

  it('is read from the whole address of a square', async () => {
    const found = await checkCertificate(`https://field.example/certificate/#${await certificate()}\n`, held, NOW);
    expect(found.verdict).toBe('good');
    expect(found).not.toHaveProperty('name');
  });

  it('of which anything was changed is not believed, and nothing of it is shown', async () => {
    const [header, , signature] = (await certificate()).split('.');
    const [, other] = (await certificate({ course: 'Everything' })).split('.');
    expect(await checkCertificate(`${header}.${other}.${signature}`, held, NOW)).toEqual({ verdict: 'altered' });
  });

  it('of which the end is missing is not believed', async () => {
    expect(await verdict((await certificate()).slice(0, -20))).toBe('altered');
  });

  it('signed by a key that is not the hub’s is not believed', async () => {
    expect(await verdict(await certificate({}, await generateSigningKey()))).toBe('altered');
  });

  it('signed after the hub’s key had run out is not believed', async () => {
    expect(await verdict(await certificate({ issued_at: '2030-06-01T00:00:00Z', expires_at: '2033-06-01T00:00:00Z' }))).toBe('altered');
  });

  it('signed by a key of the list that is not the hub’s is not believed', async () => {
    const other = await generateSigningKey();
    const entry = { kid: other.kid, jwk: other.publicJwk, role: 'publisher', scope: HUB, expires_at: '2030-01-01T00:00:00Z' };
    const keys = { kind: 'keys', scope: HUB, hub_id: HUB, country: 'TH', sequence: 2, ...dates, keys: [entry] };
    const by = { ...held, keys: await sign(keys, root), withdrawn: null };
    expect(await verdict(await certificate({}, other), by)).toBe('altered');
  });

  it('of another hub is told as such', async () => {
    const stranger = await generateSigningKey();
    expect(await verdict(await certificate({ scope: 'another' }, stranger))).toBe('other_hub');
  });

  it('that ran out is told as such', async () => {
    expect(await verdict(await certificate(), held, new Date('2030-01-01T00:00:00Z'))).toBe('expired');
  });

  it('that was withdrawn is told as such, before and after it ran out', async () => {
    const by = await makeHeld(['c1'], 2);
    expect(await verdict(await certificate(), by)).toBe('withdrawn');
    expect(await verdict(await certificate(), by, new Date('2030-01-01T00:00:00Z'))).toBe('withdrawn');
    expect(await verdict(await certificate({ certificate: 'c2' }), by)).toBe('good');
  });

  it('is none where it is another statement of the hub, or no statement at all', async () => {
    expect(await verdict(await certificate({ kind: 'beds' }))).toBe('unreadable');
    expect(await verdict('hello')).toBe('unreadable');
  });
});

describe('a page', () => {
  it('whose list of keys or of those withdrawn was changed says so', async () => {
    const text = await certificate();
    const other = await generateSigningKey();
    expect(await verdict(text, { ...held, root: other.publicJwk })).toBe('page_altered');
    expect(await verdict(text, { ...held, withdrawn: `${held.withdrawn?.slice(0, -8)}AAAAAAAA` })).toBe('page_altered');
  });
});
