// For tests only: a phone with quick keys, and a look at everything it has stored.
import type { ArgonCost } from '../vault/slots.ts';

/** The cheapest Argon2id there is; real vaults use `DEFAULT_COST`. */
export const QUICK: ArgonCost = { memory: 8, passes: 1, lanes: 1 };

const asTheyAre = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/**
 * Every store of every database, bytes included, as one text. Bytes appear as they are, so planted words would show. Among
 * random bytes any three or four letters stand now and then: a short word is looked for with its quotation mark.
 */
export async function dumpAll(names?: (name: string) => boolean, write = asTheyAre): Promise<string> {
  const parts: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined || (names && !names(name))) continue;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('open failed'));
    });
    parts.push(name);
    for (const store of database.objectStoreNames) {
      const rows = await allOf(database, store);
      parts.push(
        store,
        JSON.stringify(rows, (_key, value: unknown) => (value instanceof Uint8Array ? write(value) : value)),
      );
    }
    database.close();
  }
  return parts.join('\n');
}

/** How long that text is, every byte counted as one: written as they are, some bytes take six letters. */
export async function measureAll(): Promise<number> {
  return (await dumpAll(undefined, (bytes) => '.'.repeat(bytes.length))).length;
}

function allOf(database: IDBDatabase, store: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const rows: unknown[] = [];
    const request = database.transaction(store).objectStore(store).openCursor();
    request.onerror = () => reject(request.error ?? new Error('read failed'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve(rows);
      rows.push([cursor.key, cursor.value]);
      cursor.continue();
    };
  });
}

/** A new phone for the next test. */
export async function forgetDatabases(): Promise<void> {
  const { IDBFactory } = await import('fake-indexeddb');
  globalThis.indexedDB = new IDBFactory();
}
