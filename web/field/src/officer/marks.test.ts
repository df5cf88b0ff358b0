import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpAll, forgetDatabases } from '../testing/phone.ts';
import { Counter } from '../testing/screening.ts';
import { DAY } from '../vault/clock.ts';
import { ToldMarks } from '../sync/open-marks.ts';
import { markOf, newMark, OpenMarks } from './marks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach(async () => {
  counter.vault.lock();
  await forgetDatabases();
});

describe('a mark', () => {
  it('is the same for a referral each time, and another for another', () => {
    const ids = Array.from({ length: 100 }, () => crypto.randomUUID());
    expect(ids.map(markOf)).toEqual(ids.map(markOf));
    expect(new Set(ids.map(markOf)).size).toBeGreaterThan(95);
    for (const mark of [...ids.map(markOf), newMark()]) expect(mark).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}$/);
  });
});

describe('who is still open', () => {
  const marks = (): OpenMarks => new OpenMarks(counter.vault, () => counter.now);

  it('stays in the vault, unread, until somebody looks after them', async () => {
    await marks().leave({ mark: 'K7QX', level: 'TODAY' });
    const [open] = await marks().list();
    expect(open).toMatchObject({ mark: 'K7QX', level: 'TODAY', since: '2026-11-25T12:00:00Z', referral_id: null });
    expect(await dumpAll()).not.toMatch(/"K7QX|"TODAY/);
    if (!open) throw new Error('no mark');
    await marks().close(open);
    expect(await marks().list()).toEqual([]);
    // Whoever is on duty hears both, in this order, and each until the hub has it.
    const due = await new ToldMarks(counter.vault).due();
    expect(due.map(({ open_mark }) => open_mark)).toEqual([
      { mark: 'K7QX', level: 'TODAY', is_open: true },
      { mark: 'K7QX', level: 'TODAY', is_open: false },
    ]);
    await new ToldMarks(counter.vault).markSent(new Set([due[0]?.item_id ?? '']));
    expect(await new ToldMarks(counter.vault).due()).toEqual(due.slice(1));
  });

  it('is gone after seven days', async () => {
    await marks().leave({ mark: 'K7QX', level: 'NOW' });
    counter.now += 8 * DAY;
    expect(await marks().list()).toEqual([]);
    expect(await counter.vault.ids('marks')).toEqual([]);
  });

  it('goes to the officer who takes over, whole', async () => {
    const other = await Counter.open('Ploy');
    await marks().leave({ mark: 'K7QX', level: 'NOW' });
    await new OpenMarks(other.vault).take([
      ...(await marks().list()),
      { mark: 'M2AA', level: null, since: '2026-11-25T00:00:00Z', referral_id: 'r' },
    ]);
    expect((await new OpenMarks(other.vault, () => counter.now).list()).map(({ mark, referral_id }) => [mark, referral_id])).toEqual([
      ['K7QX', null],
      ['M2AA', 'r'],
    ]);
    other.vault.lock();
  });
});
