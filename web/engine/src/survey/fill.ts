/**
 * Fills in forms for tests in other languages, bundled and run by Node: what is asked stands on one line of its input, as JSON,
 * what is told on one line of its output. Asked are a form (contracts/schemas/form.schema.json), or none for the one before, and
 * sets of answers to it; told is for each set what the form then holds, blanks left out, and what it hides.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { startsWith } from './form/types.js';
import { LiveForm, readForm, takesAnswer, type Place } from './index.js';

type Answers = Readonly<Record<string, string>>;
interface Asked {
  readonly form?: unknown;
  readonly sets: readonly Answers[];
}
interface Told {
  readonly holds: Answers;
  readonly hides: readonly string[];
}

const MOMENT = '2026-01-01T00:00:00Z';

function fill(form: LiveForm, questions: readonly Place[], answers: Answers): Told {
  for (const place of questions) {
    const { name, question } = place.definition;
    if (question && takesAnswer(question)) form.set(place, answers[name] ?? startsWith(question));
  }
  for (const faults of form.faults.values()) throw new Error([...faults.values()].join(' '));
  return {
    holds: Object.fromEntries(questions.filter(({ value }) => value !== '').map(({ definition, value }) => [definition.name, value])),
    hides: questions.filter(({ isRelevant }) => !isRelevant).map(({ definition }) => definition.name),
  };
}

let form: LiveForm | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const { form: document, sets } = JSON.parse(line) as Asked;
  if (document !== undefined) form = new LiveForm(readForm(document), { now: MOMENT });
  if (form === undefined) throw new Error('There is no form yet.');
  const [filled, questions] = [form, [...form.root.walk()].filter(({ definition }) => definition.question !== null)];
  process.stdout.write(`${JSON.stringify(sets.map((answers) => fill(filled, questions, answers)))}\n`);
}
