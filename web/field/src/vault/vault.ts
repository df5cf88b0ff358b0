import type { PrivateJwk } from '@titian/sealing';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft } from '../journey/draft.ts';
import type { TallyTotals } from '../sync/tallies.ts';
import { asStorageError, FieldError } from '../errors.ts';
import { beginAttempt, clearAttempts } from './attempts.ts';
import { type Clock, DAY, deviceClock } from './clock.ts';
import { openRecord, RECORD_SCHEMA, sealRecord } from './records.ts';
import { checkSecret } from './secret.ts';
import { openShared } from './shared.ts';
import { type ArgonCost, DEFAULT_COST, type KeySlot, makeSecretSlot, openSecretSlot, randomBytes, type Sealed } from './slots.ts';

export { checkSecret, type SecretCheck } from './secret.ts';

/**
 * What a vault keeps, by store. Ids lie in clear: they are fixed words or random, never a language, level or name.
 */
export interface VaultContents {
  /** The key that signs packages; it leaves the vault only as a key that cannot be read. */
  officer: PrivateJwk;
  drafts: Draft;
  tallies: TallyTotals;
}
export type VaultStore = keyof VaultContents;

interface VaultRow extends Sealed {
  readonly store: VaultStore;
  readonly id: string;
  readonly schema: number;
}

interface VaultSchema extends DBSchema {
  slots: { key: string; value: KeySlot };
  records: { key: [VaultStore, string]; value: VaultRow };
}

export interface VaultOptions {
  readonly clock?: Clock;
  readonly cost?: ArgonCost;
}

const DRAFT_LIFE = DAY;
const SLOT = 'secret';

/** The encrypted room of one officer on this phone. Every value at rest is ciphertext under a key held only in memory. */
export class Vault {
  readonly enrolmentId: string;
  #key: CryptoKey | null;
  readonly #database: IDBPDatabase<VaultSchema>;
  readonly #listeners = new Set<() => void>();

  constructor(enrolmentId: string, key: CryptoKey, database: IDBPDatabase<VaultSchema>) {
    this.enrolmentId = enrolmentId;
    this.#key = key;
    this.#database = database;
  }

  get isLocked(): boolean {
    return this.#key === null;
  }

  async put<S extends VaultStore>(store: S, id: string, value: VaultContents[S]): Promise<void> {
    const sealed = await sealRecord(this.#open(), store, id, value);
    this.#open(); // locked while the cipher ran: nothing is written any more
    try {
      await this.#database.put('records', { store, id, schema: RECORD_SCHEMA, ...sealed });
    } catch (error) {
      throw asStorageError(error);
    }
  }

  async get<S extends VaultStore>(store: S, id: string): Promise<VaultContents[S] | undefined> {
    const key = this.#open();
    const row = await this.#database.get('records', [store, id]);
    if (!row) return undefined;
    // The cipher has proved that this app wrote these bytes in this place and schema.
    return (await openRecord(key, store, id, row)) as VaultContents[S];
  }

  /** Readable records of a store. A damaged one is left out and stays where it is: it must not block the others. */
  async list<S extends VaultStore>(store: S): Promise<{ id: string; value: VaultContents[S] }[]> {
    this.#open();
    const keys = await this.#database.getAllKeys('records', IDBKeyRange.bound([store, ''], [store, '\uffff']));
    const found: { id: string; value: VaultContents[S] }[] = [];
    for (const [, id] of keys) {
      try {
        const value = await this.get(store, id);
        if (value !== undefined) found.push({ id, value });
      } catch (error) {
        if (!(error instanceof FieldError) || error.code !== 'vault.damaged') throw error;
      }
    }
    return found;
  }

  async remove(store: VaultStore, id: string): Promise<void> {
    this.#open();
    try {
      await this.#database.delete('records', [store, id]);
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

/** A new vault with a random key behind the secret. Raises the check's code, or `vault.exists`. */
export async function createVault(enrolmentId: string, secret: string, options: VaultOptions = {}): Promise<Vault> {
  const check = checkSecret(secret);
  if (!check.ok) throw new FieldError(check.problem);
  const database = await openVaultDatabase(enrolmentId);
  try {
    if ((await database.get('slots', SLOT)) !== undefined) throw new FieldError('vault.exists');
    const raw = randomBytes(32);
    const slot = await makeSecretSlot(enrolmentId, secret, raw, options.cost ?? DEFAULT_COST);
    await database.add('slots', slot, SLOT);
    return new Vault(enrolmentId, await vaultKey(raw), database);
  } catch (error) {
    database.close();
    throw asStorageError(error);
  }
}

/**
 * The vault, opened. Drafts older than 24 hours are removed.
 * Raises `secret.wrong` or `secret.wait` (both with `wait_seconds`), `vault.missing`.
 */
export async function unlock(enrolmentId: string, secret: string, options: VaultOptions = {}): Promise<Vault> {
  const clock = options.clock ?? deviceClock;
  const shared = await openShared();
  try {
    const database = await openVaultDatabase(enrolmentId);
    try {
      const slot = await database.get('slots', SLOT);
      if (!slot) throw new FieldError('vault.missing');
      const wait = await beginAttempt(shared, enrolmentId, clock);
      const raw = await openSecretSlot(enrolmentId, secret, slot);
      if (!raw) throw new FieldError('secret.wrong', { wait_seconds: wait });
      await clearAttempts(shared, enrolmentId);
      const vault = new Vault(enrolmentId, await vaultKey(raw), database);
      await removeOldDrafts(vault, clock);
      return vault;
    } catch (error) {
      database.close();
      throw asStorageError(error);
    }
  } finally {
    shared.close();
  }
}

/** Takes the raw key into a form that cannot be read back, and wipes it. */
async function vaultKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return key;
}

/** Age by the phone's own clock on both ends; a draft "from the future" has an unknown age and goes too. */
async function removeOldDrafts(vault: Vault, clock: Clock): Promise<void> {
  for (const { id, value } of await vault.list('drafts')) {
    if (Math.abs(clock() - Date.parse(value.started_at)) > DRAFT_LIFE) await vault.remove('drafts', id);
  }
}

async function openVaultDatabase(enrolmentId: string): Promise<IDBPDatabase<VaultSchema>> {
  try {
    return await openDB<VaultSchema>(`titian-vault-${enrolmentId}`, 1, {
      upgrade(database) {
        database.createObjectStore('slots');
        database.createObjectStore('records', { keyPath: ['store', 'id'] });
      },
    });
  } catch (error) {
    throw asStorageError(error);
  }
}
