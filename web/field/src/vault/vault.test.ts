import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldError } from '../errors.ts';
import type { Draft } from '../journey/draft.ts';
import { NO_WISHES } from '../journey/draft.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { delayAfter } from './attempts.ts';
import { DAY, instant } from './clock.ts';
import { createVault, unlock, type Vault } from './vault.ts';

const SECRET = '48201937';
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
  const options = { clock: () => now, cost: QUICK };
  let vault: Vault;

  beforeEach(async () => {
    now = NOW;
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
    for (const planted of ['walnut', 'quince', 'medlar', 'P10', 'earphones']) expect(everything).not.toContain(planted);
  });

  it('shows no more by length for ten answers than for none', async () => {
    await vault.put('drafts', 'draft-1', draft({ answers: {} }));
    const empty = (await dumpAll()).length;
    await vault.put('drafts', 'draft-1', draft({ answers: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`P${at}`, 'yes'])) }));
    expect(Math.abs((await dumpAll()).length - empty)).toBeLessThan(400); // random bytes print at different lengths
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
    for (let tries = 0; tries < 3; tries += 1) expect(await codeOf(unlock(ID, '59201938', options))).toBe('secret.wrong');
    expect(await codeOf(unlock(ID, SECRET, options))).toBe('secret.wait');
    now += delayAfter(3);
    vault = await unlock(ID, SECRET, options);
    expect(await vault.get('drafts', 'draft-1')).toEqual(draft());
  });

  it('keeps the delay when the app is closed, and never lengthens it by a clock set back', async () => {
    vault.lock();
    for (let tries = 0; tries < 3; tries += 1) await codeOf(unlock(ID, '59201938', options));
    now -= 365 * DAY;
    const refused = await unlock(ID, SECRET, options).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'secret.wait', params: { wait_seconds: delayAfter(3) / 1000 } });
  });

  it('removes drafts older than a day on unlock, by a clock that is off the same way', async () => {
    await vault.put('drafts', 'old', draft({ id: 'old', started_at: instant(NOW - DAY - 1000) }));
    await vault.put('drafts', 'young', draft({ id: 'young', started_at: instant(NOW - DAY + 60_000) }));
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
