import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIRECTORY } from '../testing/parts.ts';
import { parseDirectory, reachedNeeds, selectPathways, type PathwayNeed } from './directory.ts';
import { type Answering, answersAt, type Opening } from './hours.ts';

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
