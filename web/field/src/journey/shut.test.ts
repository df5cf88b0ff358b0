import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory, Service } from '../library/directory.ts';
import { Counter, directory, logic } from '../testing/screening.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { talk } from '../testing/talk.ts';
import { Journey, type JourneyRooms } from './journey.ts';
import { readNeededServices } from './overrides.ts';
import { isOffered } from './questions.ts';
import { shutSubjects } from './shut.ts';

const DAY = '2026-11-25';
/** Work is asked about after these. */
const SAID: Readonly<Record<string, string>> = { P10: 'yes', P12: 'yes' };

function serving(needs: readonly string[], change: Partial<Service> = {}): Directory {
  const [one] = directory.services;
  if (!one) throw new Error('no service');
  const verified = { verified_by: 'A person', verified_on: '2026-11-01', expires_on: '2027-05-01', phone: '1300' };
  return { ...directory, services: [{ ...one, ...verified, authority: null, needs, ...change }] };
}

describe('a subject', () => {
  let counter: Counter;
  beforeEach(async () => {
    counter = await Counter.open();
  });
  afterEach(forgetDatabases);

  const roomsWith = (known: Directory, maturity: 'live' | 'pilot' | 'demo'): JourneyRooms => {
    const { rooms } = counter;
    return { ...rooms, library: { ...rooms.library, ready: () => ({ maturity }), directory: async () => known } };
  };
  /** Asked to the end, each offer accepted; which subjects were asked about. */
  const walk = async (known: Directory, maturity: 'live' | 'pilot' | 'demo', said = SAID): Promise<[Journey, Set<string>]> => {
    const journey = await Journey.start(roomsWith(known, maturity), 'en');
    journey.finishLook();
    journey.setLanguage('en');
    journey.answer('P01', 'yes');
    journey.finishCare();
    journey.setPrivacy('private_place');
    journey.setCompany('apart');
    journey.answer('P02', 'yes');
    talk(journey, said);
    const asked = Object.keys(journey.answers).flatMap((key) => logic.itemsById.get(key)?.module ?? []);
    return [journey, new Set(asked)];
  };

  it('names a need of the pack, in every subject that is offered for somebody’s help', () => {
    const needed = readNeededServices(logic);
    const offered = Object.keys(logic.modules).filter((module) => isOffered(logic, module));
    // Health and taking part are helped here at the station; what all who go on are asked is no subject.
    expect(offered.filter((module) => !needed.has(module))).toEqual(['DI', 'MORE', 'MU']);
    const known = new Set(logic.rules.flatMap((rule) => rule.needs));
    expect([...needed.values()].filter((need) => !known.has(need))).toEqual([]);
  });

  it.each([
    ['nobody has verified', { verified_by: null, verified_on: null, expires_on: null }],
    ['whose word has expired', { expires_on: '2026-11-24' }],
    ['has no number', { phone: null }],
    ['is the police', { authority: 'police' }],
  ] as const)('is shut where the only service for it is one that %s', (_why, change) => {
    expect(shutSubjects(logic, serving(['labour_complaint'], change), DAY)).toContainEqual({ module: 'LC', need: 'labour_complaint' });
    expect(shutSubjects(logic, serving(['labour_complaint']), DAY).map(({ module }) => module)).not.toContain('LC');
  });

  it('is asked live where somebody verified is there, and not where nobody is', async () => {
    const [, withHelp] = await walk(serving(['trafficking_identification']), 'live');
    expect(withHelp).toContain('TL');
    const [, without] = await walk(serving(['health']), 'live');
    expect(without).not.toContain('TL');
  });

  it.each(['demo', 'pilot'] as const)('is always asked in %s', async (maturity) => {
    const [, asked] = await walk(serving([]), maturity);
    expect(asked).toContain('TL');
  });

  it('that stays shut is no refusal of the person’s, is not unfinished, and takes nothing away', async () => {
    const [journey] = await walk(serving(['health']), 'live');
    const { is_unfinished, level, pathways } = journey.officerView();
    expect(is_unfinished).toBe(false);
    // A yes at the gate that nobody could explore is still a reason to refer.
    expect(level).toBe('REFER');
    expect(journey.outcome.needs).toContain('trafficking_identification');
    expect(pathways.length).toBeGreaterThan(0);
    await journey.settled();
    const draft = await counter.vault.get('drafts', journey.id);
    expect(JSON.stringify(draft)).not.toContain('TL_open');
  });

  it('that stays shut is told to the officer by the need nobody answers, whatever was said', async () => {
    const [asked] = await walk(serving(['health']), 'live');
    const [quiet] = await walk(serving(['health']), 'live', {});
    expect(asked.officerView().shut).toContain('need.trafficking_identification.officer');
    expect(quiet.officerView().shut).toEqual(asked.officerView().shut);
    const [open] = await walk(serving([...readNeededServices(logic).values()]), 'live');
    expect(open.officerView().shut).toEqual([]);
  });
});
