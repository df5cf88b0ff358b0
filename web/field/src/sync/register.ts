import type { SyncAnswerReferral } from '@titian/contracts/types';
import { referral as limits } from '../../../../contracts/sync.json';
import { sealEnvelope } from '@titian/sealing/envelopes';
import type { WithoutConsent } from '@titian/sealing/without-consent';
import type { SecondOfficer } from '../journey/second.ts';
import { allOrNothing, type Envelope, envelopeKeyName, type Responsibility, type SharedDatabase } from '../vault/shared.ts';
import { type Clock, DAY, day as dayOf, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import { type Exclusive, onePerPhone } from './exclusive.ts';
import type { Outbox, PackageItem } from './outbox.ts';
import type { OutboxLine } from './outbox-store.ts';
import type { ReferralStatus } from './status.ts';

/** One package of a referral, as the hub may know it, and what became of it here. */
export interface RegisteredItem {
  readonly envelope: Envelope;
  /** The day on which this officer's phone first knew that the hub has it; null before. */
  readonly received_on: string | null;
}

/** A referral that was sent from here, or that another officer of this phone handed over (then without items). */
export interface RegisteredReferral {
  readonly referral_id: string;
  readonly made_on: string;
  readonly responsibility: Responsibility;
  /** The day on which it was heard here that nothing more is to be done; null before. */
  readonly closed_on: string | null;
  /** Its packages lie in the outbox, or have lain there. False for the moment in which they are being put there. */
  readonly is_kept: boolean;
  readonly items: readonly RegisteredItem[];
  /** A second officer's signature, made here after it was sealed. */
  readonly second?: { readonly item_id: string; readonly signature: string; readonly is_sent: boolean };
}

/** One item of a batch: a second officer signs what one sent without a yes. */
export interface SecondOfficerItem {
  readonly item_id: string;
  readonly kind: 'second_officer';
  readonly second_officer: { readonly referral_id: string; readonly signature: string };
}

export interface RegisteredReferrals {
  readonly referrals: readonly RegisteredReferral[];
}

const RECORD = 'all';
const NONE: RegisteredReferrals = { referrals: [] };
/** How long a closed one is shown. */
const CLOSED_KEPT = 3 * DAY;
/** The hub reports no longer than this on one. */
const OPEN_KEPT = limits.reported_days * DAY;

/**
 * What this officer knows of the referrals they sent: days, never hours. It is one record of the vault, of one length
 * and there from the first unlock on, so that a locked phone tells of none, nor of how many. A referral leaves it when it
 * is closed, or after the days that the hub reports on it, once none of its packages is in the outbox any more.
 */
export class Register {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #exclusive: Exclusive;

  constructor(
    vault: Vault,
    { clock = deviceClock, exclusive = onePerPhone }: { readonly clock?: Clock; readonly exclusive?: Exclusive } = {},
  ) {
    this.#vault = vault;
    this.#clock = clock;
    this.#exclusive = exclusive;
  }

  async list(): Promise<readonly RegisteredReferral[]> {
    return ((await this.#vault.getUnlessDamaged('register', RECORD)) ?? NONE).referrals;
  }

  /**
   * Keeps the packages of one referral, all or none. When this resolves they survive a killed app and will be sent. A
   * referral that was kept before stays as it is. Raises `storage.full` with nothing kept.
   */
  async keep(items: readonly PackageItem[], outbox: Outbox): Promise<void> {
    const [first] = items;
    if (!first) return;
    const { referral_id } = first.envelope;
    await this.#alone(async () => {
      if (await this.#isKept(referral_id, outbox)) return;
      const others = (await this.list()).filter((each) => each.referral_id !== referral_id);
      const begun: RegisteredReferral = {
        referral_id,
        made_on: dayOf(this.#clock()),
        responsibility: 'waiting',
        closed_on: null,
        is_kept: false,
        items: items.map(({ envelope }) => ({ envelope, received_on: null })),
      };
      // Here first: what is in the outbox is always known here.
      await this.#write([...others, begun]);
      try {
        await outbox.add(items);
      } catch (error) {
        await this.#write(others).catch(() => undefined); // an entry that is not kept says nothing
        throw error;
      }
      await this.#write([...others, { ...begun, is_kept: true }]);
    });
  }

  /** Whether a referral's packages are kept here, or the hub's backup has them. */
  async isHandedOver(referralId: string, outbox: Outbox): Promise<boolean> {
    return this.#isKept(referralId, outbox);
  }

  /** What another officer of this phone hands over: how it stands is heard from now on here too. */
  async take(referralIds: readonly string[], from: Register): Promise<void> {
    const theirs = (await from.list()).filter((each) => referralIds.includes(each.referral_id));
    await this.#alone(async () => {
      const own = await this.list();
      const fresh = theirs.filter((each) => !own.some(({ referral_id }) => referral_id === each.referral_id));
      // Whoever sent it without a yes finds the second officer: that stays with them.
      await this.#write([...own, ...fresh.map(({ second: _theirs, ...each }) => ({ ...each, items: [] }))]);
    });
  }

  /** A second officer signs what one sent without a yes; it goes to the hub with the next contact. */
  async sign(statement: WithoutConsent, second: SecondOfficer): Promise<void> {
    const { referral_id } = statement;
    const made = { item_id: crypto.randomUUID(), signature: await second.sign(statement), is_sent: false };
    await this.#alone(async () => {
      const known = await this.list();
      const isMeant = (each: RegisteredReferral): boolean => each.referral_id === referral_id && toSign(each) !== null;
      if (known.some(isMeant)) await this.#write(known.map((each) => (isMeant(each) ? { ...each, second: made } : each)));
    });
  }

  /** Signatures of second officers that the hub does not have yet; it takes none before its package. */
  async due(): Promise<SecondOfficerItem[]> {
    return (await this.list()).flatMap(({ referral_id, second }) => {
      if (!second || second.is_sent) return [];
      const { item_id, signature } = second;
      return [{ item_id, kind: 'second_officer' as const, second_officer: { referral_id, signature } }];
    });
  }

  async markSent(itemIds: ReadonlySet<string>): Promise<void> {
    await this.#alone(async () => {
      const known = await this.list();
      const isHeard = ({ second }: RegisteredReferral): boolean => second !== undefined && !second.is_sent && itemIds.has(second.item_id);
      if (!known.some(isHeard)) return;
      await this.#write(
        known.map((each) => (each.second && isHeard(each) ? { ...each, second: { ...each.second, is_sent: true } } : each)),
      );
    });
  }

  /** What the hub said of referrals, under whichever enrolment of this phone; how many of them changed here. */
  async note(said: readonly SyncAnswerReferral[]): Promise<number> {
    const told = new Map(said.map(({ referral_id, responsibility }) => [referral_id, responsibility]));
    if (told.size === 0) return 0;
    return this.#alone(async () => {
      let changed = 0;
      const referrals = (await this.list()).map((each) => {
        const responsibility = told.get(each.referral_id) ?? each.responsibility;
        if (responsibility === each.responsibility) return each;
        changed += 1;
        return { ...each, responsibility, closed_on: isClosed(responsibility) ? dayOf(this.#clock()) : null };
      });
      if (changed > 0) await this.#write(referrals);
      return changed;
    });
  }

  /**
   * Brings it up to what lies in the outbox: takes over what a phone of before kept in the clear, names anew what somebody
   * else was first to name so, seals anew what the hub could not open, notes what was received, and lets go of what is
   * over. At each unlock and after each contact.
   */
  async tidy(shared: SharedDatabase, outbox: Outbox): Promise<void> {
    await this.#alone(async () => {
      const before = await this.list();
      const lines = await outbox.lines();
      const taken = await this.#takeOver(before, lines, shared);
      const known = await this.#nameAnew(taken, lines, shared, outbox);
      const rows = new Map((known === taken ? lines : await outbox.lines()).map((row) => [row.item_id, row]));
      await this.#sealAnew(known, rows, shared, outbox);
      const today = dayOf(this.#clock());
      const noted = known.map((each) => ({
        ...each,
        is_kept: each.is_kept || each.items.some(({ envelope }) => rows.has(envelope.item_id)),
        items: each.items.map((item) => {
          const isReceived = rows.get(item.envelope.item_id)?.state === 'received';
          return { ...item, received_on: isReceived ? (item.received_on ?? today) : null };
        }),
      }));
      const isHere = (each: RegisteredReferral): boolean => each.items.some(({ envelope }) => rows.has(envelope.item_id));
      const referrals = noted.filter((each) => isHere(each) || !this.#isOver(each));
      const isSame = JSON.stringify(referrals) === JSON.stringify(before);
      // Also where there is nothing: that it is there says nothing.
      if (!isSame || (await this.#vault.ids('register')).length === 0) await this.#write(referrals);
      await forgetInTheClear(shared, this.#vault.enrolmentId);
    });
  }

  /** Referrals as the officer is shown them, newest first. */
  async statuses(unsent: ReadonlySet<string>): Promise<ReferralStatus[]> {
    const kept = (await this.list()).filter(({ is_kept }) => is_kept);
    const rows = kept.map((each) => {
      const { referral_id, responsibility, made_on, items } = each;
      const isWaiting = responsibility === 'waiting' && items.some(({ envelope }) => unsent.has(envelope.item_id));
      const state = isWaiting ? ('unsent' as const) : STATES[responsibility];
      return { referral_id, made_on, state, to_sign: toSign(each) };
    });
    return rows.sort((one, other) => other.made_on.localeCompare(one.made_on));
  }

  /** For how many days, as the hub signs them, the item kept here longest has waited for a backup elsewhere; 0 for none. */
  async daysUnconfirmed(now: number): Promise<number> {
    const days = (await this.list()).flatMap(({ items }) => items.flatMap(({ received_on }) => received_on ?? []));
    const [oldest] = days.sort();
    return oldest === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(oldest)) / DAY));
  }

  /** On which day an item was made; null where this officer did not make it. */
  async madeOn(itemId: string): Promise<string | null> {
    const found = (await this.list()).find(({ items }) => items.some(({ envelope }) => envelope.item_id === itemId));
    return found?.made_on ?? null;
  }

  async #isKept(referralId: string, outbox: Outbox): Promise<boolean> {
    const found = (await this.list()).find(({ referral_id }) => referral_id === referralId);
    if (!found || found.is_kept) return found !== undefined;
    // Killed between the two: then the outbox has all of them, or none.
    const here = new Set((await outbox.lines()).map(({ item_id }) => item_id));
    return found.items.some(({ envelope }) => here.has(envelope.item_id));
  }

  #isOver(referral: RegisteredReferral): boolean {
    const { made_on, closed_on, second } = referral;
    const now = Date.parse(dayOf(this.#clock()));
    // Closed or not: until a second officer has signed and the hub knows it, the alarm stands there.
    const isToSign = toSign(referral) !== null || second?.is_sent === false;
    return now - Date.parse(made_on) > OPEN_KEPT || (closed_on !== null && !isToSign && now - Date.parse(closed_on) > CLOSED_KEPT);
  }

  /** Envelopes and states that lie outside the vault, as before 30 November 2026, or where the hub's key was not heard of yet. */
  async #takeOver(
    known: readonly RegisteredReferral[],
    lines: readonly OutboxLine[],
    shared: SharedDatabase,
  ): Promise<readonly RegisteredReferral[]> {
    const found = new Map(known.map((each) => [each.referral_id, each]));
    for (const { referral_id, enrolment_id, responsibility, made_on } of await shared.getAll('responsibility')) {
      if (enrolment_id !== this.#vault.enrolmentId || found.has(referral_id)) continue;
      const closed_on = isClosed(responsibility) ? dayOf(this.#clock()) : null;
      found.set(referral_id, { referral_id, made_on, responsibility, closed_on, is_kept: true, items: [] });
    }
    for (const { envelope } of lines) {
      if (envelope === null) continue;
      const { referral_id } = envelope;
      const today = dayOf(this.#clock());
      const begun = { referral_id, made_on: today, responsibility: 'waiting' as const, closed_on: null, is_kept: true, items: [] };
      const entry: RegisteredReferral = found.get(referral_id) ?? begun;
      if (entry.items.some((item) => item.envelope.item_id === envelope.item_id)) continue;
      found.set(referral_id, { ...entry, items: [...entry.items, { envelope, received_on: null }] });
    }
    const all = [...found.values()];
    // In the vault before any of it leaves where it lay.
    if (all.length > known.length || all.some((each, at) => each !== known[at])) await this.#write(all);
    return all;
  }

  /**
   * An item's id lies on a locked phone: whoever sent something under it first closes no door by it. The outbox is changed
   * first: killed between the two, it is still sent.
   */
  async #nameAnew(
    known: readonly RegisteredReferral[],
    lines: readonly OutboxLine[],
    shared: SharedDatabase,
    outbox: Outbox,
  ): Promise<readonly RegisteredReferral[]> {
    const recipient = outbox.taken.size > 0 ? await this.#envelopeRecipient(shared) : null;
    if (recipient === null) return known;
    const rows = new Map(lines.map((row) => [row.item_id, row]));
    const named = await Promise.all(
      known.map(async (each) => {
        const items = await Promise.all(
          each.items.map(async (item) => {
            const lying = outbox.taken.has(item.envelope.item_id) ? rows.get(item.envelope.item_id) : undefined;
            if (!lying) return item;
            const envelope = { ...item.envelope, item_id: crypto.randomUUID() };
            const sealed = await sealEnvelope(envelope, recipient);
            const write = shared.transaction('sealed', 'readwrite');
            await allOrNothing(write, async () => {
              const row = await write.store.get([lying.enrolment_id, lying.order]);
              if (row?.item_id === lying.item_id) await write.store.put({ ...row, item_id: envelope.item_id, envelope: sealed });
            });
            outbox.taken.delete(lying.item_id);
            return { ...item, envelope };
          }),
        );
        return items.every((item, at) => item === each.items[at]) ? each : { ...each, items };
      }),
    );
    if (named.every((each, at) => each === known[at])) return known;
    await this.#write(named);
    return named;
  }

  /** To which key of the hub envelopes are sealed; null while it names none. */
  async #envelopeRecipient(shared: SharedDatabase): Promise<string | null> {
    const hubId = (await shared.get('enrolments', this.#vault.enrolmentId))?.hub_id ?? '';
    const recipient = (await shared.get('settings', envelopeKeyName(hubId)))?.value;
    return typeof recipient === 'string' ? recipient : null;
  }

  /** Those that lie in the clear, and those the hub could not open, to the key it names now; nothing while it names none. */
  async #sealAnew(
    known: readonly RegisteredReferral[],
    rows: ReadonlyMap<string, OutboxLine>,
    shared: SharedDatabase,
    outbox: Outbox,
  ): Promise<void> {
    const recipient = await this.#envelopeRecipient(shared);
    if (recipient === null) return;
    for (const { envelope } of known.flatMap(({ items }) => items)) {
      const { item_id } = envelope;
      const lying = rows.get(item_id);
      if (!lying || (lying.envelope === null && !outbox.unopened.has(item_id))) continue;
      const sealed = await sealEnvelope(envelope, recipient);
      const write = shared.transaction('sealed', 'readwrite');
      await allOrNothing(write, async () => {
        const row = await write.store.get([lying.enrolment_id, lying.order]);
        if (row?.item_id === item_id) await write.store.put({ ...row, envelope: sealed });
      });
      outbox.unopened.delete(item_id);
    }
  }

  #write(referrals: readonly RegisteredReferral[]): Promise<void> {
    return this.#vault.put('register', RECORD, { referrals });
  }

  /** One reader and writer at a time, in all tabs. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#exclusive(`titian-register-${this.#vault.enrolmentId}`, work);
  }
}

/** What a second officer would sign; null where nothing went without a yes, or two have signed. */
function toSign({ referral_id, items, second }: RegisteredReferral): WithoutConsent | null {
  const envelope = items[0]?.envelope;
  const without = envelope?.without_consent;
  if (!envelope || !without || without.second !== undefined || second) return null;
  return { referral_id, ground: without.ground, recipient: envelope.recipient, level: envelope.level, package: without.package };
}

const STATES: Readonly<Record<Responsibility, ReferralStatus['state']>> = {
  waiting: 'sent',
  taken: 'closed',
  stopped: 'closed',
  nobody_left: 'nobody',
};

function isClosed(responsibility: Responsibility): boolean {
  return STATES[responsibility] === 'closed';
}

/** What a phone of before kept outside the vault of one enrolment. */
async function forgetInTheClear(shared: SharedDatabase, enrolmentId: string): Promise<void> {
  const write = shared.transaction('responsibility', 'readwrite');
  await allOrNothing(write, async () => {
    for (const row of await write.store.getAll()) if (row.enrolment_id === enrolmentId) await write.store.delete(row.referral_id);
  });
}
