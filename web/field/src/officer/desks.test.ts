import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { SECRET } from '../testing/screening.ts';
import { DAY } from '../vault/clock.ts';
import { openShared } from '../vault/shared.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { DESKS_PATH, DutyDesks } from './desks.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');
const UNTIL = '2026-12-20T12:00:00Z';
const line = (number: string) => ({ name: 'Indonesia', purpose: 'rescue', number, is_always: true, checked_on: '2026-11-30' });
const sheet = (number = '+9990000001') => ({ region: 'Region', as_of: '2026-12-01T00:00:00Z', until: UNTIL, lines: [line(number)] });

describe('the region’s duty desks', () => {
  let hub: TestHub;
  let vault: Vault;
  let desks: DutyDesks;
  let now = NOW;
  let asked = 0;

  const said = (sheets: unknown[], key = hub.hub): Promise<string> => hub.statement('duty_desks', hub.enrolment().hub_id, { sheets }, key);
  const learn = (answer: string | null): Promise<void> =>
    desks.learn(async (path) => {
      expect(path).toBe(DESKS_PATH);
      asked += 1;
      return { desks: answer };
    });
  const numbers = async (): Promise<string[]> => (await desks.list()).flatMap(({ lines }) => lines.map(({ number }) => number));

  beforeEach(async () => {
    [now, asked] = [NOW, 0];
    hub = await TestHub.open();
    const enrolment = hub.enrolment();
    const shared = await openShared();
    await shared.put('enrolments', enrolment);
    const { hub_id } = enrolment;
    await shared.put('libraries', { hub_id, keys: await hub.keysJws(), recipients: null, release: null, sequences: { keys: 1 } });
    shared.close();
    vault = await createVault(enrolment.enrolment_id, SECRET, { clock: () => now, cost: QUICK });
    desks = new DutyDesks(vault, () => now);
  });
  afterEach(forgetDatabases);

  it('are asked for once a day, lie sealed on the phone, and are gone with their time', async () => {
    expect(await numbers()).toEqual([]);
    await learn(await said([sheet()]));
    await learn(await said([sheet('+9990000002')]));
    expect([await numbers(), asked]).toEqual([['+9990000001'], 1]);
    expect(await dumpAll()).not.toContain('9990000001');
    now += DAY;
    await learn(await said([sheet('+9990000002')]));
    expect(await numbers()).toEqual(['+9990000002']);
    now = Date.parse(UNTIL);
    expect(await numbers()).toEqual([]);
    now = NOW + DAY;
    expect(await numbers(), 'a clock that is set back finds none again').toEqual([]);
  });

  it('go as soon as the hub says nothing of them', async () => {
    await learn(await said([sheet()]));
    now += DAY;
    await learn(null);
    expect(await numbers()).toEqual([]);
  });

  it('are believed of the hub alone, and a number that is none is not shown', async () => {
    await learn(await said([sheet()]));
    now += DAY;
    const of = [await said([sheet('+9990000002')], hub.country), await said([sheet('+9990000002')], hub.stranger), 'a.b.c'];
    for (const forged of [...of, await said([sheet('tel;1')])]) await expect(learn(forged)).rejects.toThrow();
    expect(await numbers()).toEqual(['+9990000001']);
  });
});
