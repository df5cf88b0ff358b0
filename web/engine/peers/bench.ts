/** Time for one set of answers: ODK's engine and our form runtime over the same form, and our engine over the logic. */
import { evaluate, type Logic } from '@titian/engine';
import type { Answers } from './other-engine.js';

interface Form {
  fill(answers: Answers): void;
  read(name: string): string;
}

/** Median milliseconds for a set: the answers given, then the outcome read. */
export interface Figures {
  readonly sets: number;
  readonly other_form_ms: number;
  readonly our_form_ms: number;
  readonly our_engine_ms: number;
  readonly our_form_times_faster: number;
  readonly our_engine_times_faster: number;
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;

/** The clock of a page stands still for a tenth of a millisecond: what is quicker is done many times. */
function time(times: number, run: () => void): number {
  const started = performance.now();
  for (let round = 0; round < times; round += 1) run();
  return (performance.now() - started) / times;
}

function timeForm(form: Form, sets: readonly Answers[], wanted: readonly string[]): number {
  const each = (answers: Answers): number =>
    time(1, () => {
      form.fill(answers);
      for (const name of wanted) form.read(name);
    });
  for (const answers of sets.slice(0, 5)) each(answers);
  return median(sets.map(each));
}

export function compare(
  { logic, ours, other }: { readonly logic: Logic; readonly ours: Form; readonly other: Form },
  sets: readonly Answers[],
  wanted: readonly string[],
): Figures {
  const otherMs = timeForm(other, sets, wanted);
  const ourMs = timeForm(ours, sets, wanted);
  for (const answers of sets) evaluate(logic, answers);
  const engineMs = median(sets.map((answers) => time(20, () => evaluate(logic, answers))));
  return {
    sets: sets.length,
    other_form_ms: otherMs,
    our_form_ms: ourMs,
    our_engine_ms: engineMs,
    our_form_times_faster: otherMs / ourMs,
    our_engine_times_faster: otherMs / engineMs,
  };
}
