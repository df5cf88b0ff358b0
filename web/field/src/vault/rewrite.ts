import { deleteDB, openDB } from 'idb';

const PREFIX = 'titian-rewrite-';
/** Once merges what was just written; once more, what was put aside meanwhile. */
const ROUNDS = 3;
/** Milliseconds after the first end, and twice as long after each next: the browser merges after it has answered, slow phones late. */
const PAUSE = 1000;

/**
 * An empty database, made before anything that may have to go. Its end is what reaches the files written after it; so
 * there is always one.
 */
export async function keepSpare(): Promise<void> {
  // Where files are being written anew there is one, and nobody who unlocks waits for that.
  await alone({ ifAvailable: true }, async () => {
    if ((await list()).length === 0) await make(0);
  });
}

/**
 * Has the browser write its storage files anew, so that what was deleted or overwritten leaves them.
 *
 * Chromium appends: the old row stays in its file, beside the word that it is gone, until files are merged, which may be
 * never. Copying everything into a new database changes nothing of that (docs/decisions/0022). What makes it merge is
 * the end of a database, over the files in whose range that database lies: so an empty one is kept, the next is made,
 * and the older one ends. Nothing of ours is touched, whatever happens meanwhile; where a browser stores otherwise, it
 * costs some seconds and does nothing. Where another is at work, in this tab or in one beside it, it comes after: what was
 * deleted since lies in files which that one has passed. It never raises.
 */
export async function rewriteFiles(pause: number = PAUSE): Promise<void> {
  await alone({}, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await list();
      await make(Math.max(-1, ...before) + 1);
      for (const place of before) await end(place, pause * 2 ** round);
    }
  });
}

/** One at a time in all tabs; a full phone, or a browser that shuts, lets it be for this time. */
async function alone(options: LockOptions, work: () => Promise<void>): Promise<void> {
  try {
    if (typeof navigator === 'undefined' || !('locks' in navigator)) return await work();
    await navigator.locks.request(PREFIX, options, async (lock) => {
      if (lock) await work();
    });
  } catch {
    // The next time does it.
  }
}

async function list(): Promise<number[]> {
  if (typeof indexedDB.databases !== 'function') return [];
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  return names.filter((name) => name.startsWith(PREFIX)).map((name) => Number(name.slice(PREFIX.length)));
}

async function make(place: number): Promise<void> {
  const database = await openDB(PREFIX + String(place), 1, { upgrade: (fresh) => void fresh.createObjectStore('empty') });
  await database.put('empty', 0, 0);
  database.close();
}

async function end(place: number, pause: number): Promise<void> {
  await deleteDB(PREFIX + String(place));
  await new Promise((resolve) => setTimeout(resolve, pause));
}
