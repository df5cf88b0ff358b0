/**
 * The engine: from compiled logic and answers to what to ask next and what follows. The twin of `titian.instrument`; both
 * pass the vectors in contracts/expressions/. No DOM, no network, no clock.
 */
export { parseAnswers } from './answers.js';
export { AnswersError, InstrumentError, LogicError, type Problem } from './errors.js';
export { evaluate, findNext } from './evaluate.js';
export { parseLogic } from './logic.js';
export { blockLeft, seeOutcome } from './visible.js';
export { WITHHELD } from './vocabulary.js';
export type {
  ActionClass,
  Anchors,
  Answers,
  Asking,
  Indicator,
  Item,
  Logic,
  LogicDocument,
  Module,
  Outcome,
  Phase,
  Reason,
  Rule,
  RuleOutcome,
  Scale,
  Stage,
  Status,
  TalkState,
  Tree,
  Visible,
  Weight,
} from './types.js';
