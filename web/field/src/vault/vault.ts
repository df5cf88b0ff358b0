import type { PrivateJwk } from '@titian/sealing';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { HeldArrival, HeldSlips, SeatedApart } from '../arrivals/held.ts';
import type { Draft } from '../journey/draft.ts';
import type { Call } from '../officer/calls.ts';
import type { Taught } from '../learning/courses.ts';
import type { KeptDesks } from '../officer/desks.ts';
import type { Learnt } from '../learning/learnt.ts';
import type { Taken } from '../learning/tests.ts';
import type { Interpreter } from '../officer/interpreters.ts';
import type { OpenMark } from '../officer/marks.ts';
import type { RegisteredReferrals } from '../sync/register.ts';
import type { TallyTotals } from '../sync/tallies.ts';
import { asStorageError, FieldError } from '../errors.ts';
import { beginAttempt, clearAttempts, deviceTicks, type Ticks } from './attempts.ts';
import { type Clock, DAY, deviceClock, HOUR } from './clock.ts';
import { openRecord, RECORD_SCHEMA, sealRecord } from './records.ts';
import { checkSecret } from './secret.ts';
import type { AskPasskey } from './passkey.ts';
import { allOrNothing, type Identity, openShared } from './shared.ts';
import {
  type ArgonCost,
  DEFAULT_COST,
  type KeySlot,
  makePasskeySlot,
  makeSecretSlot,
  openPasskeySlot,
  openSecretSlot,
  type PasskeyDoor,
  randomBytes,
  type Sealed,
} from './slots.ts';

export { checkSecret, type SecretCheck } from './secret.ts';

/**
 * What a vault keeps, by store. Ids lie in clear: they are fixed words or random, never a language, level or name.
 */
export interface VaultContents {
  /** The key that signs packages; it leaves the vault only as a key that cannot be read. */
  officer: PrivateJwk;
  identity: Identity;
  drafts: Draft;
  tallies: TallyTotals;
  /** Referrals that were sent from here, and how they stand: one record of one length, also where there is none. */
  register: RegisteredReferrals;
  /** Events with many people, their slips, and whom to seat apart: no person is in any of them. */
  arrivals: HeldArrival;
  slips: HeldSlips;
  apart: SeatedApart;
  /** Calls for help of the last 24 hours, and by which codes interpreters were known. */
  calls: Call;
  interpreters: Interpreter;
  /** For whom nothing was done yet, and who was handed over: marks without a person. */
  marks: OpenMark;
  /** What whoever is on duty is told of them, until the hub has heard it. */
  told_marks: { readonly mark: string; readonly level: string; readonly is_open: boolean };
  /** Referrals taken back by whoever has their words, until the hub has heard it. */
  withdrawals: { readonly proof: string };
  /** What recipients asked and this officer answered, in codes, until the hub has heard it. */
  answers: { readonly question_id: string; readonly answer: string };
  /** How far the officer is in what they learn: one record, and no other place knows of it. */
  learning: Learnt;
  /** The test before and after learning: one record. */
  tests: Taken;
  /** What the hub is told of it once they joined a course: one record, also where there is none. */
  courses: Taught;
  /** Numbers of the region's duty desks, until their time is over. */
  desks: KeptDesks;
  /** What the officer likes at hand. */
  preferences: { readonly favourites: readonly string[] };
}
export type VaultStore = keyof VaultContents;

interface VaultRow extends Sealed {
  readonly store: VaultStore;
  readonly id: string;
  readonly schema: number;
  /** Of a draft: device milliseconds, a full hour, from which it may be removed without the key. */
  readonly gone_after?: number;
}

interface VaultSchema extends DBSchema {
  slots: { key: string; value: KeySlot };
  records: { key: [VaultStore, string]; value: VaultRow };
}

export interface VaultOptions {
  readonly clock?: Clock;
  readonly ticks?: Ticks;
  readonly cost?: ArgonCost;
}

/** Nothing unfinished is kept longer, whatever a country says. */
const LONGEST_LIFE = DAY;

/** How long a draft lives, in milliseconds. */
export function lifeOf({ lives_hours }: Pick<Draft, 'lives_hours'>): number {
  return lives_hours === undefined ? LONGEST_LIFE : Math.min(lives_hours * HOUR, LONGEST_LIFE);
}

/** The encrypted room of one officer on this phone. Every value at rest is ciphertext under a key held only in memory. */
export class Vault {
  readonly enrolmentId: string;
  #key: CryptoKey | null;
  #database: IDBPDatabase<VaultSchema>;
  readonly #listeners = new Set<() => void>();

  constructor(enrolmentId: string, key: CryptoKey, database: IDBPDatabase<VaultSchema>) {
    this.enrolmentId = enrolmentId;
    this.#key = key;
    this.#database = this.#watched(database);
  }

  /** Somebody deletes this vault: an ended enrolment, perhaps found out by another tab. */
  #watched(database: IDBPDatabase<VaultSchema>): IDBPDatabase<VaultSchema> {
    database.addEventListener('versionchange', () => this.lock());
    return database;
  }

  /**
   * The database. The browser may close it at any time, for instance when the phone wants its memory: then it is opened
   * again, unless the vault was wiped meanwhile. Raises `vault.locked`, `vault.missing`.
   */
  async #alive(): Promise<IDBPDatabase<VaultSchema>> {
    this.#open();
    if (isAnswering(this.#database)) return this.#database;
    const database = await openExisting(this.enrolmentId);
    if ((await database.count('slots')) === 0) {
      database.close();
      this.lock();
      throw new FieldError('vault.missing');
    }
    if (this.#key === null || isAnswering(this.#database)) {
      database.close(); // locked meanwhile, or somebody was faster
      this.#open();
      return this.#database;
    }
    return (this.#database = this.#watched(database));
  }

  get isLocked(): boolean {
    return this.#key === null;
  }

  async put<S extends VaultStore>(store: S, id: string, value: VaultContents[S]): Promise<void> {
    const sealed = await sealRecord(this.#open(), store, id, value);
    this.#open(); // locked while the cipher ran: nothing is written any more
    try {
      const database = await this.#alive();
      await database.put('records', {
        store,
        id,
        schema: RECORD_SCHEMA,
        ...sealed,
        ...(store === 'drafts' ? endOf(value as Draft) : {}),
      });
    } catch (error) {
      throw asStorageError(error);
    }
  }

  async get<S extends VaultStore>(store: S, id: string): Promise<VaultContents[S] | undefined> {
    const key = this.#open();
    const row = await (await this.#alive()).get('records', [store, id]);
    if (!row) return undefined;
    // The cipher has proved that this app wrote these bytes in this place and schema.
    return (await openRecord(key, store, id, row)) as VaultContents[S];
  }

  /** The same, and a record that cannot be read is as none: for what is worth less than going on without it. */
  async getUnlessDamaged<S extends VaultStore>(store: S, id: string): Promise<VaultContents[S] | undefined> {
    try {
      return await this.get(store, id);
    } catch (error) {
      if (error instanceof FieldError && error.code === 'vault.damaged') return undefined;
      throw error;
    }
  }

  /** Ids of all records of a store, the damaged ones too. */
  async ids(store: VaultStore): Promise<string[]> {
    const keys = await (await this.#alive()).getAllKeys('records', IDBKeyRange.bound([store, ''], [store, '\uffff']));
    return keys.map(([, id]) => id);
  }

  /** Readable records of a store. A damaged one is left out and stays where it is: it must not block the others. */
  async list<S extends VaultStore>(store: S): Promise<{ id: string; value: VaultContents[S] }[]> {
    const keys = await (await this.#alive()).getAllKeys('records', IDBKeyRange.bound([store, ''], [store, '\uffff']));
    const found: { id: string; value: VaultContents[S] }[] = [];
    for (const [, id] of keys) {
      const value = await this.getUnlessDamaged(store, id);
      if (value !== undefined) found.push({ id, value });
    }
    return found;
  }

  async remove(store: VaultStore, id: string): Promise<void> {
    const database = await this.#alive();
    try {
      await database.delete('records', [store, id]);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** Forgets the key. What is stored stays, unreadable until the next unlock. */
  lock(): void {
    if (this.#key === null) return;
    this.#key = null;
    this.#database.close();
    for (const listener of this.#listeners) listener();
  }

  onLock(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #open(): CryptoKey {
    if (this.#key === null) throw new FieldError('vault.locked');
    return this.#key;
  }
}

function isAnswering(database: IDBPDatabase<VaultSchema>): boolean {
  try {
    database.transaction('slots');
    return true;
  } catch {
    return false;
  }
}

/** A new vault with a random key behind the secret. Raises the check's code, or `vault.exists`. */
export async function createVault(enrolmentId: string, secret: string, options: VaultOptions = {}): Promise<Vault> {
  const check = checkSecret(secret);
  if (!check.ok) throw new FieldError(check.problem);
  const database = await openVaultDatabase(enrolmentId);
  try {
    if ((await database.count('slots')) > 0) throw new FieldError('vault.exists');
    const raw = randomBytes(32);
    const slot = await makeSecretSlot(enrolmentId, secret, raw, options.cost ?? DEFAULT_COST);
    await database.add('slots', slot, slot.kind);
    return new Vault(enrolmentId, await vaultKey(raw), database);
  } catch (error) {
    database.close();
    throw asStorageError(error);
  }
}

/**
 * The vault, opened. Drafts whose life is over are removed.
 * Raises `secret.wrong` or `secret.wait` (both with `wait_seconds`), `vault.missing`.
 */
export async function unlock(enrolmentId: string, secret: string, options: VaultOptions = {}): Promise<Vault> {
  return openDoor(enrolmentId, options, (database) => rawBySecret(enrolmentId, secret, database, options));
}

/**
 * The vault, opened by its passkey. Tries are not counted: the phone's own lock does that.
 * Raises what `ask` raises, `passkey.refused` when another passkey answered, `vault.missing` when this vault has none.
 */
export async function unlockByPasskey(enrolmentId: string, ask: AskPasskey, options: VaultOptions = {}): Promise<Vault> {
  return openDoor(enrolmentId, options, async (database) => {
    const slot = await database.get('slots', 'passkey');
    if (slot?.kind !== 'passkey') throw new FieldError('vault.missing');
    const output = await ask(slot.credential_id, slot.input);
    const raw = await openPasskeySlot(enrolmentId, output, slot);
    output.fill(0);
    if (!raw) throw new FieldError('passkey.refused');
    return raw;
  });
}

async function openDoor(
  enrolmentId: string,
  { clock = deviceClock }: VaultOptions,
  open: (database: IDBPDatabase<VaultSchema>) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Vault> {
  const database = await openExisting(enrolmentId);
  try {
    const raw = await open(database);
    await sweepDatabase(database, clock());
    return new Vault(enrolmentId, await vaultKey(raw), database);
  } catch (error) {
    database.close();
    throw asStorageError(error);
  }
}

/** The raw vault key, for which the caller answers. A wrong secret is counted; raises what `unlock` raises. */
async function rawBySecret(
  enrolmentId: string,
  secret: string,
  database: IDBPDatabase<VaultSchema>,
  { ticks = deviceTicks }: VaultOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const shared = await openShared();
  try {
    const slot = await database.get('slots', 'secret');
    if (slot?.kind !== 'secret') throw new FieldError('vault.missing');
    const wait = await beginAttempt(shared, enrolmentId, ticks);
    const raw = await openSecretSlot(enrolmentId, secret, slot).catch((error: unknown) => {
      // Salt or costs that Argon2id will not take: this slot opens to nobody any more.
      throw new FieldError('vault.damaged', { store: 'slots' }, { cause: error });
    });
    if (!raw) throw new FieldError('secret.wrong', { wait_seconds: wait });
    await clearAttempts(shared, enrolmentId);
    return raw;
  } finally {
    shared.close();
  }
}

/** From now on `next` opens this vault, and `secret` does not. What is in it stays as it is. */
export async function changeSecret(enrolmentId: string, secret: string, next: string, options: VaultOptions = {}): Promise<void> {
  const check = checkSecret(next);
  if (!check.ok) throw new FieldError(check.problem);
  await changeSlots(enrolmentId, secret, options, (raw) => makeSecretSlot(enrolmentId, next, raw, options.cost ?? DEFAULT_COST));
}

/** From now on this passkey opens the vault too, in place of one from before. The door's output is wiped. */
export async function addPasskey(enrolmentId: string, secret: string, door: PasskeyDoor, options: VaultOptions = {}): Promise<void> {
  try {
    await changeSlots(enrolmentId, secret, options, (raw) => makePasskeySlot(enrolmentId, door, raw));
  } finally {
    door.output.fill(0);
  }
}

async function changeSlots(
  enrolmentId: string,
  secret: string,
  options: VaultOptions,
  make: (raw: Uint8Array<ArrayBuffer>) => Promise<KeySlot>,
): Promise<void> {
  await withDatabase(enrolmentId, async (database) => {
    const raw = await rawBySecret(enrolmentId, secret, database, options);
    try {
      const slot = await make(raw);
      await database.put('slots', slot, slot.kind);
    } finally {
      raw.fill(0);
    }
  });
}

/** The secret alone opens the vault again, as where the phone's own lock is known to others. */
export async function removePasskey(enrolmentId: string): Promise<void> {
  await withDatabase(enrolmentId, (database) => database.delete('slots', 'passkey'));
}

export async function hasPasskey(enrolmentId: string): Promise<boolean> {
  return withDatabase(enrolmentId, async (database) => (await database.count('slots', 'passkey')) > 0);
}

/**
 * Removes drafts whose life is over, without any key, and answers when the next is due (device milliseconds) or null.
 * A draft that a clock set forward made too young or too old has an unknown age and goes too.
 */
export async function sweepDrafts(enrolmentIds: readonly string[], now: number): Promise<number | null> {
  const due: number[] = [];
  for (const enrolmentId of enrolmentIds) {
    const next = await withDatabase(enrolmentId, (database) => sweepDatabase(database, now)).catch(passIfMissing);
    if (next !== null) due.push(next);
  }
  return due.length > 0 ? Math.min(...due) : null;
}

/** Wiped in another tab: nothing is left to sweep. */
function passIfMissing(error: unknown): null {
  if (error instanceof FieldError && error.code === 'vault.missing') return null;
  throw error;
}

async function sweepDatabase(database: IDBPDatabase<VaultSchema>, now: number): Promise<number | null> {
  const write = database.transaction('records', 'readwrite');
  return allOrNothing(write, async () => {
    let next: number | null = null;
    for (const { id, gone_after } of await write.store.getAll(IDBKeyRange.bound(['drafts', ''], ['drafts', '\uffff']))) {
      const isYoung = gone_after !== undefined && now < gone_after && gone_after - now <= LONGEST_LIFE;
      if (!isYoung) await write.store.delete(['drafts', id]);
      else next = Math.min(next ?? gone_after, gone_after);
    }
    return next;
  });
}

/** Rounded down to the hour, so that what lies in the open tells no minute. */
function endOf(draft: Draft): { readonly gone_after: number } {
  return { gone_after: Math.floor((Date.parse(draft.started_at) + lifeOf(draft)) / HOUR) * HOUR };
}

/** Takes the raw key into a form that cannot be read back, and wipes it. */
async function vaultKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return key;
}

async function withDatabase<T>(enrolmentId: string, work: (database: IDBPDatabase<VaultSchema>) => Promise<T>): Promise<T> {
  const database = await openExisting(enrolmentId);
  try {
    return await work(database);
  } catch (error) {
    throw asStorageError(error);
  } finally {
    database.close();
  }
}

const PREFIX = 'titian-vault-';
const VERSION = 1;

/** Held while an officer is added: their vault is made a moment before their enrolment is written down. */
export const ADDING = 'titian-adding';

export function vaultName(enrolmentId: string): string {
  return PREFIX + enrolmentId;
}

/** Enrolments that have a vault on this phone, or null where the browser does not tell. */
export async function listVaults(): Promise<string[] | null> {
  if (typeof indexedDB.databases !== 'function') return null;
  const names = (await indexedDB.databases()).map((each) => each.name ?? '');
  return names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
}

/** Raises `vault.missing` where there is none, and makes none: another tab may just have wiped it. */
export async function openExisting(enrolmentId: string): Promise<IDBPDatabase<VaultSchema>> {
  let isMissing = false;
  try {
    return await openDB<VaultSchema>(vaultName(enrolmentId), VERSION, {
      upgrade(_database, _before, _after, transaction) {
        isMissing = true;
        transaction.done.catch(() => undefined); // it is meant to fail
        transaction.abort();
      },
    });
  } catch (error) {
    throw isMissing ? new FieldError('vault.missing', {}, { cause: error }) : asStorageError(error);
  }
}

async function openVaultDatabase(enrolmentId: string): Promise<IDBPDatabase<VaultSchema>> {
  try {
    return await openDB<VaultSchema>(vaultName(enrolmentId), VERSION, {
      upgrade(database) {
        database.createObjectStore('slots');
        database.createObjectStore('records', { keyPath: ['store', 'id'] });
      },
    });
  } catch (error) {
    throw asStorageError(error);
  }
}
