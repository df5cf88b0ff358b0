import type { Trust } from '@titian/sealing';
import { asStorageError, FieldError } from '../errors.ts';
import { codeOf, openHubTrust } from '../library/trust.ts';
import { type Clock, deviceClock, instant } from '../vault/clock.ts';
import { toBase64 } from '../vault/encoding.ts';
import { openTransportKey } from '../vault/keys.ts';
import { type Enrolment, type Envelope, noteHubTime, openShared, type OutboxRecord, type SharedDatabase } from '../vault/shared.ts';
import type { Hub } from './hub.ts';
import { OutboxStore } from './outbox-store.ts';
import { checkReceipt, isTallyReceived, readStanding } from './receipts.ts';
import { beginReferral, noteResponsibility, readResponsibilities } from './status.ts';
import type { TallyItem } from './tallies.ts';

export type { Envelope, OutboxRecord } from '../vault/shared.ts';

/** A package sealed on this phone, with what the hub may read of it. */
export interface PackageItem {
  readonly envelope: Envelope;
  readonly ciphertext: Uint8Array;
}

export interface SyncReport {
  /** Items the hub has taken durably, by a receipt under its key. */
  readonly received: number;
  /** Items the hub refused; they stay on the phone for the supervisor. */
  readonly refused: readonly { readonly item_id: string; readonly code: string }[];
  /** Items still to be sent. */
  readonly waiting: number;
  /** Referrals whose responsibility changed. */
  readonly changed: number;
  /** Why not everything could be sent, or null. */
  readonly problem: FieldError | null;
}

/** Totals of days past; only there while the vault is open. */
export interface TallySource {
  due(): Promise<TallyItem[]>;
  markSent(itemIds: ReadonlySet<string>): Promise<void>;
}

export interface OutboxOptions {
  readonly clock?: Clock;
}

const PATH = '/api/v1/sync';
export const BATCH_ITEMS = 20;
export const BATCH_BYTES = 4 * 1024 * 1024;
/** More rounds than any honest exchange needs; a hub that keeps changing its epoch does not hold the phone for ever. */
const MOST_ROUNDS = 60;

/**
 * Sealed items on their way to the hub. It needs no unlock: it holds ciphertext and envelopes only.
 *
 * waiting → sending (a lease; a killed app's lease runs out and the item is offered again) → received (receipt
 * verified) → kept until the hub's backup has passed it or 30 days → removed. Refused items stay, with the hub's code.
 */
export class Outbox {
  readonly #shared: SharedDatabase;
  readonly #store: OutboxStore;
  readonly #enrolment: Enrolment;
  readonly #hub: Hub;
  readonly #clock: Clock;
  #sending: Promise<SyncReport> | null = null;
  readonly #listeners = new Set<() => void>();

  private constructor(shared: SharedDatabase, enrolment: Enrolment, hub: Hub, options: OutboxOptions) {
    this.#shared = shared;
    this.#enrolment = enrolment;
    this.#hub = hub;
    this.#clock = options.clock ?? deviceClock;
    this.#store = new OutboxStore(shared, enrolment.enrolment_id, this.#clock);
  }

  static async open(enrolment: Enrolment, hub: Hub, options: OutboxOptions = {}): Promise<Outbox> {
    return new Outbox(await openShared(), enrolment, hub, options);
  }

  /**
   * Keeps the packages of one referral, all or none. When this resolves they survive a killed app and will be sent.
   * Raises `storage.full` with nothing kept.
   */
  async add(items: readonly PackageItem[]): Promise<void> {
    const records: OutboxRecord[] = items.map(({ envelope, ciphertext }) => ({
      item_id: envelope.item_id,
      enrolment_id: this.#enrolment.enrolment_id,
      envelope,
      ciphertext,
      state: 'waiting',
      added_at: instant(this.#clock()),
      lease: null,
      receipt: null,
      refusal: null,
    }));
    await this.#store.addAll(records);
    for (const referralId of new Set(items.map((item) => item.envelope.referral_id))) {
      await beginReferral(this.#shared, referralId, this.#enrolment.enrolment_id, this.#clock());
    }
    this.#tell();
  }

  /** Items by state, oldest first; envelopes and states, not the ciphertext's content. */
  async list(): Promise<OutboxRecord[]> {
    return this.#store.list();
  }

  /** Items not yet taken by the hub. */
  async count(): Promise<number> {
    return (await this.#store.list()).filter((record) => record.state === 'waiting' || record.state === 'sending').length;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#shared.close();
  }

  /**
   * Offers everything that waits, asks for responsibilities, forgets what the hub's backup has passed.
   * Never raises for the hub's or the network's sake: the report says what happened, and every item is still there.
   */
  send(tallies: TallySource | null = null): Promise<SyncReport> {
    this.#sending ??= this.#send(tallies).finally(() => {
      this.#sending = null;
      this.#tell();
    });
    return this.#sending;
  }

  async #send(tallies: TallySource | null): Promise<SyncReport> {
    const round = new Round();
    try {
      const trust = await openHubTrust(this.#shared, this.#enrolment);
      let due = await dueOf(tallies);
      for (let turn = 0; turn < MOST_ROUNDS; turn += 1) {
        const records = await this.#store.lease(BATCH_ITEMS, BATCH_BYTES, round.tried);
        const room = BATCH_ITEMS - records.length;
        const batch: Batch = { records, tallies: due.slice(0, room) };
        due = due.slice(room);
        if (turn > 0 && records.length === 0 && batch.tallies.length === 0) break;
        await this.#exchange(batch, trust, round);
        if (round.tallied.size > 0) await tallies?.markSent(round.tallied).catch(passIfLocked);
      }
    } catch (error) {
      round.problem ??= asStorageError(error);
    }
    return round.report(await this.count());
  }

  /** One request. A batch the hub cannot read or finds too large is cut in two until the one bad item stands alone. */
  async #exchange(batch: Batch, trust: Trust, round: Round): Promise<void> {
    for (const record of batch.records) round.tried.add(record.item_id);
    let answer: Record<string, unknown>;
    try {
      const key = await openTransportKey(this.#shared, this.#enrolment.enrolment_id);
      answer = await this.#hub.signed(PATH, itemsOf(batch), this.#enrolment.enrolment_id, key);
    } catch (error) {
      const code = error instanceof FieldError ? error.params['code'] : null;
      if (code === 'request.too_large' || code === 'request.unreadable') return this.#divide(batch, String(code), trust, round);
      await this.#store.release(batch.records);
      throw error;
    }
    await this.#settle(batch, answer, trust, round);
  }

  async #divide(batch: Batch, code: string, trust: Trust, round: Round): Promise<void> {
    const [only] = batch.records;
    if (batch.records.length === 0) throw new FieldError('hub.refused', { code });
    if (batch.records.length === 1 && batch.tallies.length === 0 && only) {
      await this.#store.refuse(only, code);
      round.refused.push({ item_id: only.item_id, code });
      return;
    }
    const half = Math.ceil(batch.records.length / 2);
    await this.#exchange({ records: batch.records.slice(0, half), tallies: [] }, trust, round);
    const rest: Batch = { records: batch.records.slice(half), tallies: batch.tallies };
    if (rest.records.length > 0) await this.#exchange(rest, trust, round);
  }

  async #settle(batch: Batch, answer: Record<string, unknown>, trust: Trust, round: Round): Promise<void> {
    const results = Array.isArray(answer['items']) ? (answer['items'] as unknown[]) : null;
    if (!results) {
      await this.#store.release(batch.records);
      throw new FieldError('hub.unreadable');
    }
    const byId = new Map(results.flatMap((result) => (isResult(result) ? [[result.item_id, result] as const] : [])));
    const standing = await readStanding(answer['standing'], trust, this.#enrolment.hub_id);
    // An epoch nobody signed can at worst make the phone offer its own items again, which the hub answers twice alike.
    const epoch = standing?.epoch ?? (typeof answer['epoch'] === 'string' ? answer['epoch'] : null);
    for (const record of batch.records) await this.#settleOne(record, byId.get(record.item_id), { trust, epoch, round });
    for (const tally of batch.tallies) {
      if (await isTallyReceived(byId.get(tally.item_id)?.receipt, tally, trust)) round.tallied.add(tally.item_id);
    }
    round.changed += await noteResponsibility(this.#shared, readResponsibilities(answer['referrals']));
    if (standing) {
      await noteHubTime(this.#shared, standing.issued_at);
      await this.#store.forget(standing);
    }
    if (epoch !== null) for (const itemId of await this.#store.offerAgain(epoch)) round.tried.delete(itemId);
  }

  async #settleOne(
    record: OutboxRecord,
    result: Result | undefined,
    { trust, epoch, round }: { readonly trust: Trust; readonly epoch: string | null; readonly round: Round },
  ): Promise<void> {
    if (result?.status === 'refused' && typeof result.code === 'string') {
      if (!isFinal(result.code)) {
        await this.#store.release([record]);
        round.problem ??= new FieldError('item.refused', { code: result.code });
        return;
      }
      await this.#store.refuse(record, result.code);
      round.refused.push({ item_id: record.item_id, code: result.code });
      return;
    }
    try {
      if (result?.status !== 'received' || typeof result.receipt !== 'string') throw new FieldError('hub.unreadable');
      const receipt = await checkReceipt(result.receipt, record, trust, this.#enrolment.hub_id);
      // The hub has it in the epoch it answers in, even when the receipt it repeats is of an earlier one.
      await this.#store.receive(record, { ...receipt, epoch: epoch ?? receipt.epoch });
      await noteHubTime(this.#shared, receipt.issued_at);
      await this.#store.forget(receipt);
      round.received += 1;
    } catch (error) {
      // Without a true receipt the item was not taken: it waits, and is offered again.
      await this.#store.release([record]);
      round.problem ??=
        error instanceof FieldError ? error : new FieldError('receipt.not_trusted', { reason: codeOf(error) }, { cause: error });
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

interface Batch {
  readonly records: readonly OutboxRecord[];
  readonly tallies: readonly TallyItem[];
}

interface Result {
  readonly item_id: string;
  readonly status: unknown;
  readonly receipt?: unknown;
  readonly code?: unknown;
}

/** What one call of `send` has seen. */
class Round {
  readonly tried = new Set<string>();
  readonly tallied = new Set<string>();
  readonly refused: { item_id: string; code: string }[] = [];
  received = 0;
  changed = 0;
  problem: FieldError | null = null;

  report(waiting: number): SyncReport {
    return { received: this.received, refused: this.refused, waiting, changed: this.changed, problem: this.problem };
  }
}

/** Totals wait for the next time when the vault was locked meanwhile; packages go all the same. */
async function dueOf(tallies: TallySource | null): Promise<TallyItem[]> {
  try {
    return (await tallies?.due()) ?? [];
  } catch (error) {
    passIfLocked(error);
    return [];
  }
}

function passIfLocked(error: unknown): void {
  if (!(error instanceof FieldError) || error.code !== 'vault.locked') throw error;
}

/**
 * Not the item's fault, so it is offered again: the hub's own trouble, and a recipient it does not list, for one of the
 * two lists may only be newer than the other.
 */
const PASSING_REFUSALS: readonly string[] = ['item.failed', 'recipient.unknown'];

function isFinal(code: string): boolean {
  return !PASSING_REFUSALS.includes(code);
}

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'item_id' in value && typeof value.item_id === 'string' && 'status' in value;
}

function itemsOf(batch: Batch): unknown[] {
  const packages = batch.records.map(({ item_id, envelope, ciphertext }) => ({
    item_id,
    kind: 'package',
    envelope,
    ciphertext: toBase64(ciphertext),
  }));
  return [...packages, ...batch.tallies];
}
