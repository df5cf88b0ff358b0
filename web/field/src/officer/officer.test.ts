import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journey } from '../journey/journey.ts';
import { codeOf } from '../testing/codes.ts';
import { dumpAll, forgetDatabases } from '../testing/phone.ts';
import { Counter } from '../testing/screening.ts';
import { DAY, MINUTE } from '../vault/clock.ts';
import { CallLog, waiting } from './calls.ts';
import { Interpreters, readCode } from './interpreters.ts';
import { endShift, urgentDrafts } from './shift.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach(async () => {
  counter.vault.lock();
  await forgetDatabases();
});

describe('calls for help', () => {
  const call = { service: 'th-1', name: 'Duty doctor (fictional)', level: 'NOW', screening: 'a' };
  const log = (): CallLog => new CallLog(counter.vault, () => counter.now);

  it('are kept in the vault, with when and whether somebody answered, and lie there unread', async () => {
    const first = await log().add(call);
    counter.now += MINUTE;
    await log().add({ ...call, service: 'th-2', name: 'Rescue (fictional)' });
    await log().note(first, 'no_answer');
    expect((await log().list()).map((each) => [each.service, each.answer, each.called_at])).toEqual([
      ['th-2', 'open', '2026-11-25T12:01:00Z'],
      ['th-1', 'no_answer', '2026-11-25T12:00:00Z'],
    ]);
    expect(await dumpAll()).not.toMatch(/"th-1|fictional|"NOW/);
  });

  it('are gone after 24 hours, also where the clock was set back', async () => {
    await log().add(call);
    counter.now += DAY + MINUTE;
    expect(await log().list()).toEqual([]);
    expect(await counter.vault.ids('calls')).toEqual([]);
    await log().add(call);
    counter.now -= 3 * DAY;
    expect(await log().list()).toEqual([]);
  });

  it('have a clock that needs no network, and says when nobody answers', async () => {
    const since = '2026-11-25T12:00:00Z';
    const open = await log().add(call);
    const at = (minutes: number, calls = [open]) => waiting('NOW', since, calls, counter.now + minutes * MINUTE);
    expect(at(4)).toEqual({ minutes: 4, is_answered: false, is_late: false });
    expect(at(5)).toEqual({ minutes: 5, is_answered: false, is_late: true });
    expect(at(9, [{ ...open, answer: 'answered' }])).toEqual({ minutes: 9, is_answered: true, is_late: false });
    expect(waiting('TODAY', since, [], counter.now + 59 * MINUTE).is_late).toBe(false);
    expect(waiting('TODAY', since, [], counter.now + 60 * MINUTE).is_late).toBe(true);
    expect(at(-30).minutes).toBe(0);
  });
});

describe('the list of interpreters', () => {
  const list = (): Interpreters => new Interpreters(counter.vault, () => counter.now);

  it('knows codes and roles, and takes no name', async () => {
    await list().note('tm-07', 'staff');
    counter.now += DAY;
    await list().note('KH2', 'phone_service');
    await list().note('TM07', 'sworn');
    expect(await list().list()).toEqual([
      { code: 'KH2', role: 'phone_service', last_on: '2026-11-26' },
      { code: 'TM07', role: 'sworn', last_on: '2026-11-26' },
    ]);
    for (const name of ['Aung', 'Aung Min', '', '1', 'TM07TM07TM07', 'ต7'])
      expect(await codeOf(() => readCode(name))).toBe('interpreter.code');
    expect(await dumpAll()).not.toMatch(/"TM07|"KH2|"sworn/);
  });

  it('forgets who has not helped for 30 days', async () => {
    await list().note('TM07', 'staff');
    counter.now += 32 * DAY;
    expect(await list().list()).toEqual([]);
  });
});

it('at the end of a shift nothing unfinished is left, nor whom was called; what is known of interpreters stays', async () => {
  const journey = await Journey.start(counter.rooms, 'id');
  journey.observe('S06', true);
  await journey.settled();
  await new CallLog(counter.vault, () => counter.now).add({ service: 's', name: 'n', level: 'NOW', screening: journey.id });
  await new Interpreters(counter.vault, () => counter.now).note('TM07', 'staff');
  await counter.vault.put('apart', 'seats', { seats: [] });
  await endShift(counter.vault);
  for (const store of ['drafts', 'calls', 'apart'] as const) expect(await counter.vault.ids(store)).toEqual([]);
  expect(await counter.vault.ids('interpreters')).toHaveLength(1);
  expect(await counter.vault.get('officer', 'signing')).toBeDefined();
});

it('an urgent talk that is not finished leaves a mark for whoever takes over, and a quiet one none', async () => {
  const quiet = await Journey.start(counter.rooms, 'id');
  quiet.observe('S06', true);
  await quiet.settled();
  expect(await urgentDrafts(counter.vault)).toEqual([]);
  const urgent = await Journey.start(counter.rooms, 'id');
  urgent.observe('S02', true);
  urgent.finishLook();
  await urgent.settled();
  expect(await urgentDrafts(counter.vault)).toMatchObject([{ level: 'NOW', since: '2026-11-25T12:00:00Z', referral_id: null }]);
});
