/**
 * Patterns of regex(): the part of regular expressions that Python, JavaScript and Java read alike, as `titian.forms.survey`
 * takes it. The form's own patterns were checked when it was made; one put together from answers is checked here.
 */
import { SurveyError } from '../tree.js';

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

const known = new Map<string, RegExp>();
const MOST_KNOWN = 500;

/** The whole text must match, as ODK has it. Throws SurveyError where the pattern is not read alike everywhere. */
export function toPattern(source: string): RegExp {
  const found = known.get(source);
  if (found !== undefined) return found;
  const parts = source.match(TOKEN) ?? [];
  const fault = findFault(source, parts);
  const pattern = fault === null ? make(parts) : null;
  if (fault !== null || pattern === null)
    throw new SurveyError(
      'expression.bad_pattern',
      `The pattern "${source}" cannot be used: ${fault ?? 'its brackets or repeats do not fit'}.`,
    );
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(source, pattern);
  return pattern;
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
  return repeatsARepeat(parts) ? 'it repeats a part that repeats, and would run for ever on some texts' : null;
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

/** Whether a bracket that repeats without end holds what repeats without end, and nothing tells the rounds apart. */
function repeatsARepeat(parts: readonly string[]): boolean {
  // Of each open bracket, its parts; an inner bracket counts as its own parts.
  const groups: string[][] = [[]];
  for (const [at, part] of parts.entries()) {
    const isEndless = ENDLESS.test(parts[at + 1] ?? '');
    if (part.startsWith('(')) groups.push([]);
    else if (part === ')' && groups.length > 1) {
      const inside = groups.pop() ?? [];
      const repeats = inside.some((each) => ENDLESS.test(each));
      if (isEndless && repeats && !isToldApart(inside)) return true;
      groups.at(-1)?.push(...(isEndless || repeats ? ['(', ...inside, ')'] : ['(']));
    } else groups.at(-1)?.push(part);
  }
  return false;
}

/** Whether each round begins or ends with a sign that nothing repeated within it can match. */
function isToldApart(inside: readonly string[]): boolean {
  if (inside.includes('|') || inside.length === 0) return false;
  const repeated = inside.filter((_, at) => ENDLESS.test(inside[at + 1] ?? ''));
  const ends = [inside.at(-1) ?? ''];
  if (inside.length > 1 && !/^[*+?{]/.test(inside[1] ?? '')) ends.push(inside[0] ?? '');
  return ends.some((end) => PLAIN.test(end) && !repeated.some((part) => part === ')' || matches(part, end)));
}

function matches(part: string, sign: string): boolean {
  return make([part])?.test(sign.replace(/^\\/, '')) ?? true;
}
