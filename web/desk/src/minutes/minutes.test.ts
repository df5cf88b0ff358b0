import { indexedDB, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { makeHub, NotExchanged } from './hub.ts';
import { type Answer, type Brought, decode, encode, findChange, type Hub, type Left, Note, type Store, TEXT } from './note.ts';
import { openStore } from './store.ts';

beforeAll(() => {
  vi.stubGlobal('indexedDB', indexedDB);
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterAll(() => vi.unstubAllGlobals());

/** A hub in memory, which can go away, close the minutes, and come back from a backup. */
class TestHub implements Hub {
  doc = new Y.Doc();
  version = 0;
  isAway = false;
  isClosed = false;
  readonly corrections: Brought[] = [];

  ask(version: number, vector: string): Promise<Answer> {
    if (this.isAway) return Promise.reject(new NotExchanged('away'));
    if (this.isClosed || version === this.version) return Promise.resolve({ version: this.version, isClosed: this.isClosed });
    return Promise.resolve(this.answer(vector));
  }

  bring(words: Brought): Promise<Answer> {
    if (this.isAway) return Promise.reject(new NotExchanged('away'));
    if (this.isClosed) {
      this.corrections.push(words);
      return Promise.resolve({ version: this.version, isClosed: true });
    }
    Y.applyUpdate(this.doc, decode(words.update));
    this.version += 1;
    return Promise.resolve(this.answer(words.vector));
  }

  get text(): string {
    return this.doc.getText(TEXT).toJSON();
  }

  private answer(vector: string): Answer {
    return {
      version: this.version,
      isClosed: false,
      update: encode(Y.encodeStateAsUpdate(this.doc, decode(vector))),
      vector: encode(Y.encodeStateVector(this.doc)),
    };
  }
}

class TestStore implements Store {
  readonly rows = new Map<string, Left>();
  read(note: string): Promise<ReadonlyMap<string, Left>> {
    return Promise.resolve(new Map([...this.rows].filter(([, left]) => left.note === note)));
  }
  write(key: string, left: Left): Promise<void> {
    this.rows.set(key, left);
    return Promise.resolve();
  }
  forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
    return Promise.resolve();
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function open(hub: Hub, store: Store = new TestStore()): Promise<Note> {
  const note = new Note('item', hub, store);
  await note.start();
  await note.exchange().catch(() => undefined);
  return note;
}

describe('minutes that several write', () => {
  it('meet, whoever was away meanwhile', async () => {
    const hub = new TestHub();
    const [one, two] = [await open(hub), await open(hub)];
    one.text.insert(0, 'កម្ពុជា: item 2. ');
    await one.exchange();
    hub.isAway = true;
    two.text.insert(0, 'ไทย: item 3. ');
    await expect(two.exchange()).rejects.toThrow('away');
    expect(two.hasLeft).toBe(true);
    hub.isAway = false;
    for (const note of [two, one, two]) await note.exchange();
    expect(one.text.toJSON()).toBe(two.text.toJSON());
    expect(one.text.toJSON()).toContain('កម្ពុជា: item 2. ');
    expect(one.text.toJSON()).toContain('ไทย: item 3. ');
    expect(one.hasLeft || two.hasLeft).toBe(false);
  });

  it('take words away, too', async () => {
    const hub = new TestHub();
    const [one, two] = [await open(hub), await open(hub)];
    one.text.insert(0, 'wrong right');
    for (const note of [one, two]) await note.exchange();
    two.text.delete(0, 6);
    for (const note of [two, one]) await note.exchange();
    expect([hub.text, one.text.toJSON()]).toEqual(['right', 'right']);
  });

  it('are kept from the first letter until the hub has them', async () => {
    const hub = new TestHub();
    const store = new TestStore();
    const note = await open(hub, store);
    hub.isAway = true;
    note.text.insert(0, 'Forty came.');
    await settle();
    expect(store.rows.size).toBe(1);
    await note.exchange().catch(() => undefined);
    expect(store.rows.size).toBe(1);
    // The tab is killed; another is opened.
    hub.isAway = false;
    const again = await open(hub, store);
    expect(again.text.toJSON()).toBe('Forty came.');
    expect(hub.text).toBe('Forty came.');
    expect(store.rows.size).toBe(0);
  });

  it('typed while others are on their way stay left', async () => {
    const hub = new TestHub();
    const store = new TestStore();
    const note = await open(hub, store);
    note.text.insert(0, 'one ');
    const way = note.exchange();
    note.text.insert(4, 'two');
    await way;
    expect([hub.text, note.hasLeft]).toEqual(['one ', true]);
    await settle();
    expect(store.rows.size).toBe(1);
    await note.exchange();
    expect([hub.text, note.hasLeft, store.rows.size]).toEqual(['one two', false, 0]);
  });

  it('go again to a hub that came back from a backup', async () => {
    const hub = new TestHub();
    const note = await open(hub);
    note.text.insert(0, 'early ');
    await note.exchange();
    const backup = Y.encodeStateAsUpdate(hub.doc);
    note.text.insert(6, 'late');
    await note.exchange();
    hub.doc = new Y.Doc();
    Y.applyUpdate(hub.doc, backup);
    hub.version = 1;
    await note.exchange();
    await note.exchange();
    expect(hub.text).toBe('early late');
  });

  it('become a correction where they come after closing', async () => {
    const hub = new TestHub();
    const store = new TestStore();
    const note = await open(hub, store);
    note.text.insert(0, 'Forty came.');
    await note.exchange();
    hub.isAway = true;
    note.text.insert(11, ' Nobody left.');
    await note.exchange().catch(() => undefined);
    await settle();
    Object.assign(hub, { isAway: false, isClosed: true });
    const again = await open(hub, store);
    expect(hub.corrections).toMatchObject([{ base: 'Forty came.', text: 'Forty came. Nobody left.' }]);
    expect([again.isClosed, store.rows.size]).toEqual([true, 0]);
  });

  it('are lost in no browser that keeps nothing, and the page knows', async () => {
    const store: Store = {
      ...new TestStore(),
      read: () => Promise.reject(new Error('no')),
      write: () => Promise.reject(new Error('no')),
      forget: () => Promise.resolve(),
    };
    const note = await open(new TestHub(), store);
    note.text.insert(0, 'x');
    await settle();
    expect(note.isKept).toBe(false);
    await note.exchange();
    expect(note.hasLeft).toBe(false);
  });
});

describe('a change of the field', () => {
  it.each([
    ['abc', 'abXc', { at: 2, gone: 0, added: 'X' }],
    ['aaa', 'aa', { at: 2, gone: 1, added: '' }],
    ['x😀y', 'x😁y', { at: 1, gone: 2, added: '😁' }],
    ['😀', '😀😀', { at: 2, gone: 0, added: '😀' }],
  ])('from %s to %s', (before, after, change) => {
    expect(findChange(before, after)).toEqual(change);
    const { at, gone, added } = findChange(before, after);
    expect(before.slice(0, at) + added + before.slice(at + gone)).toBe(after);
  });
});

describe('the hub', () => {
  const words: Brought = { update: '', vector: 'AA==', base: '', text: '' };
  const answer = (more: object): Response => Response.json({ version: 1, isClosed: false, token: 'new', writer: 'w', ...more });

  it('gives no words to a session that is somebody else’s', async () => {
    const asked: (string | undefined)[] = [];
    const hub = makeHub('/words/', 'w', 'old', (_where, init) => {
      asked.push(init?.method);
      return Promise.resolve(asked.length === 1 ? new Response('', { status: 403 }) : answer({ writer: 'another' }));
    });
    await expect(hub.bring(words)).rejects.toThrow('signed_out');
    await expect(hub.bring(words)).rejects.toThrow('signed_out');
    expect(asked).toEqual(['POST', undefined]);
  });

  it('takes them with the token of the new session', async () => {
    const tokens: (string | null)[] = [];
    const hub = makeHub('/words/', 'w', 'old', (_where, init) => {
      tokens.push(new Headers(init?.headers).get('x-csrftoken'));
      return Promise.resolve(tokens.length === 1 ? new Response('', { status: 403 }) : answer({}));
    });
    await expect(hub.bring(words)).rejects.toThrow('signed_out');
    expect((await hub.bring(words)).version).toBe(1);
    expect(tokens).toEqual(['old', null, 'new']);
  });

  it('says why it refused', async () => {
    const hub = makeHub('/words/', 'w', 'old', () => Promise.resolve(Response.json({ message: 'Shorten them.' }, { status: 422 })));
    await expect(hub.bring(words)).rejects.toMatchObject({ code: 'refused', sentence: 'Shorten them.' });
  });
});

describe('the store', () => {
  it('keeps what one writer left of one note, and forgets it', async () => {
    const [mine, others] = [openStore('a'), openStore('b')];
    const left: Left = { note: 'n', state: new Uint8Array([1]), base: 'x' };
    await mine.write('n:1', left);
    await mine.write('m:1', { ...left, note: 'm' });
    expect([...(await mine.read('n')).keys()]).toEqual(['n:1']);
    expect(await mine.listNotes()).toEqual(['m', 'n']);
    expect((await others.read('n')).size).toBe(0);
    await mine.forget(['n:1']);
    expect(await mine.listNotes()).toEqual(['m']);
  });
});
