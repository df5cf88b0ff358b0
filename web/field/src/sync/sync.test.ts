import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { type Fault, TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { DAY } from '../vault/clock.ts';
import { sha256Hex, utf8 } from '../vault/encoding.ts';
import { type Enrolment, hubTime, openShared } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import { claim } from './enrol.ts';
import { Hub } from './hub.ts';
import { BATCH_ITEMS, Outbox, type PackageItem } from './outbox.ts';
import { LEASE } from './outbox-store.ts';
import { listReferrals } from './status.ts';
import { Tallies } from './tallies.ts';

const SECRET = '48201937';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const REFERRAL = '5d3c0d0e-60c6-4a56-8f3e-0a8d40a53c01';

async function item(content = 'ciphertext', referral_id = REFERRAL, position = 1): Promise<PackageItem> {
  const ciphertext = utf8(content);
  const sha256 = await sha256Hex(ciphertext);
  return {
    ciphertext,
    envelope: { item_id: crypto.randomUUID(), referral_id, recipient: 'f'.repeat(64), position, level: 'TODAY', answer_within: 60, sha256 },
  };
}

describe('an outbox', () => {
  let server: TestHub;
  let enrolment: Enrolment;
  let vault: Vault;
  let outbox: Outbox;
  let now = NOW;
  const clock = (): number => now;

  /** The app as it is after being killed: new objects over what lies on the phone. */
  const restart = async (): Promise<void> => {
    outbox.close();
    outbox = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock });
  };
  const states = async (): Promise<string[]> => (await outbox.list()).map((record) => record.state);

  beforeEach(async () => {
    now = NOW;
    server = await TestHub.open();
    const hub = new Hub(server.origin, server.fetch);
    const pending = await claim(
      hub,
      { hub: server.origin, hub_id: server.enrolment().hub_id, code: 'link-code', root: server.root.kid },
      { cost: QUICK },
    );
    ({ enrolment, vault } = await pending.adopt(SECRET));
    outbox = await Outbox.open(enrolment, hub, { clock });
    server.requests = [];
  });
  afterEach(async () => {
    outbox.close();
    vault.lock();
    await forgetDatabases();
  });

  it('sends with the vault locked, and keeps the item after the receipt until the backup has it', async () => {
    await outbox.add([await item()]);
    vault.lock();
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null, refused: [] });
    expect(await states()).toEqual(['received']);
    await outbox.send();
    expect(await states()).toEqual(['received']);
    server.backedUpThrough = 1;
    await outbox.send();
    expect(await states()).toEqual([]);
  });

  it('sends exactly the envelope and the ciphertext', async () => {
    const sent = await item('planted');
    await outbox.add([sent]);
    await outbox.send();
    const [[only]] = server.batches() as [[Record<string, unknown>]];
    expect(only).toEqual({ item_id: sent.envelope.item_id, kind: 'package', envelope: sent.envelope, ciphertext: btoa('planted') });
  });

  it.each<[Fault, string]>([
    ['unreachable', 'hub.unreachable'],
    ['error', 'hub.failed'],
    ['garbage', 'hub.unreadable'],
    ['cut', 'hub.unreadable'],
    ['forged', 'receipt.not_trusted'],
    ['no_receipt', 'hub.unreadable'],
    ['lost_answer', 'hub.unreachable'],
  ])('loses nothing when the answer is %s', async (fault, code) => {
    await outbox.add([await item()]);
    server.faults = [fault];
    const report = await outbox.send();
    expect(report.problem?.code).toBe(code);
    expect(report).toMatchObject({ received: 0, waiting: 1 });
    expect(await states()).toEqual(['waiting']);
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
    expect(server.received.size).toBe(1);
  });

  it('offers the same item again after being killed between sending and the receipt', async () => {
    const sent = await item();
    await outbox.add([sent]);
    server.faults = ['lost_answer'];
    const realPut = IDBObjectStore.prototype.put;
    let puts = 0;
    // The process dies while the request is out: nothing more is written.
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...of) {
      puts += 1;
      if (puts > 1) throw new DOMException('dead', 'AbortError');
      return realPut.apply(this, of as [unknown]);
    });
    await outbox.send();
    put.mockRestore();
    await restart();
    expect(await states()).toEqual(['sending']);
    expect(await outbox.send()).toMatchObject({ received: 0, waiting: 1 }); // the lease still runs: another tab may be sending
    now += LEASE;
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
    const ids = server
      .batches()
      .flat()
      .map((each) => each['item_id']);
    expect(new Set(ids)).toEqual(new Set([sent.envelope.item_id]));
    expect(server.received.size).toBe(1);
  });

  it.each([365 * DAY, -365 * DAY])('frees a lease made under a clock that is %d ms off', async (jump) => {
    await outbox.add([await item()]);
    server.faults = ['unreachable'];
    const shared = await openShared();
    const [row] = await shared.getAll('outbox');
    if (!row) throw new Error('no row');
    await shared.put('outbox', { ...row, state: 'sending', lease: { holder: 'dead', until: now + LEASE } });
    shared.close();
    server.faults = [];
    now += jump;
    expect(await outbox.send()).toMatchObject({ received: 1 });
  });

  it.each([365 * DAY, -365 * DAY])('keeps received items when the clock jumps by %d ms', async (jump) => {
    await outbox.add([await item()]);
    await outbox.send();
    now += jump;
    await outbox.send();
    expect(await states()).toEqual(['received']);
  });

  it('forgets a received item 30 days of the hub’s time later', async () => {
    await outbox.add([await item()]);
    await outbox.send();
    server.issuedAt = '2026-12-19T00:00:00Z';
    await outbox.send();
    expect(await states()).toEqual(['received']);
    server.issuedAt = '2026-12-21T00:00:00Z';
    await outbox.send();
    expect(await states()).toEqual([]);
  });

  it('keeps a refused item for the supervisor and lets the others through', async () => {
    const bad = await item('bad', REFERRAL, 1);
    await outbox.add([bad, await item('good', REFERRAL, 2)]);
    server.refuseItems.set(bad.envelope.item_id, 'envelope.invalid');
    expect(await outbox.send()).toMatchObject({
      received: 1,
      refused: [{ item_id: bad.envelope.item_id, code: 'envelope.invalid' }],
      waiting: 0,
    });
    expect((await outbox.list()).map((record) => [record.state, record.refusal])).toEqual([
      ['refused', 'envelope.invalid'],
      ['received', null],
    ]);
    await outbox.send();
    expect(server.batches().at(-1)).toEqual([]);
  });

  it.each(['item.failed', 'recipient.unknown'])('keeps and offers again what was refused with %s', async (code) => {
    const unlucky = await item('unlucky', REFERRAL, 1);
    await outbox.add([unlucky, await item('lucky', REFERRAL, 2)]);
    server.refuseItems.set(unlucky.envelope.item_id, code);
    const report = await outbox.send();
    expect(report).toMatchObject({ received: 1, refused: [], waiting: 1 });
    expect(report.problem).toMatchObject({ code: 'item.refused', params: { code } }); // so that the triggers back off
    server.refuseItems.clear();
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
  });

  it('cuts a batch that is too large until one item stands alone, and sets that aside', async () => {
    await outbox.add(await Promise.all(['a', 'b', 'c'].map((each, at) => item(each, REFERRAL, at + 1))));
    server.faults = ['too_large', 'too_large', 'too_large'];
    const report = await outbox.send();
    expect(report).toMatchObject({ received: 2, waiting: 0, problem: null });
    expect(report.refused).toMatchObject([{ code: 'request.too_large' }]);
  });

  it('sends in batches of at most twenty items and four megabytes', async () => {
    for (let at = 0; at < 25; at += 1) await outbox.add([await item(`small ${at}`, crypto.randomUUID())]);
    await outbox.send();
    expect(server.batches().map((batch) => batch.length)).toEqual([BATCH_ITEMS, 5]);
    const large = 'x'.repeat(900_000);
    for (let at = 0; at < 5; at += 1) await outbox.add([await item(large, crypto.randomUUID())]);
    server.requests = [];
    await outbox.send();
    expect(server.batches().map((batch) => batch.length)).toEqual([3, 2]);
  });

  it('offers kept items again when a restored hub has another epoch, once', async () => {
    await outbox.add([await item()]);
    await outbox.send();
    server.received.clear(); // last night's backup
    server.epoch = 'epoch-2';
    const report = await outbox.send();
    expect(report).toMatchObject({ received: 1, waiting: 0, problem: null });
    expect(server.received.size).toBe(1);
    server.requests = [];
    await outbox.send();
    expect(server.batches()).toEqual([[]]);
  });

  it('does not go round for ever with a restored hub that kept the item and repeats its old receipt', async () => {
    await outbox.add([await item()]);
    await outbox.send();
    server.epoch = 'epoch-2';
    server.requests = [];
    await outbox.send();
    await outbox.send();
    expect(server.batches().map((batch) => batch.length)).toEqual([0, 1, 0]);
  });

  it('asks for a new nonce once when the hub has forgotten it', async () => {
    await outbox.add([await item()]);
    await outbox.send();
    server.forgetNonces(); // a restarted hub
    expect(await outbox.send()).toMatchObject({ problem: null });
  });

  it('says so when this phone was withdrawn, and keeps what it has', async () => {
    await outbox.add([await item()]);
    server.transport = (await TestHub.open()).root.publicJwk;
    const report = await outbox.send();
    expect(report.problem).toMatchObject({ code: 'hub.refused', params: { code: 'signature.invalid' } });
    expect(await states()).toEqual(['waiting']);
  });

  it('keeps all packages of a referral or none when the disk is full', async () => {
    const realPut = IDBObjectStore.prototype.put;
    let puts = 0;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...of) {
      puts += 1;
      if (puts > 1) throw new DOMException('full', 'QuotaExceededError');
      return realPut.apply(this, of as [unknown]);
    });
    const items = [await item('a', REFERRAL, 1), await item('b', REFERRAL, 2)];
    expect(await codeOf(outbox.add(items))).toBe('storage.full');
    put.mockRestore();
    expect(await outbox.list()).toEqual([]);
  });

  it('learns only whether somebody has taken responsibility, of its own referrals', async () => {
    await outbox.add([await item()]);
    expect(await listReferrals(enrolment.enrolment_id)).toMatchObject([{ referral_id: REFERRAL, responsibility: 'waiting' }]);
    server.responsibilities = [
      { referral_id: REFERRAL, responsibility: 'taken' },
      { referral_id: 'somebody else’s', responsibility: 'taken' },
    ];
    expect(await outbox.send()).toMatchObject({ changed: 1 });
    expect(await listReferrals(enrolment.enrolment_id)).toEqual([
      { referral_id: REFERRAL, responsibility: 'taken', made_on: '2026-11-25' },
    ]);
  });

  it('remembers the highest time the hub has signed', async () => {
    await outbox.send();
    const shared = await openShared();
    expect(await hubTime(shared)).toBe(Date.parse('2026-11-20T00:00:00Z'));
    server.issuedAt = '2026-11-10T00:00:00Z';
    await outbox.send();
    expect(await hubTime(shared)).toBe(Date.parse('2026-11-20T00:00:00Z'));
    shared.close();
  });

  describe('and the tallies', () => {
    let tallies: Tallies;
    beforeEach(() => {
      tallies = new Tallies(vault, clock);
    });

    it('go with the next day’s batch, as absolute totals, once', async () => {
      await tallies.add('id', 'TODAY');
      await tallies.add('id', 'TODAY');
      await tallies.add('en', 'INFO');
      await outbox.send(tallies);
      expect(server.batches()).toEqual([[]]);
      now += DAY;
      await outbox.send(tallies);
      const sent = server.batches().at(-1) ?? [];
      expect(sent.map((each) => each['tally'])).toEqual([
        { day: '2026-11-25', language: 'id', level: 'TODAY', total: 2 },
        { day: '2026-11-25', language: 'en', level: 'INFO', total: 1 },
      ]);
      await outbox.send(tallies);
      expect(server.batches().at(-1)).toEqual([]);
    });

    it('stay for the next time when the hub does not answer', async () => {
      await tallies.add('id', 'TODAY');
      now += DAY;
      server.faults = ['lost_answer'];
      await outbox.send(tallies);
      await outbox.send(tallies);
      const [first, second] = server.batches();
      expect(second).toEqual(first);
      expect((await tallies.due()).length).toBe(0);
    });

    it('that nobody signed for are sent again', async () => {
      await tallies.add('id', 'TODAY');
      now += DAY;
      server.faults = ['forged'];
      await outbox.send(tallies);
      expect(await tallies.due()).toHaveLength(1);
    });

    it('never hold back a package when the vault is locked meanwhile', async () => {
      await outbox.add([await item()]);
      vault.lock();
      expect(await outbox.send(tallies)).toMatchObject({ received: 1, problem: null });
    });

    it('lie where nobody reads them without the secret', async () => {
      await tallies.add('planted-quince', 'TODAY');
      expect(await dumpAll()).not.toContain('quince');
    });
  });
});
