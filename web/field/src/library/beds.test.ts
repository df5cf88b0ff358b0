import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saidAt } from '../parts/format.ts';
import { localesOf } from '../parts/locales.ts';
import { codeOf } from '../testing/codes.ts';
import { TestHub } from '../testing/hub.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { openShared } from '../vault/shared.ts';
import { Beds } from './beds.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const MORNING = '2026-11-26T01:00:00Z';

describe('which houses are full', () => {
  let hub: TestHub;
  let beds: Beds;
  let now = NOW;

  const said = (key = hub.hub): Promise<string> =>
    hub.statement(
      'beds',
      hub.enrolment().hub_id,
      { houses: [{ organisation_id: 'a', said_at: '2026-11-25T11:40:00Z', until: MORNING }], later: 1 },
      key,
    );
  const open = (): Promise<Beds> => Beds.open(hub.enrolment(), () => now);
  const houses = (): string[] => beds.list().map(({ organisation_id }) => organisation_id);

  beforeEach(async () => {
    now = NOW;
    hub = await TestHub.open();
    const shared = await openShared();
    const { hub_id } = hub.enrolment();
    await shared.put('libraries', { hub_id, keys: await hub.keysJws(), recipients: null, release: null, sequences: { keys: 1 } });
    shared.close();
    beds = await open();
  });
  afterEach(forgetDatabases);

  it('is known until the moment they named, also without a network, and no longer', async () => {
    expect(houses()).toEqual([]);
    await beds.hear({ beds: await said() });
    expect(houses()).toEqual(['a']);
    beds = await open();
    expect(houses()).toEqual(['a']);
    now = Date.parse(MORNING);
    expect(houses()).toEqual([]);
  });

  it('ends as soon as the hub says nothing of it, as one does that is of an older version', async () => {
    await beds.hear({ beds: await said() });
    await beds.hear({});
    expect(houses()).toEqual([]);
    expect((await open()).list()).toEqual([]);
  });

  it('is believed of the hub alone, and what was believed before stands', async () => {
    await beds.hear({ beds: await said() });
    for (const forged of [await said(hub.country), await said(hub.stranger), 'a.b.c'])
      expect(await codeOf(beds.hear({ beds: forged }))).toBe('release.not_trusted');
    expect(houses()).toEqual(['a']);
  });
});

it('is shown with its hour, and with its day where that is over', () => {
  const then = new Date(2026, 10, 25, 18, 40);
  const hour = (days: number, language: string): string =>
    saidAt(then.toISOString(), new Date(2026, 10, 25 + days, 23).getTime(), localesOf(language));
  expect([hour(0, 'en'), hour(1, 'en'), hour(0, 'fa')]).toEqual(['18:40', '25/11, 18:40', '۱۸:۴۰']);
});
