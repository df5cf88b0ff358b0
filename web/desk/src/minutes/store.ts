/** Words that the hub has not confirmed, in this browser's own database, by whoever wrote them. */
import type { Left, Store } from './note.ts';

const NAME = 'titian-minutes';
const WORDS = 'words';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(WORDS);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('closed'));
    };
  });
}

/** Runs a piece of work, and is done when it is written for good. */
async function run<Found>(
  mode: IDBTransactionMode,
  work: (words: IDBObjectStore) => IDBRequest<Found> | undefined,
): Promise<Found | undefined> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(WORDS, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(WORDS));
      transaction.oncomplete = () => {
        resolve(request?.result);
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('aborted'));
      };
    });
  } finally {
    database.close();
  }
}

/** Those of one writer: `writer` is the hub's mark of an account. */
export function openStore(writer: string): Store & { listNotes(): Promise<readonly string[]> } {
  async function list(prefix: string): Promise<ReadonlyMap<string, Left>> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const keys = (await run('readonly', (words) => words.getAllKeys(range))) ?? [];
    const rows: readonly Left[] = (await run<Left[]>('readonly', (words) => words.getAll(range))) ?? [];
    return new Map(rows.map((left, place) => [String(keys[place]).slice(writer.length + 1), left]));
  }
  return {
    read: (note) => list(`${writer}:${note}:`),
    listNotes: async () => [...new Set([...(await list(`${writer}:`)).values()].map((left) => left.note))],
    write: async (key, left) => {
      await run('readwrite', (words) => words.put(left, `${writer}:${key}`));
    },
    forget: async (keys) => {
      await run('readwrite', (words) => {
        for (const key of keys) words.delete(`${writer}:${key}`);
        return undefined;
      });
    },
  };
}
