import { Moment, findMoment, type Now } from './dates.js';
import type { SurveyNode } from './node.js';

/** What an expression can be: text, a number, true or false, a date or time, or nodes. */
export type Value = string | number | boolean | Moment | readonly SurveyNode[];

const NUMERAL = /^[ \t\r\n]*(-?(?:\d+(?:\.\d*)?|\.\d+))[ \t\r\n]*$/;

/** XPath 1.0: digits with one point and a leading minus at most. Anything else is not a number. */
export function numeral(text: string): number {
  // The forms' usual answer, a few digits, without the regular expression.
  const length = text.length;
  if (length === 0) return NaN;
  if (length < 10) {
    let whole = 0;
    for (let at = 0; at < length; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) {
        whole = -1;
        break;
      }
      whole = whole * 10 + digit;
    }
    if (whole >= 0) return whole;
  }
  const found = NUMERAL.exec(text);
  return found ? Number(found[1]) : NaN;
}

/** A number from text: XPath's, and ODK's for a date, which counts days since 1970-01-01. */
export function textToNumber(text: string, now: Now): number {
  const plain = numeral(text);
  if (plain === plain || text.length < 10 || text[4] !== '-') return plain;
  return findMoment(text.trim(), now)?.days ?? NaN;
}

/** XPath 1.0: no exponent, no trailing zeros, one zero. */
export function numberToText(value: number): string {
  if (value === 0) return '0';
  const short = String(value);
  const found = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(short);
  if (!found) return short;
  const [, sign = '', first = '', rest = '', exponent = '0'] = found;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

export function isNodes(value: Value): value is readonly SurveyNode[] {
  return Array.isArray(value);
}

export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberToText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isNodes(value)) return value[0]?.value ?? '';
  return value.text;
}

export function toNumber(value: Value, now: Now): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return textToNumber(value, now);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isNodes(value)) return textToNumber(value[0]?.value ?? '', now);
  return value.days;
}

export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && value === value;
  if (typeof value === 'string') return value !== '';
  // In a form every question is there; what counts is whether one of them is answered.
  return isNodes(value) ? value.some((node) => node.value !== '') : true;
}

/** What leaves an evaluation: nodes and dates as text. */
export function toPlain(value: Value): string | number | boolean {
  return typeof value === 'object' ? toText(value) : value;
}
