import { type Clock, day as dayOf, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';

/** How many screenings ended on a day, by language and level: the absolute total, so that a repeat never counts twice. */
export interface TallyTotal {
  readonly day: string;
  readonly language: string;
  readonly level: string;
  readonly total: number;
  /** Of the item that carries this total; a new total is a new item. */
  readonly item_id: string;
  readonly is_sent: boolean;
}
export interface TallyTotals {
  readonly totals: readonly TallyTotal[];
}

/** One item of a batch. */
export interface TallyItem {
  readonly item_id: string;
  readonly kind: 'tally';
  readonly tally: { readonly day: string; readonly language: string; readonly level: string; readonly total: number };
}

const RECORD = 'totals';
const KEPT_DAYS = 30;

/** Counts kept inside the vault: a locked phone does not tell which languages were spoken today. */
export class Tallies {
  readonly #vault: Vault;
  readonly #clock: Clock;
  #writing: Promise<void> = Promise.resolve();

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** One more screening ended today. */
  add(language: string, level: string): Promise<void> {
    const today = dayOf(this.#clock());
    return this.#change((totals) => {
      const isThis = (each: TallyTotal): boolean => each.day === today && each.language === language && each.level === level;
      const total = (totals.find(isThis)?.total ?? 0) + 1;
      const grown: TallyTotal = { day: today, language, level, total, item_id: crypto.randomUUID(), is_sent: false };
      return [...totals.filter((each) => !isThis(each)), grown];
    });
  }

  /** Totals of days that are over. Today's wait: sent at once they would tell when somebody was here. */
  async due(): Promise<TallyItem[]> {
    const today = dayOf(this.#clock());
    const totals = (await this.#vault.get('tallies', RECORD))?.totals ?? [];
    return totals
      .filter((each) => !each.is_sent && each.day !== today)
      .map(({ item_id, day, language, level, total }) => ({ item_id, kind: 'tally', tally: { day, language, level, total } }));
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

  #change(change: (totals: readonly TallyTotal[]) => readonly TallyTotal[]): Promise<void> {
    const next = this.#writing.then(async () => {
      const totals = (await this.#vault.get('tallies', RECORD))?.totals ?? [];
      await this.#vault.put('tallies', RECORD, { totals: change(totals) });
    });
    this.#writing = next.catch(() => undefined);
    return next;
  }
}
