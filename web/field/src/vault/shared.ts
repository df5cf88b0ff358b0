import type { SigningKey } from '@titian/sealing';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { asStorageError } from '../errors.ts';

/**
 * What lies on the phone outside any vault, and so can be read by whoever holds the phone: signed public releases,
 * sealed items with their envelopes, enrolments, and settings of the device. Never an answer, never the language or a
 * name of a person.
 */
export interface Enrolment {
  readonly enrolment_id: string;
  readonly hub_id: string;
  readonly hub_name: string;
  readonly country: string;
  readonly officer_name: string;
  readonly station: { readonly id: string; readonly name: string };
  readonly certificate: string;
  readonly root_jwk: JsonWebKey;
  readonly root_thumbprint: string;
  readonly enrolled_at: string;
}

export interface Envelope {
  readonly item_id: string;
  readonly referral_id: string;
  /** Fingerprint of the recipient's age key. */
  readonly recipient: string;
  readonly position: number;
  readonly level: string;
  /** Minutes. */
  readonly answer_within: number;
  /** Of the ciphertext. */
  readonly sha256: string;
}

export type OutboxState = 'waiting' | 'sending' | 'received' | 'refused';

export interface OutboxRecord {
  readonly item_id: string;
  readonly enrolment_id: string;
  readonly envelope: Envelope;
  readonly ciphertext: Uint8Array;
  readonly state: OutboxState;
  readonly added_at: string;
  /** While `sending`: who sends, and until when nobody else may (device milliseconds). */
  readonly lease: { readonly holder: string; readonly until: number } | null;
  readonly receipt: { readonly jws: string; readonly sequence: number; readonly epoch: string; readonly issued_at: string } | null;
  /** Why the hub refused it; the item stays for the supervisor. */
  readonly refusal: string | null;
}

export type Responsibility = 'waiting' | 'taken' | 'nobody_left';

export interface ResponsibilityRecord {
  readonly referral_id: string;
  readonly enrolment_id: string;
  readonly responsibility: Responsibility;
  readonly made_on: string;
}

/** What is believed and held of one hub: everything in it was verified before it was written. */
export interface HubLibrary {
  readonly hub_id: string;
  /** Signed list of keys. */
  readonly keys: string;
  readonly recipients: string | null;
  /** The adopted release; null until all of its parts were here once. */
  readonly release: AdoptedRelease | null;
  /** Highest sequence believed, by kind and scope. */
  readonly sequences: Readonly<Record<string, number>>;
}

export interface AdoptedRelease {
  readonly publisher: string;
  readonly country: string;
  /** Languages whose every part is here. */
  readonly languages: readonly string[];
  readonly parts: readonly string[];
  /** Parts of the release before this one, kept for a screening that began with it. */
  readonly former_parts: readonly string[];
  readonly adopted_at: string;
}

export interface UnlockAttempts {
  readonly enrolment_id: string;
  readonly failures: number;
  /** Device milliseconds before which no secret is tried. */
  readonly not_before: number;
}

export interface SharedSchema extends DBSchema {
  enrolments: { key: string; value: Enrolment };
  transport: { key: string; value: { readonly enrolment_id: string; readonly key: SigningKey } };
  libraries: { key: string; value: HubLibrary };
  blobs: { key: string; value: { readonly sha256: string; readonly bytes: Uint8Array } };
  partials: { key: [string, number]; value: { readonly sha256: string; readonly offset: number; readonly bytes: Uint8Array } };
  outbox: { key: string; value: OutboxRecord };
  responsibility: { key: string; value: ResponsibilityRecord };
  attempts: { key: string; value: UnlockAttempts };
  settings: { key: string; value: { readonly name: string; readonly value: string | number | readonly string[] } };
}

export type SharedDatabase = IDBPDatabase<SharedSchema>;

export const SHARED_NAME = 'titian-shared';

/** The shared database, made on first use. */
export async function openShared(): Promise<SharedDatabase> {
  try {
    return await openDB<SharedSchema>(SHARED_NAME, 1, {
      upgrade(database) {
        for (const name of ['enrolments', 'transport', 'attempts'] as const) database.createObjectStore(name, { keyPath: 'enrolment_id' });
        database.createObjectStore('libraries', { keyPath: 'hub_id' });
        database.createObjectStore('blobs', { keyPath: 'sha256' });
        database.createObjectStore('partials', { keyPath: ['sha256', 'offset'] });
        database.createObjectStore('outbox', { keyPath: 'item_id' });
        database.createObjectStore('responsibility', { keyPath: 'referral_id' });
        database.createObjectStore('settings', { keyPath: 'name' });
      },
    });
  } catch (error) {
    throw asStorageError(error);
  }
}

/** Does all of `work` in a transaction or none of it; failures come out coded (`storage.full`, `storage.unavailable`). */
export async function allOrNothing<T>(write: { readonly done: Promise<void>; abort(): void }, work: () => Promise<T>): Promise<T> {
  const done = write.done.then(
    () => null,
    (error: unknown) => asStorageError(error),
  );
  try {
    const value = await work();
    const failure = await done;
    if (failure) throw failure;
    return value;
  } catch (error) {
    try {
      write.abort();
    } catch {
      // It had ended by itself.
    }
    await done;
    throw asStorageError(error);
  }
}

/** Whoever uses this phone; the screens choose one to unlock. */
export async function listEnrolments(shared: SharedDatabase): Promise<Enrolment[]> {
  return shared.getAll('enrolments');
}

/** The highest time the hub has signed, in milliseconds; 0 when it never spoke. */
export async function hubTime(shared: SharedDatabase): Promise<number> {
  const row = await shared.get('settings', 'hub_time');
  return typeof row?.value === 'number' ? row.value : 0;
}

/** Remembers a time signed by the hub; an earlier one changes nothing. */
export async function noteHubTime(shared: SharedDatabase, signedAt: string): Promise<void> {
  const time = Date.parse(signedAt);
  if (!Number.isFinite(time)) return;
  const write = shared.transaction('settings', 'readwrite');
  await allOrNothing(write, async () => {
    const row = await write.store.get('hub_time');
    if (!(typeof row?.value === 'number' && row.value >= time)) await write.store.put({ name: 'hub_time', value: time });
  });
}
