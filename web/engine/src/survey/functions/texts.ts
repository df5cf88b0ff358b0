import { ofBoolean, ofNumber, ofText, type Expression } from '../expression.js';
import type { Frame } from '../frame.js';
import { arg, define, textsOf, type SurveyFunction } from './call.js';
import { decodeBase64, digest } from './digest.js';
import { toPattern } from './patterns.js';

function tested(test: (text: string, other: string) => boolean): SurveyFunction {
  return define(2, 2, (args) => {
    const [first, second] = [arg(args, 0), arg(args, 1)];
    return ofBoolean((frame) => test(first.text(frame), second.text(frame)));
  });
}

function made(count: number, make: (...texts: string[]) => string): SurveyFunction {
  return define(count, count, (args) => ofText((frame) => make(...args.map((each) => each.text(frame)))));
}

/** The argument, or what stands here when there is none. */
function textOrHere(args: readonly Expression[]): (frame: Frame) => string {
  return args[0]?.text ?? ((frame) => frame.here.value);
}

/** XPath counts characters, not the halves a computer may store one in. */
function characters(text: string): string[] {
  return Array.from(text);
}

function isPlain(text: string): boolean {
  return !/[\ud800-\udfff]/.test(text);
}

function translate(text: string, from: string, to: string): string {
  const [froms, tos] = [characters(from), characters(to)];
  return characters(text)
    .map((each) => {
      const at = froms.indexOf(each);
      return at < 0 ? each : (tos[at] ?? '');
    })
    .join('');
}

/** ODK's: from nought, the end left out, a negative place counts from the end. */
function substr(text: string, from: number, to: number): string {
  const all = isPlain(text) ? text : characters(text);
  const place = (at: number): number => Math.min(Math.max(at < 0 ? all.length + at : at, 0), all.length);
  const [start, end] = [place(Math.trunc(from) || 0), place(Math.trunc(to) || 0)];
  if (start >= end) return '';
  return typeof all === 'string' ? all.slice(start, end) : all.slice(start, end).join('');
}

/** XPath's: from one, rounded, the length counted from there. */
function substring(text: string, from: number, length: number | null): string {
  const start = Math.round(from);
  const end = length === null ? Infinity : start + Math.round(length);
  return characters(text)
    .filter((_, at) => at + 1 >= start && at + 1 < end)
    .join('');
}

const SPACES = /[ \t\r\n]+/g;

export const TEXT_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  string: define(0, 1, (args) => ofText(textOrHere(args))),
  concat: define(0, Infinity, (args) => {
    const texts = textsOf(args);
    return ofText((frame) => texts(frame).join(''));
  }),
  join: define(1, Infinity, (args) => {
    const [between, texts] = [arg(args, 0), textsOf(args.slice(1))];
    return ofText((frame) => texts(frame).join(between.text(frame)));
  }),
  'string-length': define(0, 1, (args) => {
    const text = textOrHere(args);
    return ofNumber((frame) => {
      const read = text(frame);
      return isPlain(read) ? read.length : characters(read).length;
    });
  }),
  'normalize-space': define(0, 1, (args) => {
    const text = textOrHere(args);
    return ofText((frame) => text(frame).replace(SPACES, ' ').replace(/^ | $/g, ''));
  }),
  contains: tested((text, part) => text.includes(part)),
  'starts-with': tested((text, part) => text.startsWith(part)),
  'ends-with': tested((text, part) => text.endsWith(part)),
  'substring-before': made(2, (text = '', part = '') => (text.includes(part) ? text.slice(0, text.indexOf(part)) : '')),
  'substring-after': made(2, (text = '', part = '') => (text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '')),
  translate: made(3, (text = '', from = '', to = '') => translate(text, from, to)),
  substr: define(2, 3, (args) => {
    const [text, from, to] = [arg(args, 0), arg(args, 1), args[2]];
    return ofText((frame) => substr(text.text(frame), from.number(frame), to?.number(frame) ?? Infinity));
  }),
  substring: define(2, 3, (args) => {
    const [text, from, length] = [arg(args, 0), arg(args, 1), args[2]];
    return ofText((frame) => substring(text.text(frame), from.number(frame), length?.number(frame) ?? null));
  }),
  regex: define(2, 2, (args) => {
    const [text, source] = [arg(args, 0), arg(args, 1)];
    if (typeof source.constant === 'string') {
      const pattern = toPattern(source.constant);
      return ofBoolean((frame) => pattern.test(text.text(frame)));
    }
    return ofBoolean((frame) => toPattern(source.text(frame)).test(text.text(frame)));
  }),
  digest: define(2, 3, (args) => {
    const [text, algorithm, encoding] = [arg(args, 0), arg(args, 1), args[2]];
    return ofText((frame) => digest(text.text(frame), algorithm.text(frame), encoding?.text(frame) ?? 'base64'));
  }),
  'base64-decode': made(1, (text = '') => decodeBase64(text)),
};
