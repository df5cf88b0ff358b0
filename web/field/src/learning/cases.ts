/** The cases that many officers judge, as a release brings them. */
import { isLearning } from '@titian/contracts/learning';
import { checked } from '../library/parse.ts';

/** In order, and what can be said of each. */
export interface Cases {
  readonly version: number;
  readonly answers: readonly string[];
  readonly cases: readonly string[];
}

/** Those of a release; null where it has none. */
export function parseCases(from: unknown): Cases | null {
  const { cases } = checked(from, isLearning, 'learning');
  if (!cases || cases.cases.length === 0) return null;
  return { version: cases.version, answers: cases.answers, cases: cases.cases.map(({ id }) => id) };
}

/** The id of a word of a case; the words of answers lie under `answers`. */
export function caseText(name: string, field: string): string {
  return `case.${name}.${field}`;
}
