import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldError } from '../errors.ts';
import { codeOf } from '../testing/codes.ts';
import { type Fault, TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { DAY } from '../vault/clock.ts';
import { sha256Hex, utf8 } from '../vault/encoding.ts';
import { type Enrolment, hubTime, openShared } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import { generateSigningKey } from '@titian/sealing';
import { claim } from './enrol.ts';
import type { Exclusive } from './exclusive.ts';
import { type Fetch, Hub } from './hub.ts';
import { BATCH_ITEMS, Outbox, type PackageItem, type TallySource } from './outbox.ts';
import { LEASE } from './outbox-store.ts';
import { nextLook } from './status.ts';
import codes from '../../../../contracts/codes/language-groups.json';
import languages from '../../../../contracts/codes/languages.json';
import { groupOf, Tallies } from './tallies.ts';

const SECRET = '4820193756';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const realTransaction = IDBDatabase.prototype.transaction;
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
    ({ enrolment, vault } = await pending.adopt(SECRET, 'Officer 1'));
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

  it('takes a tap, or another network, for a reason to ask a hub again that had put it off', async () => {
    await outbox.add([await item()]);
    server.faults = ['put_off'];
    await outbox.send();
    outbox.renew();
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
  });

  it('gives up a request that hangs when somebody wants to send now, and not one that has just begun', async () => {
    const hanging: AbortSignal[] = [];
    const fetcher: Fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        const signal = init?.signal;
        if (!signal) return;
        hanging.push(signal);
        signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      });
    outbox.close();
    const elapsed = vi.spyOn(performance, 'now').mockReturnValue(0);
    outbox = await Outbox.open(enrolment, new Hub(server.origin, fetcher), { clock });
    await outbox.add([await item()]);
    const sending = outbox.send();
    await vi.waitFor(() => expect(hanging).toHaveLength(1), 30_000);
    outbox.renew();
    expect(hanging[0]?.aborted).toBe(false);
    elapsed.mockReturnValue(10_000);
    outbox.renew();
    expect(await sending).toMatchObject({ waiting: 1, problem: { code: 'hub.unreachable' } });
    elapsed.mockRestore();
  });

  it('carries half after a request that a crawling network did not bring through, and more again later', async () => {
    for (let at = 0; at < 25; at += 1) await outbox.add([await item(`small ${at}`, crypto.randomUUID())]);
    const crawling: Fetch = async (input, init) => {
      if (input.endsWith('/sync') && server.faults.length > 0) now += 90_000;
      return server.fetch(input, init);
    };
    outbox.close();
    outbox = await Outbox.open(enrolment, new Hub(server.origin, crawling), { clock });
    server.faults = ['unreachable'];
    await outbox.send();
    server.faults = ['unreachable'];
    await outbox.send();
    server.requests = [];
    expect(await outbox.send()).toMatchObject({ received: 25, problem: null });
    expect(server.batches().map((batch) => batch.length)).toEqual([5, 10, 10]);
  });

  it.each([
    ['a page', () => new Response('<html>Sign in</html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } })],
    ['a page that forbids', () => new Response('<html>', { status: 403, headers: { 'Content-Type': 'text/html' } })],
    ['511', () => new Response('<html>', { status: 511, headers: { 'Content-Type': 'text/html' } })],
    ['a redirect', () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })],
  ])('says that another answers in the hub’s place when there is %s', async (_what, answer) => {
    await outbox.add([await item()]);
    outbox.close();
    outbox = await Outbox.open(enrolment, new Hub(server.origin, async () => answer()), { clock });
    expect(await outbox.send()).toMatchObject({ waiting: 1, problem: { code: 'hub.other_answers' } });
  });

  it('never undoes what another tab has brought meanwhile', async () => {
    await outbox.add([await item()]);
    const other = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock });
    const slow: Fetch = async (input, init) => {
      if (!input.endsWith('/sync')) return server.fetch(input, init);
      now += LEASE; // the lease runs out while the request is out, and the other tab sends it
      await other.send();
      throw new TypeError('network');
    };
    outbox.close();
    outbox = await Outbox.open(enrolment, new Hub(server.origin, slow), { clock });
    expect(await outbox.send()).toMatchObject({ problem: { code: 'hub.unreachable' } });
    expect(await states()).toEqual(['received']);
    other.close();
  });

  it('lets one tab send at a time, and takes a killed tab’s items at once', async () => {
    await outbox.add([await item()]);
    const shared = await openShared();
    const [row] = await shared.getAll('sealed');
    if (!row) throw new Error('no row');
    await shared.put('sealed', { ...row, state: 'sending', lease: { holder: 'killed', until: now + LEASE } });
    shared.close();
    let before: Promise<unknown> = Promise.resolve();
    const exclusive: Exclusive = (_name, work) => {
      const after = before.then(() => work(true));
      before = after;
      return after;
    };
    const tabs = await Promise.all([1, 2].map(() => Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock, exclusive })));
    const reports = await Promise.all(tabs.map((tab) => tab.send()));
    expect(reports.map((report) => report.received)).toEqual([1, 0]);
    expect(server.batches().flat()).toHaveLength(1);
    for (const tab of tabs) tab.close();
  });

  it('sets apart what this phone’s storage has spoilt, says so, and sends the others', async () => {
    const [spoilt, whole] = [await item('spoilt', REFERRAL, 1), await item('whole', REFERRAL, 2)];
    await outbox.add([spoilt, whole]);
    const shared = await openShared();
    const row = (await shared.getAll('sealed')).find(({ item_id }) => item_id === spoilt.envelope.item_id);
    if (!row) throw new Error('no row');
    await shared.put('sealed', { ...row, ciphertext: utf8('spoiLt') });
    shared.close();
    expect(await outbox.send()).toMatchObject({
      received: 1,
      refused: [{ item_id: spoilt.envelope.item_id, code: 'item.damaged' }],
      problem: null,
    });
    expect((await outbox.listRefused()).map((each) => each.refusal)).toEqual(['item.damaged']);
    expect([...server.received.keys()]).toEqual([whole.envelope.item_id]);
  });

  it('fetches the list of keys once when the hub signs with a key it has never heard of, and believes the root alone', async () => {
    await outbox.add([await item()]);
    const old = server.hub;
    server.hub = server.stranger; // a new key, after weeks without contact
    server.keysSequence = 2;
    await server.publish({ publisher: [], country: [] });
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
    server.requests = [];
    await outbox.send();
    expect(server.requests.map((request) => request.path)).toEqual(['/api/v1/sync']);
    server.hub = old; // and a list that the root has not signed changes nothing
    const forged = await server.keysJws(server.publisher);
    server.hub = await generateSigningKey();
    server.releases = { ...server.releases, keys: forged };
    await outbox.add([await item('another', crypto.randomUUID())]);
    expect(await outbox.send()).toMatchObject({ received: 0, waiting: 1, problem: { code: 'receipt.not_trusted' } });
  });

  it('opens its database again when the browser has closed it', async () => {
    const opened: IDBDatabase[] = [];
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...of) {
      opened.push(this);
      return realTransaction.apply(this, of as [string]);
    });
    await outbox.add([await item()]);
    transaction.mockRestore();
    for (const database of opened) database.close();
    expect(await outbox.count()).toBe(1);
    expect(await outbox.send()).toMatchObject({ received: 1, problem: null });
  });

  it('opens what a newer version of the app has left', async () => {
    await outbox.add([await item()]);
    outbox.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('titian-shared', 40);
      request.onupgradeneeded = () => request.result.createObjectStore('of_the_future');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error ?? new Error('open failed'));
    });
    outbox = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock });
    expect(await outbox.send()).toMatchObject({ received: 1, problem: null });
  });

  it('sends what the version before has left, in a store of its own', async () => {
    const { envelope, ciphertext } = await item();
    const { item_id } = envelope;
    const left = {
      item_id,
      enrolment_id: enrolment.enrolment_id,
      envelope,
      ciphertext,
      state: 'sending',
      added_at: '2026-11-25T08:00:00Z',
    };
    const shared = await openShared();
    const names = [...shared.objectStoreNames].filter((name) => name !== 'sealed');
    const stores = names.map((name) => ({ name, keyPath: shared.transaction(name).store.keyPath }));
    const kept = await Promise.all(stores.map(({ name }) => shared.getAll(name)));
    shared.close();
    outbox.close();
    await forgetDatabases();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('titian-shared', 2);
      request.onupgradeneeded = () => {
        for (const [at, { name, keyPath }] of stores.entries()) {
          const store = request.result.createObjectStore(name, { keyPath: keyPath as string });
          for (const row of kept[at] ?? []) store.put(row);
          if (name === 'outbox') store.put({ ...left, lease: { holder: 'gone', until: 0 }, receipt: null, refusal: null });
        }
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error ?? new Error('open failed'));
    });
    outbox = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock });
    expect(await outbox.count()).toBe(1);
    expect(await outbox.send()).toMatchObject({ received: 1, problem: null });
  });

  describe('of a full phone', () => {
    const full = new DOMException('full', 'QuotaExceededError');
    const alone: Exclusive = (_name, work) => work(true);
    const failing = (fails: (put: number) => boolean) => {
      const realPut = IDBObjectStore.prototype.put;
      let puts = 0;
      return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...of) {
        puts += 1;
        if (fails(puts)) throw full;
        return realPut.apply(this, of as [unknown]);
      });
    };
    beforeEach(async () => {
      await outbox.add([await item('a', REFERRAL, 0), await item('b', REFERRAL, 1)]);
      outbox.close();
      outbox = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock, exclusive: alone });
    });

    it.each([1, 2, 3, 4, 5, 6, 7, 8])('loses nothing and sends nothing twice when write %i of a round fails', async (nth) => {
      const put = failing((puts) => puts === nth);
      await outbox.send();
      put.mockRestore();
      expect((await outbox.send()).problem).toBeNull();
      expect(await states()).toEqual(['received', 'received']);
      expect(server.received.size).toBe(2);
    });

    it('hands over all the same when nothing at all can be written, says so, and makes room once the backup has it', async () => {
      const put = failing(() => true);
      expect(await outbox.send()).toMatchObject({ problem: { code: 'storage.full' } });
      expect(server.received.size).toBe(2);
      server.backedUpThrough = 2;
      await outbox.send();
      put.mockRestore();
      expect(await states()).toEqual([]);
      expect(server.received.size).toBe(2);
    });
  });

  it('sends exactly the envelope and the ciphertext', async () => {
    const sent = await item('planted');
    await outbox.add([sent]);
    await outbox.send();
    const [[only]] = server.batches() as [[Record<string, unknown>]];
    expect(only).toEqual({ item_id: sent.envelope.item_id, kind: 'package', envelope: sent.envelope, ciphertext: btoa('planted') });
  });

  it('waits as long as the hub asks, whoever wants it sooner, and then sends', async () => {
    await outbox.add([await item()]);
    server.faults = ['put_off'];
    const asked = { code: 'hub.refused', params: { code: 'rate.exceeded', wait_seconds: 90 } };
    expect(await outbox.send()).toMatchObject({ received: 0, waiting: 1, problem: asked });
    const before = server.requests.length;
    now += 89_000;
    expect(await outbox.send()).toMatchObject({ waiting: 1, problem: { params: { wait_seconds: 1 } } });
    expect(server.requests).toHaveLength(before);
    now += 1_000;
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
  });

  it('is silenced for an hour at most, and not by a clock that was set back', async () => {
    await outbox.add([await item()]);
    server.retryAfter = '86400';
    server.faults = ['put_off', 'put_off'];
    expect(await outbox.send()).toMatchObject({ problem: { params: { wait_seconds: 3_600 } } });
    now += 3_600_000;
    expect(await outbox.send()).toMatchObject({ problem: { params: { wait_seconds: 3_600 } } });
    now -= DAY;
    expect(await outbox.send()).toMatchObject({ received: 1, problem: null });
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
    const [row] = await shared.getAll('sealed');
    if (!row) throw new Error('no row');
    await shared.put('sealed', { ...row, state: 'sending', lease: { holder: 'dead', until: now + LEASE } });
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

  describe('a hub that has found bytes damaged', () => {
    const offered = (): unknown[] => server.batches().map((batch) => batch.map(({ item_id }) => item_id));

    it('gets them again at once, whatever its backup is said to have passed, and once a contact', async () => {
      const [whole, rotten] = [await item('whole'), await item('rotten', crypto.randomUUID())];
      await outbox.add([whole, rotten]);
      await outbox.send();
      server.requests = [];
      server.later = { again: [rotten.envelope.item_id] };
      server.backedUpThrough = 2;
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
      expect(offered()).toEqual([[], [rotten.envelope.item_id]]);
    });

    it('asks in vain for what was let go of, and for what is another enrolment’s', async () => {
      const sent = await item();
      await outbox.add([sent]);
      await outbox.send();
      server.backedUpThrough = 1;
      await outbox.send();
      server.requests = [];
      server.later = { again: [sent.envelope.item_id, 'nobody’s', 7, null] };
      expect(await outbox.send()).toMatchObject({ received: 0, waiting: 0, problem: null });
      expect(offered()).toEqual([[]]);
    });
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

  it('is told that a recipient’s key has ended, keeps the item and never offers it again; the next goes out', async () => {
    const ended = await item('ended', REFERRAL, 0);
    await outbox.add([ended, await item('next', REFERRAL, 1)]);
    server.refuseItems.set(ended.envelope.item_id, 'recipient.ended');
    expect(await outbox.send()).toMatchObject({ received: 1, refused: [{ code: 'recipient.ended' }], waiting: 0, problem: null });
    server.refuseItems.clear();
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
  }, 20_000);

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

  it('offers counts again when a restored hub has another epoch, and asks for boards last', async () => {
    const said: string[] = [];
    let isDue = true;
    const source: TallySource = {
      due: async () =>
        isDue ? [{ item_id: crypto.randomUUID(), kind: 'tally', tally: { day: '2026-11-24', mark: 'STOPPED', total: 2 } }] : [],
      markSent: async (ids) => {
        isDue = isDue && ids.size === 0;
      },
      noteEpoch: async (epoch) => {
        said.push(epoch);
        const isAgain = epoch !== 'epoch-1' && said.filter((each) => each === epoch).length === 1;
        if (isAgain) isDue = true;
        return isAgain;
      },
      learn: async () => {
        said.push('learn');
      },
    };
    await outbox.send(source);
    expect(said).toEqual(['epoch-1', 'learn']);
    server.epoch = 'epoch-2';
    server.requests = [];
    await outbox.send(source);
    expect(server.batches().map((batch) => batch.length)).toEqual([0, 1]);
    expect(said).toEqual(['epoch-1', 'learn', 'epoch-2', 'epoch-2', 'learn']);
    server.faults = ['error'];
    expect((await outbox.send(source)).problem?.code).toBe('hub.failed');
    expect(said.at(-1)).toBe('learn'); // of the time before: where sending fails nothing is asked
    expect(said).toHaveLength(5);
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

  it('reads the answer of a newer hub: what it does not know is passed over', async () => {
    server.later = { of_later_years: { any: ['thing'] } };
    server.responsibilities = [
      { referral_id: crypto.randomUUID(), responsibility: 'a word of later years' },
      { referral_id: REFERRAL, responsibility: 'taken' },
    ];
    await outbox.add([await item()]);
    expect(await outbox.send()).toMatchObject({
      received: 1,
      refused: [],
      waiting: 0,
      problem: null,
      referrals: [{ referral_id: REFERRAL, responsibility: 'taken' }],
    });
  });

  it('says one time to look again, for every referral of the station', () => {
    const at = (clock: string): string => new Date(nextLook(new Date(`2026-11-25T${clock}`).getTime())).toTimeString().slice(0, 5);
    expect([at('12:00:00'), at('12:00:01'), at('12:59:59'), at('23:10:00')]).toEqual(['13:00', '13:00', '13:00', '00:00']);
  });

  it('remembers the latest day the hub has signed, and no hour', async () => {
    await outbox.send();
    const shared = await openShared();
    expect(await hubTime(shared)).toBe(Date.parse('2026-11-20T00:00:00Z'));
    server.issuedAt = '2026-11-20T13:14:15Z';
    await outbox.send();
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
      await tallies.add('en', 'INFO', ['STOPPED', 'REFUSED']);
      await tallies.add('ms', 'TODAY', ['STOPPED']);
      await tallies.add('tlh', 'NOW');
      await outbox.send(tallies);
      expect(server.batches()).toEqual([[]]);
      now += DAY;
      await outbox.send(tallies);
      const sent = server.batches().at(-1) ?? [];
      expect(sent.map((each) => each['tally'])).toEqual([
        { day: '2026-11-25', language_group: 'english', level: 'INFO', total: 1 },
        { day: '2026-11-25', mark: 'REFUSED', total: 1 },
        { day: '2026-11-25', language_group: 'malay', level: 'TODAY', total: 3 },
        { day: '2026-11-25', mark: 'STOPPED', total: 2 },
        { day: '2026-11-25', language_group: 'other', level: 'NOW', total: 1 },
      ]);
      await outbox.send(tallies);
      expect(server.batches().at(-1)).toEqual([]);
    });

    it('go again to a hub that was restored, under the same ids', async () => {
      await tallies.add('id', 'TODAY');
      now += DAY;
      await outbox.send(tallies);
      const [before] = server.batches().at(-1) ?? [];
      server.received.clear();
      server.epoch = 'epoch-2';
      await outbox.send(tallies);
      expect(server.batches().at(-1)).toEqual([before]);
      await outbox.send(tallies);
      expect(server.batches().at(-1)).toEqual([]);
    });

    it('that storage has spoilt hold up neither a package nor the next count', async () => {
      await tallies.add('id', 'TODAY');
      const spoil = vi.spyOn(vault, 'get').mockRejectedValue(new FieldError('vault.damaged'));
      await outbox.add([await item()]);
      expect(await outbox.send(tallies)).toMatchObject({ received: 1, problem: null });
      await tallies.add('id', 'NOW');
      spoil.mockRestore();
      now += DAY;
      expect((await tallies.due()).map((each) => each.tally)).toEqual([
        { day: '2026-11-25', language_group: 'malay', level: 'NOW', total: 1 },
      ]);
    });

    it('name a group of languages and never a language, and each known language has one group', () => {
      expect(groupOf('rhg')).toBe('other');
      expect(groupOf('shn')).toBe('other');
      expect(groupOf('lo')).toBe(groupOf('th'));
      for (const { tag } of languages.languages) {
        const named = codes.groups.filter((group) => group.languages.includes(tag)).map((group) => group.id);
        expect(named.length).toBeLessThanOrEqual(1);
        expect(groupOf(tag)).toBe(named[0] ?? 'other');
      }
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
      await tallies.add('km', 'TODAY');
      expect((await tallies.due()).length).toBe(0);
      expect(await dumpAll()).not.toContain('khmer');
    });
  });
});
