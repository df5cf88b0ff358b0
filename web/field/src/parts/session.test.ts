// What is open is dropped whole: nothing that the app reaches holds it after a lock, whatever somebody adds to it later.
import 'fake-indexeddb/auto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldError } from '../errors.ts';
import { TestHub } from '../testing/hub.ts';
import { QUICK } from '../testing/phone.ts';
import { type Enrolment, openShared, REWRITE_DUE } from '../vault/shared.ts';
import { createVault } from '../vault/vault.ts';
import { App } from './app.svelte.ts';
import { Steps } from './steps.svelte.ts';

const SECRET = 'brown horses sing beside seven dry rivers';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Whether the thing is held by anybody, once what was at work has ended. */
async function isHeld(thing: WeakRef<object>): Promise<boolean> {
  for (let round = 0; round < 10; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
    if (thing.deref() === undefined) return false;
  }
  return true;
}

let hub: TestHub;
let app: App;

beforeAll(() => {
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const page = { ...listening, visibilityState: 'visible', documentElement: { dataset: {} } };
  vi.stubGlobal('history', { state: null, pushState: () => undefined, replaceState: () => undefined, go: () => undefined });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { onLine: false });
  vi.stubGlobal('location', { origin: 'http://field.localhost', hash: '', pathname: '/' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
});

/** A phone's officer, with a vault. */
async function enrol(): Promise<Enrolment> {
  const { officer_name, station, certificate, ...enrolment } = { ...hub.enrolment(), enrolment_id: crypto.randomUUID() };
  const vault = await createVault(enrolment.enrolment_id, SECRET, { cost: QUICK });
  await vault.put('identity', 'self', { officer_name, station, certificate });
  vault.lock();
  const shared = await openShared();
  await shared.put('enrolments', enrolment);
  shared.close();
  return enrolment;
}

beforeEach(async () => {
  hub = await TestHub.open();
  const enrolment = await enrol();
  app = new App();
  app.enrolments = [enrolment];
  await app.unlock(enrolment.enrolment_id, SECRET);
});

/** Puts a secret where somebody might, and answers how to find it again without holding it. */
function plant(into: object): WeakRef<object> {
  const secret = { said: 'PLANTED' };
  Object.assign(into, { added_by_somebody_later: secret });
  return new WeakRef(secret);
}

function sessionOf(of: App): NonNullable<App['session']> {
  const { session } = of;
  if (!session) throw new Error(`not unlocked: ${of.fault?.code}`);
  return session;
}

/** What store and index have in common, whatever each of them answers. */
type Readable = Record<'get' | 'getAll' | 'getAllKeys', (this: IDBObjectStore | IDBIndex, ...from: unknown[]) => unknown>;

/** Where an app is whenever rows of a store, or their keys, are read from now on under this first key; counting reads none. */
function watch(of: App, store: string, key: string): string[] {
  const places: string[] = [];
  for (const name of ['get', 'getAll', 'getAllKeys'] as const) {
    for (const whole of [IDBObjectStore.prototype, IDBIndex.prototype] as unknown as Readable[]) {
      const read = whole[name];
      vi.spyOn(whole, name).mockImplementation(function (this: IDBObjectStore | IDBIndex, ...from) {
        const [first]: unknown[] = [from[0] instanceof IDBKeyRange ? from[0].lower : from[0]].flat();
        if ((this instanceof IDBIndex ? this.objectStore : this).name === store && first === key) places.push(of.place);
        return read.apply(this, from);
      });
    }
  }
  return places;
}

describe('the first screens', () => {
  afterEach(() => vi.restoreAllMocks());

  it('stand before anything is sent: at the start', async () => {
    hub = await TestHub.open();
    const { hub_id } = await enrol();
    const second = new App();
    const places = watch(second, 'libraries', hub_id); // whoever sends looks first whom to believe
    await second.start();
    await vi.waitFor(() => expect(places.length).toBeGreaterThan(0), 30_000);
    expect(new Set(places)).toEqual(new Set(['unlock']));
  });

  it('stand before anything sealed is read: after an unlock', async () => {
    const second = new App();
    const enrolment = await enrol();
    second.enrolments = [enrolment];
    const places = watch(second, 'sealed', enrolment.enrolment_id);
    await second.unlock(enrolment.enrolment_id, SECRET);
    expect([second.place, sessionOf(second).isLineRead, places]).toEqual(['fetch', false, []]);
    await vi.waitFor(() => expect(sessionOf(second).isLineRead).toBe(true), 30_000);
    expect(new Set(places)).toEqual(new Set(['fetch']));
  });

  it('read what is sealed once more for all who ask while it is read', async () => {
    const session = sessionOf(app);
    await vi.waitFor(() => expect(session.isLineRead).toBe(true), 30_000);
    // Those of the app itself change nothing: none begins from now on, and what was under way is over.
    const readLine = session.readLine.bind(session);
    vi.spyOn(session, 'readLine').mockResolvedValue(undefined);
    await readLine();
    const tidy = session.register.tidy.bind(session.register);
    const still: (() => void)[] = [];
    const reading = vi.spyOn(session.register, 'tidy').mockImplementation(async (...given) => {
      await new Promise<void>((resolve) => still.push(resolve));
      return tidy(...given);
    });
    const first = readLine();
    await vi.waitFor(() => expect(reading).toHaveBeenCalledTimes(1));
    const more = Promise.all([readLine(), readLine()]);
    still[0]?.();
    await first;
    await vi.waitFor(() => expect(reading).toHaveBeenCalledTimes(2));
    reading.mockRestore();
    still[1]?.();
    await more;
  });
});

describe('a lock', () => {
  it('leaves nothing of a session behind, not even what was added to it later', async () => {
    const planted = [sessionOf(app), sessionOf(app).talk, sessionOf(app).vault, sessionOf(app).library].map(plant);
    // The arrivals come some time after the first screen.
    await vi.waitFor(() => expect(sessionOf(app).arrivals).not.toBeNull(), 30_000);
    expect(await isHeld(planted[0] as WeakRef<object>)).toBe(true);
    app.lock();
    expect(app.session).toBeNull();
    await app.shut;
    for (const secret of planted) expect(await isHeld(secret)).toBe(false);
  });

  it('waits for what a phone of before kept outside the vault, however soon after an unlock', async () => {
    const { enrolment_id, ...enrolment } = await enrol();
    const shared = await openShared();
    await shared.put('responsibility', { referral_id: 'r', enrolment_id, responsibility: 'waiting', made_on: '2026-11-25' });
    const second = new App();
    second.enrolments = [{ enrolment_id, ...enrolment }];
    await second.unlock(enrolment_id, SECRET);
    second.lock();
    await second.shut;
    expect((await shared.getAll('responsibility')).filter((row) => row.enrolment_id === enrolment_id)).toEqual([]);
    shared.close();
  });

  it('is for all that is at work, whichever step began last', async () => {
    const stored: string[] = [];
    const slow = (name: string, milliseconds: number) => (): Promise<void> =>
      new Promise((resolve) => setTimeout(() => resolve(void stored.push(name)), milliseconds));
    void app.attempt(slow('first', 200));
    void app.attempt(slow('second', 20));
    const { vault } = sessionOf(app);
    app.lock();
    expect(app.isBusy).toBe(false);
    expect(stored).toEqual([]);
    await app.shut;
    expect(stored).toEqual(['second', 'first']);
    await expect(vault.ids('drafts')).rejects.toMatchObject({ code: 'vault.locked' });
  });

  it('lets no step of before say anything on the screen that stands now', async () => {
    const failed = app.attempt(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('too late');
    });
    app.lock();
    expect(await failed).toBe(false);
    expect(app.fault).toBeNull();
    expect(app.place).toBe('unlock');
  });

  it('makes a session of its own at the next unlock', async () => {
    const before = sessionOf(app);
    before.waiting = 7;
    app.lock();
    await app.unlock(before.enrolment.enrolment_id, SECRET);
    expect(sessionOf(app)).not.toBe(before);
    expect(sessionOf(app).waiting).toBe(0);
    expect(before.isOpen).toBe(false);
    before.go('home');
    expect(app.place).toBe('fetch');
    expect(await before.talk.speech.say('en', 'talk.greeting')).toBe('no_clip');
  });
});

describe('a start', () => {
  it('goes on with writing the files anew where the app was ended at it', async () => {
    vi.stubGlobal('navigator', { onLine: false, storage: { estimate: () => Promise.resolve({ usageDetails: { indexedDB: 1 } }) } });
    const shared = await openShared();
    await shared.put('settings', { name: REWRITE_DUE, value: 1 });
    const next = new App();
    await next.start();
    expect(next.place).toBe('unlock'); // and nobody waited for it
    expect(await shared.get('settings', REWRITE_DUE)).toBeDefined();
    await vi.waitFor(async () => expect(await shared.get('settings', REWRITE_DUE)).toBeUndefined(), 10_000);
    shared.close();
  });
});

describe('voices that come unasked', () => {
  beforeEach(async () => {
    const session = sessionOf(app);
    vi.spyOn(session.library, 'adopt').mockResolvedValue(session.ready);
    vi.spyOn(session, 'readLibrary').mockResolvedValue();
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ keys: 'a.b.c', manifests: [], recipients: null })));
    app.fault = null;
  });

  it.each([
    ['hub.unreachable', null],
    ['storage.full', 'storage.full'],
  ] as const)('are no fault while the hub is away, and one where they cannot be kept: %s', async (code, shown) => {
    const session = sessionOf(app);
    const fetching = vi.spyOn(session.library, 'fetchVoices').mockRejectedValue(new FieldError(code));
    await session.fetchRelease();
    expect(app.fault).toBeNull();
    await vi.waitFor(() => expect(fetching).toHaveBeenCalled());
    await vi.waitFor(() => expect(app.isBusy).toBe(false));
    expect(app.fault?.code ?? null).toBe(shown);
  });
});

describe('steps', () => {
  it('are at work until the last of them has ended', async () => {
    const steps = new Steps();
    let end: (() => void) | null = null;
    const long = steps.run(
      () => new Promise<void>((resolve) => (end = resolve)),
      () => undefined,
    );
    await steps.run(
      async () => undefined,
      () => undefined,
    );
    expect(steps.areAtWork).toBe(true);
    (end as (() => void) | null)?.();
    expect(await long).toBe(true);
    expect(steps.areAtWork).toBe(false);
  });
});
