import { FieldError } from '../errors.ts';

/** Where a screening is. `refused` is the way of everyone who did not clearly say yes. */
export type Stage =
  'look' | 'language' | 'care' | 'consent' | 'refused' | 'ask' | 'outcome' | 'choice' | 'recipients' | 'sealed' | 'closed';

/**
 * Stage → stages that may follow. A stage not named here raises. A refusal is not gone back on: from `refused` only the
 * person's own wish (`reconsider`) or another language (`setLanguage`, chosen at `language`) asks again.
 */
export const FOLLOWS: Readonly<Record<Stage, readonly Stage[]>> = {
  look: ['language', 'outcome', 'closed'],
  language: ['look', 'care', 'consent', 'outcome', 'closed'],
  care: ['language', 'consent', 'outcome', 'closed'],
  consent: ['care', 'language', 'refused', 'ask', 'outcome', 'closed'],
  refused: ['language', 'outcome', 'closed'],
  ask: ['consent', 'outcome', 'closed'],
  outcome: ['care', 'language', 'ask', 'choice', 'closed'],
  choice: ['outcome', 'recipients', 'closed'],
  recipients: ['choice', 'outcome', 'sealed', 'closed'],
  sealed: ['closed'],
  closed: [],
};

export function mayFollow(from: Stage, to: Stage): boolean {
  return FOLLOWS[from].includes(to);
}

/** Raises `journey.wrong_stage` unless the screening is in one of these. */
export function demand(stage: Stage, ...allowed: readonly Stage[]): void {
  if (!allowed.includes(stage)) throw new FieldError('journey.wrong_stage', { stage });
}
