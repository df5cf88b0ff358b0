/**
 * A text without what was put into it to hide it, letter by letter as `titian.leads.reading.plain` makes it.
 *
 * Each sign of what comes out knows where it stood, so that what is found is quoted as it was written.
 */
import type { PlainTables, Span } from './data.ts';
import { LOOKED_ALIKE, scriptOf } from './scripts.ts';

const HIDDEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]/u;
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');
const MARK = /^\p{M}$/u;
const CONTROL = /^\p{C}$/u;
const SPACE = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;
const LINE = /^[\n\r\u2028\u2029]$/;
const DIGIT = /^\p{Nd}$/u;
/** What honest keyboards write: breaks of Khmer and Thai, joins of Bengali and Sinhala, colours of emoji. */
const JOINERS = '\u200b\u200c\u200d\ufe0f';
/** Signs by which a letter may grow when it is read in its usual form. */
const MOST_SIGNS = 3;
const WORD = /[\p{L}\p{Nl}\p{No}]+(?:[\p{L}\p{Nl}\p{No}]|['\u2019])*/gu;
// a.p.p.l.y, a p p l y: four letters or more, each by itself, with one and the same sign between them.
const SPELLED = /(?<![\p{L}\p{N}])([\p{L}\p{Nl}\p{No}])([ .\-_*|·•])(?:[\p{L}\p{Nl}\p{No}]\2){2,}[\p{L}\p{Nl}\p{No}](?![\p{L}\p{N}])/gu;

interface Sign {
  readonly sign: string;
  readonly span: Span;
}

/** `text`, and where each of its code points stood. */
export class Plain {
  readonly text: string;
  readonly #spans: readonly Span[];
  /** UTF-16 offset → which code point it is in. */
  readonly #at: readonly number[];

  constructor(signs: readonly Sign[]) {
    this.text = signs.map(({ sign }) => sign).join('');
    this.#spans = signs.map(({ span }) => span);
    this.#at = offsets(signs.map(({ sign }) => sign));
  }

  /** Where a piece of `text`, by its UTF-16 offsets, stood. */
  span(begin: number, end: number): Span {
    const first = this.#spans[this.#at[begin] ?? 0];
    const last = this.#spans[this.#at[end - 1] ?? 0];
    return first && last ? [first[0], last[1]] : [0, 0];
  }
}

export interface Cleaned {
  readonly plain: Plain;
  /** Where words stand whose letters were exchanged, hidden or drawn apart; the first of each kind. */
  readonly tricks: ReadonlyMap<Trick, Span>;
  readonly isZawgyi: boolean;
}
export type Trick = 'look_alikes' | 'hidden_signs' | 'spelled_out';

export function makePlain(given: string, tables: PlainTables): Cleaned {
  const tricks = new Map<Trick, Span>();
  const note = (trick: Trick, span: Span): void => {
    if (!tricks.has(trick)) tricks.set(trick, span);
  };
  let signs = readSigns([...given], tables, note);
  signs = putAlikesRight(signs, tables, note);
  signs = joinSpelled(signs, note);
  const small = oneSpace(signs).flatMap(({ sign, span }) =>
    [...(tables.small[sign] ?? sign.toLowerCase())].map((letter) => ({ sign: letter, span })),
  );
  return {
    plain: new Plain(small),
    tricks,
    isZawgyi: tables.zawgyi.some((pattern) => new RegExp(pattern, 'u').test(given)),
  };
}

type Note = (trick: Trick, span: Span) => void;

function readSigns(given: readonly string[], tables: PlainTables, note: Note): Sign[] {
  const signs: Sign[] = [];
  for (let at = 0; at < given.length;) {
    const begun = at;
    at += 1;
    while (at < given.length && (MARK.test(given[at] ?? '') || HIDDEN.test(given[at] ?? ''))) at += 1;
    const cluster = given.slice(begun, at).join('');
    if (HIDDEN.test(cluster) && hides(given, begun, at)) note('hidden_signs', [begun, at]);
    for (const sign of usual(cluster.replace(ALL_HIDDEN, ''), tables)) signs.push({ sign, span: [begun, at] });
  }
  return signs;
}

/** Whether hidden signs stand where no keyboard puts them: between two letters of Latin, say. */
function hides(given: readonly string[], begin: number, end: number): boolean {
  const hidden = given.slice(begin, end).filter((sign) => HIDDEN.test(sign));
  if (hidden.some((sign) => !JOINERS.includes(sign))) return true;
  const near = [given[begin] ?? ' ', given[end] ?? ' '];
  return hidden.some((sign) => sign !== '\ufe0f') && near.every((sign) => isDigit(sign) || LOOKED_ALIKE.has(scriptOf(sign)));
}

function isDigit(sign: string): boolean {
  return DIGIT.test(sign) || /^\p{No}$/u.test(sign);
}

function usual(cluster: string, tables: PlainTables): string[] {
  let signs = [...cluster.normalize('NFKC')];
  if (signs.length > MOST_SIGNS + [...cluster].length) signs = [...cluster];
  return signs.filter((sign) => !/^\p{Me}$/u.test(sign)).flatMap((sign) => [...usualSign(sign, tables)]);
}

function usualSign(sign: string, tables: PlainTables): string {
  if (sign < '\x80') return sign;
  if (!DIGIT.test(sign)) return tables.usual[sign] ?? sign;
  // Digits stand in Unicode by tens, from nought on.
  let zero = sign.codePointAt(0) ?? 0;
  const own = zero;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((own - zero) % 10);
}

function putAlikesRight(signs: Sign[], tables: PlainTables, note: Note): Sign[] {
  const text = textOf(signs);
  const isOther = (sign: string): boolean => scriptOf(sign) !== 'LATIN' && LOOKED_ALIKE.has(scriptOf(sign));
  if (![...text].some(isOther)) return signs;
  const words = [...text.matchAll(WORD)].map((word) => ({ at: word.index, letters: [...word[0]] }));
  // Whether somebody really writes in one of those scripts: some word cannot be Latin with letters exchanged.
  const isForeign = words.some(({ letters }) => letters.every(isOther) && letters.some((sign) => !(sign in tables.alike)));
  const at = offsets(signs.map(({ sign }) => sign));
  const right = [...signs];
  for (const { at: offset, letters } of words) {
    const scripts = new Set(letters.map(scriptOf));
    const others = letters.filter(isOther).map(scriptOf);
    const canBeLatin = letters.every((sign) => sign in tables.alike || !others.includes(scriptOf(sign)));
    if (others.length === 0 || !canBeLatin || (!scripts.has('LATIN') && isForeign)) continue;
    const begin = at[offset] ?? 0;
    letters.forEach((sign, number) => {
      const { span } = signs[begin + number] ?? { span: [0, 0] as const };
      right[begin + number] = { sign: tables.alike[sign] ?? sign, span };
    });
    note('look_alikes', [signs[begin]?.span[0] ?? 0, signs[begin + letters.length - 1]?.span[1] ?? 0]);
  }
  return right;
}

function joinSpelled(signs: Sign[], note: Note): Sign[] {
  const at = offsets(signs.map(({ sign }) => sign));
  const gone = new Set<number>();
  for (const spelled of textOf(signs).matchAll(SPELLED)) {
    const letters = [...spelled[0]];
    if (!letters.some((sign) => LOOKED_ALIKE.has(scriptOf(sign)))) continue; // lone letters of other scripts are words
    const begin = at[spelled.index] ?? 0;
    for (let n = begin + 1; n < begin + letters.length; n += 2) gone.add(n);
    note('spelled_out', [signs[begin]?.span[0] ?? 0, signs[begin + letters.length - 1]?.span[1] ?? 0]);
  }
  return signs.filter((_, number) => !gone.has(number));
}

/** Without space at the ends, and one where there are many; a new line stays one. */
function oneSpace(signs: readonly Sign[]): Sign[] {
  const kept: Sign[] = [];
  let waiting: Sign | undefined;
  for (const { sign, span } of signs) {
    if (SPACE.test(sign)) waiting = { sign: LINE.test(sign) || waiting?.sign === '\n' ? '\n' : ' ', span };
    else if (!CONTROL.test(sign)) {
      if (waiting && kept.length > 0) kept.push(waiting);
      waiting = undefined;
      kept.push({ sign, span });
    }
  }
  return kept;
}

function textOf(signs: readonly Sign[]): string {
  return signs.map(({ sign }) => sign).join('');
}

function offsets(signs: readonly string[]): number[] {
  return signs.flatMap((sign, number) => Array.from({ length: sign.length }, () => number));
}
