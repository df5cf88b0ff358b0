import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openText } from '@titian/sealing/complaints';
import vectors from '../../../../contracts/sealing/vectors.json';
import { codeOf } from '../testing/codes.ts';
import { TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { DAY, day } from '../vault/clock.ts';
import { sha256Hex, utf8 } from '../vault/encoding.ts';
import { type OpenEnrolment, openShared, REWRITE_DUE, type Responsibility } from '../vault/shared.ts';
import { createVault, unlock, type Vault } from '../vault/vault.ts';
import { claim } from './enrol.ts';
import { unsentOf } from './outbox-store.ts';
import { Hub } from './hub.ts';
import { Outbox, type PackageItem } from './outbox.ts';
import { Register } from './register.ts';

const SECRET = '4820193756';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const RECIPIENT = 'f'.repeat(64);

async function item(content: string, referral_id: string, position = 0, level = 'TODAY'): Promise<PackageItem> {
  const ciphertext = utf8(content);
  const sha256 = await sha256Hex(ciphertext);
  const item_id = crypto.randomUUID();
  return { ciphertext, envelope: { item_id, referral_id, recipient: RECIPIENT, position, level, answer_within: 61, sha256 } };
}

describe('the register of referrals', () => {
  let server: TestHub;
  let enrolment: OpenEnrolment;
  let vault: Vault;
  let outbox: Outbox;
  let register: Register;
  let now = NOW;
  const clock = (): number => now;
  const referral = '5d3c0d0e-60c6-4a56-8f3e-0a8d40a53c01';

  async function tidy(of: Register = register): Promise<void> {
    const shared = await openShared();
    await of.tidy(shared, outbox);
    shared.close();
  }
  const inTheClear = async (): Promise<unknown[]> => (await outbox.list()).filter(({ envelope }) => !(envelope instanceof Uint8Array));
  const statuses = async (): Promise<unknown[]> => register.statuses(unsentOf(await outbox.lines()));
  /** One contact with the vault open, as the app makes it. */
  async function contact(responsibility?: Responsibility): Promise<void> {
    if (responsibility) server.responsibilities = [{ referral_id: referral, responsibility }];
    await register.note((await outbox.send()).referrals);
    await tidy();
  }

  beforeEach(async () => {
    now = NOW;
    server = await TestHub.open();
    const hub = new Hub(server.origin, server.fetch);
    const link = { hub: server.origin, hub_id: server.enrolment().hub_id, code: 'link-code', root: server.root.kid };
    ({ enrolment, vault } = await (await claim(hub, link, { cost: QUICK })).adopt(SECRET, 'Officer 1'));
    outbox = await Outbox.open(enrolment, hub, { clock });
    register = new Register(vault, { clock });
    await outbox.send(); // the phone has heard of the hub's key, as every phone that holds words has
    server.requests = [];
  });
  afterEach(async () => {
    outbox.close();
    vault.lock();
    await forgetDatabases();
  });

  it('leaves on a locked phone no referral, recipient, level, deadline or time, before sending and after', async () => {
    const items = [await item('first', referral, 0, 'NOW'), await item('second', referral, 1, 'NOW')];
    await register.keep(items, outbox);
    // With its quotation mark: three letters stand among random bytes now and then.
    const planted = [referral, RECIPIENT, '"NOW', 'answer_within', 'waiting for', '2026-11-25', 'T08:00'];
    const found = async (): Promise<string[]> => {
      const lying = await dumpAll();
      return planted.filter((word) => lying.includes(word));
    };
    expect(await found()).toEqual([]);
    vault.lock();
    expect(await outbox.send()).toMatchObject({ received: 2, problem: null });
    expect(await found()).toEqual([]);
    now += 400 * DAY;
    server.backedUpThrough = 2;
    const shared = await openShared();
    expect(await shared.get('settings', REWRITE_DUE)).toBeUndefined();
    expect(await outbox.send()).toMatchObject({ removed: 2 });
    // Written down with it, so that the next start goes on where the app ends now.
    expect(await shared.get('settings', REWRITE_DUE)).toBeDefined();
    shared.close();
    expect(await found()).toEqual([]);
    for (const { envelope } of items) expect(await dumpAll()).not.toContain(envelope.item_id);
  });

  it('sends the envelope sealed to the hub, of one length whatever it says', async () => {
    const [short, long] = [await item('a', referral, 0, 'NOW'), await item('b', crypto.randomUUID(), 9, 'INCOMPLETE')];
    await register.keep([short], outbox);
    await register.keep([long], outbox);
    await outbox.send();
    const [sent = []] = server.batches();
    const bytes = sent.map(({ envelope }) => Uint8Array.from(atob(String(envelope)), (letter) => letter.charCodeAt(0)));
    expect(new Set(bytes.map(({ length }) => length)).size).toBe(1);
    const [opened] = await Promise.all(bytes.map((each) => openText(each, vectors.organisations.alpha.test_only_identity)));
    expect(opened).toEqual(short.envelope);
  });

  it('is one record of one length, there from the first unlock on', async () => {
    const sizes = async (): Promise<string> =>
      (await dumpAll())
        .replace(/[^"]*/g, (text) => (text.length > 40_000 ? `<${text.length}>` : ''))
        .match(/<\d+>/g)
        ?.join() ?? '';
    await tidy();
    expect(await vault.ids('register')).toEqual(['all']);
    const before = await sizes();
    await register.keep([await item('a', referral), await item('b', referral, 1)], outbox);
    expect(await vault.ids('register')).toEqual(['all']);
    expect(await sizes()).toBe(before);
  });

  it('keeps one set of packages of a referral, whoever comes with it again, and after the backup has passed it', async () => {
    const other = new Register(vault, { clock });
    const set = async (): Promise<PackageItem[]> => [await item('a', referral, 0), await item('b', referral, 1)];
    const [first, second] = [await set(), await set()];
    await register.keep(first, outbox);
    await other.keep(second, outbox);
    expect((await outbox.list()).map(({ item_id }) => item_id)).toEqual(first.map(({ envelope }) => envelope.item_id));
    server.backedUpThrough = 2;
    await contact();
    expect(await outbox.list()).toEqual([]);
    expect(await register.isHandedOver(referral, outbox)).toBe(true);
    await register.keep(second, outbox);
    expect(await outbox.list()).toEqual([]);
  });

  it('knows after a kill between vault and outbox whether the packages were kept', async () => {
    const items = [await item('a', referral)];
    const kill = vi.spyOn(outbox, 'add').mockImplementation(() => new Promise(() => undefined));
    void register.keep(items, outbox);
    await vi.waitFor(async () => expect(await register.list()).toHaveLength(1), 30_000);
    kill.mockRestore();
    const again = new Register(vault, { clock, exclusive: (_name, work) => work(true) });
    expect(await again.isHandedOver(referral, outbox)).toBe(false);
    await outbox.add(items);
    expect(await again.isHandedOver(referral, outbox)).toBe(true);
    await tidy(again);
    expect(await again.statuses(unsentOf(await outbox.lines()))).toMatchObject([{ referral_id: referral, state: 'unsent' }]);
  });

  it('keeps nothing where the phone is full, and says so', async () => {
    vi.spyOn(outbox, 'add').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    await expect(register.keep([await item('a', referral)], outbox)).rejects.toThrow('full');
    expect(await register.list()).toEqual([]);
    expect(await register.isHandedOver(referral, outbox)).toBe(false);
  });

  it('learns only whether something is left to do, of its own referrals', async () => {
    await register.keep([await item('a', referral)], outbox);
    expect(await statuses()).toEqual([{ referral_id: referral, state: 'unsent', made_on: '2026-11-25', to_sign: null }]);
    await register.note([{ referral_id: crypto.randomUUID(), responsibility: 'taken' }]);
    await contact('waiting');
    expect(await statuses()).toMatchObject([{ state: 'sent' }]);
    await contact('nobody_left');
    expect(await statuses()).toMatchObject([{ state: 'nobody' }]);
  });

  it('reads taken and taken back alike', async () => {
    await register.keep([await item('a', referral)], outbox);
    await contact('taken');
    const taken = await statuses();
    expect(taken).toMatchObject([{ state: 'closed' }]);
    await contact('stopped');
    expect(await statuses()).toEqual(taken);
  });

  it('ends a closed referral after three days, and an open one when the hub says nothing of it any more', async () => {
    server.backedUpThrough = 9;
    await register.keep([await item('a', referral)], outbox);
    await contact('taken');
    now += 3 * DAY;
    await tidy();
    expect(await statuses()).toHaveLength(1);
    now += DAY;
    await tidy();
    expect(await register.list()).toEqual([]);
    await register.keep([await item('b', crypto.randomUUID())], outbox);
    await outbox.send();
    now += 32 * DAY;
    await tidy();
    expect(await register.list()).toEqual([]);
  });

  it('keeps a referral of which a package lies here, however old', async () => {
    await register.keep([await item('a', referral)], outbox);
    now += 400 * DAY;
    await tidy();
    expect(await statuses()).toMatchObject([{ referral_id: referral, state: 'unsent' }]);
  });

  it('counts the days that something has waited for a backup elsewhere, as the hub signs them', async () => {
    expect(await register.daysUnconfirmed(now)).toBe(0);
    await register.keep([await item('a', referral)], outbox);
    await contact();
    expect(await register.daysUnconfirmed(Date.parse('2026-11-28T00:00:00Z'))).toBe(3);
    server.backedUpThrough = 9;
    await contact();
    expect(await register.daysUnconfirmed(Date.parse('2026-11-28T00:00:00Z'))).toBe(0);
  });

  it('hears of what another officer here handed over, and of nothing else of theirs', async () => {
    const theirs = new Register(await createVault('enrolment-2', SECRET, { cost: QUICK }), { clock });
    const apart = crypto.randomUUID();
    await register.keep([await item('a', referral)], outbox);
    await register.keep([await item('b', apart)], outbox);
    await theirs.take([referral], register);
    expect(await theirs.statuses(new Set())).toMatchObject([{ referral_id: referral, state: 'sent' }]);
    await theirs.note([
      { referral_id: referral, responsibility: 'nobody_left' },
      { referral_id: apart, responsibility: 'nobody_left' },
    ]);
    expect(await theirs.statuses(new Set())).toMatchObject([{ referral_id: referral, state: 'nobody' }]);
  });

  describe('where somebody else was first to send something under an item’s id', () => {
    it('names it anew at the next contact with the vault open, and loses nothing of it', async () => {
      const squatted = await item('a', referral);
      await register.keep([squatted, await item('b', referral, 1)], outbox);
      server.refuseItems.set(squatted.envelope.item_id, 'item.conflict');
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 1, refused: [], problem: { params: { code: 'item.conflict' } } });
      await tidy();
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
      const ids = (await outbox.list()).map(({ item_id }) => item_id);
      expect(ids).not.toContain(squatted.envelope.item_id);
      await tidy();
      const [known] = await register.list();
      expect(known?.items.map(({ envelope }) => envelope.item_id).sort()).toEqual([...ids].sort());
      const renamed = known?.items.find(({ envelope }) => envelope.position === squatted.envelope.position)?.envelope;
      expect({ ...renamed, item_id: squatted.envelope.item_id }).toEqual(squatted.envelope);
      expect(known?.items.every(({ received_on }) => received_on !== null)).toBe(true);
    });

    it('keeps it as it is while the phone stays locked', async () => {
      const squatted = await item('a', referral);
      await register.keep([squatted], outbox);
      server.refuseItems.set(squatted.envelope.item_id, 'item.conflict');
      vault.lock();
      await outbox.send();
      expect((await outbox.list()).map(({ state, item_id }) => [state, item_id])).toEqual([['waiting', squatted.envelope.item_id]]);
    });
  });

  describe('where the hub cannot open an envelope', () => {
    const next = vectors.organisations.beta;

    it('seals it anew at the next contact with the vault open, and no item is lost or blocks another', async () => {
      await register.keep([await item('a', referral)], outbox);
      server.envelopes = next; // the key it was sealed to is gone
      expect(await outbox.send()).toMatchObject({ received: 0, waiting: 1, problem: { params: { code: 'envelope.unopenable' } } });
      const fresh = await item('b', crypto.randomUUID());
      await register.keep([fresh], outbox);
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 1 });
      await tidy();
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
      expect(server.received.size).toBe(2);
    });

    it('loses nothing while the phone stays locked', async () => {
      await register.keep([await item('a', referral)], outbox);
      server.envelopes = next;
      vault.lock();
      await outbox.send();
      await outbox.send();
      expect((await outbox.list()).map(({ state }) => state)).toEqual(['waiting']);
      vault = await unlock(enrolment.enrolment_id, SECRET);
      register = new Register(vault, { clock });
      await outbox.send();
      await tidy();
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0 });
    });
  });

  describe('of a phone of before', () => {
    /** What it kept outside the vault, with every state an item can be in. */
    async function asBefore(): Promise<PackageItem[]> {
      const items = [await item('waits', referral, 0), await item('sent', referral, 1), await item('refused', crypto.randomUUID())];
      const shared = await openShared();
      const states = ['waiting', 'received', 'refused'] as const;
      for (const [at, { envelope, ciphertext }] of items.entries()) {
        await shared.put('outbox', {
          ...{ item_id: envelope.item_id, enrolment_id: enrolment.enrolment_id, envelope, ciphertext, state: states[at] ?? 'waiting' },
          ...{ added_at: `2026-11-24T03:52:3${at}Z`, lease: null, refusal: at === 2 ? 'recipient.ended' : null },
          receipt: at === 1 ? ({ jws: 'a.b.c', sequence: 7, epoch: 'epoch-1', issued_at: '2026-11-24T03:52:59Z' } as never) : null,
        });
      }
      const row = { enrolment_id: enrolment.enrolment_id, made_on: '2026-11-24' };
      await shared.put('responsibility', { ...row, referral_id: referral, responsibility: 'waiting' });
      await shared.put('responsibility', { ...row, referral_id: 'aaaaaaaa-60c6-4a56-8f3e-0a8d40a53c01', responsibility: 'taken' });
      shared.close();
      return items;
    }

    it('sends what waits while it is locked, and loses none', async () => {
      const items = await asBefore();
      vault.lock();
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
      expect((await outbox.list()).map(({ item_id }) => item_id)).toEqual(items.map(({ envelope }) => envelope.item_id));
      expect([...server.received.keys()]).toEqual([items[0]?.envelope.item_id]);
    });

    it('takes it all into the vault at the next unlock, and nothing of it lies outside', async () => {
      const items = await asBefore();
      await tidy();
      expect((await outbox.list()).map(({ state, envelope }) => [state, envelope instanceof Uint8Array])).toEqual([
        ['waiting', true],
        ['received', true],
        ['refused', true],
      ]);
      expect(await statuses()).toContainEqual({ referral_id: referral, state: 'unsent', made_on: '2026-11-24', to_sign: null });
      const lying = await dumpAll();
      for (const word of [referral, 'aaaaaaaa-60c6', RECIPIENT, 'TODAY', '03:52', '2026-11-24']) expect(lying).not.toContain(word);
      expect(await outbox.send()).toMatchObject({ received: 1, waiting: 0, problem: null });
      expect([...server.received.keys()]).toEqual([items[0]?.envelope.item_id]);
    });
  });

  it('seals in the clear what was made before the hub’s key was heard of, at the next unlock after', async () => {
    const shared = await openShared();
    await shared.delete('settings', `envelopes:${enrolment.hub_id}`);
    shared.close();
    await register.keep([await item('a', referral)], outbox);
    expect(await inTheClear()).toHaveLength(1);
    server.faults = ['unreachable'];
    await contact();
    expect(await inTheClear()).toHaveLength(1);
    await contact();
    await tidy();
    expect(await inTheClear()).toEqual([]);
    expect(server.received.size).toBe(1);
  });

  it('asks for an open vault', async () => {
    vault.lock();
    expect(await codeOf(register.keep([await item('a', referral)], outbox))).toBe('vault.locked');
    expect(day(now)).toBe('2026-11-25');
  });
});
