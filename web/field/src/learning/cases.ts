/** The cases that many officers judge, as a release brings them. */
import { isLearning } from '@titian/contracts/learning';
import type { LearningReadable } from '@titian/contracts/types';
import { checked } from '../library/parse.ts';
import { type Change, changeOfCounts } from './tests.ts';

/** In order, and what this app suggests for each; of a release that does not say it, none. */
export interface CaseSet {
  readonly version: number;
  readonly cases: readonly string[];
  readonly suggested: Readonly<Record<string, string>>;
}

/** The sets of a release, the first one before the one for a second time, and what can be said of each case. */
export interface Cases {
  readonly answers: readonly string[];
  readonly sets: readonly [CaseSet, ...CaseSet[]];
}

/** Of a set that was judged whole: in how many cases somebody chose what this app suggests. */
export interface CountedSet {
  readonly version: number;
  readonly right: number;
  readonly count: number;
}

/** With fewer cases no number is told. The same stands in `agreement.py`. */
const FEWEST = 10;

/** Those of a release; null where it has none. */
export function parseCases(from: unknown): Cases | null {
  const { cases } = checked(from, isLearning, 'learning');
  if (!cases || cases.cases.length === 0) return null;
  const { answers, parallel } = cases;
  const others = parallel && parallel.cases.length > 0 ? [setOf(parallel)] : [];
  return { answers, sets: [setOf(cases), ...others] };
}

function setOf({ version, cases }: Pick<NonNullable<LearningReadable['cases']>, 'version' | 'cases'>): CaseSet {
  const suggested = Object.fromEntries(cases.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer] as const])));
  return { version, cases: cases.map(({ id }) => id), suggested };
}

/** Null where not every case was judged, or where it is not known what is suggested for each. */
export function countSet({ version, cases, suggested }: CaseSet, answers: Readonly<Record<string, string>>): CountedSet | null {
  if (!cases.every((name) => name in answers && name in suggested)) return null;
  const right = cases.filter((name) => answers[name] === suggested[name]).length;
  return { version, right, count: cases.length };
}

/** From the first set to the latest. Null under two sets, under ten cases in either, or where one has more than the other. */
export function changeOfSets(counted: readonly CountedSet[]): Change | null {
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last || first.version === last.version || Math.min(first.count, last.count) < FEWEST) return null;
  return changeOfCounts(first, last);
}

/** The id of a word of a case; the words of answers lie under `answers`. */
export function caseText(name: string, field: string): string {
  return `case.${name}.${field}`;
}
