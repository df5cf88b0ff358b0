/**
 * What a test calls in the browser. The same answers go to ODK's engine and Enketo's evaluator over the exported form, to our own
 * form runtime over the same form, and to our engine over the logic the form was made of.
 */
import { evaluate, findNext, parseAnswers, parseLogic, type Asking, type Logic, type Outcome } from '@titian/engine';
import { compare, type Figures } from './bench.js';
import { EnketoForm } from './enketo-form.js';
import { OtherForm, type Answers } from './other-engine.js';
import { OurForm } from './our-form.js';

interface Instrument {
  readonly logic: Logic;
  readonly ours: OurForm;
  /** Read when it is first asked for: it takes longest. */
  readonly other: () => Promise<OtherForm>;
  readonly enketo: EnketoForm;
}

const instruments = new Map<string, Instrument>();

function get(name: string): Instrument {
  const found = instruments.get(name);
  if (!found) throw new Error(`${name} is not loaded.`);
  return found;
}

const pages = {
  /** Loads the logic (its exact text), the form as JSON and as XForm. */
  async load(name: string, logic: string, form: unknown, xform: string): Promise<void> {
    const read = await parseLogic(new TextEncoder().encode(logic));
    let other: Promise<OtherForm> | undefined;
    instruments.set(name, {
      logic: read,
      ours: new OurForm(form),
      other: () => (other ??= OtherForm.load(xform)),
      enketo: new EnketoForm(xform),
    });
  },

  /** For each set of answers what the form then holds under the names wanted. */
  async fill(name: string, engine: 'ours' | 'other' | 'enketo', sets: readonly Answers[], wanted: readonly string[]): Promise<string[][]> {
    const form = engine === 'other' ? await get(name).other() : get(name)[engine];
    return sets.map((answers) => {
      form.fill(answers);
      return wanted.map((one) => form.read(one));
    });
  },

  /** In what Enketo's evaluator says otherwise than our form runtime of any question, note or calculate. */
  beside(name: string, sets: readonly Answers[]): string[] {
    const { ours, enketo } = get(name);
    return sets.flatMap((answers, at) => {
      ours.fill(answers);
      enketo.fill(answers);
      return [...ours.say()].flatMap(([question, said]) => {
        const pair = [said, enketo.say(question)].map((each) => JSON.stringify(each));
        return pair[0] === pair[1] ? [] : [`set ${at}: ${question} is ${pair.join(', in Enketo ')}`];
      });
    });
  },

  /** The same of ODK's engine, each time after the form was sent and opened again. */
  async fillAndOpen(name: string, sets: readonly Answers[], wanted: readonly string[]): Promise<string[][]> {
    const found: string[][] = [];
    for (const answers of sets) {
      const other = await get(name).other();
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
  async bench(name: string, sets: readonly Answers[], wanted: readonly string[]): Promise<Figures> {
    return compare({ ...get(name), other: await get(name).other() }, sets, wanted);
  },
};

export type Pages = typeof pages;
(globalThis as unknown as { pages: Pages }).pages = pages;
