import type { Now } from './dates.js';
import { ofBoolean, type Expression } from './expression.js';
import type { SurveyNode } from './node.js';
import { isNodes, textToNumber, toBoolean, toNumber, type Value } from './values.js';

export type Order = '<' | '<=' | '>' | '>=';

/** `=` and `!=`: of nodes it is enough that one of them is equal, or differs. */
export function equality(equal: boolean, left: Expression, right: Expression): Expression {
  if (left.kind === 'boolean' || right.kind === 'boolean')
    return ofBoolean((frame) => (left.boolean(frame) === right.boolean(frame)) === equal);
  if (left.nodes !== null && right.kind === 'text') return nodesWithText(equal, left.nodes, right);
  if (right.nodes !== null && left.kind === 'text') return nodesWithText(equal, right.nodes, left);
  if (left.nodes !== null && right.kind === 'number') return nodesWithNumber(equal, left.nodes, right);
  if (right.nodes !== null && left.kind === 'number') return nodesWithNumber(equal, right.nodes, left);
  if (left.kind === 'text' && right.kind === 'text') return ofBoolean((frame) => (left.text(frame) === right.text(frame)) === equal);
  if (left.kind === 'number' && (right.kind === 'number' || right.kind === 'text'))
    return ofBoolean((frame) => (left.number(frame) === right.number(frame)) === equal);
  if (right.kind === 'number' && left.kind === 'text') return ofBoolean((frame) => (left.number(frame) === right.number(frame)) === equal);
  return ofBoolean((frame) => areEqual(left.value(frame), right.value(frame), equal, frame.world.now));
}

function nodesWithText(equal: boolean, nodes: NonNullable<Expression['nodes']>, other: Expression): Expression {
  return ofBoolean((frame) => {
    const found = nodes(frame);
    const text = other.text(frame);
    for (let at = 0; at < found.length; at += 1) if (((found[at] as SurveyNode).value === text) === equal) return true;
    return false;
  });
}

function nodesWithNumber(equal: boolean, nodes: NonNullable<Expression['nodes']>, other: Expression): Expression {
  return ofBoolean((frame) => {
    const found = nodes(frame);
    const number = other.number(frame);
    for (let at = 0; at < found.length; at += 1)
      if ((textToNumber((found[at] as SurveyNode).value, frame.world.now) === number) === equal) return true;
    return false;
  });
}

/** The whole table, for values whose kinds are known only now. */
function areEqual(left: Value, right: Value, equal: boolean, now: Now): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return (toBoolean(left) === toBoolean(right)) === equal;
  if (isNodes(left)) return left.some((node) => areEqual(node.value, right, equal, now));
  if (isNodes(right)) return right.some((node) => areEqual(left, node.value, equal, now));
  if (typeof left === 'string' && typeof right === 'string') return (left === right) === equal;
  return (toNumber(left, now) === toNumber(right, now)) === equal;
}

/** `<` and its kin compare numbers; a date is its days. */
export function order(operator: Order, left: Expression, right: Expression): Expression {
  const holds = ORDERS[operator];
  if (left.nodes === null && right.nodes === null && left.kind !== 'any' && right.kind !== 'any')
    return ofBoolean((frame) => holds(left.number(frame), right.number(frame)));
  return ofBoolean((frame) => {
    const now = frame.world.now;
    if (left.nodes !== null && right.kind !== 'nodes' && right.kind !== 'any' && right.kind !== 'boolean') {
      const found = left.nodes(frame);
      const other = right.number(frame);
      for (let at = 0; at < found.length; at += 1) if (holds(textToNumber((found[at] as SurveyNode).value, now), other)) return true;
      return false;
    }
    const [one, other] = [left.value(frame), right.value(frame)];
    if ((isNodes(one) || isNodes(other)) && (typeof one === 'boolean' || typeof other === 'boolean'))
      return holds(Number(toBoolean(one)), Number(toBoolean(other)));
    const [lefts, rights] = [numbersOf(one, now), numbersOf(other, now)];
    return lefts.some((each) => rights.some((another) => holds(each, another)));
  });
}

const ORDERS: Readonly<Record<Order, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function numbersOf(value: Value, now: Now): number[] {
  return isNodes(value) ? value.map((node) => textToNumber(node.value, now)) : [toNumber(value, now)];
}
