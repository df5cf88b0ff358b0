/**
 * What a test calls in the browser. The same answers go to ODK's engine over the exported form, to our own form runtime over
 * the same form, and to our engine over the logic the form was made of.
 */
import { evaluate, findNext, parseAnswers, parseLogic, type Asking, type Logic, type Outcome } from '@titian/engine';
import { compare, type Figures } from './bench.js';
import { OtherForm, type Answers } from './other-engine.js';
import { OurForm } from './our-form.js';

interface Instrument {
  readonly logic: Logic;
  readonly ours: OurForm;
  readonly other: OtherForm;
}

const instruments = new Map<string, Instrument>();

function get(name: string): Instrument {
  const found = instruments.get(name);
  if (!found) throw new Error(`${name} is not loaded.`);
  return found;
}

const pages = {
  /** Loads the logic (its exact text), the form as JSON and as XForm. Gives the form's size. */
  async load(name: string, logic: string, form: unknown, xform: string): Promise<number> {
    const other = await OtherForm.load(xform);
    instruments.set(name, { logic: await parseLogic(new TextEncoder().encode(logic)), ours: new OurForm(form), other });
    return other.size;
  },

  /** For each set of answers what the form then holds under the names wanted. */
  fill(name: string, engine: 'ours' | 'other', sets: readonly Answers[], wanted: readonly string[]): string[][] {
    const form = get(name)[engine];
    return sets.map((answers) => {
      form.fill(answers);
      return wanted.map((one) => form.read(one));
    });
  },

  /** The same of ODK's engine, each time after the form was sent and opened again. */
  async fillAndOpen(name: string, sets: readonly Answers[], wanted: readonly string[]): Promise<string[][]> {
    const found: string[][] = [];
    for (const answers of sets) {
      const { other } = get(name);
      other.fill(answers);
      const opened = await other.sendAndOpen();
      found.push(wanted.map((one) => opened.read(one)));
    }
    return found;
  },

  /** What calculates hold in a form nobody has touched, ours beside ODK's. */
  async calculate(form: unknown, xform: string, names: readonly string[]): Promise<[ours: string, other: string][]> {
    const [ours, other] = [new OurForm(form), await OtherForm.load(xform)];
    return names.map((name) => [ours.read(name), other.read(name)]);
  },

  /** What our engine says of each set. */
  screen(name: string, sets: readonly unknown[]): { readonly outcome: Outcome; readonly asking: Asking }[] {
    const { logic } = get(name);
    return sets.map((raw) => {
      const answers = parseAnswers(logic, raw);
      return { outcome: evaluate(logic, answers), asking: findNext(logic, answers) };
    });
  },

  /** How long each takes for one set, side by side. */
  bench(name: string, sets: readonly Answers[], wanted: readonly string[]): Figures {
    return compare(get(name), sets, wanted);
  },
};

export type Pages = typeof pages;
(globalThis as unknown as { pages: Pages }).pages = pages;
