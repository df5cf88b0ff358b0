import { ofAny, ofBoolean, ofNodes, ofNumber, ofText, type Expression } from '../expression.js';
import { SurveyError } from '../tree.js';
import { isNodes, toBoolean, toNumber, type Value } from '../values.js';
import { arg, define, type SurveyFunction } from './call.js';

function choose(condition: Expression, yes: Expression, no: Expression): Expression {
  const { boolean } = condition;
  if (yes.nodes !== null && no.nodes !== null) {
    const [yesNodes, noNodes] = [yes.nodes, no.nodes];
    return ofNodes((frame) => (boolean(frame) ? yesNodes : noNodes)(frame));
  }
  if (yes.kind === 'number' && no.kind === 'number') return ofNumber((frame) => (boolean(frame) ? yes.number(frame) : no.number(frame)));
  if (yes.kind === 'text' && no.kind === 'text') return ofText((frame) => (boolean(frame) ? yes.text(frame) : no.text(frame)));
  if (yes.kind === 'boolean' && no.kind === 'boolean')
    return ofBoolean((frame) => (boolean(frame) ? yes.boolean(frame) : no.boolean(frame)));
  return ofAny((frame) => (boolean(frame) ? yes.value(frame) : no.value(frame)));
}

/** No answer: blank text, no number, or nodes whose first is blank. */
function isMissing(value: Value): boolean {
  if (typeof value === 'number') return value !== value;
  if (typeof value === 'string') return value === '';
  return isNodes(value) && (value[0]?.value ?? '') === '';
}

/** Of nodes, each one: whether it is answered. */
function truthsOf(value: Value): boolean[] {
  return isNodes(value) ? value.map((node) => node.value !== '') : [toBoolean(value)];
}

/** A negative limit is none. */
function isBetween(found: number, least: number, most: number): boolean {
  return (least < 0 || found >= least) && (most < 0 || found <= most);
}

export const TRUTH_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  true: define(0, 0, () => ({ ...ofBoolean(() => true), constant: true })),
  false: define(0, 0, () => ({ ...ofBoolean(() => false), constant: false })),
  not: define(1, 1, (args) => {
    const inner = arg(args, 0);
    return ofBoolean((frame) => !inner.boolean(frame));
  }),
  boolean: define(1, 1, (args) => ofBoolean(arg(args, 0).boolean)),
  'boolean-from-string': define(1, 1, (args) => {
    const text = arg(args, 0);
    return ofBoolean((frame) => /^(?:true|1)$/.test(text.text(frame)));
  }),
  if: define(3, 3, (args) => choose(arg(args, 0), arg(args, 1), arg(args, 2))),
  coalesce: define(2, 2, (args) => {
    const [first, last] = [arg(args, 0), arg(args, 1)];
    if (first.nodes && (last.nodes || last.kind === 'text')) return ofText((frame) => first.text(frame) || last.text(frame));
    return ofAny((frame) => {
      const value = first.value(frame);
      return isMissing(value) ? last.value(frame) : value;
    });
  }),
  depend: define(1, Infinity, (args) => arg(args, 0)),
  lang: define(1, 1, (args) => {
    const sought = arg(args, 0);
    return ofBoolean((frame) => {
      const [tag, shown] = [sought.text(frame).toLowerCase(), (frame.world.language ?? '').toLowerCase()];
      return tag !== '' && (shown === tag || shown.startsWith(`${tag}-`));
    });
  }),
  checklist: define(2, Infinity, (args) => {
    const [least, most, factors] = [arg(args, 0), arg(args, 1), args.slice(2)];
    return ofBoolean((frame) => {
      const count = factors.reduce((sum, each) => {
        return sum + truthsOf(each.value(frame)).filter(Boolean).length;
      }, 0);
      return isBetween(count, least.number(frame), most.number(frame));
    });
  }),
  'weighted-checklist': define(2, Infinity, (args, name) => {
    const [least, most, ...pairs] = args;
    if (least === undefined || most === undefined || pairs.length % 2 === 1)
      throw new SurveyError('expression.tree', `${name}() takes answers and weights in pairs.`);
    return ofBoolean((frame) => {
      let sum = 0;
      for (let at = 0; at < pairs.length; at += 2) {
        const truths = truthsOf(pairs[at]?.value(frame) ?? '');
        const heavy = pairs[at + 1]?.value(frame) ?? '';
        const weights = isNodes(heavy) ? heavy.map((node) => node.value) : [heavy];
        if (weights.length !== truths.length)
          throw new SurveyError('expression.arguments', `${name}() got ${truths.length} answers and ${weights.length} weights.`);
        weights.forEach((weight, place) => (sum += truths[place] === true ? toNumber(weight, frame.world.now) : 0));
      }
      return isBetween(sum, least.number(frame), most.number(frame));
    });
  }),
};
