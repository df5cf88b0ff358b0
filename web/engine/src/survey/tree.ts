import { InstrumentError, type Problem } from '../errors.js';

/** An expression of the survey profile as the parser of `titian.forms.survey` writes it. */
export type SurveyTree =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: Operator; readonly of: readonly SurveyTree[] }
  | { readonly op: 'call'; readonly name: string; readonly of: readonly SurveyTree[] }
  | { readonly op: 'field'; readonly name: string; readonly last_saved?: boolean }
  | PathTree;

export type Operator = 'and' | 'or' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|' | 'negate';

export interface PathTree {
  readonly op: 'path';
  readonly from: 'root' | 'here' | SurveyTree;
  /** Filters the nodes of `from` as one list: `(//x)[1]`. */
  readonly where?: readonly SurveyTree[];
  readonly steps: readonly StepTree[];
}

export interface StepTree {
  readonly axis: string;
  readonly name: string;
  readonly where?: readonly SurveyTree[];
}

/** An expression cannot be compiled, or has no value for these answers. */
export class SurveyError extends InstrumentError {
  constructor(code: string, sentence: string, problems: readonly Problem[] = []) {
    super(code, sentence, problems);
  }
}

/** Every tree inside a tree, itself first. */
export function* walkTree(tree: SurveyTree): Generator<SurveyTree> {
  yield tree;
  if ('of' in tree) for (const each of tree.of) yield* walkTree(each);
  if (tree.op !== 'path') return;
  if (typeof tree.from === 'object') yield* walkTree(tree.from);
  for (const each of tree.where ?? []) yield* walkTree(each);
  for (const step of tree.steps) for (const each of step.where ?? []) yield* walkTree(each);
}
