import { findMoment, findTime, type Now } from '../dates.js';
import { numberToText, numeral, toText, type Value } from '../values.js';
import type { QuestionNode } from './document.js';

/** Filled in by the device or computed; never put to anybody. */
const UNSEEN: ReadonlySet<string> = new Set(
  (
    'start end today deviceid username phonenumber email simserial subscriberid start-geopoint background-audio background-geopoint ' +
    'audit calculate hidden xml-external csv-external'
  ).split(' '),
);
const SELECTS: ReadonlySet<string> = new Set(['select_one', 'select_multiple', 'rank', 'select_one_external']);
const SEVERAL: ReadonlySet<string> = new Set(['select_multiple', 'rank']);

/** What is computed and says nothing is not put to anybody either, whatever its type. */
export function isSeen(question: QuestionNode): boolean {
  if (UNSEEN.has(question.type)) return false;
  const isComputed = question.calculation !== null || question.trigger.length > 0;
  return !isComputed || [question.label, question.hint].some((texts) => Object.values(texts).some((text) => text !== ''));
}

export function isSelect(question: QuestionNode): boolean {
  return SELECTS.has(question.type);
}

/** Said, not asked. Where it is required, nobody can go on while it is shown. */
export function isNote(question: QuestionNode): boolean {
  return question.type === 'note';
}

/** The answer is a list of values with spaces between. */
export function takesSeveral(question: QuestionNode): boolean {
  return SEVERAL.has(question.type);
}

/** Nothing is answered here, so nothing can be missing. */
export function takesAnswer(question: QuestionNode): boolean {
  return isSeen(question) && !isNote(question);
}

/** What a question holds before anything is worked out: its default, where that is no expression. */
export function startsWith(question: QuestionNode | null): string {
  return question === null || question.default_tree !== null ? '' : (question.default ?? '');
}

/** How a computed value is kept as an answer. A whole number loses its fraction, as in every other program; NaN is blank. */
export function kept(question: QuestionNode | null, value: Value): string {
  if (typeof value === 'number' && value !== value) return '';
  const text = toText(value);
  if (question === null || !isWhole(question)) return text;
  const number = numeral(text);
  return number === number && text !== '' ? numberToText(Math.trunc(number)) : text;
}

/** A range of whole numbers is kept as one, as its converters write it. */
function isWhole(question: QuestionNode): boolean {
  if (question.type !== 'range') return question.type === 'integer';
  return !['start', 'end', 'step'].some((name) => question.parameters[name]?.includes('.'));
}

/** Whether a text is an answer of the question's type. Blank always is. */
export function fitsType(question: QuestionNode, text: string, now: Now): boolean {
  if (text === '') return true;
  switch (question.type) {
    case 'integer':
      return /^-?\d{1,9}$/.test(text);
    case 'decimal':
      return Number.isFinite(numeral(text));
    case 'range':
      return isOnRange(question, numeral(text));
    case 'date':
      return findMoment(text, now)?.kind === 'date';
    case 'dateTime':
      return findMoment(text, now)?.kind === 'dateTime';
    case 'time':
      return findTime(text, now) !== null;
    case 'geopoint':
      return isPoint(text);
    default:
      return true;
  }
}

export interface RangeOf {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** A range runs from `start` to `end`, also downwards. */
export function rangeOf(question: QuestionNode): RangeOf {
  const read = (name: string, fallback: number): number => {
    const found = numeral(question.parameters[name] ?? '');
    return Number.isFinite(found) ? found : fallback;
  };
  return { start: read('start', 1), end: read('end', 10), step: Math.abs(read('step', 1)) || 1 };
}

function isOnRange(question: QuestionNode, value: number): boolean {
  const { start, end } = rangeOf(question);
  return value >= Math.min(start, end) && value <= Math.max(start, end);
}

function isPoint(text: string): boolean {
  const [latitude = NaN, longitude = NaN] = text.trim().split(/\s+/).map(numeral);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
