/**
 * Whether a whole text fits a pattern, in time that grows with the text alone: all ways through the pattern are gone at once, a
 * character at a time, so nothing is tried again. A search that goes back, as that of RegExp, would be busy for years with `(a|a)*b`.
 */

/** One step of a pattern: take a character, go on where an assertion holds, or go on in two ways. */
type State =
  | { readonly kind: 'take'; readonly fits: (character: string) => boolean; next: number }
  | { readonly kind: 'hold'; readonly holds: (text: readonly string[], at: number, spend: () => void) => boolean; next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'end' };

/** More states than any pattern people write, and more steps than any answer takes. */
export const MOST_STATES = 20_000;
export const MOST_STEPS = 20_000_000;
const REPEAT = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})$/;

export class TooLarge extends Error {}

/** A pattern, cut into its parts: a character, a class, a bracket, a repeat, an assertion each. */
export class Automaton {
  private readonly states: State[] = [];
  private readonly start: number;
  private at = 0;

  constructor(
    private readonly parts: readonly string[],
    private readonly fitsOf: (part: string) => (character: string) => boolean,
  ) {
    this.start = this.alternatives(this.add({ kind: 'end' }));
  }

  test(text: string): boolean {
    let left = MOST_STEPS;
    return this.run([...text], 0, false, () => {
      left -= 1;
      if (left < 0) throw new TooLarge();
    });
  }

  /** Whether the text from there fits: all of it, or its beginning. */
  private run(text: readonly string[], from: number, isPart: boolean, spend: () => void, start = this.start): boolean {
    let here = new Set<number>();
    this.follow(start, text, from, here, spend);
    for (let at = from; here.size > 0; at += 1) {
      const isThere = [...here].some((state) => this.states[state]?.kind === 'end');
      if (isThere && (isPart || at === text.length)) return true;
      const character = text[at];
      if (character === undefined) return false;
      const ahead = new Set<number>();
      for (const each of here) {
        const state = this.states[each];
        spend();
        if (state?.kind === 'take' && state.fits(character)) this.follow(state.next, text, at + 1, ahead, spend);
      }
      here = ahead;
    }
    return false;
  }

  /** Every state that is reached without taking a character. */
  private follow(from: number, text: readonly string[], at: number, found: Set<number>, spend: () => void): void {
    const waiting = [from];
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      if (found.has(each)) continue;
      found.add(each);
      spend();
      const state = this.states[each];
      if (state?.kind === 'split') waiting.push(state.other, state.next);
      if (state?.kind === 'hold' && state.holds(text, at, spend)) waiting.push(state.next);
    }
  }

  // Below: how a pattern becomes states, from its end to its beginning: each part is told where it leads.

  private add(state: State): number {
    if (this.states.length >= MOST_STATES) throw new TooLarge();
    return this.states.push(state) - 1;
  }

  private alternatives(next: number): number {
    let start = this.sequence(next);
    while (this.parts[this.at] === '|') {
      this.at += 1;
      start = this.add({ kind: 'split', next: start, other: this.sequence(next) });
    }
    return start;
  }

  /** The parts of a sequence are read in order and joined from the last one. */
  private sequence(next: number): number {
    const pieces: ((to: number) => number)[] = [];
    while (this.at < this.parts.length && this.parts[this.at] !== '|' && this.parts[this.at] !== ')') pieces.push(this.piece());
    return pieces.reduceRight((to, make) => make(to), next);
  }

  private piece(): (to: number) => number {
    const from = this.at;
    this.atom(0, false);
    const end = this.at;
    const once = (to: number): number => {
      const back = this.at;
      this.at = from;
      const start = this.atom(to, true);
      this.at = back;
      return start;
    };
    const found = REPEAT.exec(this.parts[end] ?? '');
    if (found === null) return once;
    this.at = this.parts[end + 1] === '?' ? end + 2 : end + 1;
    const [sign = '', least, comma, most] = found;
    const low = least === undefined ? Number(sign === '+') : Number(least);
    const high = least === undefined ? (sign === '?' ? 1 : Infinity) : comma === '' ? low : most === '' ? Infinity : Number(most);
    return (to) => this.repeat(once, low, high, to);
  }

  private repeat(once: (to: number) => number, low: number, high: number, to: number): number {
    let start = to;
    if (high === Infinity) {
      const loop: State = { kind: 'split', next: to, other: to };
      start = this.add(loop);
      loop.other = once(start);
    } else for (let round = low; round < high; round += 1) start = this.add({ kind: 'split', next: once(start), other: to });
    for (let round = 0; round < low; round += 1) start = once(start);
    return start;
  }

  /** One part with all in its brackets; only passed over where nothing is to be made. */
  private atom(next: number, isMade: boolean): number {
    const part = this.parts[this.at] ?? '';
    this.at += 1;
    if (part === '(' || part === '(?:') return this.bracket((to) => this.alternatives(to), next, isMade);
    if (part === '(?=' || part === '(?!') {
      const inside = this.bracket((to) => this.alternatives(to), isMade ? this.add({ kind: 'end' }) : next, isMade);
      if (!isMade) return next;
      const isWanted = part === '(?=';
      return this.add({ kind: 'hold', next, holds: (text, at, spend) => this.run(text, at, true, spend, inside) === isWanted });
    }
    if (!isMade) return next;
    const holds = ASSERTIONS[part];
    return holds ? this.add({ kind: 'hold', next, holds }) : this.add({ kind: 'take', next, fits: this.fitsOf(part) });
  }

  private bracket(inside: (to: number) => number, next: number, isMade: boolean): number {
    if (isMade) {
      const start = inside(next);
      this.at += 1;
      return start;
    }
    for (let depth = 1; depth > 0 && this.at < this.parts.length; this.at += 1) {
      const part = this.parts[this.at] ?? '';
      depth += part === ')' ? -1 : Number(/^\((?:$|\?[:=!]$)/.test(part));
    }
    return next;
  }
}

const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character);
const isBorder = (text: readonly string[], at: number): boolean => isWord(text[at - 1]) !== isWord(text[at]);

const ASSERTIONS: Readonly<Record<string, (text: readonly string[], at: number) => boolean>> = {
  '^': (_, at) => at === 0,
  $: (text, at) => at === text.length,
  '\\b': isBorder,
  '\\B': (text, at) => !isBorder(text, at),
};
