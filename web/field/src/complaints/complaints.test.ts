import { makeOrganisationKey } from '@titian/sealing/members';
import { openText } from '@titian/sealing/complaints';
import { decodeBase64, fingerprint, sha256Hex } from '@titian/sealing';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recipient } from '../library/manifest.ts';
import { Hub } from '../sync/hub.ts';
import { faultsIn, readSchema } from '../testing/contract.ts';
import { HUB_ID, TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases } from '../testing/phone.ts';
import { openShared } from '../vault/shared.ts';
import { CATEGORIES } from './categories.ts';
import { leaveComplaint, tellBody } from './make.ts';
import { hasComplaints, sendComplaints } from './send.ts';
import { doWork } from './work.ts';

const SLOW = 20_000;
const WORDS = 'They took my quince';
const PASS = 'a'.repeat(64);
const work = async (): Promise<string> => 'done';

describe('a complaint', () => {
  let server: TestHub;
  let identity: string;
  let body: Recipient;
  let sent: Record<string, string>[];
  /** How the hub answers: under its own key, under another, or not at all. */
  let answers: 'hub' | 'stranger' | 'nobody';
  let refused: string | null;
  /** What the phones' door says instead of taking it in. */
  let shut: { readonly status: number; readonly code: string } | null;
  let paths: string[];
  let hub: Hub;

  beforeEach(async () => {
    await forgetDatabases();
    server = await TestHub.open();
    const key = await makeOrganisationKey();
    identity = key.identity;
    body = {
      recipient: key.recipient,
      fingerprint: await fingerprint(key.recipient),
      name: 'Listening House',
      is_oversight: true,
    } as Recipient;
    sent = [];
    answers = 'hub';
    refused = null;
    shut = null;
    paths = [];
    hub = new Hub(server.origin, async (address, init) => {
      if (answers === 'nobody') throw new TypeError('offline');
      paths.push(address.slice(server.origin.length));
      if (shut && address.endsWith('/phone')) return new Response(JSON.stringify({ ...shut, message: 'No.' }), { status: shut.status });
      const given = JSON.parse(String(init?.body)) as Record<string, string>;
      sent.push(given);
      expect(init?.credentials).toBe('omit');
      if (given['complaint_id'] === refused)
        return new Response(JSON.stringify({ code: 'complaint.conflict', message: 'Refused.' }), { status: 409 });
      const items = [
        { item_id: given['complaint_id'], sha256: await sha256Hex(decodeBase64(given['ciphertext'] ?? '')), received_sequence: 0 },
      ];
      const content = { items, sequence: 0, epoch: 'epoch-1', backed_up_through: 0, audit_head: '' };
      const receipt = await server.statement('receipt', HUB_ID, content, answers === 'hub' ? server.hub : server.stranger);
      return new Response(JSON.stringify({ receipt }), { status: 200 });
    });
    const shared = await openShared();
    await shared.put('libraries', {
      hub_id: HUB_ID,
      keys: await server.keysJws(),
      recipients: null,
      release: null,
      sequences: { keys: 1 },
    });
    shared.close();
  });
  afterEach(forgetDatabases);

  const leave = (): Promise<string> =>
    leaveComplaint({ about: ['money'], words: WORDS, language: 'id', station: 'Bridge' }, body, HUB_ID, () => Date.parse('2026-11-26'));

  it('lies sealed, with no enrolment and no code beside it, until there is a network', { timeout: SLOW }, async () => {
    answers = 'nobody';
    const code = await leave();
    await sendComplaints(hub, server.enrolment(), PASS, work);
    expect(await hasComplaints()).toBe(true);
    const all = await dumpAll();
    for (const secret of [WORDS, 'money', code, 'Bridge', server.enrolment().enrolment_id]) expect(all).not.toContain(secret);
  });

  it('goes alone and unsigned, says only what was chosen, and is forgotten once the hub has signed for it', { timeout: SLOW }, async () => {
    await leave();
    await sendComplaints(hub, server.enrolment(), PASS, work);
    const [given = {}] = sent;
    expect(Object.keys(given).sort()).toEqual(['ciphertext', 'complaint_id', 'day_pass', 'key_file', 'lookup', 'recipient']);
    expect([given['day_pass'], paths]).toEqual([PASS, ['/api/v1/complaints/phone']]);
    const said = await openText(decodeBase64(given['ciphertext'] ?? ''), identity);
    expect(faultsIn('complaint', said)).toBe('');
    expect(said).toMatchObject({
      about: ['money'],
      words: WORDS,
      station: 'Bridge',
      made_on: '2026-11-26',
    });
    expect(await hasComplaints()).toBe(false);
  });

  it('is about what the contract names, and may be about all of it', async () => {
    expect(readSchema('complaint')).toMatchObject({ $defs: { category: { enum: CATEGORIES } } });
  });

  it('does not keep another one back when one is refused', { timeout: SLOW }, async () => {
    await leave();
    const shared = await openShared();
    const [first] = await shared.getAll('complaints');
    if (!first) throw new Error('nothing was left');
    // One that this hub refuses for good lies before it.
    await shared.put('complaints', { ...first, complaint_id: '00000000-0000-4000-8000-000000000000' });
    shared.close();
    refused = '00000000-0000-4000-8000-000000000000';
    await sendComplaints(hub, server.enrolment(), PASS, work);
    expect(sent.map((each) => each['complaint_id'])).toEqual([refused, first.complaint_id]);
    const left = await openShared();
    expect((await left.getAll('complaints')).map((each) => each.complaint_id)).toEqual([refused]);
    left.close();
  });

  it.each([
    ['with no pass, which an ended enrolment gets none of', null, null, ['/api/v1/complaints']],
    [
      'where phones have left very many',
      { status: 429, code: 'complaint.later' },
      PASS,
      ['/api/v1/complaints/phone', '/api/v1/complaints'],
    ],
    [
      'with a pass of the week before',
      { status: 403, code: 'complaint.pass_unknown' },
      PASS,
      ['/api/v1/complaints/phone', '/api/v1/complaints'],
    ],
  ])('goes as anybody’s may, with work, %s', { timeout: SLOW }, async (_why, isShut, dayPass, asked) => {
    shut = isShut;
    await leave();
    await sendComplaints(hub, server.enrolment(), dayPass, work);
    expect(paths).toEqual(asked);
    expect(sent.at(-1)).toMatchObject({ work: 'done' });
    expect(sent.at(-1)).not.toHaveProperty('day_pass');
    expect(await hasComplaints()).toBe(false);
  });

  it('stays and asks nothing more where the hub itself fails, or the work cannot be done', { timeout: SLOW }, async () => {
    shut = { status: 503, code: 'hub.busy' };
    await leave();
    await sendComplaints(hub, server.enrolment(), PASS, work);
    expect(paths).toEqual(['/api/v1/complaints/phone']);
    await sendComplaints(hub, server.enrolment(), null, () => Promise.reject(new Error('no worker')));
    expect([paths.length, await hasComplaints()]).toEqual([1, true]);
  });

  it('of an officer’s act lies, goes and opens as a person’s does, and says nothing of a person', { timeout: SLOW }, async () => {
    const act = { what: 'lowered', reason: 'danger_over', suggested: 'NOW', kept: 'REFER' } as const;
    await tellBody(act, { station: 'Bridge', body, hubId: HUB_ID }, () => Date.parse('2026-11-26'));
    const all = await dumpAll();
    for (const secret of ['danger_over', 'lowered', 'Bridge', server.enrolment().enrolment_id]) expect(all).not.toContain(secret);
    await sendComplaints(hub, server.enrolment(), PASS, work);
    const [given = {}] = sent;
    expect([given['kind'], given['key_file']]).toEqual(['oversight', '']);
    const sealed = decodeBase64(given['ciphertext'] ?? '');
    const said = await openText(sealed, identity);
    expect(said).toEqual({ kind: 'oversight', ...act, station: 'Bridge', made_on: '2026-11-26' });
    expect(faultsIn('complaint', said, 'oversight')).toBe('');
    await leave();
    await sendComplaints(hub, server.enrolment(), PASS, work);
    expect(decodeBase64(sent.at(-1)?.['ciphertext'] ?? '').length, 'one length for both').toBe(sealed.length);
    expect(await hasComplaints()).toBe(false);
  });

  it('stays when the receipt is not the hub’s', { timeout: SLOW }, async () => {
    answers = 'stranger';
    await leave();
    await sendComplaints(hub, server.enrolment(), PASS, work);
    expect(await hasComplaints()).toBe(true);
  });
});

describe('work', () => {
  const challenge = {
    parameters: {
      ...{ algorithm: 'PBKDF2/SHA-256', cost: 5000, keyLength: 32, keyPrefix: 'ab', keySignature: 'c', nonce: 'd', salt: 'e' },
      expiresAt: 1,
    },
    signature: 'f',
  };

  it('goes with its challenge, as the hub reads it', async () => {
    const done = await doWork(
      async () => challenge,
      async () => ({ counter: 7, derivedKey: 'ab01' }),
    );
    expect(JSON.parse(atob(done))).toEqual({ challenge, solution: { counter: 7, derivedKey: 'ab01' } });
  });

  it('is not done on anything else, nor sent when it could not be done', async () => {
    await expect(
      doWork(
        async () => ({ code: 'rate.exceeded' }),
        async () => null,
      ),
    ).rejects.toMatchObject({ code: 'hub.unreadable' });
    await expect(
      doWork(
        async () => challenge,
        async () => null,
      ),
    ).rejects.toMatchObject({ code: 'hub.unreadable' });
  });
});
