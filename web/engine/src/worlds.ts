import type { Plan } from './plan.js';
import type { Answers, Weight } from './types.js';

/**
 * Many readings of one set of answers, evaluated at once.
 *
 * Every truth is a whole number whose bits are worlds: bit 0 is the *certain* reading (only what was said or seen), bit 1
 * the *possible* reading (everything unknown counts as raised), and further pairs of bits are the same two readings after
 * one more answer. At most 30 bits are used, so that a truth stays a small integer and never turns negative.
 */
export const CERTAIN = 1;
export const POSSIBLE = 2;
/** How many further answers fit into one pass. */
export const MOST_CHANGES = 14;
const NOT_YET = -1;

/** One more answer, tried in a pair of worlds of its own. */
export interface Change {
  readonly key: string;
  readonly value: string;
}

/** What an answer says of its item. */
export interface Meaning {
  readonly values: ReadonlySet<string>;
  readonly isRaised: boolean;
  readonly isUnknown: boolean;
}

export class Worlds {
  readonly all: number;
  readonly possible: number;
  readonly mode: string;
  readonly raised: Int32Array;
  readonly blank: Int32Array;
  readonly given = new Map<number, [mask: number, values: ReadonlySet<string>][]>();
  /** Items whose answer, or whose answer to "when was that?", was not understood, with the worlds of it. */
  readonly unheard: [item: number, mask: number][] = [];
  readonly positive: Int32Array;
  readonly cleared: Int32Array;
  /** Rules that are established, once that is known; read by ask_when only. */
  established: ReadonlySet<string> = new Set();

  private readonly work: Int32Array;
  private readonly earlier: Int32Array;
  private readonly relevant: Int32Array;
  private readonly opened: Int32Array;
  private readonly flags: Int32Array;
  private readonly facts: Int32Array;
  private readonly strong = new Map<string, readonly [number, number, number]>();
  private people: readonly [number, number, number] | null = null;

  constructor(
    readonly plan: Plan,
    readonly answers: Answers,
    changes: readonly Change[] = [],
  ) {
    const { items, relevance, modules, facts, document } = plan;
    this.all = 2 ** (2 + 2 * changes.length) - 1;
    this.possible = (this.all / 3) * 2;
    this.mode = answers['mode'] ?? 'officer';
    this.raised = new Int32Array(items.length);
    this.blank = Int32Array.from(plan.blankIsUnknown, (unknown) => (unknown ? this.all : 0));
    this.work = new Int32Array(items.length);
    this.earlier = new Int32Array(items.length);
    this.relevant = new Int32Array(relevance.length).fill(NOT_YET);
    this.opened = new Int32Array(modules.length).fill(NOT_YET);
    this.flags = new Int32Array(items.length).fill(NOT_YET);
    this.facts = new Int32Array(facts.length).fill(NOT_YET);
    this.positive = new Int32Array(document.dimensions.length).fill(NOT_YET);
    this.cleared = new Int32Array(modules.length).fill(NOT_YET);
    this.read(changes);
  }

  private read(changes: readonly Change[]): void {
    const changed = new Map<string, number>();
    changes.forEach(({ key }, n) => changed.set(key, (changed.get(key) ?? 0) | (3 << (2 + 2 * n))));
    for (const key in this.answers) {
      const answer = this.answers[key];
      if (answer === undefined || answer === '') continue;
      this.put(key, answer, this.all & ~(changed.get(key) ?? 0));
    }
    for (const [key, mask] of changed) {
      const item = this.plan.index.get(key); // in its own worlds a missing answer is no longer missing
      if (item !== undefined) this.blank[item] = at(this.blank, item) & ~mask;
    }
    changes.forEach(({ key, value }, n) => {
      this.put(key, value, 3 << (2 + 2 * n));
    });
  }

  private put(key: string, answer: string, mask: number): void {
    const { plan } = this;
    const item = plan.index.get(key);
    if (item === undefined) {
      const phased = plan.phaseIndex.get(key);
      if (phased === undefined) return;
      const values = answer.split(' ');
      if (values.includes('not_understood')) this.unheard.push([phased, mask]);
      if (values.includes('work')) this.work[phased] = at(this.work, phased) | mask;
      if (values.includes('before') || values.includes('way')) this.earlier[phased] = at(this.earlier, phased) | mask;
      return;
    }
    const { values, isRaised, isUnknown } = plan.meaning(item, answer);
    this.raised[item] = (at(this.raised, item) & ~mask) | (isRaised ? mask : 0);
    this.blank[item] = (at(this.blank, item) & ~mask) | (isUnknown ? mask : 0);
    const given = this.given.get(item);
    if (given === undefined) this.given.set(item, [[mask, values]]);
    else given.push([mask, values]);
    if (values.has('not_understood')) this.unheard.push([item, mask]);
  }

  /** Worlds in which the item was answered and says nothing of note. */
  clear(item: number): number {
    return this.all & ~(at(this.raised, item) | at(this.blank, item));
  }

  /** Worlds in which an answer to the item counts: module opened, not declined, not locked, relevant. */
  counts(item: number): number {
    const number = at(this.plan.relevanceOf, item);
    let found = at(this.relevant, number);
    if (found === NOT_YET) {
      const group = get(this.plan.relevance, number);
      found = this.open(group.module);
      if (group.locks && this.mode !== 'specialist') found &= this.possible;
      if (group.run !== null && found !== 0) found &= group.run(this);
      this.relevant[number] = found;
    }
    return found;
  }

  /** Worlds in which the module is opened and was not declined. */
  open(module: number): number {
    let found = at(this.opened, module);
    if (found === NOT_YET) {
      const { name, run } = get(this.plan.modules, module);
      found = run(this) & (this.answers[`${name}_open`] === 'no' ? this.possible : this.all);
      this.opened[module] = found;
    }
    return found;
  }

  /** Worlds in which the item is raised and counts. */
  flag(item: number): number {
    let found = at(this.flags, item);
    if (found === NOT_YET) {
      found = at(this.raised, item);
      if (get(this.plan.canBeRaised, item)) found |= this.possible & at(this.blank, item);
      if (found !== 0) found &= this.counts(item);
      this.flags[item] = found;
    }
    return found;
  }

  /** Worlds in which the fact is known. Without its time it is no second fact beside one of the two it may be. */
  fact(number: number): number {
    let found = at(this.facts, number);
    if (found === NOT_YET) {
      found = 0;
      for (const { item, part } of get(this.plan.evidence, number)) {
        const mask = this.flag(item);
        if (mask === 0 || part === 'whole') {
          found |= mask;
          continue;
        }
        const work = at(this.work, item);
        const earlier = at(this.earlier, item);
        const undated = mask & ~(work | earlier);
        if (part === 'pair') found |= undated & ~this.possible;
        else found |= (mask & (part === 'work' ? work : earlier)) | (undated & this.possible);
      }
      if (found !== 0) for (const dated of get(this.plan.dated, number)) found &= ~this.fact(dated);
      this.facts[number] = found;
    }
    return found;
  }

  /** Whether, in the certain world, the item gives the part of the fact it can give. */
  gives(item: number, part: Part): boolean {
    if ((this.flag(item) & CERTAIN) === 0) return false;
    const work = (at(this.work, item) & CERTAIN) !== 0;
    const earlier = (at(this.earlier, item) & CERTAIN) !== 0;
    return part === 'whole' || (part === 'pair' ? !work && !earlier : part === 'work' ? work : earlier);
  }

  /** Worlds in which an indicator of these weights is strong, medium, weak. */
  strengths(weights: WeightPair): readonly [number, number, number] {
    const name = weights.adult + weights.child;
    let found = this.strong.get(name);
    if (found === undefined) {
      this.people ??= this.findPeople();
      const [adult, child, undecided] = this.people;
      const either = ORDER.indexOf(weights.adult) >= ORDER.indexOf(weights.child) ? weights.adult : weights.child;
      const where = (sign: Weight): number =>
        (weights.adult === sign ? adult : 0) | (weights.child === sign ? child : 0) | (either === sign ? undecided : 0);
      found = [where('S'), where('M'), where('W')];
      this.strong.set(name, found);
    }
    return found;
  }

  /** Worlds of an adult, of a child, and of one whose age is still open. */
  private findPeople(): readonly [number, number, number] {
    const { age } = this.plan;
    const undecided = age === null ? 0 : this.possible & at(this.blank, age) & ~at(this.raised, age);
    const child = this.plan.child(this) & ~undecided;
    return [this.all & ~child & ~undecided, child, undecided];
  }

  /** Worlds in which the answer is exactly this value. */
  said(item: number | null, value: string): number {
    let found = 0;
    if (item !== null) for (const [mask, values] of this.given.get(item) ?? []) if (values.size === 1 && values.has(value)) found |= mask;
    return found;
  }

  /** Worlds in which the question has an answer of any kind. */
  givenAtAll(item: number | null): number {
    let found = 0;
    if (item !== null) for (const [mask] of this.given.get(item) ?? []) found |= mask;
    return found;
  }
}

/** How an item gives a fact: whatever its phase, only at work, only earlier, or undated. */
export type Part = 'whole' | 'work' | 'earlier' | 'pair';

export interface WeightPair {
  readonly adult: Weight;
  readonly child: Weight;
}

const ORDER: readonly Weight[] = ['-', '?', 'W', 'M', 'S'];

/** An entry that is there: numbers of the plan are within its lists. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number; // in range by construction of the plan
}

export function get<T>(list: readonly T[], index: number): T {
  return list[index] as T; // in range by construction of the plan
}
