/**
 * Walks at random through forms for tests in other languages, bundled and run by Node: what is asked stands on one line of its
 * input, as JSON, what is told on one line of its output. Asked are a form (contracts/schemas/form.schema.json), the moment, a
 * seed and how many steps; told is each step (`set KEY=VALUE`, `add KEY`, `remove KEY`, names and values as in the query of an
 * address), with the verdict on it and what the form then holds: `h:KEY` is hidden, `v:KEY` has that value, `q:KEY` must be
 * answered, `c:KEY` offers these choices.
 *
 * A walk does what a person can: it answers what is shown and not read-only, and an answer that is refused is not kept. One that
 * is no longer among its choices is left out, which other programs do by themselves.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { isSelect, rangeOf, takesSeveral } from './form/types.js';
import { isSeen, keyOf, LiveForm, MOST_INSTANCES, readForm, SeededRandom, takesAnswer, type FormDocument, type Place } from './index.js';

interface Asked {
  readonly form: unknown;
  readonly now: string;
  readonly seed: number;
  readonly steps: number;
}
type Told = Readonly<Record<string, string>>;
type Step = readonly [what: 'set' | 'add' | 'remove', key: string, text: string];

const MOST_ROUNDS = 4;
const NUMBERS = ['0', '1', '2', '3', '5', '17', '18', '19', '40', '65', '120', '-1', '7'];
const DATES = ['2000-02-29', '2008-06-15', '1990-12-31', '2026-01-01', '2026-11-30', '2031-05-05'];

/** What people might type: the same few things, and every number and text that stands in the form. */
class Pool {
  readonly numbers: string[] = [...NUMBERS];
  readonly texts: string[] = ['a', 'hello world', 'Ab1', 'x.y-z@example.org', '42', '007', 'É'];

  constructor(form: unknown) {
    this.gather(form);
  }

  private gather(part: unknown): void {
    if (typeof part !== 'object' || part === null) return;
    const { op, value } = part as { op?: unknown; value?: unknown };
    if (op === 'number' && typeof value === 'number') this.numbers.push(String(value), String(value + 1));
    if (op === 'text' && typeof value === 'string' && value !== '') this.texts.push(value);
    for (const inner of Object.values(part)) this.gather(inner);
  }
}

class Walk {
  private readonly done: Step[] = [];
  private form: LiveForm;

  constructor(
    private readonly document: FormDocument,
    private readonly now: string,
    private readonly random: SeededRandom,
    private readonly pool: Pool,
  ) {
    this.form = this.open();
  }

  private open(): LiveForm {
    return new LiveForm(this.document, { now: this.now, random: new SeededRandom(1) });
  }

  begin(): Told {
    this.leaveOutGone();
    return { verdict: 'ok', ...this.tell() };
  }

  next(): { readonly step: string; readonly told: Told } | null {
    const step = this.choose();
    if (step === null) return null;
    const verdict = this.tryOut(step);
    if (verdict === 'ok') {
      this.done.push(step);
      act(this.form, step);
      this.leaveOutGone();
    }
    const [what, key, text] = step;
    const encoded = what === 'set' ? `${encodeURIComponent(key)}=${encodeURIComponent(text)}` : encodeURIComponent(key);
    return { step: `${what} ${encoded}`, told: { verdict, ...this.tell() } };
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random.next() * items.length)] as Item;
  }

  private choose(): Step | null {
    const shown = [...this.form.root.walk()].filter((place) => place.isRelevant);
    const questions = shown.filter(({ definition: { question } }) => question !== null && isSeen(question) && takesAnswer(question));
    const open = questions.filter((place) => !this.form.isReadOnly(place));
    const repeats = shown.flatMap((around) =>
      around.definition.children
        .filter((each) => each.isRepeat && this.form.canAdd(each, around) && around.of(each).length < Math.min(MOST_ROUNDS, MOST_INSTANCES))
        .map((each): Step => ['add', `${plain(around)}/${each.name}`, '']),
    );
    const instances = shown.filter(({ definition: { node } }) => node?.kind === 'repeat' && node.count === null);
    const chance = this.random.next();
    if (repeats.length > 0 && chance < 0.12) return this.pick(repeats);
    if (instances.length > 0 && chance > 0.95) return ['remove', plain(this.pick(instances)), ''];
    if (open.length === 0) return null;
    const place = this.pick(open);
    const answer = this.answer(place);
    // The same again is no step here, and a new one for Collect.
    return answer === place.node.text ? this.choose() : ['set', plain(place), answer];
  }

  private answer(place: Place): string {
    const question = place.definition.question;
    if (question === null || this.random.next() < 0.1) return '';
    if (isSelect(question)) {
      const names = this.form.choices(place).map(({ name }) => name);
      if (names.length === 0) return '';
      if (!takesSeveral(question)) return this.pick(names);
      return names.filter(() => question.type === 'rank' || this.random.next() < 0.4).join(' ');
    }
    const { start, end, step } = rangeOf(question);
    switch (question.type) {
      case 'integer':
        return this.pick(this.pool.numbers.filter((number) => /^-?\d{1,9}$/.test(number)));
      case 'decimal':
        return this.pick([...this.pool.numbers, '0.5', '-2.25', '1.75']);
      case 'range':
        return String(start + Math.floor(this.random.next() * (Math.abs(end - start) / step + 1)) * step * Math.sign(end - start || 1));
      case 'date':
        return this.pick(DATES);
      case 'dateTime':
        return `${this.pick(DATES)}T${this.pick(['09:26:00.000', '23:59:00.000'])}Z`;
      case 'time':
        return this.pick(['09:26:00.000Z', '23:59:00.000Z']);
      case 'geopoint':
        return this.pick(['13.75 100.5 0.0 0.0', '-6.2 106.8 10.0 5.0']);
      case 'geotrace':
      case 'geoshape':
        return '13.7 100.5 0.0 0.0; 13.8 100.5 0.0 0.0; 13.8 100.6 0.0 0.0; 13.7 100.5 0.0 0.0';
      case 'acknowledge':
      case 'trigger':
        return 'OK';
      default:
        return /^(?:text|barcode)$/.test(question.type) ? this.pick(this.pool.texts) : 'file.bin';
    }
  }

  /** In a form of its own, brought to where this one is: an answer that is refused leaves no trace. */
  private tryOut(step: Step): string {
    const question = find(this.form, step[1])?.definition.question;
    // Nothing else can stand against an answer that is drawn as its type has it.
    if (step[0] !== 'set' || !question || (question.constraint === null && question.required === null)) return 'ok';
    const form = this.open();
    for (const each of this.done) act(form, each);
    act(form, step);
    const place = find(form, step[1]);
    return (place && form.findTrouble(place)) ?? 'ok';
  }

  private leaveOutGone(): void {
    const gone = (): Place | undefined => [...this.form.root.walk()].find((place) => this.form.findTrouble(place) === 'choice');
    for (let place = gone(), round = 0; place !== undefined && round < 50; place = gone(), round += 1) {
      const names = new Set(this.form.choices(place).map(({ name }) => name));
      const step: Step = [
        'set',
        plain(place),
        place.value
          .split(' ')
          .filter((name) => names.has(name))
          .join(' '),
      ];
      this.done.push(step);
      act(this.form, step);
    }
  }

  private tell(): Told {
    const told: Record<string, string> = {};
    for (const place of this.form.root.walk()) {
      if (place === this.form.root) continue;
      const key = plain(place);
      const { question } = place.definition;
      if (!place.isRelevant) {
        told[`h:${key}`] = '';
        continue;
      }
      if (question === null) continue;
      if (place.value !== '') told[`v:${key}`] = place.value;
      if (!isSeen(question)) continue;
      if (this.form.isRequired(place)) told[`q:${key}`] = '';
      if (isSelect(question))
        told[`c:${key}`] = this.form
          .choices(place)
          .map(({ name }) => encodeURIComponent(name))
          .join('|');
    }
    for (const [node, faults] of this.form.faults) {
      const place = this.form.placeOf(node);
      if (place) told[`fault:${plain(place)}`] = [...faults.values()].join(' ');
    }
    return told;
  }
}

function plain(place: Place): string {
  return keyOf(place).replaceAll('[1]', '');
}

function find(form: LiveForm, key: string): Place | undefined {
  return [...form.root.walk()].find((place) => plain(place) === key);
}

function act(form: LiveForm, [what, key, text]: Step): void {
  if (what === 'add') {
    const [around = '', name = ''] = [key.slice(0, key.lastIndexOf('/')), key.slice(key.lastIndexOf('/') + 1)];
    const place = find(form, around);
    const repeat = place?.definition.children.find((each) => each.name === name);
    if (place && repeat) form.addInstance(repeat, place);
    return;
  }
  const place = find(form, key);
  if (place && what === 'set') form.set(place, text);
  if (place && what === 'remove') form.removeInstance(place);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { form, now, seed, steps } = JSON.parse(line) as Asked;
  const walk = new Walk(readForm(form), now, new SeededRandom(seed), new Pool(form));
  const told: { readonly step: string; readonly told: Told }[] = [{ step: '', told: walk.begin() }];
  for (let at = 0; at < steps; at += 1) {
    const next = walk.next();
    if (next === null) break;
    told.push(next);
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
