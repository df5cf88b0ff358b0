/**
 * A form that is being filled in: answers, relevance, calculations, repeats, choices and what is wrong, kept in step. A change
 * works out again only what depends on it. No DOM and no clock: the moment and chance are passed in.
 */
import { nowOn, parseNow, todayOn, type Now } from './dates.js';
import type { Expression } from './expression.js';
import { Frame, type World } from './frame.js';
import { SurveyNode } from './node.js';
import { platformRandom, type Random } from './random.js';
import { SurveyError } from './tree.js';
import { Lists, seededFrom, type Choice } from './form/choices.js';
import { sharedRepeat, type Definition } from './form/definition.js';
import type { FormDocument, Texts } from './form/document.js';
import { FormPlan, type Asked, type Edge, type Unit } from './form/plan.js';
import { Place } from './form/place.js';
import { fitsType, isNote, isSelect, kept, startsWith, takesAnswer, takesSeveral } from './form/types.js';
import { Wording } from './form/wording.js';

export interface FormOptions {
  /** Asked at every change; a text is a moment that stands still. */
  readonly now: string | (() => Now);
  readonly random?: Random;
  readonly language?: string;
  /** Answers of the last time, for `${last-saved#x}`. */
  readonly lastSaved?: SurveyNode;
}

/** What an expression is for. */
export type Purpose = 'relevant' | 'calculation' | 'structure' | 'default' | 'required' | 'constraint' | 'read_only' | 'choices';

export type Trouble = 'required' | 'constraint' | 'type' | 'choice';

/** More than a person could add by hand; a count above it is a mistake in the form. */
export const MOST_INSTANCES = 500;

export class LiveForm {
  readonly plan: FormPlan;
  readonly root: Place;
  readonly lists: Lists;
  readonly wording: Wording;
  /** What could not be worked out, by place; the value is blank there. */
  readonly faults = new Map<SurveyNode, Map<Purpose, string>>();
  private readonly dirty: (Set<Place> | undefined)[];
  private readonly changed = new Set<Place>();
  /** Places just made. */
  private readonly fresh: Place[] = [];
  private readonly drawn = new Map<Place, number>();
  private readonly random: Random;
  private readonly readNow: () => Now;
  private world: World;

  /** Throws FormError with everything that keeps the form from running. */
  constructor(
    readonly document: FormDocument,
    options: FormOptions,
  ) {
    this.plan = new FormPlan(document);
    this.lists = new Lists(document);
    this.random = options.random ?? platformRandom;
    const { now } = options;
    const still = typeof now === 'string' ? parseNow(now) : null;
    this.readNow = typeof now === 'function' ? now : () => still ?? { instant: 0, offsetMinutes: 0 };
    this.dirty = this.plan.units.map(() => undefined);
    const { definitions } = this.plan;
    const top = new SurveyNode('', null);
    this.world = {
      document: top,
      now: this.readNow(),
      random: this.random,
      findInstance: this.lists.findDocument,
      lastSaved: options.lastSaved,
      findChoiceName: (node, value) => this.findChoiceName(node, value),
      findText: (id) => this.wording.pick(this.lists.textsOf(id) ?? {}),
      version: document.version,
    };
    this.wording = new Wording(document, this.plan, options.language ?? document.default_language);
    this.root = new Place(definitions.root, top.add(definitions.root.name), null);
    this.fill(this.root);
    this.begin(this.root);
    this.settle();
    this.giveDefaults();
  }

  get language(): string {
    return this.wording.language;
  }

  setLanguage(language: string): void {
    this.wording.language = language;
    this.act(() => {
      for (const unit of this.plan.units) if (this.plan.readsLanguage(unit)) this.markAll(unit);
    });
  }

  /** Takes an answer as it would be stored: a select_multiple's values with spaces between, a date in ISO 8601. */
  set(place: Place, text: string): void {
    if (place.node.text === text) return;
    this.act(() => this.put(place, text));
  }

  /** Adds an instance at the end of a repeat, in the place around it; null when its number is counted by the form. */
  addInstance(repeat: Definition, around: Place): Place | null {
    if (repeat.node?.kind !== 'repeat' || repeat.node.count !== null || around.of(repeat).length >= MOST_INSTANCES) return null;
    let added: Place | null = null;
    this.act(() => (added = this.open(repeat, around)));
    return added;
  }

  /** Whether a person may add an instance here now. */
  canAdd(repeat: Definition, around: Place): boolean {
    if (repeat.node?.kind !== 'repeat' || repeat.node.count !== null || !around.isRelevant) return false;
    const unit = this.plan.unitsOf.get(repeat)?.find((each) => each.kind === 'relevant');
    if (unit === undefined) return true;
    const beside = new SurveyNode(repeat.name, around.node);
    return this.guard('structure', around, true, () => unit.expression.boolean(new Frame(this.world, beside, beside)));
  }

  removeInstance(instance: Place): void {
    const { node } = instance.definition;
    if (node?.kind !== 'repeat' || node.count !== null) return;
    this.act(() => this.close(instance));
  }

  // What a question shows.

  label(place: Place): string {
    return this.fillText(place, place.definition.node?.label ?? {}) || place.definition.name;
  }

  /** One of a place's texts in the language shown, with the answers in it filled in. Empty when there is none. */
  fillText(place: Place, texts: Texts): string {
    return this.wording.fill(place.definition, texts, this.frame(place));
  }

  choices(place: Place): readonly Choice[] {
    const question = place.definition.question;
    if (question === null || !isSelect(question)) return [];
    if (question.list?.startsWith('${')) return this.choicesFromRepeat(place, question.list.slice(2, -1).trim());
    const seed = question.parameters['seed'] ?? '';
    const text = seed === '' ? '' : this.wording.fill(place.definition, { '': seed }, this.frame(place));
    return this.guard('choices', place, [], () =>
      this.lists.choose(place, this.askedOf(place)?.choiceFilter ?? null, this.world, seededFrom(text, this.drawnFor(place))),
    );
  }

  isReadOnly(place: Place): boolean {
    return this.read('read_only', place, this.askedOf(place)?.readOnly ?? null, false, (expression, frame) => expression.boolean(frame));
  }

  isRequired(place: Place): boolean {
    return this.read('required', place, this.askedOf(place)?.required ?? null, false, (expression, frame) => expression.boolean(frame));
  }

  /** What keeps the answer from standing; null when nothing does. An irrelevant question is never in trouble. */
  findTrouble(place: Place): Trouble | null {
    const question = place.definition.question;
    if (question === null || !place.isRelevant) return null;
    // A note that must be answered, and cannot be: its author's stop. One that computes something is answered by that.
    if (isNote(question)) return place.value === '' && this.isRequired(place) ? 'required' : null;
    if (!takesAnswer(question)) return null;
    if (place.value === '') return this.isRequired(place) ? 'required' : null;
    if (!fitsType(question, place.value, this.world.now)) return 'type';
    if (isSelect(question) && !this.areChoices(place)) return 'choice';
    const { constraint = null } = this.askedOf(place) ?? {};
    return this.read('constraint', place, constraint, true, (expression, frame) => expression.boolean(frame)) ? null : 'constraint';
  }

  listTroubles(): readonly { readonly place: Place; readonly trouble: Trouble }[] {
    return [...this.root.walk()].flatMap((place) => {
      const trouble = this.findTrouble(place);
      return trouble === null ? [] : [{ place, trouble }];
    });
  }

  /** The form's own message for a trouble; empty when its author wrote none. */
  message(place: Place, trouble: Trouble): string {
    const question = place.definition.question;
    if (question === null || trouble === 'type' || trouble === 'choice') return '';
    return this.fillText(place, trouble === 'required' ? question.required_message : question.constraint_message);
  }

  findChoice(place: Place, name: string): Choice | undefined {
    const { question } = place.definition;
    if (question?.list?.startsWith('${')) return this.choices(place).find((choice) => choice.name === name);
    return this.lists.list(place.definition).find((choice) => choice.name === name);
  }

  placeOf(node: SurveyNode): Place | null {
    if (node.parent === null) return null;
    if (node === this.root.node) return this.root;
    const around = this.placeOf(node.parent);
    return around?.children.find((child) => child.node === node) ?? null;
  }

  // Below: how a change spreads.

  private act(change: () => void): void {
    this.world = { ...this.world, now: this.readNow() };
    this.changed.clear();
    for (const definition of this.plan.ends) for (const place of this.root.below(definition)) this.put(place, this.collected(definition));
    change();
    this.settle();
    this.giveDefaults();
    this.runTriggers();
  }

  /** New places get their dynamic defaults once, when what they read is settled. */
  private giveDefaults(): void {
    for (let place = this.fresh.shift(); place !== undefined; place = this.fresh.shift()) {
      const expression = this.askedOf(place)?.dynamicDefault ?? null;
      if (expression === null || place.node.text !== '') continue;
      this.put(
        place,
        this.read('default', place, expression, '', (each, frame) => kept(place.definition.question, each.value(frame))),
      );
      this.settle();
    }
  }

  private begin(from: Place): void {
    for (const place of from.walk()) {
      this.markOwn(place);
      this.fresh.push(place);
    }
  }

  private put(place: Place, text: string): void {
    if (place.node.text === text) return;
    place.node.text = text;
    this.changed.add(place);
    this.mark(this.plan.readersOf('value', place.definition), place);
  }

  private mark(edges: readonly Edge[], place: Place): void {
    for (const { unit, within } of edges) {
      const base = place.enclosing(within) ?? this.root;
      const affected = unit.isSelfFed ? this.root.below(unit.home) : base.below(unit.home);
      const waiting = (this.dirty[unit.order] ??= new Set());
      for (const each of affected) waiting.add(each);
    }
  }

  private markAll(unit: Unit): void {
    this.dirty[unit.order] = new Set(this.root.below(unit.home));
  }

  private markOwn(place: Place): void {
    for (const unit of this.plan.unitsOf.get(place.definition) ?? []) (this.dirty[unit.order] ??= new Set()).add(place);
  }

  /** Once through all units: each stands after what it reads, so nothing becomes due behind us. */
  private settle(): void {
    for (const unit of this.plan.units) {
      const due = this.dirty[unit.order];
      if (due === undefined) continue;
      const places = unit.isSelfFed ? this.root.below(unit.home) : due;
      this.dirty[unit.order] = undefined;
      for (const place of places) this.work(unit, place);
      // A running total marked itself while it went along; it has just been through all its instances.
      if (unit.isSelfFed) this.dirty[unit.order] = undefined;
    }
  }

  private work(unit: Unit, place: Place): void {
    const { definition, expression } = unit;
    if (unit.kind === 'calculation') {
      this.put(
        place,
        this.read('calculation', place, expression, '', (each, frame) => kept(definition.question, each.value(frame))),
      );
    } else if (unit.kind === 'relevant') {
      const isRelevant = this.read('relevant', place, expression, true, (each, frame) => each.boolean(frame));
      if (isRelevant === place.isOwnRelevant) return;
      place.isOwnRelevant = isRelevant;
      shade(place);
      this.mark(this.plan.readersOf('relevant', definition), place);
    } else {
      // Counted where a first instance would stand, so that `../x` reads as it does in the form's own count.
      const beside = new SurveyNode(definition.name, place.node);
      const count = this.guard('structure', place, 0, () => expression.number(new Frame(this.world, beside, beside)));
      this.resize(definition, place, Math.min(Math.max(Math.trunc(count) || 0, 0), MOST_INSTANCES));
    }
  }

  private resize(repeat: Definition, around: Place, count: number): void {
    while (around.of(repeat).length > count) this.close(around.of(repeat).at(-1) as Place);
    while (around.of(repeat).length < count) this.open(repeat, around);
  }

  /** Makes the places below: one of each question and group, one instance of a repeat that is not counted. */
  private fill(place: Place): void {
    for (const definition of place.definition.children) {
      if (definition.node?.kind === 'repeat' && definition.node.count !== null) continue;
      this.make(definition, place);
    }
  }

  /** `at`: where among the children of the place around it. */
  private make(definition: Definition, around: Place, at = around.node.children.length): Place {
    const node = around.node.add(definition.name, startsWith(definition.question) || this.collected(definition), at);
    node.isBlank = around.node.isBlank;
    const place = new Place(definition, node, around);
    around.adopt(place);
    this.fill(place);
    return place;
  }

  /** What a device notes by itself; who or what it is, a preview does not tell. */
  private collected(definition: Definition): string {
    const type = definition.question?.type;
    if (type === 'today') return todayOn(this.world.now).text;
    return type === 'start' || type === 'end' ? nowOn(this.world.now).text : '';
  }

  private open(repeat: Definition, around: Place): Place {
    let at = 0;
    for (const each of around.definition.children) {
      at += around.of(each).length;
      if (each === repeat) break;
    }
    const place = this.make(repeat, around, at);
    this.mark(this.plan.readersOf('structure', repeat), place);
    this.spreadInside(place);
    this.begin(place);
    return place;
  }

  private close(instance: Place): void {
    const { parent } = instance;
    if (parent === null) return;
    for (const place of instance.walk()) this.faults.delete(place.node);
    parent.abandon(instance);
    parent.node.remove(instance.node);
    this.forget(instance);
    this.mark(this.plan.readersOf('structure', instance.definition), parent);
    this.spreadInside(instance);
  }

  /** A nested repeat comes and goes with its outer instance. */
  private spreadInside(place: Place): void {
    for (const definition of place.definition.walk())
      if (definition !== place.definition && definition.isRepeat)
        this.mark(this.plan.readersOf('structure', definition), place.parent ?? this.root);
  }

  private forget(instance: Place): void {
    const gone = new Set(instance.walk());
    for (const due of this.dirty) for (const place of due ?? []) if (gone.has(place)) due?.delete(place);
    for (const place of gone) {
      this.drawn.delete(place);
      this.changed.delete(place);
    }
  }

  private runTriggers(): void {
    const done = new Set<Place>();
    const waiting = [...this.changed];
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
      for (const target of this.plan.triggers.get(source.definition) ?? []) {
        const base = source.enclosing(sharedRepeat(source.definition, target)) ?? this.root;
        for (const place of base.below(target)) {
          if (done.has(place)) continue;
          done.add(place);
          this.changed.clear();
          const expression = this.askedOf(place)?.triggered ?? null;
          this.put(
            place,
            this.read('calculation', place, expression, '', (each, frame) => kept(target.question, each.value(frame))),
          );
          this.settle();
          waiting.push(...this.changed);
        }
      }
    }
  }

  private frame(place: Place): Frame {
    return new Frame(this.world, place.node, place.node);
  }

  private askedOf(place: Place): Asked | undefined {
    return this.plan.asked.get(place.definition);
  }

  private read<Result>(
    purpose: Purpose,
    place: Place,
    expression: Expression | null,
    otherwise: Result,
    how: (expression: Expression, frame: Frame) => Result,
  ): Result {
    if (expression === null) return otherwise;
    return this.guard(purpose, place, otherwise, () => how(expression, this.frame(place)));
  }

  /** An expression may meet an answer it has no value for; the form goes on and says so. */
  private guard<Result>(purpose: Purpose, place: Place, otherwise: Result, read: () => Result): Result {
    const known = this.faults.get(place.node);
    try {
      const result = read();
      if (known?.delete(purpose) === true && known.size === 0) this.faults.delete(place.node);
      return result;
    } catch (error) {
      if (!(error instanceof SurveyError)) throw error;
      this.faults.set(place.node, (known ?? new Map<Purpose, string>()).set(purpose, error.message));
      return otherwise;
    }
  }

  private drawnFor(place: Place): number {
    const drawn = this.drawn.get(place) ?? this.random.next();
    this.drawn.set(place, drawn);
    return drawn;
  }

  private areChoices(place: Place): boolean {
    const names = new Set(this.choices(place).map((choice) => choice.name));
    const file = place.definition.question?.list ?? '';
    // A file that was not handed over with the form: its values cannot be known here. The answers of a repeat can.
    if (names.size === 0 && !file.startsWith('${') && this.lists.findDocument(file) === undefined) return true;
    const { question } = place.definition;
    // Only where several are chosen does a space part them: elsewhere it may stand in a choice's name.
    const given = question !== null && takesSeveral(question) ? place.value.split(' ') : [place.value];
    return given.every((each) => names.has(each));
  }

  private choicesFromRepeat(place: Place, name: string): readonly Choice[] {
    const source = this.plan.definitions.find(name, place.definition);
    if (source === undefined) return [];
    const base = place.enclosing(sharedRepeat(source, place.definition)) ?? this.root;
    return base.below(source).flatMap(({ value }) => (value === '' ? [] : [{ name: value, label: { '': value }, media: {} }]));
  }

  private findChoiceName(node: SurveyNode, value: string): string | undefined {
    const place = this.placeOf(node);
    const choice = place === null ? undefined : this.findChoice(place, value);
    return place === null || choice === undefined ? undefined : this.fillText(place, choice.label) || choice.name;
  }
}

/** Irrelevance reaches all below; an answer is kept, but reads blank. */
function shade(place: Place): void {
  place.node.isBlank = !place.isOwnRelevant || (place.parent?.node.isBlank ?? false);
  for (const child of place.children) shade(child);
}
