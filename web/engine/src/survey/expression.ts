import type { Moment } from './dates.js';
import type { Frame } from './frame.js';
import type { SurveyNode } from './node.js';
import { numberToText, textToNumber, toBoolean, toNumber, toText, type Value } from './values.js';

export type Kind = 'number' | 'text' | 'boolean' | 'moment' | 'nodes' | 'any';

/** A compiled expression: the same value asked for in each of the ways another expression may need it. */
export interface Expression {
  /** What it always gives, or `any` when that depends on the answers. */
  readonly kind: Kind;
  readonly value: (frame: Frame) => Value;
  readonly text: (frame: Frame) => string;
  readonly number: (frame: Frame) => number;
  readonly boolean: (frame: Frame) => boolean;
  readonly nodes: ((frame: Frame) => readonly SurveyNode[]) | null;
  /** Set where the value is written in the expression itself. */
  readonly constant?: string | number | boolean;
}

export function ofNumber(number: (frame: Frame) => number): Expression {
  return {
    kind: 'number',
    value: number,
    number,
    text: (frame) => numberToText(number(frame)),
    boolean: (frame) => {
      const value = number(frame);
      return value !== 0 && value === value;
    },
    nodes: null,
  };
}

export function ofText(text: (frame: Frame) => string): Expression {
  return {
    kind: 'text',
    value: text,
    text,
    number: (frame) => textToNumber(text(frame), frame.world.now),
    boolean: (frame) => text(frame) !== '',
    nodes: null,
  };
}

export function ofBoolean(boolean: (frame: Frame) => boolean): Expression {
  return {
    kind: 'boolean',
    value: boolean,
    boolean,
    text: (frame) => (boolean(frame) ? 'true' : 'false'),
    number: (frame) => (boolean(frame) ? 1 : 0),
    nodes: null,
  };
}

export function ofMoment(moment: (frame: Frame) => Moment): Expression {
  return {
    kind: 'moment',
    value: moment,
    text: (frame) => moment(frame).text,
    number: (frame) => moment(frame).days,
    boolean: () => true,
    nodes: null,
  };
}

/** `first` may find the first node without gathering them all. */
export function ofNodes(
  nodes: (frame: Frame) => readonly SurveyNode[],
  first: (frame: Frame) => SurveyNode | undefined = (frame) => nodes(frame)[0],
): Expression {
  const text = (frame: Frame): string => first(frame)?.value ?? '';
  return {
    kind: 'nodes',
    value: nodes,
    nodes,
    text,
    number: (frame) => textToNumber(text(frame), frame.world.now),
    boolean: (frame) => toBoolean(nodes(frame)),
  };
}

/** A value whose kind depends on the answers: an `if` of a text and a number. */
export function ofAny(value: (frame: Frame) => Value): Expression {
  return {
    kind: 'any',
    value,
    text: (frame) => toText(value(frame)),
    number: (frame) => toNumber(value(frame), frame.world.now),
    boolean: (frame) => toBoolean(value(frame)),
    nodes: null,
  };
}

export function ofConstant(constant: string | number | boolean): Expression {
  const made =
    typeof constant === 'string'
      ? ofText(() => constant)
      : typeof constant === 'number'
        ? ofNumber(() => constant)
        : ofBoolean(() => constant);
  return { ...made, constant };
}
