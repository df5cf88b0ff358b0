import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldError } from '../errors.ts';
import type { Draft } from '../journey/draft.ts';
import { NO_WISHES } from '../journey/draft.ts';
import { dumpAll, forgetDatabases, measureAll, QUICK } from '../testing/phone.ts';
import { delayAfter, forgetSeenTries, secondsToWait } from './attempts.ts';
import { DAY, HOUR, instant, MINUTE } from './clock.ts';
import { openShared } from './shared.ts';
import { type PasskeyDoor, randomBytes } from './slots.ts';
import {
  addPasskey,
  changeSecret,
  createVault,
  hasPasskey,
  listVaults,
  removePasskey,
  sweepDrafts,
  unlock,
  unlockByPasskey,
  type Vault,
} from './vault.ts';
import { wipeVault } from './wipe.ts';

const SECRET = '4820193756';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const ID = '7b0f4a52-2c56-4a0e-9d3c-0c6a9f6f2b11';

function draft(change: Partial<Draft> = {}): Draft {
  return {
    id: 'draft-1',
    started_at: instant(NOW),
    release: 'a'.repeat(64),
    stage: 'ask',
    language: 'id',
    answers: { P10: 'planted-answer-walnut' },
    history: ['P10'],
    not_understood_in: {},
    privacy: 'earphones',
    is_care_in_place: false,
    referral: NO_WISHES,
    ...change,
  };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FieldError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('a vault', () => {
  let now = NOW;
  let passed = 0;
  const options = { clock: () => now, ticks: () => passed, cost: QUICK };
  let vault: Vault;

  beforeEach(async () => {
    now = NOW;
    passed = 0;
    forgetSeenTries();
    vault = await createVault(ID, SECRET, options);
  });
  afterEach(async () => {
    vault.lock();
    await forgetDatabases();
  });

  it('gives back what was put after being locked and opened', async () => {
    await vault.put('drafts', 'draft-1', draft());
    vault.lock();
    vault = await unlock(ID, SECRET, options);
    expect(await vault.get('drafts', 'draft-1')).toEqual(draft());
  });

  it('leaves nothing readable at rest', async () => {
    await vault.put(
      'drafts',
      'draft-1',
      draft({ language: 'planted-language-quince', referral: { ...NO_WISHES, how_to_meet: 'planted-place-medlar' } }),
    );
    const everything = await dumpAll();
    expect(everything).toContain('titian-vault-'); // the dump does look there
    for (const planted of ['walnut', 'quince', 'medlar', '"P10', 'earphones']) expect(everything).not.toContain(planted);
  });

  it('shows no more by length for ten answers than for none', async () => {
    await vault.put('drafts', 'draft-1', draft({ answers: {} }));
    const empty = await measureAll();
    await vault.put('drafts', 'draft-1', draft({ answers: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`P${at}`, 'yes'])) }));
    expect(await measureAll()).toBe(empty);
  });

  it('does not open a record moved to another place', async () => {
    await vault.put('drafts', 'draft-1', draft());
    await moveRecord(ID, 'draft-1', 'draft-2');
    expect(await codeOf(vault.get('drafts', 'draft-2'))).toBe('vault.damaged');
    expect((await vault.list('drafts')).map((each) => each.id)).toEqual(['draft-1']);
  });

  it('refuses everything once locked', async () => {
    vault.lock();
    expect(await codeOf(vault.get('drafts', 'draft-1'))).toBe('vault.locked');
    expect(await codeOf(vault.put('drafts', 'draft-1', draft()))).toBe('vault.locked');
  });

  it('refuses a wrong secret, loses nothing, and makes the next tries wait longer', async () => {
    await vault.put('drafts', 'draft-1', draft());
    vault.lock();
    for (let tries = 0; tries < 3; tries += 1) expect(await codeOf(unlock(ID, '5920193847', options))).toBe('secret.wrong');
    expect(await codeOf(unlock(ID, SECRET, options))).toBe('secret.wait');
    passed += delayAfter(3);
    vault = await unlock(ID, SECRET, options);
    expect(await vault.get('drafts', 'draft-1')).toEqual(draft());
  });

  it.each([
    ['set back', -365 * DAY],
    ['set forward', 365 * DAY],
  ])('keeps the delay whole when the clock is %s', async (_how, jump) => {
    vault.lock();
    for (let tries = 0; tries < 3; tries += 1) await codeOf(unlock(ID, '5920193847', options));
    now += jump;
    const refused = await unlock(ID, SECRET, options).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'secret.wait', params: { wait_seconds: delayAfter(3) / 1000 } });
  });

  it('begins the delay anew when the app was closed or killed in it', async () => {
    vault.lock();
    for (let tries = 0; tries < 4; tries += 1) {
      await codeOf(unlock(ID, '5920193847', options));
      passed += delayAfter(tries + 1) - 1000;
    }
    forgetSeenTries(); // another page, or this one opened again: its ticks begin at nothing
    passed = 3;
    expect(await codeOf(unlock(ID, SECRET, options))).toBe('secret.wait');
    const shared = await openShared();
    expect(await secondsToWait(shared, ID, options.ticks)).toBe(delayAfter(3) / 1000);
    passed += delayAfter(3);
    expect(await secondsToWait(shared, ID, options.ticks)).toBe(0);
    shared.close();
    vault = await unlock(ID, SECRET, options);
  });

  it('makes each further wrong try wait twice as long, to five minutes', () => {
    expect([1, 2, 3, 4, 5, 20].map((failures) => delayAfter(failures) / 1000)).toEqual([0, 0, 5, 10, 20, 300]);
  });

  it('opens with a new secret and no longer with the former, and keeps what is in it', async () => {
    await vault.put('drafts', 'draft-1', draft());
    expect(await codeOf(changeSecret(ID, '5920193847', '7153028496', options))).toBe('secret.wrong');
    expect(await codeOf(changeSecret(ID, SECRET, '1234567890', options))).toBe('secret.simple_run');
    await changeSecret(ID, SECRET, '7153028496', options);
    vault.lock();
    expect(await codeOf(unlock(ID, SECRET, options))).toBe('secret.wrong');
    vault = await unlock(ID, '7153028496', options);
    expect(await vault.get('drafts', 'draft-1')).toEqual(draft());
  });

  describe('with a passkey', () => {
    const output = randomBytes(32);
    const door = (): PasskeyDoor => ({ credential_id: new Uint8Array([7]), input: randomBytes(32), output: output.slice() });
    const ask = async (): Promise<Uint8Array<ArrayBuffer>> => output.slice();

    it('opens by either, to the same things', async () => {
      await vault.put('drafts', 'draft-1', draft());
      const made = door();
      await addPasskey(ID, SECRET, made, options);
      expect(made.output.every((byte) => byte === 0)).toBe(true);
      expect(await hasPasskey(ID)).toBe(true);
      vault.lock();
      (await unlock(ID, SECRET, options)).lock();
      vault = await unlockByPasskey(ID, ask, options);
      expect(await vault.get('drafts', 'draft-1')).toEqual(draft());
    });

    it('still opens by it after the secret was changed, and by the secret after it is gone', async () => {
      await addPasskey(ID, SECRET, door(), options);
      await changeSecret(ID, SECRET, '7153028496', options);
      (await unlockByPasskey(ID, ask, options)).lock();
      await removePasskey(ID);
      expect(await codeOf(unlockByPasskey(ID, ask, options))).toBe('vault.missing');
      (await unlock(ID, '7153028496', options)).lock();
    });

    it('refuses another passkey, and what it gave is nowhere at rest', async () => {
      await addPasskey(ID, SECRET, door(), options);
      expect(await codeOf(unlockByPasskey(ID, async () => randomBytes(32), options))).toBe('passkey.refused');
      expect(await dumpAll()).not.toContain(new TextDecoder('latin1').decode(output));
    });

    it('is not set up by somebody who does not know the secret', async () => {
      expect(await codeOf(addPasskey(ID, '5920193847', door(), options))).toBe('secret.wrong');
      expect(await hasPasskey(ID)).toBe(false);
    });
  });

  it('removes drafts without the key once their day is over, and says when the next is due', async () => {
    await vault.put('drafts', 'old', draft({ id: 'old', started_at: instant(NOW - 2 * HOUR) }));
    await vault.put('drafts', 'young', draft({ id: 'young', started_at: instant(NOW + 40 * MINUTE) }));
    await vault.put('preferences', 'own', { favourites: [] });
    vault.lock();
    expect(await sweepDrafts([ID], NOW)).toBe(NOW + 22 * HOUR);
    expect(await sweepDrafts([ID], NOW + 22 * HOUR)).toBe(NOW + DAY);
    vault = await unlock(ID, SECRET, options);
    expect((await vault.list('drafts')).map((each) => each.id)).toEqual(['young']);
    expect(await sweepDrafts([ID], NOW + DAY)).toBeNull();
    expect(await vault.get('preferences', 'own')).toEqual({ favourites: [] });
  });

  it('a draft of a country with short shifts goes with the shift, without the key, and never later than after a day', async () => {
    await vault.put('drafts', 'short', draft({ id: 'short', started_at: instant(NOW), lives_hours: 8 }));
    await vault.put('drafts', 'long', draft({ id: 'long', started_at: instant(NOW), lives_hours: 400 }));
    vault.lock();
    expect(await sweepDrafts([ID], NOW + 8 * HOUR - 1)).toBe(NOW + 8 * HOUR);
    expect(await sweepDrafts([ID], NOW + 8 * HOUR)).toBe(NOW + DAY);
    expect(await sweepDrafts([ID], NOW + DAY)).toBeNull();
    vault = await unlock(ID, SECRET, options);
    expect(await vault.list('drafts')).toEqual([]);
  });

  it('removes drafts older than a day on unlock, by a clock that is off the same way', async () => {
    await vault.put('drafts', 'old', draft({ id: 'old', started_at: instant(NOW - DAY - 1000) }));
    await vault.put('drafts', 'young', draft({ id: 'young', started_at: instant(NOW - DAY + HOUR) }));
    await vault.put('drafts', 'future', draft({ id: 'future', started_at: instant(NOW + 365 * DAY) }));
    vault.lock();
    vault = await unlock(ID, SECRET, options);
    expect((await vault.list('drafts')).map((each) => each.id)).toEqual(['young']);
  });

  it('does not replace an existing vault', async () => {
    expect(await codeOf(createVault(ID, SECRET, options))).toBe('vault.exists');
  });

  it('tells a full disk by its code and keeps the former value', async () => {
    await vault.put('drafts', 'draft-1', draft());
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await codeOf(vault.put('drafts', 'draft-1', draft({ stage: 'outcome' })))).toBe('storage.full');
    put.mockRestore();
    expect((await vault.get('drafts', 'draft-1'))?.stage).toBe('ask');
  });
});

describe('a vault whose database the browser closes', () => {
  let vault: Vault;
  const open: IDBDatabase[] = [];
  const realTransaction = IDBDatabase.prototype.transaction;

  beforeEach(async () => {
    vault = await createVault(ID, SECRET, { cost: QUICK });
    open.length = 0;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...of: Parameters<IDBDatabase['transaction']>) {
      open.push(this);
      return realTransaction.apply(this, of);
    };
  });
  afterEach(async () => {
    IDBDatabase.prototype.transaction = realTransaction;
    vault.lock();
    await forgetDatabases();
  });

  it('goes on: what is put and read opens it again', async () => {
    await vault.put('drafts', 'draft-1', draft());
    for (const database of open) database.close();
    await vault.put('drafts', 'draft-1', draft({ stage: 'outcome' }));
    for (const database of open) database.close();
    expect((await vault.get('drafts', 'draft-1'))?.stage).toBe('outcome');
    for (const database of open) database.close();
    expect(await vault.ids('drafts')).toEqual(['draft-1']);
    for (const database of open) database.close();
    await vault.remove('drafts', 'draft-1');
    expect(await vault.list('drafts')).toEqual([]);
  });

  it('is not made anew where it was wiped meanwhile, and locks', async () => {
    await vault.put('drafts', 'draft-1', draft());
    for (const database of open) database.close();
    await wipeVault(ID);
    expect(await codeOf(vault.put('drafts', 'draft-1', draft()))).toBe('vault.missing');
    expect(await listVaults()).toEqual([]);
    expect(await sweepDrafts([ID], NOW)).toBeNull();
    expect(await listVaults()).toEqual([]);
  });
});

describe('a slot that storage has spoilt', () => {
  afterEach(forgetDatabases);
  it.each([
    ['its salt', { salt: new Uint8Array(2) }],
    ['its costs', { kdf: { name: 'argon2id', memory: 'much', passes: 1, lanes: 1 } }],
  ])('is told by %s, not taken for a wrong secret', async (_, harm) => {
    (await createVault(ID, SECRET, { cost: QUICK })).lock();
    const { openDB } = await import('idb');
    const database = await openDB(`titian-vault-${ID}`);
    await database.put('slots', { ...((await database.get('slots', 'secret')) as object), ...harm }, 'secret');
    database.close();
    expect(await codeOf(unlock(ID, SECRET, { cost: QUICK }))).toBe('vault.damaged');
  });
});

describe('a phone without this vault', () => {
  afterEach(forgetDatabases);
  it('says so', async () => {
    expect(await codeOf(unlock('nobody', SECRET))).toBe('vault.missing');
  });
});

async function moveRecord(enrolmentId: string, from: string, to: string): Promise<void> {
  const { openDB } = await import('idb');
  const database = await openDB(`titian-vault-${enrolmentId}`);
  const row: unknown = await database.get('records', ['drafts', from]);
  await database.put('records', { ...(row as object), id: to });
  database.close();
}
