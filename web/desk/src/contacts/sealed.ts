/**
 * What a device keeps of the contact sheet: locked by a key that this browser made and gives to nobody, not to scripts
 * either, and gone after its time. A copy of the browser's files holds both; the device's own lock is what stands before.
 */
import { lock, type Locked, unlock } from '@titian/sealing/kept';
import type { Sheet } from './sheet.ts';
import { readSheet } from './sheet.ts';

const DATABASE = 'titian-contacts';
const STORE = 'kept';
const ONLY = 'sheet';

export async function keep(sheet: Sheet): Promise<void> {
  const locked = await lock(JSON.stringify(sheet));
  await work('readwrite', (store) => store.put(locked, ONLY));
}

/** Null where nothing is kept, or it is over: then it is gone, too. */
export async function findKept(now: Date): Promise<Sheet | null> {
  const kept = (await work('readonly', (store) => store.get(ONLY))) as Locked | undefined;
  if (kept === undefined) return null;
  const sheet = readSheet(JSON.parse(await unlock(kept)));
  if (sheet !== null && new Date(sheet.expires_at) > now) return sheet;
  await forget();
  return null;
}

export async function forget(): Promise<void> {
  await work('readwrite', (store) => store.clear());
}

async function work(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = ask(transaction.objectStore(STORE));
      transaction.oncomplete = (): void => {
        resolve(asked.result);
      };
      transaction.onabort = (): void => {
        reject(transaction.error ?? new Error('Nothing was kept.'));
      };
    });
  } finally {
    database.close();
  }
}

async function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = (): void => {
      asked.result.createObjectStore(STORE);
    };
    asked.onsuccess = (): void => {
      resolve(asked.result);
    };
    asked.onerror = (): void => {
      reject(asked.error ?? new Error('This browser keeps nothing.'));
    };
  });
}
