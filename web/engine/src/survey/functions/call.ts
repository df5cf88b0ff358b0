import type { Expression } from '../expression.js';
import type { Frame } from '../frame.js';
import type { SurveyNode } from '../node.js';
import { SurveyError } from '../tree.js';
import { isNodes, textToNumber, toNumber, toText } from '../values.js';

/** How a function is called and what it makes of its arguments. */
export interface SurveyFunction {
  readonly least: number;
  readonly most: number;
  readonly build: (args: readonly Expression[], name: string) => Expression;
}

export function define(least: number, most: number, build: SurveyFunction['build']): SurveyFunction {
  return { least, most, build };
}

/** An argument that is there: the count was checked before. */
export function arg(args: readonly Expression[], at: number): Expression {
  const found = args[at];
  if (found === undefined) throw new RangeError(`argument ${at}`);
  return found;
}

/** Reads an argument that must be nodes. */
export function nodesOf(expression: Expression, name: string): (frame: Frame) => readonly SurveyNode[] {
  if (expression.nodes !== null) return expression.nodes;
  return (frame) => {
    const value = expression.value(frame);
    if (isNodes(value)) return value;
    throw new SurveyError('expression.not_nodes', `${name}() needs the answers of a question or group, not a single value.`);
  };
}

/** The texts of all arguments; of nodes, of each. */
export function textsOf(args: readonly Expression[]): (frame: Frame) => string[] {
  return (frame) => {
    const texts: string[] = [];
    for (const each of args) {
      const value = each.value(frame);
      if (isNodes(value)) for (const node of value) texts.push(node.value);
      else texts.push(toText(value));
    }
    return texts;
  };
}

/** The numbers of all arguments; of nodes, of each. Blanks are left out, words are no numbers. */
export function numbersOf(args: readonly Expression[]): (frame: Frame) => number[] {
  return (frame) => {
    const numbers: number[] = [];
    const keep = (text: string): void => {
      if (text.trim() !== '') numbers.push(textToNumber(text, frame.world.now));
    };
    for (const each of args) {
      const value = each.value(frame);
      if (isNodes(value)) for (const node of value) keep(node.value);
      else if (typeof value === 'string') keep(value);
      else numbers.push(toNumber(value, frame.world.now));
    }
    return numbers;
  };
}
