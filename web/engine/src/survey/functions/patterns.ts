/**
 * Patterns of regex(): the part of regular expressions that Python, JavaScript and Java read alike, as `titian.forms.survey`
 * takes it. The form's own patterns were checked when it was made; one put together from answers is checked here.
 */
import { SurveyError } from '../tree.js';
import { Automaton, TooLarge } from './automaton.js';

const LONGEST = 500;

const DIFFERS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\(\?P[<=>]|\(\?<[A-Za-z]/, 'named groups'],
  [/\(\?<[=!]/, 'looking behind'],
  [/\(\?[aiLmsux-]+[:)]/, 'flags inside the pattern'],
  [/\(\?>/, 'atomic groups'],
  [/\(\?#/, 'comments'],
  [/\(\?\(/, 'conditions'],
  [/[*+?}]\+/, 'possessive repeats'],
  [/\\[pP]/, 'Unicode classes'],
  [/\\[AzZGQEKhHRXN]/, 'anchors and classes of one language'],
  [/\\c/, 'control escapes'],
  [/\\[089]/, 'octal escapes'],
  [/\\k/, 'named references'],
  [/\\U/, 'long Unicode escapes'],
  [/\\u(?![0-9A-Fa-f]{4})|\\x(?![0-9A-Fa-f]{2})/, 'a short escape'],
  [/\\[aegijlmoqyCFIJLMOTVY]/, 'an escaped letter without a meaning'],
];
const DIFFERS_IN_CLASS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/&&|--|~~|\|\|/, 'set operations in a class'],
  [/(?<!\\)\[/, '[ within a class'],
  [/\\b/, 'a backspace in a class'],
  [/\\[SB]/, 'an opposite within a class'],
  [/^\^?\]/, 'a bracket at the start of a class'],
];
const TOKEN = /\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|\(\?[:=!]|./gsu;
const ENDLESS = /^(?:[*+]|\{\d+,\})$/;
const PLAIN = /^(?:\\[^A-Za-z0-9]|[^\\.[\](){}|^$*+?])$/su;
const REPEAT = /^(?:[*+]|\{\d+(?:,\d*)?\})$/;
const REFERS_BACK = /^\\[1-9]/;

/** Whether a whole text fits. */
export interface Pattern {
  test(text: string): boolean;
}

const known = new Map<string, Pattern>();
const MOST_KNOWN = 500;

/** The whole text must match, as ODK has it. Throws SurveyError where the pattern is not read alike everywhere. */
export function toPattern(source: string): Pattern {
  const found = known.get(source);
  if (found !== undefined) return found;
  const parts = source.match(TOKEN) ?? [];
  const fault = findFault(source, parts);
  if (fault !== null) throw refused(source, fault);
  const pattern = make(parts);
  if (pattern === null) throw refused(source, 'its brackets or repeats do not fit');
  // What refers back cannot be gone through at once; `findFault` lets only such through as are soon tried.
  const kept = refersBack(parts) ? pattern : tried(source, () => new Automaton(parts, fitsOf));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(source, kept);
  return kept;
}

function tried(source: string, start: () => Automaton): Pattern {
  const guard = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw error instanceof TooLarge ? refused(source, 'it is too large') : error;
    }
  };
  const automaton = guard(start);
  return { test: (text) => guard(() => automaton.test(text)) };
}

function refused(source: string, fault: string): SurveyError {
  return new SurveyError('expression.bad_pattern', `The pattern "${source}" cannot be used: ${fault}.`);
}

function refersBack(parts: readonly string[]): boolean {
  return parts.some((part) => REFERS_BACK.test(part));
}

/** What one part takes, as RegExp has it. */
function fitsOf(part: string): (character: string) => boolean {
  if (PLAIN.test(part)) return (character) => character === part.replace(/^\\/, '');
  const pattern = make([part]);
  return (character) => pattern?.test(character) ?? false;
}

function findFault(source: string, parts: readonly string[]): string | null {
  if (source.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  const bare = parts.map((part) => (isClass(part) ? '[]' : part === '\\\\' ? '' : part)).join('');
  const classes = parts.filter(isClass).map((part) => part.slice(1, -1).replaceAll('\\\\', ''));
  for (const [pattern, what] of DIFFERS)
    if ([bare, ...classes].some((text) => pattern.test(text))) return `${what} are not read alike everywhere`;
  for (const [pattern, what] of DIFFERS_IN_CLASS)
    if (classes.some((text) => pattern.test(text))) return `${what}: not read alike everywhere`;
  if (parts.some((part) => part === '{' || part === '}' || part === ']')) return 'a bracket belongs to nothing';
  return takesLong(parts) ? 'it refers back and repeats too much, and would run for ever on some texts' : null;
}

function isClass(part: string): boolean {
  return part.startsWith('[') && part.length > 1;
}

/** With code points as characters; an escaped sign such as \- means itself, which that reading does not take by itself. */
function make(parts: readonly string[]): RegExp | null {
  const plain = parts.map((part) => dashed(part).replace(/\\([^A-Za-z0-9])/gu, (escaped, sign: string) => meant(escaped, sign))).join('');
  try {
    return new RegExp(`^(?:${plain})$`, 'u');
  } catch {
    return null;
  }
}

/** After a class such as \w a `-` begins no range, so it means itself: in `[\w-.]` too. */
function dashed(part: string): string {
  return isClass(part) ? part.replace(/(\\[dswDSW])-(?!\])/g, '$1\\-') : part;
}

function meant(escaped: string, sign: string): string {
  return '^$\\.*+?()[]{}|/'.includes(sign) ? escaped : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Whether a pattern that refers back repeats a bracket, or more than two things without end. */
function takesLong(parts: readonly string[]): boolean {
  if (!refersBack(parts)) return false;
  const isRepeated = parts.some((part, at) => part === ')' && REPEAT.test(parts[at + 1] ?? ''));
  return isRepeated || parts.filter((part) => ENDLESS.test(part)).length > 2;
}
