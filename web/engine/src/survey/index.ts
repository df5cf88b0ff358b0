/**
 * The survey profile: ODK's two-valued expressions over a form's answers, compiled once to functions. `titian.forms.survey` reads
 * them; here alone they are given a value, as contracts/expressions/survey.json has it. No DOM, no network, no clock.
 */
import { compileTree } from './compile.js';
import { frameOfAnswers, type AnswersContext } from './reading.js';
import type { SurveyTree } from './tree.js';
import { toPlain } from './values.js';

/** A function of answers; what it gives is text, a number, or true or false. */
export function compile(tree: SurveyTree): (context: AnswersContext) => string | number | boolean {
  const { value } = compileTree(tree);
  return (context) => toPlain(value(frameOfAnswers(context, tree)));
}

export function evaluate(tree: SurveyTree, context: AnswersContext = {}): string | number | boolean {
  return compile(tree)(context);
}

export { compileTree, type Scope } from './compile.js';
export { Moment, parseNow, type Now } from './dates.js';
export type { Expression } from './expression.js';
export { Frame, type World } from './frame.js';
export { listFunctions } from './functions/index.js';
export { SurveyNode } from './node.js';
export { platformRandom, SeededRandom, type Random } from './random.js';
export type { AnswersByName, AnswersContext } from './reading.js';
export { SurveyError, type SurveyTree } from './tree.js';
export { LiveForm, MOST_INSTANCES, type FormOptions, type Purpose, type Trouble } from './form.js';
export type { Choice } from './form/choices.js';
export type { Definition } from './form/definition.js';
export { FormError, readForm, type FormDocument, type QuestionNode, type Texts } from './form/document.js';
export { flatRows, nestedAnswers, type Nested, type NestedAnswers, type Row } from './form/output.js';
export type { Place } from './form/place.js';
export { keyOf, listScreens, type FormScreen } from './form/screens.js';
export { isNote, isSeen, isSelect, rangeOf, takesAnswer, takesSeveral } from './form/types.js';
