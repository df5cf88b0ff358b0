/** The same form in our own runtime, filled and read by the names of its questions. */
import { isSelect, LiveForm, readForm, type Place } from '@titian/engine/survey';
import type { Answers } from './other-engine.js';

const MOMENT = '2026-01-01T12:00:00Z';

/** What a form says of a question. */
export interface Said {
  readonly isRelevant: boolean;
  readonly value: string;
  readonly isRequired: boolean;
  /** No constraint stands against the answer. */
  readonly fits: boolean;
  readonly choices: readonly string[];
}

export class OurForm {
  readonly #form: LiveForm;
  readonly #places = new Map<string, Place>();
  readonly #questions: string[] = [];

  /** Takes the form as JSON: contracts/schemas/form.schema.json. Throws FormError. */
  constructor(document: unknown) {
    this.#form = new LiveForm(readForm(document), { now: MOMENT });
    this.#collect(this.#form.root);
  }

  #collect(place: Place): void {
    for (const child of place.children) {
      this.#places.set(child.definition.name, child);
      if (child.definition.question?.type.startsWith('select')) this.#questions.push(child.definition.name);
      this.#collect(child);
    }
  }

  fill(answers: Answers): void {
    for (const name of this.#questions) this.#form.set(this.#place(name), answers[name] ?? '');
  }

  read(name: string): string {
    return this.#place(name).value;
  }

  /** What the form says of each of its questions, shown or not. */
  *say(): Generator<readonly [name: string, said: Said]> {
    for (const [name, place] of this.#places) {
      const { question } = place.definition;
      if (question === null) continue;
      const choices = isSelect(question) ? this.#form.choices(place).map((choice) => choice.name) : [];
      const fits = this.#form.findTrouble(place) !== 'constraint';
      yield [name, { isRelevant: place.isRelevant, value: place.value, isRequired: this.#form.isRequired(place), fits, choices }];
    }
  }

  #place(name: string): Place {
    const place = this.#places.get(name);
    if (!place) throw new Error(`The form has no ${name}.`);
    return place;
  }
}
