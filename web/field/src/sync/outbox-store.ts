import { refused } from '../../../../contracts/sync.json';
import { asStorageError } from '../errors.ts';
import { type Clock, DAY, SECOND } from '../vault/clock.ts';
import { allOrNothing, type Envelope, type OutboxRecord, type OutboxState, REWRITE_DUE, type SharedDatabase } from '../vault/shared.ts';
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

/** Of a row what says where it stands: its ciphertext is let go of as soon as it was read. */
export interface OutboxLine extends Pick<OutboxRecord, 'item_id' | 'enrolment_id' | 'order' | 'state' | 'refusal'> {
  /** Null where it is sealed. */
  readonly envelope: Envelope | null;
}

/** Of those, which the hub has not taken yet, by item. */
export function unsentOf(lines: readonly OutboxLine[]): ReadonlySet<string> {
  return new Set(lines.filter(({ state }) => state === 'waiting' || state === 'sending').map(({ item_id }) => item_id));
}

/** Rows read at once: two thousand sealed items are never in memory together, and the page draws in between. */
const READ_AT_ONCE = 200;

/**
 * The outbox's rows of one enrolment. Each change is one transaction, begins from the row as it lies there and follows
 * the table of states. Counting reads keys alone: two thousand sealed items are not read to count them.
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
    return states.flat().sort(byOrder);
  }

  /** All rows, as they lie here at one moment, in their order. */
  async lines(): Promise<OutboxLine[]> {
    const { store } = this.#shared().transaction('sealed');
    const found: OutboxLine[] = [];
    for (let after = 0; ;) {
      const rows = await store.getAll(IDBKeyRange.bound([this.#enrolmentId, after], [this.#enrolmentId, Infinity], true), READ_AT_ONCE);
      for (const { item_id, enrolment_id, order, state, refusal, envelope } of rows)
        found.push({ item_id, enrolment_id, order, state, refusal, envelope: envelope instanceof Uint8Array ? null : envelope });
      const last = rows.at(-1);
      if (!last || rows.length < READ_AT_ONCE) return found;
      after = last.order;
    }
  }

  async listIn(state: OutboxState): Promise<OutboxRecord[]> {
    return (await this.#shared().getAllFromIndex('sealed', 'by_state', this.#inState(state))).sort(byOrder);
  }

  async countIn(state: OutboxState): Promise<number> {
    return this.#shared().countFromIndex('sealed', 'by_state', this.#inState(state));
  }

  /** Told only once the disk has them: the officer then says goodbye to the person. What is here already stays as it is. */
  async addAll(records: readonly Omit<OutboxRecord, 'order'>[]): Promise<void> {
    const write = this.#shared().transaction('sealed', 'readwrite', { durability: 'strict' });
    await allOrNothing(write, async () => {
      const here = await write.store.getAll(this.#own());
      let order = here.at(-1)?.order ?? 0;
      for (const record of records) {
        if (here.some(({ item_id }) => item_id === record.item_id)) continue;
        order += 1;
        await write.store.put({ ...record, order });
      }
    });
  }

  /**
   * Takes items for sending: those whose sender was killed, waiting ones, and refused ones if they are to be offered
   * again. At least one, however large. Where nobody else can send no lease is written: it would tell when this was.
   */
  lease(wanted: Wanted): Promise<OutboxRecord[]> {
    return this.#take(wanted, !wanted.isAlone);
  }

  async #take(wanted: Wanted, writesLease: boolean): Promise<OutboxRecord[]> {
    const transaction = this.#shared().transaction('sealed', writesLease ? 'readwrite' : 'readonly');
    return allOrNothing(transaction, async () => {
      const taken: OutboxRecord[] = [];
      let size = 0;
      const states: OutboxState[] = wanted.offersRefused ? ['sending', 'waiting', 'refused'] : ['sending', 'waiting'];
      for (const state of states) {
        for (const key of await transaction.store.index('by_state').getAllKeys(this.#inState(state))) {
          const row = await transaction.store.get(key);
          if (!row || wanted.tried.has(row.item_id) || (state === 'sending' && !wanted.isAlone && !this.#hasEnded(row))) continue;
          const grown = size + Math.ceil(row.ciphertext.length / 3) * 4;
          if (taken.length >= wanted.items || (taken.length > 0 && grown > wanted.bytes)) return taken.sort(byOrder);
          size = grown;
          const lease = { holder: this.#holder, until: this.#clock() + LEASE };
          const leased: OutboxRecord = { ...row, state: stateAfter(row, 'lease'), lease };
          if (writesLease) await transaction.store.put?.(leased);
          taken.push(leased);
        }
      }
      return taken.sort(byOrder);
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

  async receive(record: OutboxRecord, { sequence, epoch }: Receipt): Promise<void> {
    await this.#change(record, (row) => ({
      ...row,
      state: stateAfter(row, 'receive'),
      lease: null,
      refusal: null,
      receipt: { sequence, epoch },
    }));
  }

  /** Removes one item whose true receipt the backup has passed already: on a full phone the receipt itself has no room. */
  async removePassed(record: OutboxRecord): Promise<void> {
    await this.#shared().delete('sealed', keyOf(record));
  }

  /**
   * Removes received items of which another machine holds a backup, as the hub has signed; how many. Age removes none.
   * With it goes down that the browser's files are to be written anew, whatever kills the app now; a full phone has no
   * room for that, and removes all the same.
   */
  async forget(standing: Standing): Promise<number> {
    if (standing.backed_up_through < 0) return 0;
    try {
      return await this.#forget(standing, { name: REWRITE_DUE, value: 1 });
    } catch (error) {
      if (asStorageError(error).code !== 'storage.full') throw error;
      return this.#forget(standing, null);
    }
  }

  async #forget({ epoch, backed_up_through }: Standing, note: { name: string; value: number } | null): Promise<number> {
    const write = this.#shared().transaction(['sealed', 'settings'], 'readwrite');
    return allOrNothing(write, async () => {
      const sealed = write.objectStore('sealed');
      const received = await sealed.index('by_state').getAll(this.#inState('received'));
      const passed = received.filter(({ receipt }) => receipt?.epoch === epoch && receipt.sequence <= backed_up_through);
      for (const row of passed) await sealed.delete(keyOf(row));
      if (note && passed.length > 0) await write.objectStore('settings').put(note);
      return passed.length;
    });
  }

  /**
   * Removes what an ended enrolment was refused 30 days ago, counted from the first call. Both clocks must say so: a hub
   * that dates its signatures a month ahead removes nothing, nor does a phone whose clock jumps.
   */
  async forgetRefused(hubTime: number): Promise<void> {
    // Begun with the day after: by whole days it is kept thirty at the least.
    const now = this.#clock();
    const after = (time: number): number => Math.ceil(time / DAY) * DAY;
    for (const row of await this.listIn('refused')) {
      const since = row.kept_since;
      if (!since) await this.#change(row, (kept) => ({ ...kept, kept_since: { phone: after(now), hub: hubTime } }));
      else if (now - since.phone > REFUSED_KEPT && hubTime - since.hub > REFUSED_KEPT) await this.#shared().delete('sealed', keyOf(row));
    }
  }

  /** The hub was restored: what it received in another epoch may be lost there, and waits again. Answers their ids. */
  async offerAgain(epoch: string): Promise<string[]> {
    return this.#offer((row) => row.receipt?.epoch !== epoch);
  }

  /** The hub found the bytes of these items damaged: those that are still here wait again. Answers their ids. */
  async offerAsked(itemIds: readonly string[]): Promise<string[]> {
    return itemIds.length === 0 ? [] : this.#offer((row) => itemIds.includes(row.item_id));
  }

  async #offer(isDue: (row: OutboxRecord) => boolean): Promise<string[]> {
    const again: string[] = [];
    for (const kept of (await this.listIn('received')).filter(isDue)) {
      await this.#change(kept, (row) => {
        if (row.state !== 'received' || !row.receipt || !isDue(row)) return null;
        again.push(row.item_id);
        return { ...row, state: stateAfter(row, 'offer_again'), receipt: null };
      });
    }
    return again;
  }

  #own(): IDBKeyRange {
    return IDBKeyRange.bound([this.#enrolmentId, 0], [this.#enrolmentId, Infinity]);
  }

  #inState(state: OutboxState): IDBKeyRange {
    return IDBKeyRange.bound([this.#enrolmentId, state, 0], [this.#enrolmentId, state, Infinity]);
  }

  #isOurs({ state, lease }: OutboxRecord): boolean {
    return state === 'sending' && lease?.holder === this.#holder;
  }

  /** A lease further away than any lease can be was made under another clock. */
  #hasEnded({ lease }: OutboxRecord): boolean {
    return lease === null || lease.until <= this.#clock() || lease.until - this.#clock() > LEASE;
  }

  /** One row, from how it lies there; null leaves it. */
  async #change(record: Pick<OutboxRecord, 'enrolment_id' | 'order'>, change: (row: OutboxRecord) => OutboxRecord | null): Promise<void> {
    const write = this.#shared().transaction('sealed', 'readwrite');
    await allOrNothing(write, async () => {
      const row = await write.store.get(keyOf(record));
      const changed = row && change(row);
      if (changed) await write.store.put(changed);
    });
  }
}

/** The table's next state of a row that stays. */
function stateAfter(row: OutboxRecord, action: OutboxAction): OutboxState {
  const state = next(row.state, action);
  if (state === 'removed') throw new Error(`${action} removes the row.`);
  return state;
}

function keyOf({ enrolment_id, order }: Pick<OutboxRecord, 'enrolment_id' | 'order'>): [string, number] {
  return [enrolment_id, order];
}

function byOrder(one: OutboxRecord, other: OutboxRecord): number {
  return one.order - other.order;
}
