import { deleteDB, openDB } from 'idb';
import { openShared, REWRITE_DUE } from './shared.ts';

const PREFIX = 'titian-rewrite-';
/**
 * What each of these databases holds, in bytes that nothing packs: more than the app writes meanwhile, so that the size
 * of what is stored tells when one has left the files. Pieces of less than 64 KiB, or the browser puts them elsewhere.
 */
const PIECES = 4;
const PIECE = 32_768;
const WEIGHT = PIECES * PIECE;
/**
 * Rounds after which the files did not grow, in a row: one may be the end of a copy that was still being written. The
 * first rounds never are such: one writes, one merges, one takes away what was put aside.
 */
const SETTLED = 3;
/** With 1 s after the first, and twice as long after each next, two minutes: a phone on which that is too short goes on at its next start. */
const MOST = 7;
/** Milliseconds. */
const PAUSE = 1000;
const LOOKS = 10;

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
 * the end of a database, over the files in whose range that database lies: so one without meaning is kept, the next is
 * made, and the older one ends. The browser answers before it has merged, and a slow one long before: so each such
 * database has a weight, and the rounds go on until each of three took away what the one before had brought. That it is
 * due is written down until then, and the next start goes on. Where a browser does not say how much it stores, it is
 * three rounds and their pauses. Nothing of ours is touched, whatever happens meanwhile. Where another is at work, in
 * this tab or in one beside it, it comes after: what was deleted since lies in files which that one has passed. It never
 * raises.
 */
export async function rewriteFiles(pause: number = PAUSE): Promise<void> {
  await alone({}, async () => {
    await note(true);
    let settled = 0;
    let most = 0;
    for (let round = 0; round < MOST && settled < SETTLED; round += 1) {
      const before = await list();
      const place = Math.max(-1, ...before) + 1;
      await make(place);
      for (const each of before) await deleteDB(PREFIX + String(each));
      const size = await shrink(place, most, pause * 2 ** round);
      settled = size === null || size <= most ? settled + 1 : 0;
      most = (size ?? 0) + WEIGHT / 2;
    }
    if (settled === SETTLED) await note(false);
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

async function note(isDue: boolean): Promise<void> {
  const shared = await openShared();
  try {
    await (isDue ? shared.put('settings', { name: REWRITE_DUE, value: 1 }) : shared.delete('settings', REWRITE_DUE));
  } finally {
    shared.close();
  }
}

async function list(): Promise<number[]> {
  if (typeof indexedDB.databases !== 'function') return [];
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  return names.filter((name) => name.startsWith(PREFIX)).map((name) => Number(name.slice(PREFIX.length)));
}

async function make(place: number): Promise<void> {
  await write(place, async (store) => {
    for (let piece = 1; piece <= PIECES; piece += 1) await store.put(crypto.getRandomValues(new Uint8Array(PIECE)), piece);
  });
}

type Put = (value: unknown, key: number) => Promise<unknown>;

async function write(place: number, work: (store: { readonly put: Put }) => Promise<unknown>): Promise<void> {
  const database = await openDB(PREFIX + String(place), 1, { upgrade: (fresh) => void fresh.createObjectStore('empty') });
  const transaction = database.transaction('empty', 'readwrite');
  await work(transaction.store);
  await transaction.done;
  database.close();
}

/** The size of what is stored, once it is no more than `most` or that long has passed; null where the browser does not say. */
async function shrink(place: number, most: number, pause: number): Promise<number | null> {
  let size: number | null = null;
  for (let look = 0; look < LOOKS && (size === null || size > most); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause / LOOKS));
    // The browser looks anew after something was written.
    await write(place, async (store) => store.put(look, 0));
    size = await weigh();
  }
  return size;
}

async function weigh(): Promise<number | null> {
  const told: StorageEstimate & { usageDetails?: { indexedDB?: number } } = await navigator.storage.estimate();
  return told.usageDetails?.indexedDB ?? null;
}
