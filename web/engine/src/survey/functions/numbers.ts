import { ofNumber, ofText, type Expression } from '../expression.js';
import { uuid } from '../random.js';
import { numberToText } from '../values.js';
import { arg, define, numbersOf, type SurveyFunction } from './call.js';

type Calculate = (...numbers: number[]) => number;

function calculation(count: number, calculate: Calculate): SurveyFunction {
  return define(count, count, (args) => {
    if (count === 0) return ofNumber(() => calculate());
    const [first, second] = [arg(args, 0), args[1]];
    if (second === undefined) return ofNumber((frame) => calculate(first.number(frame)));
    return ofNumber((frame) => calculate(first.number(frame), second.number(frame)));
  });
}

const MOST_PLACES = 30;

/** Half goes towards plus infinity, decided on the digits as written: 1.005 to two places is 1.01. */
export function roundTo(value: number, places: number): number {
  if (!(Math.abs(places) < MOST_PLACES + 1)) return NaN;
  if (!Number.isFinite(value)) return value;
  if (Math.trunc(places) === 0) return Math.round(value);
  const [whole = '0', fraction = ''] = numberToText(Math.abs(value)).split('.');
  const digits = whole + fraction;
  const point = whole.length + Math.trunc(places);
  if (point >= digits.length) return value;
  if (point < 0) return 0;
  const kept = BigInt(digits.slice(0, point) || '0');
  const rest = digits.slice(point);
  const first = rest.charCodeAt(0) - 48;
  const isAboveHalf = first > 5 || (first === 5 && (value > 0 || /[1-9]/.test(rest.slice(1))));
  const rounded = kept + (isAboveHalf ? 1n : 0n);
  return Number(`${value < 0 ? '-' : ''}${rounded}e${-Math.trunc(places)}`) + 0;
}

function least(args: readonly Expression[], better: (one: number, other: number) => boolean): Expression {
  const numbers = numbersOf(args);
  return ofNumber((frame) => {
    const [first = NaN, ...rest] = numbers(frame);
    return rest.reduce((best, each) => (best === best && (each !== each || better(each, best)) ? each : best), first);
  });
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  number: define(0, 1, (args) => {
    const [first] = args;
    return ofNumber(first === undefined ? (frame) => ofText((each) => each.here.value).number(frame) : first.number);
  }),
  int: calculation(1, Math.trunc),
  round: define(1, 2, (args) => {
    const [first, places] = [arg(args, 0), args[1]];
    if (places === undefined) return ofNumber((frame) => roundTo(first.number(frame), 0));
    return ofNumber((frame) => roundTo(first.number(frame), places.number(frame)));
  }),
  floor: calculation(1, Math.floor),
  ceiling: calculation(1, Math.ceil),
  abs: calculation(1, Math.abs),
  pow: calculation(2, (base, exponent) => base ** exponent),
  sqrt: calculation(1, Math.sqrt),
  exp: calculation(1, Math.exp),
  exp10: calculation(1, (exponent) => 10 ** exponent),
  log: calculation(1, Math.log),
  log10: calculation(1, Math.log10),
  sin: calculation(1, Math.sin),
  cos: calculation(1, Math.cos),
  tan: calculation(1, Math.tan),
  asin: calculation(1, Math.asin),
  acos: calculation(1, Math.acos),
  atan: calculation(1, Math.atan),
  atan2: calculation(2, Math.atan2),
  pi: calculation(0, () => Math.PI),
  min: define(1, Infinity, (args) => least(args, (one, other) => one < other)),
  max: define(1, Infinity, (args) => least(args, (one, other) => one > other)),
  random: define(0, 0, () => ofNumber((frame) => frame.world.random.next())),
  uuid: define(0, 1, (args) => {
    const [length] = args;
    return ofText((frame) => uuid(frame.world.random, length?.number(frame)));
  }),
};
