import type { IDBPTransaction } from 'idb';
import { refused } from '../../../../contracts/sync.json';
import { asStorageError } from '../errors.ts';
import { type Clock, DAY, instant, SECOND } from '../vault/clock.ts';
import {
  allOrNothing,
  type OutboxRecord,
  type OutboxState,
  type ResponsibilityRecord,
  type SharedDatabase,
  type SharedSchema,
} from '../vault/shared.ts';
import type { Receipt, Standing } from './receipts.ts';
import { next, type OutboxAction } from './states.ts';

/** Longer than any request may take, so that two tabs never send the same item at once; short enough after a kill. */
export const LEASE = 100 * SECOND;
/** How long an ended enrolment keeps what the hub has finally refused. */
export const REFUSED_KEPT = refused.kept_days * DAY;

/** What to take for sending. */
export interface Wanted {
  readonly items: number;
  readonly bytes: number;
  /** Offered in this round already. */
  readonly tried: ReadonlySet<string>;
  readonly offersRefused: boolean;
  /** Nobody else on this phone sends for this enrolment: whose lease still runs was killed. */
  readonly isAlone: boolean;
}

/**
 * The outbox's rows of one enrolment. Each change is one transaction, begins from the row as it lies there and follows
 * the table of states. Counting and forgetting read keys alone: two thousand sealed items are not read to count them.
 */
export class OutboxStore {
  readonly #shared: () => SharedDatabase;
  readonly #enrolmentId: string;
  readonly #clock: Clock;
  readonly #holder = crypto.randomUUID();

  constructor(shared: () => SharedDatabase, enrolmentId: string, clock: Clock) {
    this.#shared = shared;
    this.#enrolmentId = enrolmentId;
    this.#clock = clock;
  }

  async list(): Promise<OutboxRecord[]> {
    const states = await Promise.all((['waiting', 'sending', 'received', 'refused'] as const).map((state) => this.listIn(state)));
    return states.flat().sort(byAge);
  }

  async listIn(state: OutboxState): Promise<OutboxRecord[]> {
    return (await this.#shared().getAllFromIndex('outbox', 'by_state', this.#inState(state))).sort(byAge);
  }

  async countIn(state: OutboxState): Promise<number> {
    return this.#shared().countFromIndex('outbox', 'by_state', this.#inState(state));
  }

  /** Whether this referral's packages were ever kept here, also where the hub's backup has passed them since. */
  async isKnown(referralId: string): Promise<boolean> {
    return isReferralKnown(this.#shared().transaction(REFERRALS), referralId);
  }

  /**
   * Told only once the disk has them: the officer then says goodbye to the person. A referral is kept once: whoever comes
   * with it again, such as another tab or a screening taken up while it was still being sealed, adds nothing.
   */
  async addAll(records: readonly OutboxRecord[]): Promise<void> {
    const write = this.#shared().transaction(REFERRALS, 'readwrite', { durability: 'strict' });
    await allOrNothing(write, async () => {
      const fresh: OutboxRecord[] = [];
      for (const record of records) if (!(await isReferralKnown(write, record.envelope.referral_id))) fresh.push(record);
      for (const record of fresh) await write.objectStore('outbox').put(record);
      for (const referral of new Map(fresh.map((record) => [record.envelope.referral_id, begun(record)])).values())
        await write.objectStore('responsibility').put(referral);
    });
  }

  /**
   * Takes items for sending: those whose sender was killed, waiting ones, and refused ones if they are to be offered
   * again. At least one, however large. On a full phone it takes them without writing the lease, if nobody else sends:
   * sending is what makes room.
   */
  async lease(wanted: Wanted): Promise<OutboxRecord[]> {
    try {
      return await this.#take(wanted, true);
    } catch (error) {
      const told = asStorageError(error);
      if (told.code !== 'storage.full' || !wanted.isAlone) throw told;
      return this.#take(wanted, false);
    }
  }

  async #take(wanted: Wanted, writesLease: boolean): Promise<OutboxRecord[]> {
    const transaction = this.#shared().transaction('outbox', writesLease ? 'readwrite' : 'readonly');
    return allOrNothing(transaction, async () => {
      const taken: OutboxRecord[] = [];
      let size = 0;
      const states: OutboxState[] = wanted.offersRefused ? ['sending', 'waiting', 'refused'] : ['sending', 'waiting'];
      for (const state of states) {
        for (const id of await transaction.store.index('by_state').getAllKeys(this.#inState(state))) {
          if (wanted.tried.has(id)) continue;
          const row = await transaction.store.get(id);
          if (!row || (state === 'sending' && !wanted.isAlone && !this.#hasEnded(row))) continue;
          const grown = size + Math.ceil(row.ciphertext.length / 3) * 4;
          if (taken.length >= wanted.items || (taken.length > 0 && grown > wanted.bytes)) return taken.sort(byAge);
          size = grown;
          const lease = { holder: this.#holder, until: this.#clock() + LEASE };
          const leased: OutboxRecord = { ...row, state: stateAfter(row, 'lease'), lease };
          if (writesLease) await transaction.store.put?.(leased);
          taken.push(leased);
        }
      }
      return taken.sort(byAge);
    });
  }

  /** The request failed: the items wait again, or are refused as they were before. What is not ours any more is left alone. */
  async release(records: readonly OutboxRecord[]): Promise<void> {
    for (const record of records) {
      await this.#change(record, (row) => {
        if (!this.#isOurs(row)) return null;
        return { ...row, state: stateAfter(row, row.refusal === null ? 'release' : 'put_back'), lease: null };
      });
    }
  }

  /** Never undoes a receipt that another tab has brought meanwhile. */
  async refuse(record: OutboxRecord, code: string): Promise<void> {
    await this.#change(record, (row) => {
      if (row.state === 'received') return null;
      const state = row.state === 'refused' ? row.state : stateAfter(row, 'refuse');
      return { ...row, state, lease: null, refusal: code };
    });
  }

  async receive(record: OutboxRecord, { jws, sequence, epoch, issued_at }: Receipt): Promise<void> {
    await this.#change(record, (row) => ({
      ...row,
      state: stateAfter(row, 'receive'),
      lease: null,
      refusal: null,
      receipt: { jws, sequence, epoch, issued_at },
    }));
  }

  /** Removes one item whose true receipt the backup has passed already: on a full phone the receipt itself has no room. */
  async removePassed(record: OutboxRecord): Promise<void> {
    await this.#shared().delete('outbox', record.item_id);
  }

  /** Removes received items of which another machine holds a backup, as the hub has signed. Age removes none. */
  async forget({ epoch, backed_up_through }: Standing): Promise<void> {
    if (backed_up_through < 0) return;
    const write = this.#shared().transaction('outbox', 'readwrite');
    await allOrNothing(write, async () => {
      const passed = IDBKeyRange.bound([this.#enrolmentId, epoch, 0], [this.#enrolmentId, epoch, backed_up_through]);
      for (const itemId of await write.store.index('by_sequence').getAllKeys(passed)) await write.store.delete(itemId);
    });
  }

  /** When the hub signed for the item that has been kept here longest; null while none is. Reads keys alone. */
  async oldestReceipt(): Promise<string | null> {
    const own = IDBKeyRange.bound([this.#enrolmentId, ''], [this.#enrolmentId, []]);
    const cursor = await this.#shared().transaction('outbox').store.index('by_receipt').openKeyCursor(own);
    return cursor ? cursor.key[1] : null;
  }

  /**
   * Removes what an ended enrolment was refused 30 days ago, counted from the first call. Both clocks must say so: a hub
   * that dates its signatures a month ahead removes nothing, nor does a phone whose clock jumps.
   */
  async forgetRefused(hubTime: number): Promise<void> {
    const now = this.#clock();
    for (const row of await this.listIn('refused')) {
      const since = row.kept_since;
      if (!since) await this.#change(row, (kept) => ({ ...kept, kept_since: { phone: now, hub: hubTime } }));
      else if (now - since.phone > REFUSED_KEPT && hubTime - since.hub > REFUSED_KEPT) await this.#shared().delete('outbox', row.item_id);
    }
  }

  /** The hub was restored: what it received in another epoch may be lost there, and waits again. Answers their ids. */
  async offerAgain(epoch: string): Promise<string[]> {
    const id = this.#enrolmentId;
    const others = [IDBKeyRange.bound([id, ''], [id, epoch], false, true), IDBKeyRange.bound([id, `${epoch}\u0000`], [id, []])];
    const found = await Promise.all(others.map((range) => this.#shared().getAllKeysFromIndex('outbox', 'by_sequence', range)));
    return this.#offer(found.flat(), (row) => row.receipt?.epoch !== epoch);
  }

  /** The hub found the bytes of these items damaged: those that are still here wait again. Answers their ids. */
  async offerAsked(itemIds: readonly string[]): Promise<string[]> {
    return this.#offer(itemIds, () => true);
  }

  async #offer(itemIds: readonly string[], isDue: (row: OutboxRecord) => boolean): Promise<string[]> {
    const again: string[] = [];
    for (const itemId of itemIds) {
      await this.#change({ item_id: itemId }, (row) => {
        if (row.enrolment_id !== this.#enrolmentId || row.state !== 'received' || !row.receipt || !isDue(row)) return null;
        again.push(itemId);
        return { ...row, state: stateAfter(row, 'offer_again'), receipt: null };
      });
    }
    return again;
  }

  #inState(state: OutboxState): IDBKeyRange {
    return IDBKeyRange.bound([this.#enrolmentId, state, ''], [this.#enrolmentId, state, []]);
  }

  #isOurs({ state, lease }: OutboxRecord): boolean {
    return state === 'sending' && lease?.holder === this.#holder;
  }

  /** A lease further away than any lease can be was made under another clock. */
  #hasEnded({ lease }: OutboxRecord): boolean {
    return lease === null || lease.until <= this.#clock() || lease.until - this.#clock() > LEASE;
  }

  /** One row, from how it lies there; null leaves it. */
  async #change(record: Pick<OutboxRecord, 'item_id'>, change: (row: OutboxRecord) => OutboxRecord | null): Promise<void> {
    const write = this.#shared().transaction('outbox', 'readwrite');
    await allOrNothing(write, async () => {
      const row = await write.store.get(record.item_id);
      const changed = row && change(row);
      if (changed) await write.store.put(changed);
    });
  }
}

/** Where a referral is known: by its packages while they are here, by who has taken responsibility for longer. */
const REFERRALS: ['outbox', 'responsibility'] = ['outbox', 'responsibility'];

async function isReferralKnown(
  read: IDBPTransaction<SharedSchema, typeof REFERRALS, 'readonly' | 'readwrite'>,
  referralId: string,
): Promise<boolean> {
  if ((await read.objectStore('responsibility').count(referralId)) > 0) return true;
  return (await read.objectStore('outbox').index('by_referral').count(referralId)) > 0;
}

/** How a referral stands that was just sealed. */
function begun({ envelope, enrolment_id, added_at }: OutboxRecord): ResponsibilityRecord {
  return { referral_id: envelope.referral_id, enrolment_id, responsibility: 'waiting', made_on: added_at.slice(0, 10) };
}

/** The table's next state of a row that stays. */
function stateAfter(row: OutboxRecord, action: OutboxAction): OutboxState {
  const state = next(row.state, action);
  if (state === 'removed') throw new Error(`${action} removes the row.`);
  return state;
}

function byAge(one: OutboxRecord, other: OutboxRecord): number {
  return one.added_at.localeCompare(other.added_at) || one.envelope.position - other.envelope.position;
}
