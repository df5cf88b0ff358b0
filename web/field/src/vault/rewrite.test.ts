import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepSpare, rewriteFiles } from './rewrite.ts';

/** Locks as a browser keeps them: one holder, the others in line, or turned away where they ask for that. */
function lockManager(): { request: typeof request } {
  let line = Promise.resolve();
  let held = 0;
  async function request(name: string, options: LockOptions, work: (lock: { name: string } | null) => Promise<void>): Promise<void> {
    if (options.ifAvailable && held > 0) return work(null);
    held += 1;
    const before = line;
    const mine = before.then(async () => work({ name })).finally(() => (held -= 1));
    line = mine.catch(() => undefined);
    return mine;
  }
  return { request };
}

async function spares(): Promise<number[]> {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  return names.filter((name) => name.startsWith('titian-rewrite-')).map((name) => Number(name.split('-')[2]));
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { locks: lockManager() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('files are written anew', () => {
  it('by making one database three times, and ending the one before', async () => {
    await keepSpare();
    expect(await spares()).toEqual([0]);
    await rewriteFiles(0);
    expect(await spares()).toEqual([3]);
  });

  it('once more for what was deleted while they were', async () => {
    await keepSpare();
    await Promise.all([rewriteFiles(0), rewriteFiles(0)]);
    expect(await spares()).toEqual([6]);
  });

  it('and nobody who unlocks waits for it', async () => {
    await keepSpare();
    let isOver = false;
    const rewriting = rewriteFiles(50).then(() => (isOver = true));
    await vi.waitFor(async () => expect(await spares()).not.toEqual([0]));
    await keepSpare();
    expect(isOver).toBe(false);
    await rewriting;
    expect(await spares()).toEqual([3]);
  });
});
