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
import { leaveComplaint } from './make.ts';
import { hasComplaints, sendComplaints } from './send.ts';

const SLOW = 20_000;
const WORDS = 'They took my quince';

describe('a complaint', () => {
  let server: TestHub;
  let identity: string;
  let body: Recipient;
  let sent: Record<string, string>[];
  /** How the hub answers: under its own key, under another, or not at all. */
  let answers: 'hub' | 'stranger' | 'nobody';
  let refused: string | null;
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
    hub = new Hub(server.origin, async (_address, init) => {
      if (answers === 'nobody') throw new TypeError('offline');
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
    await sendComplaints(hub, server.enrolment());
    expect(await hasComplaints()).toBe(true);
    const all = await dumpAll();
    for (const secret of [WORDS, 'money', code, 'Bridge', server.enrolment().enrolment_id]) expect(all).not.toContain(secret);
  });

  it('goes alone and unsigned, says only what was chosen, and is forgotten once the hub has signed for it', { timeout: SLOW }, async () => {
    await leave();
    await sendComplaints(hub, server.enrolment());
    const [given = {}] = sent;
    expect(Object.keys(given).sort()).toEqual(['ciphertext', 'complaint_id', 'key_file', 'lookup', 'recipient']);
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
    await sendComplaints(hub, server.enrolment());
    expect(sent.map((each) => each['complaint_id'])).toEqual([refused, first.complaint_id]);
    const left = await openShared();
    expect((await left.getAll('complaints')).map((each) => each.complaint_id)).toEqual([refused]);
    left.close();
  });

  it('stays when the receipt is not the hub’s', { timeout: SLOW }, async () => {
    answers = 'stranger';
    await leave();
    await sendComplaints(hub, server.enrolment());
    expect(await hasComplaints()).toBe(true);
  });
});
