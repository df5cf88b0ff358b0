import { isFrame, isItem } from '@titian/contracts/sync-answer';
import type { SyncAnswerFrame, SyncAnswerItem, SyncAnswerReferral } from '@titian/contracts/types';
import { sha256Hex, type Trust } from '@titian/sealing';
import { batch } from '../../../../contracts/sync.json';
import type { Ask } from '../arrivals/told.ts';
import { asStorageError, FieldError, passIfLocked } from '../errors.ts';
import { codeOf, openHubTrust, renewKeys } from '../library/trust.ts';
import { type Clock, day, deviceClock, SECOND } from '../vault/clock.ts';
import { toBase64 } from '../vault/encoding.ts';
import { openTransportKey } from '../vault/keys.ts';
import {
  type Enrolment,
  type Envelope,
  envelopeKeyName,
  hubTime,
  isOpen,
  noteHubTime,
  openShared,
  type OutboxRecord,
  type SharedDatabase,
} from '../vault/shared.ts';
import { forgetEnrolment, wipeEnrolment } from '../vault/wipe.ts';
import { type HealthItem, type HealthOptions, HealthWord } from './health.ts';
import { asAnswer, readRows } from './answer.ts';
import { ENDED, type Hub } from './hub.ts';
import { type OutboxLine, OutboxStore, type Wanted } from './outbox-store.ts';
import { type Exclusive, onePerPhone } from './exclusive.ts';
import { checkReceipt, isContentReceived, isRevocation, isUnderKnownKey, readStanding, type Receipt, type Standing } from './receipts.ts';
import { type Question, readQuestions } from './questions.ts';
import { readResponsibilities } from './status.ts';
import { type CountItem, contentOf } from './tallies.ts';

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
  /** Items let go of here: another machine holds a backup with them. */
  readonly removed: number;
  /** Items still to be sent. */
  readonly waiting: number;
  /** How referrals stand that were sent under this enrolment, as the hub said; whoever has a vault open notes it there. */
  readonly referrals: readonly SyncAnswerReferral[];
  /** What recipients ask of referrals sent from here and nobody has answered; null where the hub did not say. */
  readonly questions: readonly Question[] | null;
  /** The day's pass, the same for every phone; null where the hub gave none. It lies nowhere but here. */
  readonly day_pass: string | null;
  /** Why not everything could be sent, or null. */
  readonly problem: FieldError | null;
  /** The hub has ended this enrolment, and proved it: what the officer had on this phone is gone. */
  readonly isEnded: boolean;
  /** Nothing of the ended enrolment waits any more, so its last trace is gone too. */
  readonly isForgotten: boolean;
}

/** Totals of days past, and lines of arrivals; only there while the vault is open. */
export interface TallySource {
  due(): Promise<readonly CountItem[]>;
  markSent(itemIds: ReadonlySet<string>): Promise<void>;
  /** The epoch the hub answers in; true where it was restored, and what it took before is due again. */
  noteEpoch?(epoch: string): Promise<boolean>;
  /** Asks the hub what others have told of the arrivals on this phone. */
  learn?(ask: Ask): Promise<void>;
}

export interface OutboxOptions {
  readonly clock?: Clock;
  /** What the phone says of itself is said only where this is given. */
  readonly health?: Omit<HealthOptions, 'clock'>;
  /** Lets one tab send at a time; the browser's locks unless a test says otherwise. */
  readonly exclusive?: Exclusive;
}

const PATH = '/api/v1/sync';
export const { most_items: BATCH_ITEMS, most_bytes: BATCH_BYTES } = batch;
/** More rounds than any honest exchange needs; a hub that keeps changing its epoch does not hold the phone for ever. */
const MOST_ROUNDS = 200;
/** A request that brought nothing for this long was too much for this network: the next one carries half. */
const CRAWLS = 30 * SECOND;
/** The bytes of a package are not those its envelope names: this phone's storage has spoilt them. */
export const DAMAGED = 'item.damaged';
/** The hub has no key for this envelope. */
const UNOPENED = 'envelope.unopenable';
/** Somebody else has sent something under this item's id: it gets another. */
const TAKEN = 'item.conflict';

/**
 * Sealed items on their way to the hub. It needs no unlock: it holds ciphertext, and envelopes that are sealed to the hub.
 *
 * When the hub proves that the enrolment was ended, the officer's vault is wiped at once; sealed items are still handed
 * over, to be set apart there, and the enrolment's last trace goes when none is left. What the hub finally refuses then
 * is offered again at each contact and kept for 30 days: a refusal alone never makes the phone delete a sealed item.
 *
 * waiting → sending (a lease; a killed app's lease runs out and the item is offered again) → received (receipt
 * verified) → kept until another machine holds a backup with it → removed. Refused items stay, with the hub's code.
 * The table is in `states.ts`. One tab sends at a time; another waits for it.
 */
export class Outbox {
  #shared: SharedDatabase;
  readonly #store: OutboxStore;
  readonly #enrolment: Enrolment;
  readonly #hub: Hub;
  readonly #clock: Clock;
  readonly #health: HealthWord | null;
  readonly #exclusive: Exclusive;
  #isClosed = false;
  /** Of a batch; less on a network that crawls. */
  #most = BATCH_ITEMS;
  #isEnded: boolean;
  /** Items of which the hub could not open the envelope; `Register.tidy` seals those anew. */
  readonly unopened = new Set<string>();
  /** Items under whose ids somebody else came first; `Register.tidy` gives those others. */
  readonly taken = new Set<string>();
  #sending: Promise<SyncReport> | null = null;
  #putOff: { readonly at: number; readonly seconds: number; readonly problem: FieldError } | null = null;
  readonly #listeners = new Set<() => void>();

  private constructor(shared: SharedDatabase, enrolment: Enrolment, hub: Hub, options: OutboxOptions) {
    this.#shared = shared;
    this.#enrolment = enrolment;
    this.#hub = hub;
    this.#clock = options.clock ?? deviceClock;
    this.#isEnded = enrolment.ended_at !== undefined;
    this.#exclusive = options.exclusive ?? onePerPhone;
    this.#store = new OutboxStore(() => this.#shared, enrolment.enrolment_id, this.#clock);
    this.#health = options.health ? new HealthWord(() => this.#shared, enrolment, { ...options.health, clock: this.#clock }) : null;
  }

  static async open(enrolment: Enrolment, hub: Hub, options: OutboxOptions = {}): Promise<Outbox> {
    return new Outbox(await openShared(), enrolment, hub, options);
  }

  /**
   * Keeps packages, all or none, each with its envelope sealed to the hub. When this resolves they survive a killed app
   * and will be sent. `Register.keep` does this once for a referral. Raises `storage.full` with nothing kept.
   */
  async add(items: readonly PackageItem[]): Promise<void> {
    await this.#revive();
    const recipient = await this.#envelopeRecipient();
    const records = await Promise.all(
      items.map(async ({ envelope, ciphertext }): Promise<Omit<OutboxRecord, 'order'>> => {
        const sealed = recipient === null ? envelope : await sealTo(recipient, envelope);
        const { item_id, sha256 } = envelope;
        const { enrolment_id } = this.#enrolment;
        return { item_id, enrolment_id, envelope: sealed, sha256, ciphertext, state: 'waiting', lease: null, receipt: null, refusal: null };
      }),
    );
    await this.#store.addAll(records);
    this.#tell();
  }

  /** Items in the order in which they were made. */
  async list(): Promise<OutboxRecord[]> {
    await this.#revive();
    return this.#store.list();
  }

  /** The same, without what is sealed in them. */
  async lines(): Promise<OutboxLine[]> {
    await this.#revive();
    return this.#store.lines();
  }

  /** What the hub refused, or this phone found damaged; each says why. */
  async listRefused(): Promise<OutboxRecord[]> {
    await this.#revive();
    return this.#store.listIn('refused');
  }

  /** Items not yet taken by the hub. */
  async count(): Promise<number> {
    await this.#revive();
    const [waiting, sending] = await Promise.all([this.#store.countIn('waiting'), this.#store.countIn('sending')]);
    return waiting + sending;
  }

  /** Items the hub has, kept here until another machine holds a backup with them. */
  async countKept(): Promise<number> {
    await this.#revive();
    return this.#store.countIn('received');
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#shared.close();
  }

  /** Somebody asks to send, or the network is another one: what put this phone off before says nothing any more. */
  renew(): void {
    this.#putOff = null;
    this.#hub.hurry();
  }

  /** The browser may have closed the database: it is opened again. */
  async #revive(): Promise<void> {
    if (!this.#isClosed && !isOpen(this.#shared)) this.#shared = await openShared();
    if ((await this.#shared.count('outbox')) > 0)
      await (await import('../sealing.ts')).moveEarlier(this.#shared, this.#enrolment.enrolment_id);
  }

  async #envelopeRecipient(): Promise<string | null> {
    const row = await this.#shared.get('settings', envelopeKeyName(this.#enrolment.hub_id));
    return typeof row?.value === 'string' ? row.value : null;
  }

  /** Written down when it is another one. */
  async #noteEnvelopeRecipient({ envelope_recipient }: Standing): Promise<void> {
    if (envelope_recipient === null || envelope_recipient === (await this.#envelopeRecipient())) return;
    await this.#shared.put('settings', { name: envelopeKeyName(this.#enrolment.hub_id), value: envelope_recipient });
  }

  /**
   * Offers everything that waits, asks for responsibilities, forgets what the hub's backup has passed.
   * Never raises for the hub's or the network's sake: the report says what happened, and every item is still there.
   * While the hub has asked to wait nothing is sent, whoever asks for it: the report says again why, and how long yet.
   */
  send(tallies: TallySource | null = null): Promise<SyncReport> {
    this.#sending ??= this.#exclusive(`titian-outbox-${this.#enrolment.enrolment_id}`, (isAlone) => this.#send(tallies, isAlone)).finally(
      () => {
        this.#sending = null;
        this.#tell();
      },
    );
    return this.#sending;
  }

  async #send(tallies: TallySource | null, isAlone: boolean): Promise<SyncReport> {
    const round = new Round();
    round.problem = this.#findPutOff();
    try {
      await this.#revive();
      if (round.problem) return round.report(await this.count());
      round.trust = await openHubTrust(this.#shared, this.#enrolment);
      let due = await dueOf(tallies);
      for (let turn = 0; turn < MOST_ROUNDS; turn += 1) {
        const bytes = Math.ceil((BATCH_BYTES * this.#most) / BATCH_ITEMS);
        const records = await this.#leaseWhole(
          { items: this.#most, bytes, tried: round.tried, offersRefused: this.#isEnded, isAlone },
          round,
        );
        const room = BATCH_ITEMS - records.length;
        const health = turn === 0 ? await this.#healthDue(records.length) : null;
        const batch: Batch = { records, tallies: due.slice(0, room), health };
        due = due.slice(room);
        if (turn > 0 && records.length === 0 && batch.tallies.length === 0) break;
        await this.#exchange(batch, round);
        if (round.isEnded) continue;
        const isAgain = round.epoch !== null && (await tallies?.noteEpoch?.(round.epoch).catch(passIfLocked)) === true;
        if (round.tallied.size > 0) await tallies?.markSent(round.tallied).catch(passIfLocked);
        if (isAgain) due = await dueOf(tallies);
      }
      if (!round.isEnded && round.problem === null) await this.#learn(tallies);
      // Ended by the hub, or wiped by the officer at this phone: the last trace goes when nothing waits any more.
      if (round.isEnded || (this.#isEnded && round.problem === null)) {
        await this.#store.forgetRefused(await hubTime(this.#shared));
        round.isForgotten = await forgetEnrolment(this.#shared, this.#enrolment.enrolment_id);
      }
      return round.report(await this.count());
    } catch (error) {
      round.problem ??= asStorageError(error);
      if (error instanceof FieldError && error.params['wait_seconds'] !== undefined) {
        this.#putOff = { at: this.#clock(), seconds: Number(error.params['wait_seconds']), problem: error };
      }
      return round.report(await this.count().catch(() => 0));
    }
  }

  /** What others have told comes after what is ours to tell, and nothing waits for it. */
  async #learn(tallies: TallySource | null): Promise<void> {
    try {
      const { enrolment_id } = this.#enrolment;
      const key = await openTransportKey(this.#shared, enrolment_id);
      await tallies?.learn?.(async (path, payload) => (await this.#hub.signed(path, payload, enrolment_id, key)).body);
    } catch {
      // The next contact asks again.
    }
  }

  /** Items for sending, whole ones: what this phone's storage has spoilt is set apart, and must not hold up the others. */
  async #leaseWhole(wanted: Wanted, round: Round): Promise<OutboxRecord[]> {
    const leased = await this.#store.lease(wanted);
    const whole: OutboxRecord[] = [];
    for (const record of leased) {
      round.tried.add(record.item_id);
      if ((await sha256Hex(record.ciphertext)) === record.sha256) whole.push(record);
      else await this.#refuse(record, DAMAGED, round);
    }
    return leased.length > 0 && whole.length === 0 ? this.#leaseWhole(wanted, round) : whole;
  }

  async #refuse(record: OutboxRecord, code: string, round: Round): Promise<void> {
    await this.#store.refuse(record, code);
    round.refused.push({ item_id: record.item_id, code });
  }

  /** What the hub put this phone off with, while it lasts. A clock that was set back ends it too. */
  #findPutOff(): FieldError | null {
    if (this.#putOff === null) return null;
    const { at, seconds, problem } = this.#putOff;
    const passed = (this.#clock() - at) / SECOND;
    if (passed >= 0 && passed < seconds) {
      return new FieldError(problem.code, { ...problem.params, wait_seconds: Math.ceil(seconds - passed) });
    }
    this.#putOff = null;
    return null;
  }

  /** One request. A batch the hub cannot read or finds too large is cut in two until the one bad item stands alone. */
  async #exchange(batch: Batch, round: Round): Promise<void> {
    const begun = this.#clock();
    let nonce: string;
    let answer: SyncAnswerFrame;
    try {
      const key = await openTransportKey(this.#shared, this.#enrolment.enrolment_id);
      const said = await this.#hub.signed(PATH, itemsOf(batch), this.#enrolment.enrolment_id, key);
      nonce = said.nonce;
      answer = asAnswer(said.body, isFrame);
    } catch (error) {
      const told = error instanceof FieldError ? error : null;
      const code = told?.params['code'];
      if (code === 'request.too_large' || code === 'request.unreadable') return this.#divide(batch, code, round);
      if (told?.code === 'hub.unreachable' && Math.abs(this.#clock() - begun) >= CRAWLS) this.#most = Math.max(1, this.#most >> 1);
      await this.#store.release(batch.records).catch(() => undefined); // a full phone keeps the lease until it runs out
      throw error;
    }
    this.#most = Math.min(BATCH_ITEMS, this.#most * 2);
    await this.#renewTrust(answer, round);
    if (answer.code === ENDED) await this.#end(batch, answer, { nonce, round });
    await this.#settle(batch, answer, round);
  }

  /**
   * After weeks without contact the hub may sign with a key this phone has not heard of. Then the list of keys, which the
   * root signs, is fetched once; without it the hub's receipts could never be believed again.
   */
  async #renewTrust({ standing }: SyncAnswerFrame, round: Round): Promise<void> {
    if (round.hasRenewed || isUnderKnownKey(standing, round.trust)) return;
    round.hasRenewed = true;
    try {
      round.trust = await renewKeys(this.#shared, this.#enrolment, (await this.#hub.releases()).keys);
    } catch {
      // Nothing is believed then, and everything waits.
    }
  }

  /** Wipes, if it is the hub that says so. Anybody can write "revoked" into an answer: without its proof nothing is touched. */
  async #end(
    batch: Batch,
    { revocation }: SyncAnswerFrame,
    { nonce, round }: { readonly nonce: string; readonly round: Round },
  ): Promise<void> {
    const asked = { enrolmentId: this.#enrolment.enrolment_id, nonce };
    if (!(await isRevocation(revocation, asked, round.trust, this.#enrolment.hub_id))) {
      await this.#store.release(batch.records);
      throw new FieldError('hub.refused', { code: ENDED });
    }
    if (!round.isEnded) await wipeEnrolment(this.#shared, this.#enrolment.enrolment_id, day(this.#clock()));
    this.#isEnded = round.isEnded = true;
  }

  /** How the phone is, with what waits beside this batch. It never holds a package back. */
  async #healthDue(beside: number): Promise<HealthItem | null> {
    if (this.#isEnded || !this.#health) return null;
    try {
      return await this.#health.due((await this.count()) - beside);
    } catch {
      return null;
    }
  }

  async #divide(batch: Batch, code: string, round: Round): Promise<void> {
    const [only] = batch.records;
    if (batch.records.length === 0) throw new FieldError('hub.refused', { code });
    if (batch.records.length === 1 && batch.tallies.length === 0 && only) return this.#refuse(only, code, round);
    const half = Math.ceil(batch.records.length / 2);
    await this.#exchange({ records: batch.records.slice(0, half), tallies: [], health: null }, round);
    const rest: Batch = { records: batch.records.slice(half), tallies: batch.tallies, health: null };
    if (rest.records.length > 0) await this.#exchange(rest, round);
  }

  async #settle(batch: Batch, answer: SyncAnswerFrame, round: Round): Promise<void> {
    const receipts: readonly unknown[] = Array.isArray(answer.receipts) ? answer.receipts : [];
    const byId = new Map(
      readRows(answer.items, isItem).map((result) => [
        result.item_id,
        { result, receipt: result.status === 'refused' ? undefined : receipts[result.receipt] },
      ]),
    );
    const { trust } = round;
    const standing = await readStanding(answer.standing, trust, this.#enrolment.hub_id);
    // An epoch nobody signed can at worst make the phone offer its own items again, which the hub answers twice alike.
    const epoch = standing?.epoch ?? (typeof answer.epoch === 'string' ? answer.epoch : null);
    // Before anything is let go of, for this phone may be the last to hold it. Nobody signs it: at worst the phone offers
    // its own items once more.
    for (const itemId of await this.#store.offerAsked(readAsked(answer.again, round.asked))) {
      round.asked.add(itemId);
      round.tried.delete(itemId);
    }
    for (const record of batch.records) await this.#settleOne(record, byId.get(record.item_id), { standing, epoch, round });
    for (const tally of batch.tallies) {
      if (await isContentReceived(byId.get(tally.item_id)?.receipt, tally.item_id, contentOf(tally), trust))
        round.tallied.add(tally.item_id);
    }
    const { health } = batch;
    if (health && (await isContentReceived(byId.get(health.item_id)?.receipt, health.item_id, health.health, trust))) {
      await this.#health?.markSent(health);
    }
    round.questions = readQuestions(answer.questions) ?? round.questions;
    if (typeof answer.day_pass === 'string') round.dayPass = answer.day_pass;
    round.referrals = readResponsibilities(answer.referrals);
    if (standing) {
      await noteHubTime(this.#shared, standing.issued_at);
      await this.#noteEnvelopeRecipient(standing);
      await this.#health?.noteHubTime(standing.issued_at);
      round.removed += await this.#store.forget(standing);
    }
    round.epoch = epoch;
    if (epoch !== null) for (const itemId of await this.#store.offerAgain(epoch)) round.tried.delete(itemId);
  }

  async #settleOne(
    record: OutboxRecord,
    told: Told | undefined,
    { standing, epoch, round }: { readonly standing: Standing | null; readonly epoch: string | null; readonly round: Round },
  ): Promise<void> {
    if (told?.result.status === 'refused') {
      const { code } = told.result;
      // Of an ended enrolment nobody can open the vault that names it anew.
      if (isFinal(code) || (code === TAKEN && this.#isEnded)) return this.#refuse(record, code, round);
      if (code === UNOPENED) this.unopened.add(record.item_id);
      if (code === TAKEN) this.taken.add(record.item_id);
      await this.#store.release([record]);
      round.problem ??= new FieldError('item.refused', { code });
      return;
    }
    try {
      if (typeof told?.receipt !== 'string') throw new FieldError('hub.unreadable');
      const receipt = await checkReceipt(told.receipt, record, round.trust, this.#enrolment.hub_id);
      // The hub has it in the epoch it answers in, even when the receipt it repeats is of an earlier one.
      round.removed += await this.#receive(record, { ...receipt, epoch: epoch ?? receipt.epoch }, standing);
      round.received += 1;
    } catch (error) {
      // Without a true receipt the item was not taken: it waits, and is offered again.
      await this.#store.release([record]).catch(() => undefined); // a full phone keeps the lease until it runs out
      round.problem ??=
        error instanceof FieldError ? error : new FieldError('receipt.not_trusted', { reason: codeOf(error) }, { cause: error });
    }
  }

  /** Writes down that it was received. Where there is no room for that the item stays, or goes if the hub's backup has it. How many went. */
  async #receive(record: OutboxRecord, receipt: Receipt, standing: Standing | null): Promise<number> {
    try {
      await this.#store.receive(record, receipt);
    } catch (error) {
      const isPassed = standing !== null && receipt.epoch === standing.epoch && receipt.sequence <= standing.backed_up_through;
      if (asStorageError(error).code !== 'storage.full' || !isPassed) throw asStorageError(error);
      await this.#store.removePassed(record);
      return 1;
    }
    await noteHubTime(this.#shared, receipt.issued_at);
    return this.#store.forget(receipt);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

interface Batch {
  readonly records: readonly OutboxRecord[];
  readonly tallies: readonly CountItem[];
  readonly health: HealthItem | null;
}

/** What became of an item, and the hub's receipt for it. */
interface Told {
  readonly result: SyncAnswerItem;
  readonly receipt: unknown;
}

/** Ids the hub asks for again; more than a few at once it does not, whatever it writes. */
function readAsked(said: unknown, asked: ReadonlySet<string>): string[] {
  return readRows(said, (id): id is string => typeof id === 'string' && !asked.has(id)).slice(0, BATCH_ITEMS);
}

/** What one call of `send` has seen. */
class Round {
  trust!: Trust;
  /** The list of keys was asked for. */
  hasRenewed = false;
  readonly tried = new Set<string>();
  /** Offered again in this round because the hub asked: once is enough. */
  readonly asked = new Set<string>();
  readonly tallied = new Set<string>();
  readonly refused: { item_id: string; code: string }[] = [];
  received = 0;
  removed = 0;
  referrals: readonly SyncAnswerReferral[] = [];
  questions: readonly Question[] | null = null;
  dayPass: string | null = null;
  problem: FieldError | null = null;
  /** That the hub answered in last. */
  epoch: string | null = null;
  isEnded = false;
  isForgotten = false;

  report(waiting: number): SyncReport {
    const { received, refused, removed, referrals, questions, dayPass: day_pass, problem, isEnded, isForgotten } = this;
    return { received, refused, removed, waiting, referrals, questions, day_pass, problem, isEnded, isForgotten };
  }
}

/** Totals wait for the next time when the vault was locked meanwhile; packages go all the same. */
async function dueOf(tallies: TallySource | null): Promise<readonly CountItem[]> {
  try {
    return (await tallies?.due()) ?? [];
  } catch (error) {
    passIfLocked(error);
    return [];
  }
}

/**
 * Not the item's fault, so it is offered again: the hub's own trouble; a recipient it does not list, for one of the two
 * lists may only be newer than the other; an envelope to a key the hub has lost, which is sealed anew at the next unlock,
 * and an id that somebody else was first to use, for which it gets another then;
 * and an ended phone's when so much of it is set apart already.
 */
const PASSING_REFUSALS: readonly string[] = ['item.failed', 'recipient.unknown', 'item.quarantine_full', UNOPENED, TAKEN];

function isFinal(code: string): boolean {
  return !PASSING_REFUSALS.includes(code);
}

/** A sealed item as the hub takes it in. */
export function itemOf({ item_id, envelope, ciphertext }: OutboxRecord): unknown {
  const sealed = envelope instanceof Uint8Array ? toBase64(envelope) : envelope;
  return { item_id, kind: 'package', envelope: sealed, ciphertext: toBase64(ciphertext) };
}

/** age is loaded where something is sealed; what seals the package has brought it. */
async function sealTo(recipient: string, envelope: Envelope): Promise<Uint8Array> {
  return (await import('../sealing.ts')).sealEnvelope(envelope, recipient);
}

function itemsOf(batch: Batch): unknown[] {
  return [...batch.records.map(itemOf), ...batch.tallies, ...(batch.health ? [batch.health] : [])];
}
