import type { SurveyFunction } from './call.js';
import { CHOICE_FUNCTIONS } from './choices.js';
import { MOMENT_FUNCTIONS } from './moments.js';
import { NODE_FUNCTIONS } from './nodes.js';
import { NUMBER_FUNCTIONS } from './numbers.js';
import { PLACE_FUNCTIONS } from './places.js';
import { TEXT_FUNCTIONS } from './texts.js';
import { TRUTH_FUNCTIONS } from './truth.js';

const FUNCTIONS: ReadonlyMap<string, SurveyFunction> = new Map(
  [CHOICE_FUNCTIONS, MOMENT_FUNCTIONS, NODE_FUNCTIONS, NUMBER_FUNCTIONS, PLACE_FUNCTIONS, TEXT_FUNCTIONS, TRUTH_FUNCTIONS].flatMap((each) =>
    Object.entries(each),
  ),
);

export function findFunction(name: string): SurveyFunction | undefined {
  return FUNCTIONS.get(name);
}

/** Every name an expression may call; two more are part of the language itself. */
export function listFunctions(): string[] {
  return [...FUNCTIONS.keys(), 'indexed-repeat', 'jr:choice-name'].sort();
}
