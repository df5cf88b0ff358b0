import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate, type Logic, parseAnswers, parseLogic } from '../index.js';
import { canonical, readVectors } from '../testing.js';
import { CourseError, type Debrief, debrief, getPersona, Machine, type Moment, NotNow, parseCourse } from './index.js';

interface Talk {
  readonly persona: string;
  readonly moves: readonly string[];
  readonly moments: readonly (readonly [Moment['says'], Moment['by'], boolean, Moment['keeps'], Moment['breaks'], string | null, number])[];
  readonly open: readonly string[];
  readonly debrief: Omit<Debrief, 'moments' | 'trust' | 'persona'>;
  readonly concluded: { readonly level: string };
}

const contract = new URL('../../../../contracts/courseware/vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(contract, 'utf8')) as { readonly course: unknown; readonly talks: readonly Talk[] };
const course = parseCourse(vectors.course);
const machineOf = (persona: string): Machine => new Machine(course, getPersona(course, persona));

test('the vectors hold enough to be worth passing', () => {
  expect(course.personas.length).toBeGreaterThanOrEqual(12);
  expect(vectors.talks.length).toBeGreaterThanOrEqual(3 * course.personas.length);
  const moments = vectors.talks.flatMap(({ moments: of }) => of);
  expect(moments.some(([, , , , breaks]) => breaks === 'K10')).toBe(true);
  expect(moments.filter(([, , , , , fact]) => fact !== null).length).toBeGreaterThan(20);
  expect(new Set(vectors.talks.map(({ debrief: found }) => found.kind)).size).toBeGreaterThanOrEqual(4);
});

describe.each(vectors.talks.map((talk, number) => ({ name: `${talk.persona} ${number}`, talk })))('$name', ({ talk }) => {
  test('is played as the other machine plays it', () => {
    const run = machineOf(talk.persona).play(talk.moves);
    expect(run.moments.map(({ says, by, cue, keeps, breaks, fact, trust }) => [says, by, cue, keeps, breaks, fact, trust])).toEqual(
      talk.moments,
    );
    expect(run.moves).toEqual(talk.open);
  });

  test('is looked back on as the other side does', () => {
    const found = debrief(machineOf(talk.persona), talk.moves);
    expect(found).toMatchObject(talk.debrief);
    expect(found.moments.length).toBe(talk.moments.filter(([, , , keeps, breaks]) => keeps ?? breaks).length);
  });
});

describe('the rules of the pack', () => {
  let logic: Logic;
  beforeAll(async () => {
    const pack = readVectors().instruments.find(({ name }) => name === course.pack);
    logic = await parseLogic(canonical(pack?.logic));
  });

  test('conclude from what was told the same on both sides', () => {
    for (const talk of vectors.talks) {
      const { answers_told } = debrief(machineOf(talk.persona), talk.moves);
      const { level, talk: stands, needs, classes } = evaluate(logic, parseAnswers(logic, answers_told));
      expect({ level, talk: stands, needs, classes }, `${talk.persona} ${talk.moves.join(' ')}`).toEqual(talk.concluded);
    }
  });
});

test('a move that cannot be made is refused, and a run that ended takes none', () => {
  const machine = machineOf('fisher');
  expect(() => machine.play(['phone'])).toThrow(NotNow);
  expect(() => machine.play(['card', 'look'])).toThrow(NotNow);
  expect(() => machine.play(['nothing_of_the_kind'])).toThrow(NotNow);
});

test('what is no course is refused', () => {
  expect(() => parseCourse({ moves: [] })).toThrow(CourseError);
  expect(() => getPersona(course, 'nobody')).toThrow(CourseError);
});
