/**
 * A test that is taken before and after learning, in two forms: whoever takes it again meets other questions. It is kept
 * in one record of the vault, and nothing of it is sent from here.
 */
import { isLearning } from '@titian/contracts/learning';
import { checked } from '../library/parse.ts';
import type { KeptIn } from './keeper.ts';
import { inTurn } from './turns.ts';

export const KINDS = ['knowledge', 'attitude', 'practice'] as const;
export type Kind = (typeof KINDS)[number];

export interface Item {
  readonly id: string;
  readonly kind: Kind;
  readonly choices: readonly string[];
  readonly right: string;
  readonly sources: readonly string[];
}

/** The forms of a release, by their names. */
export interface Tests {
  readonly version: number;
  readonly forms: Readonly<Record<string, readonly Item[]>>;
}

/** How many there were, and how many were answered as the lessons suggest. */
export type Marked = Readonly<Record<'right' | 'count', number>>;

/** The same of each kind. */
export type Counts = Readonly<Record<Kind, Marked>>;

/** One time through to the end; the first is number 1. No hour is in it. */
export interface Sitting {
  readonly form: string;
  readonly version: number;
  readonly number: number;
  /** Null where a phone that was wiped was told by the hub that it was taken, and no more. */
  readonly counts: Counts | null;
}

export const NOTHING_TAKEN: Taken = { begun: null, done: [] };

/** What was begun is kept whole, so that it goes on as it was. */
export interface Begun {
  readonly form: string;
  readonly version: number;
  readonly items: readonly Item[];
  readonly words: Readonly<Record<string, string>>;
  readonly language: string;
  /** Question → choice. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface Taken {
  readonly begun: Begun | null;
  readonly done: readonly Sitting[];
}

const SELF = 'self';

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}

/** The forms of a release; null where it has none. A question of a kind this app does not know is left out. */
export function parseTests(from: unknown): Tests | null {
  const { tests } = checked(from, isLearning, 'learning');
  if (!tests) return null;
  const forms = tests.forms.map(({ id, items }) => [
    id,
    items.flatMap(({ id: item, kind, choices, right, sources }) =>
      isKind(kind) ? [{ id: item, kind, choices, right, sources: sources ?? [] }] : [],
    ),
  ]);
  const whole = forms.filter(([, items]) => items && items.length > 0);
  return whole.length > 0 ? { version: tests.version, forms: Object.fromEntries(whole) as Tests['forms'] } : null;
}

/** The id of a word of a question. */
export function testText(item: string, field: string): string {
  return `test.${item}.${field}`;
}

export class TestKeeper {
  #taken = NOTHING_TAKEN;
  readonly #vault: KeptIn;
  readonly #chance: () => number;

  private constructor(vault: KeptIn, chance: () => number) {
    this.#vault = vault;
    this.#chance = chance;
  }

  /** What was taken here; a record that cannot be read begins anew. `chance` draws from 0 to below 1. */
  static async open(vault: KeptIn, chance: () => number = draw): Promise<TestKeeper> {
    const keeper = new TestKeeper(vault, chance);
    keeper.#taken = (await vault.getUnlessDamaged('tests', SELF)) ?? keeper.#taken;
    return keeper;
  }

  get taken(): Taken {
    return this.#taken;
  }

  /**
   * Goes on with what was begun, or begins: at first one of the forms by chance, so that neither is always the earlier one,
   * then the other.
   */
  async begin(tests: Tests, words: Readonly<Record<string, string>>, language: string): Promise<Begun | null> {
    const { begun, done } = this.#taken;
    if (begun) return begun;
    const last = done.at(-1)?.form;
    const open = Object.keys(tests.forms).filter((name) => name !== last);
    const form = open[Math.floor(this.#chance() * open.length)] ?? last;
    const items = form === undefined ? undefined : tests.forms[form];
    if (form === undefined || !items) return null;
    const own = Object.entries(words).filter(([id]) => items.some((item) => id.startsWith(testText(item.id, ''))));
    const anew = { form, version: tests.version, items, words: Object.fromEntries(own), language, answers: {} };
    await this.#change((taken) => ({ ...taken, begun: anew }));
    return this.#taken.begun;
  }

  /** The choice of a question; it may be changed until the end. */
  async answer(item: string, choice: string): Promise<void> {
    await this.#change(({ begun, done }) => ({
      begun: begun && { ...begun, answers: { ...begun.answers, [item]: choice } },
      done,
    }));
  }

  /** The end: the one place that knows a test was taken, and as which number. Answers go, their counts stay. */
  async finish(): Promise<Sitting | null> {
    let sitting: Sitting | null = null;
    await this.#change(({ begun, done }) => {
      sitting = begun && { form: begun.form, version: begun.version, number: done.length + 1, counts: countRight(begun) };
      return { begun: null, done: sitting ? [...done, sitting] : done };
    });
    return sitting;
  }

  /** In turn, over the record as it lies there by then: what the hub has given back meanwhile stays. */
  async #change(change: (taken: Taken) => Taken): Promise<void> {
    await inTurn(this.#vault, async () => {
      const taken = change((await this.#vault.getUnlessDamaged('tests', SELF)) ?? this.#taken);
      await this.#vault.put('tests', SELF, taken);
      this.#taken = taken;
    });
  }
}

export function countRight({ items, answers }: Pick<Begun, 'items' | 'answers'>): Counts {
  const of = (kind: Kind) => {
    const asked = items.filter((item) => item.kind === kind);
    return { right: asked.filter((item) => answers[item.id] === item.right).length, count: asked.length };
  };
  return { knowledge: of('knowledge'), attitude: of('attitude'), practice: of('practice') };
}

/** All kinds together. */
export function sumCounts(counts: Counts): Marked {
  const all = KINDS.map((kind) => counts[kind]);
  return { right: sum(all.map(({ right }) => right)), count: sum(all.map(({ count }) => count)) };
}

/** What stands of a change between two times: as many questions, and whether chance alone would seldom bring as much. */
export interface Change {
  readonly before: number;
  readonly after: number;
  readonly count: number;
  readonly isReliable: boolean;
}

/** A change of more standard errors than this happens by chance in one of twenty in whom nothing changed. */
const RELIABLE = 1.96;

/**
 * Null where the two times do not have as many questions. Twin of `measure_change_of_counts` in `change.py`: the error of
 * each time is the binomial one, for nobody has measured how exact a test or a set of cases is.
 */
export function changeOfCounts(before: Marked, after: Marked): Change | null {
  const { count } = before;
  if (count < 2 || after.count !== count) return null;
  const middle = (before.right + after.right) / 2;
  const error = Math.sqrt((2 * middle * (count - middle)) / (count - 1));
  const isReliable = error > 0 && Math.abs(after.right - before.right) / error > RELIABLE;
  return { before: before.right, after: after.right, count, isReliable };
}

/** The same of a test, all kinds together. */
export function changeBetween(first: Counts, last: Counts): Change | null {
  return changeOfCounts(sumCounts(first), sumCounts(last));
}

/** What is shared of a test that was taken to its end: question → choice, and for the how-manieth time a test was taken. */
export function testToShare({ answers }: Pick<Begun, 'answers'>, { number }: Sitting): Readonly<Record<string, string>> {
  return { ...answers, 'sitting.number': String(number) };
}

/** For the how-manieth time its form was taken. */
export function roundOf(done: readonly Sitting[], { form, number }: Sitting): number {
  return done.filter((each) => each.form === form && each.number <= number).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function draw(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
