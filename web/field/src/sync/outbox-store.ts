import { type Clock, DAY, SECOND } from '../vault/clock.ts';
import { allOrNothing, type OutboxRecord, type SharedDatabase } from '../vault/shared.ts';
import type { Receipt, Standing } from './receipts.ts';

/** Longer than any request may take, so that two tabs never send the same item at once; short enough after a kill. */
export const LEASE = 100 * SECOND;
const KEPT_AT_MOST = 30 * DAY;

/** The outbox's rows of one enrolment. Each change is one transaction and begins from the row as it lies there. */
export class OutboxStore {
  readonly #shared: SharedDatabase;
  readonly #enrolmentId: string;
  readonly #clock: Clock;
  readonly #holder = crypto.randomUUID();

  constructor(shared: SharedDatabase, enrolmentId: string, clock: Clock) {
    this.#shared = shared;
    this.#enrolmentId = enrolmentId;
    this.#clock = clock;
  }

  async list(): Promise<OutboxRecord[]> {
    const rows = await this.#shared.getAll('outbox');
    return rows.filter((row) => row.enrolment_id === this.#enrolmentId).sort(byAge);
  }

  async addAll(records: readonly OutboxRecord[]): Promise<void> {
    const write = this.#shared.transaction('outbox', 'readwrite');
    await allOrNothing(write, async () => {
      for (const record of records) await write.store.put(record);
    });
  }

  /** Takes items for sending: waiting ones, and those whose sender was killed. At least one, however large. */
  async lease(items: number, bytes: number, tried: ReadonlySet<string>): Promise<OutboxRecord[]> {
    const write = this.#shared.transaction('outbox', 'readwrite');
    return allOrNothing(write, async () => {
      const taken: OutboxRecord[] = [];
      let size = 0;
      for (const row of (await write.store.getAll()).sort(byAge)) {
        if (row.enrolment_id !== this.#enrolmentId || tried.has(row.item_id) || !this.#isFree(row)) continue;
        const grown = size + Math.ceil(row.ciphertext.length / 3) * 4;
        if (taken.length >= items || (taken.length > 0 && grown > bytes)) break;
        size = grown;
        const leased: OutboxRecord = { ...row, state: 'sending', lease: { holder: this.#holder, until: this.#clock() + LEASE } };
        await write.store.put(leased);
        taken.push(leased);
      }
      return taken;
    });
  }

  /** The request failed: the items wait again. */
  async release(records: readonly OutboxRecord[]): Promise<void> {
    for (const record of records) await this.#change(record, (row) => ({ ...row, state: 'waiting', lease: null }));
  }

  async refuse(record: OutboxRecord, code: string): Promise<void> {
    await this.#change(record, (row) => ({ ...row, state: 'refused', lease: null, refusal: code }));
  }

  async receive(record: OutboxRecord, { jws, sequence, epoch, issued_at }: Receipt): Promise<void> {
    await this.#change(record, (row) => ({ ...row, state: 'received', lease: null, receipt: { jws, sequence, epoch, issued_at } }));
  }

  /**
   * Removes received items the backup holds, and those received 30 days ago. Both are measured by what the hub signed:
   * a phone whose clock jumps a year must not drop anything.
   */
  async forget(standing: Standing): Promise<void> {
    for (const row of await this.list()) {
      if (row.state !== 'received' || !row.receipt) continue;
      const isBackedUp = row.receipt.epoch === standing.epoch && row.receipt.sequence <= standing.backed_up_through;
      const isOld = Date.parse(standing.issued_at) - Date.parse(row.receipt.issued_at) > KEPT_AT_MOST;
      if (isBackedUp || isOld) await this.#shared.delete('outbox', row.item_id);
    }
  }

  /** The hub was restored: what it received in another epoch may be lost there, and waits again. Answers their ids. */
  async offerAgain(epoch: string): Promise<string[]> {
    const again: string[] = [];
    for (const row of await this.list()) {
      if (row.state !== 'received' || !row.receipt || row.receipt.epoch === epoch) continue;
      await this.#change(row, (now) => ({ ...now, state: 'waiting', receipt: null }));
      again.push(row.item_id);
    }
    return again;
  }

  #isFree({ state, lease }: OutboxRecord): boolean {
    if (state === 'waiting') return true;
    if (state !== 'sending') return false;
    // A lease further away than any lease can be was made under another clock.
    return lease === null || lease.until <= this.#clock() || lease.until - this.#clock() > LEASE;
  }

  async #change(record: OutboxRecord, change: (row: OutboxRecord) => OutboxRecord): Promise<void> {
    const write = this.#shared.transaction('outbox', 'readwrite');
    await allOrNothing(write, async () => {
      const row = await write.store.get(record.item_id);
      if (row) await write.store.put(change(row));
    });
  }
}

function byAge(one: OutboxRecord, other: OutboxRecord): number {
  return one.added_at.localeCompare(other.added_at) || one.envelope.position - other.envelope.position;
}
