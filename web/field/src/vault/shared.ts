import type { SyncAnswerReferral } from '@titian/contracts/types';
import type { SigningKey } from '@titian/sealing';
import type { Ground } from '@titian/sealing/without-consent';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { asStorageError } from '../errors.ts';
import { DAY } from './clock.ts';

/**
 * What lies on the phone outside any vault, and so can be read by whoever holds the phone: signed public releases,
 * sealed items whose envelopes are sealed too, enrolments, and settings of the device. Never an answer, a referral, a
 * recipient or a level, never the language or a name of a person.
 */
export interface Enrolment {
  readonly enrolment_id: string;
  readonly hub_id: string;
  readonly hub_name: string;
  readonly country: string;
  /** What the lock screen calls the officer: chosen by them, not their name. */
  readonly label: string;
  readonly root_jwk: JsonWebKey;
  readonly root_thumbprint: string;
  readonly enrolled_at: string;
  /** Since when the officer's room on this phone is gone; then the row holds no label. */
  readonly ended_at?: string;
  /** Who ended it: the hub, by its signature, or the officer at this phone. */
  readonly ended_by?: EndedBy;
}
export type EndedBy = 'hub' | 'officer';

/** A place where officers meet people; `kind` is airport, land, sea or mobile, absent on phones enrolled before hubs said it. */
export interface Station {
  readonly id: string;
  readonly name: string;
  readonly kind?: string | null;
}

/** Who the officer is and where they work. It lies in the vault, and is known while that is open. */
export interface Identity {
  readonly officer_name: string;
  readonly station: Station;
  readonly certificate: string;
}
export type OpenEnrolment = Enrolment & Identity;

export const LABEL_LIMIT = 24;

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
  /** Only where it goes without the person's yes. */
  readonly without_consent?: SignedWithoutConsent;
}

/** Who signed that it goes without a yes. Of a life in danger the second may come later. */
export interface SignedWithoutConsent {
  readonly ground: Ground;
  /** Digest of what the first officer signed inside. */
  readonly package: string;
  readonly first: string;
  readonly second?: string;
}

export type OutboxState = 'waiting' | 'sending' | 'received' | 'refused';

/**
 * A sealed item as it lies on a locked phone: ids that say nothing without the hub, bytes nobody here can open, its place
 * in the order, and where it stands with the hub. No referral, recipient, level or time.
 */
export interface OutboxRecord {
  readonly item_id: string;
  readonly enrolment_id: string;
  /** Counted up while anything is here. */
  readonly order: number;
  /** Sealed to the hub; as it stands only where this phone has not heard of the hub's key yet, until the next unlock. */
  readonly envelope: Uint8Array | Envelope;
  /** Of the ciphertext, to find out what this phone's storage has spoilt. */
  readonly sha256: string;
  readonly ciphertext: Uint8Array;
  readonly state: OutboxState;
  /** While `sending`, where the browser has no locks: who sends, and until when nobody else may (device milliseconds). */
  readonly lease: { readonly holder: string; readonly until: number } | null;
  readonly receipt: { readonly sequence: number; readonly epoch: string } | null;
  /** Why the hub refused it; the item stays for the supervisor. */
  readonly refusal: string | null;
  /** Of a refused item of an ended enrolment: until which day at least it is kept, by the phone's clock and by the hub's. */
  readonly kept_since?: { readonly phone: number; readonly hub: number };
}

/** A sealed item as it lay here before 30 November 2026; moved when it is first met. */
export type EarlierOutboxRecord = Omit<OutboxRecord, 'order' | 'envelope' | 'sha256'> & {
  readonly envelope: Envelope;
  readonly added_at: string;
};

export type Responsibility = SyncAnswerReferral['responsibility'];

/** How a referral stood, as it lay here before 30 November 2026; at the next unlock it goes into the vault. */
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
  /** The release before it, whole on this phone, for when the newer one turns out to be wrong here. */
  readonly former?: AdoptedRelease | null;
  /** The officer went back: `former` is then the newer one, and stays aside until the hub offers another. */
  readonly is_back?: boolean;
  /** Highest sequence believed, by kind and scope. */
  readonly sequences: Readonly<Record<string, number>>;
  /** Digest of the payload that had it: another one under that sequence is refused. An older app kept none. */
  readonly digests?: Readonly<Record<string, string>>;
}

export interface AdoptedRelease {
  readonly publisher: string;
  readonly country: string;
  /** Languages whose every word is here. */
  readonly languages: readonly string[];
  /** Of these, the ones whose whole voice is here; of a release adopted by an older app, all of them. */
  readonly voices?: readonly string[];
  readonly parts: readonly string[];
  /** Parts of the release before this one, kept for a screening that began with it. */
  readonly former_parts: readonly string[];
  readonly adopted_at: string;
}

export interface UnlockAttempts {
  readonly enrolment_id: string;
  readonly failures: number;
  /** Of the last try, at random: whoever has not seen it yet begins to wait when they do. */
  readonly try_id: string;
}

/** A complaint that waits to be sent: sealed, with no enrolment beside it, so that nobody sees who made it. */
export interface ComplaintRecord {
  readonly complaint_id: string;
  /** What officers did, for the same body; missing where it is a person's complaint. */
  readonly kind?: 'oversight';
  readonly hub_id: string;
  /** Fingerprint of the independent body's key. */
  readonly recipient: string;
  readonly lookup: string;
  readonly key_file: Uint8Array;
  readonly ciphertext: Uint8Array;
}

export interface SharedSchema extends DBSchema {
  enrolments: { key: string; value: Enrolment };
  transport: { key: string; value: { readonly enrolment_id: string; readonly key: SigningKey } };
  libraries: { key: string; value: HubLibrary };
  blobs: { key: string; value: { readonly sha256: string; readonly bytes: Uint8Array } };
  partials: { key: [string, number]; value: { readonly sha256: string; readonly offset: number; readonly bytes: Uint8Array } };
  sealed: {
    /** Nothing of an item: Chromium lets keys lie in its files, and what an index holds, long after the row is gone. */
    key: [string, number];
    value: OutboxRecord;
    /** Counting reads keys alone. */
    indexes: { by_state: [string, OutboxState, number] };
  };
  /** Of an earlier app. */
  outbox: { key: string; value: EarlierOutboxRecord };
  responsibility: { key: string; value: ResponsibilityRecord };
  attempts: { key: string; value: UnlockAttempts };
  complaints: { key: string; value: ComplaintRecord };
  settings: { key: string; value: { readonly name: string; readonly value: string | number | readonly string[] } };
}

/** The setting that holds to which key of a hub envelopes are sealed. */
export function envelopeKeyName(hubId: string): string {
  return `envelopes:${hubId}`;
}

/** The setting that is there while the browser's files may hold what was deleted (`rewrite.ts`). */
export const REWRITE_DUE = 'rewrite_due';

/** The setting that holds what an enrolment last said of this phone's health. */
export function healthName(enrolmentId: string): string {
  return `health:${enrolmentId}`;
}

export type SharedDatabase = IDBPDatabase<SharedSchema>;

export const SHARED_NAME = 'titian-shared';

/** Stores and indexes are only ever added, so that the app before this one still opens what this one has written. */
const SHARED_VERSION = 4;

/** The shared database, made on first use. */
export async function openShared(): Promise<SharedDatabase> {
  try {
    return await openDB<SharedSchema>(SHARED_NAME, SHARED_VERSION, {
      upgrade(database, before) {
        if (before < 2) database.createObjectStore('complaints', { keyPath: 'complaint_id' });
        if (before < 1) {
          for (const name of ['enrolments', 'transport', 'attempts'] as const)
            database.createObjectStore(name, { keyPath: 'enrolment_id' });
          database.createObjectStore('libraries', { keyPath: 'hub_id' });
          database.createObjectStore('blobs', { keyPath: 'sha256' });
          database.createObjectStore('partials', { keyPath: ['sha256', 'offset'] });
          database.createObjectStore('outbox', { keyPath: 'item_id' });
          database.createObjectStore('responsibility', { keyPath: 'referral_id' });
          database.createObjectStore('settings', { keyPath: 'name' });
        }
        if (before < 4) {
          const sealed = database.createObjectStore('sealed', { keyPath: ['enrolment_id', 'order'] });
          sealed.createIndex('by_state', ['enrolment_id', 'state', 'order']);
        }
      },
      // The app is being changed for a newer one that wants the database: nothing of ours may stand in its way.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch (error) {
    // A newer app was here before this one: what it added is left alone.
    if (error instanceof Error && error.name === 'VersionError') return openDB<SharedSchema>(SHARED_NAME);
    throw asStorageError(error);
  }
}

/** Whether a connection still answers; the browser may close it at any time. */
export function isOpen(database: SharedDatabase): boolean {
  try {
    database.transaction('settings');
    return true;
  } catch {
    return false;
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
  const rows = (await shared.getAll('enrolments')).filter((enrolment) => enrolment.ended_at === undefined);
  return rows.sort((one, other) => one.enrolled_at.localeCompare(other.enrolled_at));
}

/** The latest day the hub has signed, in milliseconds of its beginning; 0 when it never spoke. */
export async function hubTime(shared: SharedDatabase): Promise<number> {
  const row = await shared.get('settings', 'hub_time');
  return typeof row?.value === 'number' ? row.value : 0;
}

/** Remembers the day of a time signed by the hub: an hour would tell when something was sent. An earlier one changes nothing. */
export async function noteHubTime(shared: SharedDatabase, signedAt: string): Promise<void> {
  const time = Math.floor(Date.parse(signedAt) / DAY) * DAY;
  if (!Number.isFinite(time)) return;
  const write = shared.transaction('settings', 'readwrite');
  await allOrNothing(write, async () => {
    const row = await write.store.get('hub_time');
    if (!(typeof row?.value === 'number' && row.value >= time)) await write.store.put({ name: 'hub_time', value: time });
  });
}
