import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIRECTORY } from '../testing/parts.ts';
import { parseDirectory, reachedNeeds, selectPathways, type PathwayNeed } from './directory.ts';
import { byEmergency, byService, type Callable, whomToCall } from './calling.ts';
import { type Answering, answersAt, nextAnswer, type Opening } from './hours.ts';

interface Vectors {
  readonly selections: readonly {
    readonly pathways: readonly object[];
    readonly people: readonly (PathwayNeed & { readonly chosen: readonly string[] })[];
  }[];
  readonly reached: readonly {
    readonly services: readonly object[];
    readonly days: readonly { readonly day: string; readonly needs: readonly string[] }[];
  }[];
  readonly openings: readonly {
    readonly opening: Opening;
    readonly asked: readonly { readonly at: string; readonly answer: Answering }[];
  }[];
}

const file = fileURLToPath(new URL('../../../../contracts/pathways/vectors.json', import.meta.url));
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

describe('pathways', () => {
  it.each(vectors.selections.map((each, place) => [place, each] as const))(
    'of set %i are those Python chooses, in its order',
    (_, each) => {
      const { pathways } = parseDirectory({ ...DIRECTORY, pathways: each.pathways }, '2026-11-26');
      for (const { chosen, ...at } of each.people) expect(selectPathways(pathways, at).map(({ id }) => id)).toEqual(chosen);
    },
  );

  it('meet every kind of answer in the vectors', () => {
    const chosen = vectors.selections.flatMap(({ people }) => people.map((each) => each.chosen.length));
    expect(Math.min(...chosen)).toBe(0);
    expect(Math.max(...chosen)).toBeGreaterThan(3);
  });
});

describe('needs that somebody verified answers', () => {
  it.each(vectors.reached.map((each, place) => [place, each] as const))('of services %i are as Python says, day by day', (_, each) => {
    const { services } = parseDirectory({ ...DIRECTORY, services: each.services }, '2026-11-26');
    for (const { day, needs } of each.days) expect([day, [...reachedNeeds(services, day)].sort()]).toEqual([day, needs]);
  });

  it('are sometimes none and sometimes several in the vectors', () => {
    const counts = vectors.reached.flatMap(({ days }) => days.map(({ needs }) => needs.length));
    expect(Math.min(...counts)).toBe(0);
    expect(Math.max(...counts)).toBeGreaterThan(2);
  });
});

describe('whether somebody answers', () => {
  it.each(vectors.openings.map((each, place) => [place, each] as const))('by opening %i is as Python says', (_, { opening, asked }) => {
    for (const { at, answer } of asked) expect([at, answersAt(opening, Date.parse(at))]).toEqual([at, answer]);
  });

  it('is not known where no hours are, or where this phone does not know the zone', () => {
    expect(answersAt(null, 0)).toBe('unknown');
    expect(answersAt({ zone: 'Asia/Nowhere', spans: [], holidays: null }, 0)).toBe('unknown');
  });
});

describe('the one call', () => {
  const MONDAY_NINE = Date.parse('2026-11-23T09:00:00Z');
  const office: Opening = { zone: 'UTC', spans: [{ days: ['mo', 'tu'], opens: '08:00', closes: '17:00' }], holidays: null };
  const whom = (id: string, opening: Opening | null): Callable => ({
    ...{ id, name: id, emergency: null, phone: '1300', opening, verified_on: null, expires_on: null, seen_on: null },
  });
  const night = { ...office, spans: [{ days: ['mo'], opens: '22:00', closes: '02:00' }] };

  it('goes to the first who answers at this hour', () => {
    const contacts = [whom('nobody-knows', null), whom('night', night), whom('office', office)];
    expect(whomToCall(contacts, MONDAY_NINE)).toMatchObject({ how: 'now', whom: { id: 'office' } });
  });

  it('says who answers next, and when, where nobody does', () => {
    const contacts = [whom('nobody-knows', null), whom('office', office), whom('night', night)];
    const evening = Date.parse('2026-11-23T18:05:00Z');
    expect(whomToCall(contacts, evening)).toEqual({ how: 'next', whom: contacts[2], at: Date.parse('2026-11-23T22:00:00Z') });
    expect(nextAnswer(office, evening)).toBe(Date.parse('2026-11-24T08:00:00Z'));
    expect(nextAnswer(office, Date.parse('2026-11-24T17:00:00Z'))).toBe(Date.parse('2026-11-30T08:00:00Z'));
  });

  it('never takes somebody whose hours nobody knows for one who answers', () => {
    expect(whomToCall([whom('nobody-knows', null)], MONDAY_NINE)).toMatchObject({ how: 'unsure' });
    expect(whomToCall([whom('never', { ...office, spans: [] })], MONDAY_NINE)).toMatchObject({ how: 'unsure' });
    expect(whomToCall([], MONDAY_NINE)).toEqual({ how: 'none' });
  });

  it('takes an emergency number for one that answers day and night, and one without digits for none', () => {
    const { emergency } = parseDirectory(
      { ...DIRECTORY, emergency: [{ kind: 'medical', phone: '999' }, { kind: 'police', phone: null }, { kind: 'fire' }] },
      '2026-11-26',
    );
    expect(emergency.map(({ kind }) => kind)).toEqual(['medical']);
    expect(whomToCall(emergency.map(byEmergency), 0)).toMatchObject({ how: 'now', whom: { emergency: 'medical', phone: '999' } });
  });

  it('has no button for a service without a number', () => {
    const [service] = parseDirectory(DIRECTORY, '2026-11-26').services;
    if (!service) throw new Error('no service');
    expect([byService(service).length, byService({ ...service, phone: null })]).toEqual([1, []]);
  });
});
