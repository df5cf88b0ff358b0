import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FieldError } from '../errors.ts';
import { codeOf } from '../testing/codes.ts';
import { TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { DAY, instant } from '../vault/clock.ts';
import { sha256Hex, utf8 } from '../vault/encoding.ts';
import { type OpenEnrolment, listEnrolments, openShared } from '../vault/shared.ts';
import { createVault, listVaults, unlock, type Vault } from '../vault/vault.ts';
import { finishWipes, forgetEnrolment, wipeEnrolment } from '../vault/wipe.ts';
import { claim } from './enrol.ts';
import { Hub } from './hub.ts';
import { Outbox, type PackageItem } from './outbox.ts';

const SECRET = '4820193756';
const DRAFT = 'draft-1';

async function item(content: string): Promise<PackageItem> {
  const ciphertext = utf8(content);
  const envelope = {
    item_id: crypto.randomUUID(),
    referral_id: crypto.randomUUID(),
    recipient: 'f'.repeat(64),
    position: 0,
    level: 'TODAY',
    answer_within: 60,
    sha256: await sha256Hex(ciphertext),
  };
  return { ciphertext, envelope };
}

describe('an enrolment that the hub has ended', () => {
  let server: TestHub;
  let enrolment: OpenEnrolment;
  let vault: Vault;
  let outbox: Outbox;

  const isVaultOpenable = async (): Promise<string> => codeOf(unlock(enrolment.enrolment_id, SECRET).then((opened) => opened.lock()));
  const sealedLeft = async (): Promise<string[]> => (await outbox.list()).map((record) => record.state);

  beforeEach(async () => {
    server = await TestHub.open();
    const hub = new Hub(server.origin, server.fetch);
    const link = { hub: server.origin, hub_id: server.enrolment().hub_id, code: 'link-code', root: server.root.kid };
    ({ enrolment, vault } = await (await claim(hub, link, { cost: QUICK })).adopt(SECRET, 'Officer 1'));
    // A whole draft is not needed to see whether it goes.
    await vault.put('drafts', DRAFT, { id: DRAFT, started_at: new Date().toISOString() } as never);
    outbox = await Outbox.open(enrolment, hub);
    server.requests = [];
  });
  afterEach(async () => {
    outbox.close();
    vault.lock();
    await forgetDatabases();
  });

  it.each(['forged', 'of_another', 'of_yesterday', 'unsigned'] as const)(
    'is none when the word for it is %s: nothing is touched',
    async (how) => {
      await outbox.add([await item('sealed')]);
      server.ended = how;
      const report = await outbox.send();
      expect(report).toMatchObject({ isEnded: false, received: 0, waiting: 1 });
      expect(report.problem?.params['code']).toBe('device.revoked');
      expect(await sealedLeft()).toEqual(['waiting']);
      expect(await vault.get('drafts', DRAFT)).toBeDefined();
      vault.lock();
      expect(await isVaultOpenable()).toBe('no error');
    },
  );

  it('is wiped at the next contact: key, drafts, counts, certificate, name and how referrals stand', async () => {
    await outbox.add([await item('sealed')]);
    await outbox.send();
    vault.lock();
    server.ended = 'ended';
    expect(await outbox.send()).toMatchObject({ isEnded: true, problem: null });
    expect(await isVaultOpenable()).toBe('vault.missing');
    const shared = await openShared();
    expect(await listEnrolments(shared)).toEqual([]);
    shared.close();
    const left = await dumpAll();
    for (const word of [enrolment.label, enrolment.officer_name, enrolment.certificate, enrolment.station.name])
      expect(left).not.toContain(word);
  });

  it('locks the vault that is open, here or in another tab', async () => {
    let locked = 0;
    const other = await unlock(enrolment.enrolment_id, SECRET);
    for (const each of [vault, other]) each.onLock(() => (locked += 1));
    server.ended = 'ended';
    await outbox.send();
    expect([vault.isLocked, other.isLocked, locked]).toEqual([true, true, 2]);
    expect(await codeOf(vault.get('officer', 'signing'))).toBe('vault.locked');
  });

  it('hands over what is sealed, and keeps it until the backup of the hub has it', async () => {
    await outbox.add([await item('one'), await item('two')]);
    server.ended = 'ended';
    expect(await outbox.send()).toMatchObject({ received: 2, waiting: 0, isEnded: true, isForgotten: false });
    expect(await sealedLeft()).toEqual(['received', 'received']);
    server.backedUpThrough = 9;
    expect(await outbox.send()).toMatchObject({ isEnded: true, isForgotten: true, problem: null });
    expect(await dumpAll((name) => name === 'titian-shared')).not.toContain(enrolment.enrolment_id);
  });

  it('keeps what the hub sets apart no more of, and offers it again', async () => {
    await outbox.add([await item('one')]);
    server.ended = 'ended';
    server.quarantineIsFull = true;
    expect(await outbox.send()).toMatchObject({ isEnded: true, isForgotten: false, waiting: 1 });
    server.quarantineIsFull = false;
    expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0 });
  });

  describe('by a hub that has turned malicious', () => {
    let now: number;
    const wait = (days: number): void => {
      now += days * DAY;
    };
    /** What the hub signs is dated so many days after the beginning. */
    const dateHub = (days: number): void => {
      server.issuedAt = instant(Date.parse('2026-11-20T00:00:00Z') + days * DAY);
    };
    beforeEach(async () => {
      now = Date.parse('2026-11-26T00:00:00Z');
      outbox.close();
      outbox = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { clock: () => now });
      server.ended = 'ended';
    });

    it.each(['item.malformed', 'item.phone_ended', 'recipient.ended', 'request.too_large', 'anything.else'])(
      'and refuses each item with %s: the sealed bytes stay thirty days',
      async (code) => {
        const sealed = await item('sealed');
        await outbox.add([sealed]);
        server.refuseItems.set(sealed.envelope.item_id, code);
        server.backedUpThrough = 9_999;
        for (let day = 0; day <= 30; day += 10) {
          expect(await outbox.send()).toMatchObject({ isEnded: true, isForgotten: false, waiting: 0 });
          expect((await outbox.list()).map((row) => [row.state, row.refusal, row.ciphertext])).toEqual([
            ['refused', code, sealed.ciphertext],
          ]);
          wait(10);
          dateHub(day + 10);
        }
        wait(1);
        dateHub(41);
        expect(await outbox.send()).toMatchObject({ isForgotten: true });
        expect(await dumpAll((name) => name === 'titian-shared')).not.toContain(enrolment.enrolment_id);
      },
    );

    it('that dates its signatures a year ahead shortens nothing', async () => {
      const sealed = await item('sealed');
      await outbox.add([sealed]);
      server.refuseItems.set(sealed.envelope.item_id, 'item.malformed');
      await outbox.send();
      dateHub(360);
      expect(await outbox.send()).toMatchObject({ isEnded: true, problem: null });
      expect(await sealedLeft()).toEqual(['refused']);
    });

    it('forgets nothing for a phone whose clock alone jumps a year', async () => {
      const sealed = await item('sealed');
      await outbox.add([sealed]);
      server.refuseItems.set(sealed.envelope.item_id, 'item.malformed');
      await outbox.send();
      wait(365);
      expect(await outbox.send()).toMatchObject({ isEnded: true, problem: null });
      expect(await sealedLeft()).toEqual(['refused']);
    });

    it('and later serves honestly: what it refused is offered again, and taken', async () => {
      const sealed = await item('sealed');
      await outbox.add([sealed]);
      server.refuseItems.set(sealed.envelope.item_id, 'item.malformed');
      await outbox.send();
      server.faults = ['unreachable'];
      await outbox.send();
      expect(await sealedLeft()).toEqual(['refused']); // still said to be refused, though it was on its way
      server.refuseItems.clear();
      expect(await outbox.send()).toMatchObject({ received: 1, refused: [] });
      expect(await sealedLeft()).toEqual(['received']);
    });

    it('can have a copy deleted only by signing that it has that very item and that its backup has it too', async () => {
      await outbox.add([await item('sealed')]);
      server.backedUpThrough = 9_999;
      for (const fault of ['forged', 'no_receipt'] as const) {
        server.faults = [fault];
        expect(await outbox.send()).toMatchObject({ received: 0, waiting: 1, isForgotten: false });
      }
      // The residue: signed lies. The copy is gone, and nobody but the hub can deliver it.
      expect(await outbox.send()).toMatchObject({ received: 1, isForgotten: true });
    });
  });

  it('never forgets an enrolment with a sealed item, whatever its state', async () => {
    await outbox.add([await item('one')]);
    const shared = await openShared();
    for (const state of ['waiting', 'sending', 'refused', 'received'] as const) {
      const [row] = await outbox.list();
      if (row) await shared.put('sealed', { ...row, state });
      expect(await forgetEnrolment(shared, enrolment.enrolment_id)).toBe(false);
    }
    expect(await sealedLeft()).toEqual(['received']);
    shared.close();
  });

  it('says how the phone is with the first contact of a day, and no more once it is ended', async () => {
    const telling = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { health: { estimate: () => Promise.resolve({}) } });
    const kinds = (): unknown[] => server.batches().map((batch) => batch.map((each) => each['kind']));
    await telling.add([await item('one')]);
    await telling.send();
    await telling.send(); // now it knows its clock, and says so
    await telling.send();
    server.ended = 'ended';
    await telling.send();
    await telling.send();
    telling.close();
    expect(kinds()).toEqual([['package', 'health'], ['health'], [], [], []]);
  });

  it('goes on sending when the phone cannot say how it is', async () => {
    const estimate = (): Promise<never> => Promise.reject(new Error('no storage manager'));
    const telling = await Outbox.open(enrolment, new Hub(server.origin, server.fetch), { health: { estimate } });
    await telling.add([await item('one')]);
    expect(await telling.send()).toMatchObject({ received: 1, problem: null });
    telling.close();
  });

  it('is finished at the next start when the app was killed in the middle', async () => {
    const shared = await openShared();
    await shared.put('enrolments', { ...enrolment, ended_at: '2026-11-26T00:00:00Z' });
    shared.close();
    vault.lock();
    expect((await finishWipes()).map((each) => each.enrolment_id)).toEqual([enrolment.enrolment_id]);
    expect(await isVaultOpenable()).toBe('vault.missing');
    expect(await dumpAll()).not.toContain(enrolment.officer_name);
  });

  it("leaves another officer's enrolment on the same phone as it is", async () => {
    const shared = await openShared();
    const other: OpenEnrolment = { ...enrolment, enrolment_id: 'enrolment-2', officer_name: 'Officer Other' };
    await shared.put('enrolments', other);
    (await createVault(other.enrolment_id, SECRET, { cost: QUICK })).lock();
    await outbox.add([await item('one')]);
    server.ended = 'ended';
    server.backedUpThrough = 9;
    await outbox.send();
    expect(await listEnrolments(shared)).toEqual([other]);
    shared.close();
    expect(await codeOf(unlock(other.enrolment_id, SECRET).then((opened) => opened.lock()))).toBe('no error');
  });
});

describe('a wipe that is cut off', () => {
  const NAME = 'enrolment-cut';
  const put = IDBObjectStore.prototype.put;
  const clear = IDBObjectStore.prototype.clear;

  async function enrolled(): Promise<void> {
    const shared = await openShared();
    const root = { root_jwk: {}, root_thumbprint: 't', hub_id: 'h', hub_name: 'hub', country: 'TH', enrolled_at: '2026-11-25T08:00:00Z' };
    await shared.put('enrolments', { enrolment_id: NAME, label: 'planted-label-heron', ...root });
    shared.close();
    (await createVault(NAME, '4820193756', { cost: QUICK })).lock();
  }
  afterEach(async () => {
    IDBObjectStore.prototype.put = put;
    IDBObjectStore.prototype.clear = clear;
    await forgetDatabases();
  });

  it('is finished by the next start, once it had begun', async () => {
    await enrolled();
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('killed', 'AbortError');
    };
    const shared = await openShared();
    await expect(wipeEnrolment(shared, NAME, '2026-11-27T00:00:00Z', 'officer')).rejects.toBeInstanceOf(FieldError);
    shared.close();
    expect(await listVaults()).toEqual([NAME]);
    IDBObjectStore.prototype.clear = clear;
    expect((await finishWipes()).map((each) => each.ended_by)).toEqual(['officer']);
    expect(await listVaults()).toEqual([]);
    expect(await dumpAll()).not.toContain('heron');
  });

  it('destroys the key on a full phone before it writes anything down', async () => {
    await enrolled();
    let tries = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...of: Parameters<IDBObjectStore['put']>) {
      tries += 1;
      if (tries === 1) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, of);
    };
    const shared = await openShared();
    await wipeEnrolment(shared, NAME, '2026-11-27T00:00:00Z', 'officer');
    shared.close();
    expect(await listVaults()).toEqual([]);
    expect(await dumpAll()).not.toContain('heron');
  });
});

describe('an enrolment that its officer has wiped', () => {
  afterEach(forgetDatabases);

  it('still sends what is sealed without any key of the vault, and is forgotten once the backup of the hub has it', async () => {
    const server = await TestHub.open();
    const hub = new Hub(server.origin, server.fetch);
    const link = { hub: server.origin, hub_id: server.enrolment().hub_id, code: 'link-code', root: server.root.kid };
    const { enrolment, vault } = await (await claim(hub, link, { cost: QUICK })).adopt(SECRET, 'Officer 1');
    const before = await Outbox.open(enrolment, hub);
    await before.add([await item('sealed')]);
    before.close();
    const shared = await openShared();
    await wipeEnrolment(shared, enrolment.enrolment_id, '2026-11-27T00:00:00Z', 'officer');
    expect(vault.isLocked).toBe(true);
    expect(await listEnrolments(shared)).toEqual([]);
    const left = await dumpAll();
    for (const word of [enrolment.label, enrolment.officer_name, enrolment.certificate]) expect(left).not.toContain(word);

    const [row] = await finishWipes();
    expect(row).toMatchObject({ ended_by: 'officer', ended_at: '2026-11-27T00:00:00Z' });
    const outbox = await Outbox.open(row as OpenEnrolment, hub);
    expect(await outbox.send()).toMatchObject({ received: 1, problem: null, isEnded: false, isForgotten: false });
    server.backedUpThrough = 9;
    expect(await outbox.send()).toMatchObject({ waiting: 0, problem: null, isForgotten: true });
    expect(await shared.getAllKeys('enrolments')).toEqual([]);
    expect(await shared.getAllKeys('transport')).toEqual([]);
    outbox.close();
    shared.close();
  });
});
