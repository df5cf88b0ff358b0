/**
 * When a question is asked again: spaced repetition by FSRS (`ts-fsrs`), in whole days, without chance. It counts right and
 * wrong first answers and nothing else, and nobody but the officer sees it.
 */
import { createEmptyCard, fsrs, Rating, type CardInput } from 'ts-fsrs';

/** As the vault keeps it: instants in milliseconds. */
export interface Card {
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsed_days: number;
  readonly scheduled_days: number;
  readonly learning_steps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
  readonly last_review: number | null;
}

const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** The card after an answer; `before` is undefined at the first. */
export function answered(before: Card | undefined, isRight: boolean, now: number): Card {
  const card: CardInput = before ?? createEmptyCard(new Date(now));
  // A clock that was set back would make days of less than nothing.
  const at = Math.max(now, before?.last_review ?? now);
  const { due, last_review, ...next } = scheduler.next(card, new Date(at), isRight ? Rating.Good : Rating.Again).card;
  return { ...next, due: due.getTime(), last_review: last_review?.getTime() ?? null };
}

/** The questions that are to be asked again by now, the longest due first. */
export function listDue(cards: Readonly<Record<string, Card>>, now: number): string[] {
  return Object.entries(cards)
    .filter(([, card]) => card.due <= now)
    .sort(([, one], [, other]) => one.due - other.due)
    .map(([name]) => name);
}
