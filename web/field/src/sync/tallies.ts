import type { Tally } from '@titian/contracts/types';
import codes from '../../../../contracts/codes/language-groups.json';
import type { ArrivalItem } from '../arrivals/held.ts';
import { type Clock, day as dayOf, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import type { LearningItem } from '../learning/courses.ts';
import type { OpenMarkItem } from './open-marks.ts';
import type { AnswerItem } from './questions.ts';
import type { SecondOfficerItem } from './register.ts';
import type { WithdrawalItem } from './withdrawals.ts';

/** What protects people, counted apart from language and level. */
export type Mark = Extract<Tally, { readonly mark: unknown }>['mark'];

/** What is counted: screenings of a group of languages at a level, or a mark. */
export type Counted = { readonly language_group: string; readonly level: string } | { readonly mark: Mark };

/** How often something was counted on a day: the absolute total, so that a repeat never counts twice. */
export interface TallyTotal {
  readonly day: string;
  readonly counted: Counted;
  readonly total: number;
  /** Of the item that carries this total; a new total is a new item. */
  readonly item_id: string;
  readonly is_sent: boolean;
}
export interface TallyTotals {
  readonly totals: readonly TallyTotal[];
  /** Of the hub, when it took what is sent. */
  readonly epoch?: string;
}

/** One item of a batch. */
export interface TallyItem {
  readonly item_id: string;
  readonly kind: 'tally';
  readonly tally: Counted & { readonly day: string; readonly total: number };
}

/** What goes beside the sealed packages: counts without a person in them, referrals taken back, answers in codes, open marks, signatures, what was finished. */
export type CountItem = TallyItem | ArrivalItem | WithdrawalItem | AnswerItem | OpenMarkItem | SecondOfficerItem | LearningItem;

/** What the receipt of an item vouches for. */
export function contentOf(
  item: CountItem,
):
  | TallyItem['tally']
  | ArrivalItem['arrival']
  | WithdrawalItem['withdrawal']
  | AnswerItem['answer']
  | OpenMarkItem['open_mark']
  | SecondOfficerItem['second_officer']
  | LearningItem['learning'] {
  if (item.kind === 'withdrawal') return item.withdrawal;
  if (item.kind === 'answer') return item.answer;
  if (item.kind === 'open_mark') return item.open_mark;
  if (item.kind === 'second_officer') return item.second_officer;
  if (item.kind === 'learning') return item.learning;
  return item.kind === 'tally' ? item.tally : item.arrival;
}

const RECORD = 'totals';
const KEPT_DAYS = 30;

/** The group a language is counted in. A language spoken by few would name its speaker. */
export function groupOf(language: string): string {
  return codes.groups.find((group) => group.languages.includes(language))?.id ?? codes.every_other_language;
}

/** Counts kept inside the vault: a locked phone does not tell which languages were spoken today. */
export class Tallies {
  readonly #vault: Vault;
  readonly #clock: Clock;
  #writing: Promise<void> = Promise.resolve();

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** One more screening ended today, and how it went. The language itself is not written down. */
  add(language: string, level: string, marks: readonly Mark[] = []): Promise<void> {
    const today = dayOf(this.#clock());
    const all: readonly Counted[] = [{ language_group: groupOf(language), level }, ...marks.map((mark) => ({ mark }))];
    return this.#change((totals) => all.reduce((grown, counted) => withOneMore(grown, today, counted), totals));
  }

  /** Totals of days that are over. Today's wait: sent at once they would tell when somebody was here. */
  async due(): Promise<TallyItem[]> {
    const today = dayOf(this.#clock());
    const { totals } = await this.#read();
    return totals
      .filter((each) => !each.is_sent && each.day !== today)
      .map(({ item_id, day, counted, total }) => ({ item_id, kind: 'tally', tally: { ...counted, day, total } }));
  }

  /** The hub has these; sent totals are forgotten after a month. */
  markSent(itemIds: ReadonlySet<string>): Promise<void> {
    const oldest = dayOf(this.#clock() - KEPT_DAYS * 86_400_000);
    return this.#change((totals) =>
      totals
        .map((each) => (itemIds.has(each.item_id) ? { ...each, is_sent: true } : each))
        .filter((each) => !each.is_sent || each.day >= oldest),
    );
  }

  /** Where the hub was restored from a backup, what it took before is offered again; then the answer is true. */
  async noteEpoch(epoch: string): Promise<boolean> {
    let isAgain = false;
    await this.#changeAll((held) => {
      if (held.epoch === epoch) return held;
      isAgain = held.epoch !== undefined && held.totals.some((each) => each.is_sent);
      return { epoch, totals: held.epoch === undefined ? held.totals : held.totals.map((each) => ({ ...each, is_sent: false })) };
    });
    return isAgain;
  }

  /** Counts that storage has spoilt begin anew: they must hold up neither a goodbye nor what is sealed. */
  async #read(): Promise<TallyTotals> {
    return (await this.#vault.getUnlessDamaged('tallies', RECORD)) ?? { totals: [] };
  }

  #change(change: (totals: readonly TallyTotal[]) => readonly TallyTotal[]): Promise<void> {
    return this.#changeAll((held) => ({ ...held, totals: change(held.totals) }));
  }

  #changeAll(change: (held: TallyTotals) => TallyTotals): Promise<void> {
    const next = this.#writing.then(async () => {
      const held = await this.#read();
      const changed = change(held);
      if (changed !== held) await this.#vault.put('tallies', RECORD, changed);
    });
    this.#writing = next.catch(() => undefined);
    return next;
  }
}

function withOneMore(totals: readonly TallyTotal[], day: string, counted: Counted): TallyTotal[] {
  const isThis = (each: TallyTotal): boolean => each.day === day && isSame(each.counted, counted);
  const total = (totals.find(isThis)?.total ?? 0) + 1;
  return [...totals.filter((each) => !isThis(each)), { day, counted, total, item_id: crypto.randomUUID(), is_sent: false }];
}

function isSame(one: Counted, other: Counted): boolean {
  if ('mark' in one || 'mark' in other) return 'mark' in one && 'mark' in other && one.mark === other.mark;
  return one.language_group === other.language_group && one.level === other.level;
}
