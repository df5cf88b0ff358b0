/** How long an opened key lives in a tab, and what of it lies in the tab's storage. */
import { encodeBase64url } from '@titian/sealing';
import { beforeEach, describe, expect, test } from 'vitest';
import { FORGET_AFTER_MINUTES, KeyRing } from './key-ring.ts';
import { type Holder, LONGEST_AWAY_SECONDS, TabKeep } from './tab-keep.ts';

const KEYS = [{ identity: 'AGE-SECRET-KEY-1X', recipient: 'age1x', rootThumbprint: 'r', fingerprint: 'f' }] as const;
const MINUTE = 60_000;

/** One tab: its clock, and a storage that outlasts its pages. */
class Tab {
  at = 1_700_000_000_000;
  waiting: { action: () => void; milliseconds: number } | null = null;
  readonly rows = new Map<string, string>();
  readonly storage = {
    getItem: (name: string) => this.rows.get(name) ?? null,
    setItem: (name: string, value: string) => void this.rows.set(name, value),
    removeItem: (name: string) => void this.rows.delete(name),
  } as unknown as Storage;

  /** A page that has just been loaded: nothing is in its memory. */
  load(): KeyRing {
    const clock = {
      now: () => this.at,
      set: (action: () => void, milliseconds: number) => {
        this.waiting = { action, milliseconds };
        return 1;
      },
      clear: () => (this.waiting = null),
    };
    return new KeyRing(
      clock,
      new TabKeep(
        () => this.storage,
        () => this.at,
      ),
    );
  }
}

const makeHalf = (): string => encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));

let tab: Tab;
let alice: Holder;
let ring: KeyRing;

beforeEach(async () => {
  tab = new Tab();
  alice = { owner: 'alice', half: makeHalf() };
  ring = tab.load();
  await ring.hold(alice, KEYS);
});

/** The page goes and another of the same tab comes, some seconds later. */
function reload(seconds = 1): KeyRing {
  ring.leave();
  tab.at += seconds * 1000;
  const next = tab.load();
  next.arrive(alice.owner);
  return next;
}

describe('an opened key', () => {
  test('is open again after a reload, as often as there is one', async () => {
    ring = reload();
    expect(await ring.find(alice)).toEqual(KEYS);
    ring = reload();
    expect(await ring.find(alice)).toEqual(KEYS);
  });

  test('lies in the tab only sealed, and the tab alone does not open it', async () => {
    const lying = [...tab.rows.values()].join();
    expect(lying).not.toContain('AGE-SECRET');
    expect(lying).not.toContain(alice.half);
    expect(await tab.load().find({ ...alice, half: makeHalf() })).toBeNull();
    expect(tab.rows.size).toBe(0);
  });

  test('is forgotten after an hour without use, and the page is told once', async () => {
    let told = 0;
    ring.whenForgotten(() => (told += 1));
    expect(tab.waiting?.milliseconds).toBe(FORGET_AFTER_MINUTES * MINUTE);
    tab.waiting?.action();
    ring.forget();
    expect(await ring.find(alice)).toBeNull();
    expect(told).toBe(1);
    expect(tab.rows.size).toBe(0);
  });

  test('use puts the hour off, and a page that comes in is no use', async () => {
    tab.at += 50 * MINUTE;
    expect(await ring.find(alice)).toEqual(KEYS);
    tab.at += 50 * MINUTE;
    expect(ring.arrive('alice')).toBe(true);
    tab.at += 11 * MINUTE; // A computer that slept: no timer has run.
    expect(await ring.find(alice)).toBeNull();
    expect(await tab.load().find(alice)).toBeNull();
  });

  test('is gone after locking, and when it is locked while it is being put away', async () => {
    ring.forget();
    expect(await reload().find(alice)).toBeNull();
    const holding = ring.hold(alice, KEYS);
    ring.forget();
    await holding;
    expect(tab.rows.size).toBe(0);
  });

  test.each(['bob', ''])('is gone when a page of another account, or of nobody, comes in: "%s"', async (owner) => {
    expect(ring.arrive(owner)).toBe(false);
    expect(await ring.find(alice)).toBeNull();
    expect(tab.rows.size).toBe(0);
  });

  test('is gone with another account also where a page asks first', async () => {
    expect(await ring.find({ ...alice, owner: 'bob' })).toBeNull();
    expect(await ring.find(alice)).toBeNull();
  });

  test('is gone from a tab that was closed and brought back later', async () => {
    expect(await reload(LONGEST_AWAY_SECONDS + 1).find(alice)).toBeNull();
    expect(tab.rows.size).toBe(0);
  });

  test('leaves nothing in the memory of a page that is put aside', () => {
    let told = 0;
    ring.whenForgotten(() => (told += 1));
    ring.leave();
    expect(told).toBe(1);
    expect(tab.rows.size).toBe(1);
  });

  test('stands in memory where the tab can keep nothing', async () => {
    tab.storage.setItem = () => {
      throw new Error('full');
    };
    const other = tab.load();
    tab.rows.clear();
    await other.hold(alice, KEYS);
    expect(await other.find(alice)).toEqual(KEYS);
  });

  test.each(['rubbish', '{}', '{"owner":"alice","sealed":"AAAA","until":9e15,"leftAt":null}'])(
    'what is kept and cannot be read opens nothing: %s',
    async (kept) => {
      tab.rows.set([...tab.rows.keys()][0] ?? '', kept);
      expect(await tab.load().find(alice)).toBeNull();
    },
  );
});
