import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepSpare, rewriteFiles } from './rewrite.ts';
import { openShared, REWRITE_DUE } from './shared.ts';

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

async function isDue(): Promise<boolean> {
  const shared = await openShared();
  const row = await shared.get('settings', REWRITE_DUE);
  shared.close();
  return row !== undefined;
}

/** A browser whose files grow with each database that is made, and that merges in these rounds, counted from one. */
function storage(merges: (round: number) => boolean): { estimate(): Promise<object> } {
  let round = 0;
  let size = 0;
  return {
    async estimate() {
      const [newest = 0] = await spares();
      if (newest > round) {
        round = newest;
        size = merges(round) ? 300_000 : size + 140_000;
      }
      return { usageDetails: { indexedDB: size } };
    },
  };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { locks: lockManager(), storage: { estimate: async () => Promise.resolve({}) } });
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
    expect(await isDue()).toBe(false);
  });

  it('until three rounds in a row took away what the one before had brought', async () => {
    await keepSpare();
    // The third only seems to: a copy ended that was still being written when the second was looked at.
    vi.stubGlobal('navigator', { locks: lockManager(), storage: storage((round) => round === 3 || round > 4) });
    await rewriteFiles(0);
    expect(await spares()).toEqual([7]);
    expect(await isDue()).toBe(false);
  });

  it('and it stays due where the browser is slower than that', async () => {
    await keepSpare();
    vi.stubGlobal('navigator', { locks: lockManager(), storage: storage(() => false) });
    await rewriteFiles(0);
    expect(await spares()).toEqual([7]);
    expect(await isDue()).toBe(true);
    vi.stubGlobal('navigator', { locks: lockManager(), storage: storage(() => true) });
    await rewriteFiles(0);
    expect(await isDue()).toBe(false);
  });

  it('or is ended at work, from the first moment on', async () => {
    await keepSpare();
    const ended = new Promise<never>(() => undefined);
    const estimate = vi.fn(async () => ended);
    vi.stubGlobal('navigator', { locks: lockManager(), storage: { estimate } });
    void rewriteFiles(0);
    // Until then it would go on in the browser of the next test.
    await vi.waitFor(() => expect(estimate).toHaveBeenCalled());
    expect(await spares()).toEqual([1]);
    expect(await isDue()).toBe(true);
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
