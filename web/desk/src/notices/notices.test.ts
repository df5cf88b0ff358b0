import { afterEach, describe, expect, it, vi } from 'vitest';
import { readWords, WORDS_ADDRESS, WORDS_CACHE } from './words.ts';

const WORDS = { title: 'Hub', said: 'One waits for you at Hub.', language: 'en' };

/** A browser's worker with what the page left in it; gives what it shows and opens. */
async function startWorker(kept: unknown, pages: readonly { url: string; focus: () => Promise<void> }[] = []) {
  const heard = new Map<string, (event: object) => void>();
  const shown: unknown[] = [];
  const opened: string[] = [];
  vi.stubGlobal('self', {
    addEventListener: (name: string, listen: (event: object) => void) => heard.set(name, listen),
    registration: { showNotification: async (title: string, options: object) => void shown.push([title, options]) },
    location: { origin: 'https://desk.example' },
    clients: { matchAll: async () => pages, openWindow: async (address: string) => void opened.push(address) },
  });
  vi.stubGlobal('caches', {
    // No `open`: it makes the cache that it does not find.
    match: async (address: string, { cacheName }: { cacheName: string }) =>
      kept !== undefined && cacheName === WORDS_CACHE && address === WORDS_ADDRESS ? new Response(JSON.stringify(kept)) : undefined,
  });
  vi.resetModules();
  await import('./worker.ts');
  const raise = async (name: string, event: object): Promise<void> => {
    let work: Promise<unknown> = Promise.resolve();
    heard.get(name)?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) });
    await work;
  };
  return { heard, shown, opened, raise };
}

afterEach(() => vi.unstubAllGlobals());

describe('a notice in this browser', () => {
  it('says what the page left, whatever comes with the push', async () => {
    const worker = await startWorker(WORDS);
    const data = { text: () => 'Violet Heron', json: () => ({ body: 'Violet Heron' }) };
    await worker.raise('push', { data });
    expect(worker.shown).toEqual([['Hub', { body: WORDS.said, lang: 'en', tag: 'waits' }]]);
  });

  it.each([[undefined], [null], ['words'], [{ title: 'Hub' }], [{ ...WORDS, said: 7 }]])(
    'still says that one waits when %j was left',
    async (kept) => {
      const worker = await startWorker(kept);
      await worker.raise('push', {});
      expect(worker.shown).toEqual([['titian', { body: 'One waits for you.', lang: 'en', tag: 'waits' }]]);
    },
  );

  it('leads to the desk: to the page that is open, else to its first page', async () => {
    const notification = { close: vi.fn() };
    const elsewhere = { url: 'https://other.example/', focus: vi.fn() };
    const open = { url: 'https://desk.example/directory/', focus: vi.fn() };
    const first = await startWorker(WORDS, [elsewhere, open]);
    await first.raise('notificationclick', { notification });
    expect([open.focus.mock.calls.length, elsewhere.focus.mock.calls.length, first.opened]).toEqual([1, 0, []]);
    const second = await startWorker(WORDS, [elsewhere]);
    await second.raise('notificationclick', { notification });
    expect([second.opened, notification.close.mock.calls.length]).toEqual([['/'], 2]);
  });

  it('listens to nothing else: it answers no request of a page', async () => {
    expect([...(await startWorker(WORDS)).heard.keys()].sort()).toEqual(['notificationclick', 'push']);
  });

  it('takes only whole words', () => {
    expect(readWords({ ...WORDS, more: 'x' })).toEqual(WORDS);
    expect(readWords([WORDS])).toBeNull();
  });
});
