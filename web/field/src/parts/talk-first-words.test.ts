// A talk in a language of which a newer release holds the first words alone.
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hub } from '../sync/hub.ts';
import { TestHub } from '../testing/hub.ts';
import { release, wording } from '../testing/parts.ts';
import { forgetDatabases, QUICK } from '../testing/phone.ts';
import { openShared } from '../vault/shared.ts';
import { createVault } from '../vault/vault.ts';
import { App } from './app.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { Talk } from './talk.svelte.ts';

const SECRET = 'brown horses sing beside seven dry rivers';

let server: TestHub;
let app: App;
let session: Session;
let talk: Talk;

beforeAll(() => {
  const page = { addEventListener: () => undefined, removeEventListener: () => undefined, visibilityState: 'visible' };
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { onLine: false });
  vi.stubGlobal('location', { origin: 'http://field.localhost', hash: '', pathname: '/' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
});

beforeEach(async () => {
  server = await TestHub.open();
  const { officer_name, station, certificate, ...enrolment } = { ...server.enrolment(), enrolment_id: crypto.randomUUID() };
  const vault = await createVault(enrolment.enrolment_id, SECRET, { cost: QUICK });
  await vault.put('identity', 'self', { officer_name, station, certificate });
  vault.lock();
  const shared = await openShared();
  await shared.put('enrolments', enrolment);
  shared.close();
  app = new App();
  app.enrolments = [enrolment];
  await app.unlock(enrolment.enrolment_id, SECRET);
  if (!app.session) throw new Error(`not unlocked: ${app.fault?.code}`);
  session = app.session;
  talk = session.talk;
  await publish('core', 1);
});

afterEach(async () => {
  app.lock();
  await app.shut;
  await forgetDatabases();
});

/** Burmese whole, or its first words alone. */
async function publish(module: string, sequence: number): Promise<void> {
  const { publisher, country } = release();
  const others = country.filter((part) => part.kind !== 'wording' || part.language !== 'my');
  await server.publish({ publisher, country: [...others, wording('my', module, { 'talk.greeting': 'greeting my' })] }, sequence);
  const hub = new Hub(server.origin, server.fetch);
  await session.library.adopt(await hub.releases(), { fetchPart: hub.fetchPart });
  await session.readLibrary();
}

async function atLanguage(): Promise<void> {
  await talk.begin();
  talk.journey?.finishLook();
  talk.journey?.setCompany('apart');
}

describe('the voices of what may come next', () => {
  it('are loaded while a question stands, and none stays once the phone is locked', async () => {
    const prepare = vi.spyOn(talk.speech, 'prepare');
    await atLanguage();
    await talk.chooseTongue('my');
    talk.journey?.finishCare();
    talk.journey?.answer('P02', 'yes');
    const next = talk.journey?.saidNext ?? [];
    expect(next.length).toBeGreaterThan(0);
    await vi.waitFor(() => expect(prepare).toHaveBeenLastCalledWith('my', next));
    app.lock();
    await app.shut;
    expect(prepare).toHaveBeenLastCalledWith('', []);
  });
});

describe('a talk in a language of which', () => {
  it('the first words alone are here goes to care, and whether the person understands stays open', async () => {
    await publish('first', 2);
    await atLanguage();
    await talk.chooseTongue('my');
    expect(talk.view?.stage).toBe('care');
    expect(talk.journey?.isUnderstood).toBe(false);
    expect([talk.hasFirstWordsOnly, app.fault]).toEqual([true, null]);
    expect(session.firstLanguage).not.toBe('my');
  });

  it('all was here when it was asked goes on in English where the first words alone are left, and the officer is told', async () => {
    await atLanguage();
    await talk.chooseTongue('my');
    expect(talk.journey?.isUnderstood).toBe(true);
    talk.journey?.finishCare();
    talk.journey?.answer('P02', 'yes');
    const id = talk.journey?.id ?? '';
    await talk.leave();
    await publish('first', 2);
    await talk.resume(id);
    expect(talk.wording?.language).toBe('en');
    expect(talk.view).toMatchObject({ stage: 'ask', language: 'en' });
    expect(app.fault?.code).toBe('library.language_missing');
  });

  it('all is here goes on in it', async () => {
    await atLanguage();
    await talk.chooseTongue('my');
    const id = talk.journey?.id ?? '';
    await talk.leave();
    await talk.resume(id);
    expect([talk.wording?.language, app.fault]).toEqual(['my', null]);
  });
});
