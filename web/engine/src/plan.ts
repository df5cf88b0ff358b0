import { Reads, walk } from './reads.js';
import type { Item, LogicDocument, Rule, Tree } from './types.js';
import { STOP_QUESTIONS, UNKNOWN } from './vocabulary.js';
import { Words, agreed, closingTest, refused, type Cite, type ClosingTest, type Run } from './words.js';
import type { Change, Meaning, Part, WeightPair } from './worlds.js';

const COUNTED_ROLES: ReadonlySet<string> = new Set(['gate', 'indicator', 'need']);

export interface PlannedRule {
  readonly rule: Rule;
  readonly run: Run;
  readonly cite: Cite;
}

interface ExploredItem {
  readonly item: number;
  readonly relevant: Run | null;
  readonly askWhen: Run | null;
}

/** A logic made ready: every expression a function of `Worlds`, every name a number. */
export class Plan {
  readonly reads: Reads;
  readonly items: readonly Item[];
  readonly index: ReadonlyMap<string, number>;
  readonly phaseIndex: ReadonlyMap<string, number>;
  readonly blankIsUnknown: readonly boolean[];
  readonly canBeRaised: readonly boolean[];
  readonly facts: readonly (readonly string[])[];
  readonly factName: readonly string[];
  /** For a fact without its time: the two dated ones of which it is either. */
  readonly dated: readonly (readonly number[])[];
  readonly factWeights: readonly (readonly WeightPair[])[];
  readonly evidence: readonly (readonly { readonly item: number; readonly part: Part }[])[];
  readonly age: number | null;
  readonly language: number | null;
  readonly consent: number | null;
  readonly assent: number | null;
  readonly child: Run;
  readonly refused: Run = refused;
  readonly agreed: Run = agreed;
  /** Rules after which nothing is asked until help has come. */
  readonly stops: ReadonlySet<string>;
  /** The first questions of everybody; offers made to all are not among them. */
  readonly block: readonly string[];
  /** Items without which, withheld, the talk is no screening. */
  readonly withholdable: readonly number[];
  readonly minimum: ReadonlySet<string>;
  readonly moduleNumber: ReadonlyMap<string, number>;
  readonly relevance: readonly {
    readonly module: number;
    readonly locks: boolean;
    readonly run: Run | null;
  }[];
  readonly relevanceOf: Int32Array;
  readonly modules: readonly { readonly name: string; readonly run: Run; readonly askWhen: Run }[];
  readonly itemAskWhen: readonly (Run | null)[];
  readonly itemModule: Int32Array;
  readonly coveredBy: readonly (readonly number[])[];
  readonly needsConsent: readonly boolean[];
  readonly explored: readonly (readonly ExploredItem[])[];
  readonly rules: readonly PlannedRule[];
  readonly closing: readonly { readonly rule: Rule; readonly test: ClosingTest }[];
  readonly triage: readonly { readonly outcome: string; readonly run: Run }[];
  readonly dimensions: readonly { readonly name: string; readonly run: Run }[];
  readonly depends: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rank: ReadonlyMap<string, number>;
  /** Answer key → the item it belongs to. */
  readonly base: ReadonlyMap<string, Item>;

  private readonly meanings = new Map<string, Meaning>();
  private readonly changes = new Map<string, readonly Change[]>();

  constructor(readonly document: LogicDocument) {
    const { items, anchors } = document;
    this.items = items;
    this.index = new Map(items.map((item, n) => [item.id, n]));
    this.phaseIndex = new Map(items.flatMap((item, n) => (item.phase ? [[item.phase.answer_key, n] as const] : [])));
    this.base = new Map(
      items.flatMap((item) => [[item.id, item] as const, ...(item.phase ? [[item.phase.answer_key, item] as const] : [])]),
    );
    this.blankIsUnknown = items.map((item) => document.scales[item.scale]?.blank !== 'clear');
    this.canBeRaised = items.map((item) => item.flag_when.length > 0);
    const reads = (this.reads = new Reads(document));
    this.facts = reads.evidence.map(({ fact }) => fact);
    this.factName = this.facts.map((fact) => [...fact].sort().join('|'));
    this.dated = this.facts.map((fact) =>
      fact.length < 2 ? [] : [...fact].map((id) => this.facts.findIndex((one) => one.length === 1 && one[0] === id)),
    );
    this.factWeights = this.facts.map((fact) => fact.map((id) => weightsOf(reads, id)));
    this.evidence = reads.evidence.map(({ fact, items: from }) =>
      from.map((item) => ({ item: this.number(item.id), part: partOf(item, fact) })),
    );
    const anchor = (id: string | null): number | null => (id === null ? null : this.number(id));
    this.age = anchor(anchors.age);
    this.language = anchor(anchors.language);
    this.consent = anchor(anchors.consent);
    this.assent = anchor(anchors.assent);
    this.moduleNumber = new Map(Object.keys(document.modules).map((name, n) => [name, n]));
    const words = new Words(this);
    this.child = words.child().run;
    const groups = this.groupRelevance(words);
    this.relevance = groups.relevance;
    this.relevanceOf = groups.relevanceOf;
    this.modules = Object.entries(document.modules).map(([name, module]) => ({
      name,
      run: words.compiled(module.opened_when).run,
      askWhen: words.compiled(module.ask_when).run,
    }));
    this.itemAskWhen = items.map((item) => (item.ask_when ? words.compiled(item.ask_when).run : null));
    this.itemModule = Int32Array.from(items, (item) => this.moduleNumber.get(item.module) ?? 0);
    this.coveredBy = items.map((item) => item.covered_by.map((id) => this.number(id)));
    const consentStages = new Set(document.stages.filter((stage) => stage.needs_consent).map((stage) => stage.id));
    this.needsConsent = items.map((item) => consentStages.has(item.stage));
    this.explored = Object.keys(document.modules).map((name) =>
      reads.askedIn(name).map((item) => ({
        item: this.number(item.id),
        relevant: item.relevant ? words.compiled(item.relevant).run : null,
        askWhen: this.itemAskWhen[this.number(item.id)] ?? null,
      })),
    );
    const counts = (item: Item): boolean => document.modules[item.module]?.counts_for_completeness === true;
    this.stops = new Set(document.rules.filter(({ effects }) => effects.includes(STOP_QUESTIONS)).map(({ id }) => id));
    this.block = items.filter((item) => item.block !== null && counts(item)).map(({ id }) => id);
    this.withholdable = items.flatMap((item, n) => (item.block !== null || counts(item) ? [n] : []));
    this.minimum = new Set(document.minimum);
    const rules = document.rules.filter((rule) => rule.kind !== 'closing');
    this.rules = rules.map((rule) => ({ rule, ...words.compiled(rule.when) }));
    this.closing = document.rules.filter((rule) => rule.kind === 'closing').map((rule) => ({ rule, test: closingTest(rule.when) }));
    this.triage = document.triage.map(({ outcome, when }) => ({ outcome, run: words.compiled(when).run }));
    this.dimensions = document.dimensions.map((dimension) => ({
      name: dimension,
      run: words.compiled({ op: 'positive', dimension }).run,
    }));
    this.depends = new Map(rules.filter((rule) => rule.kind === 'finding').map((rule) => [rule.id, reads.keys(rule.when)]));
    const places = document.levels.length + 1;
    this.rank = new Map(document.levels.map((level, n) => [level.id, level.rank * places - n]));
    for (const item of items) this.changes.set(item.id, this.findChanges(item));
  }

  /** The number of an item; the logic was checked, so it has one. */
  number(id: string): number {
    const found = this.index.get(id);
    if (found === undefined) throw new RangeError(id);
    return found;
  }

  private groupRelevance(words: Words): Pick<Plan, 'relevance' | 'relevanceOf'> {
    const numbers = new Map<string, number>();
    const relevance: { module: number; locks: boolean; run: Run | null }[] = [];
    const relevanceOf = Int32Array.from(this.items, (item) => {
      const tree = item.relevant?.op === 'always' ? null : item.relevant;
      const name = JSON.stringify([item.module, item.specialist_only, tree]);
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, relevance.length);
      return (
        relevance.push({
          module: this.moduleNumber.get(item.module) ?? 0,
          locks: item.specialist_only,
          run: tree ? words.compiled(tree).run : null,
        }) - 1
      );
    });
    return { relevance, relevanceOf };
  }

  /** The answers that differ in what they mean: one of each kind, nothing that stays unknown. */
  private findChanges(item: Item): readonly Change[] {
    const tests: ReadonlySet<string>[] = [new Set(item.flag_when), new Set(['yes'])];
    for (const tree of this.allTrees())
      for (const node of walk(tree)) if (node.op === 'answered' && node.item === item.id) tests.push(new Set(node.values));
    const kinds = new Map<string, Change>();
    for (const value of this.document.scales[item.scale]?.values ?? []) {
      const kind = tests.map((test) => (test.has(value) ? '1' : '0')).join('');
      if (!UNKNOWN.has(value) && !kinds.has(kind)) kinds.set(kind, { key: item.id, value });
    }
    return [...kinds.values()];
  }

  private *allTrees(): Generator<Tree> {
    for (const module of Object.values(this.document.modules)) yield module.opened_when;
    for (const item of this.items) {
      if (item.relevant) yield item.relevant;
      if (item.ask_when) yield item.ask_when;
    }
    for (const rule of this.document.rules) yield rule.when;
  }

  /** Answers worth trying for an answer key, a phase question included. */
  changesOf(key: string): readonly Change[] {
    const known = this.changes.get(key);
    if (known !== undefined) return known;
    const found = ['work', 'before', 'before work'].map((value) => ({ key, value }));
    this.changes.set(key, found);
    return found;
  }

  /** Whether the screening is not finished while this key is still to be asked. */
  isCounted(key: string): boolean {
    const item = this.base.get(key);
    return item !== undefined && COUNTED_ROLES.has(item.role) && this.document.modules[item.module]?.counts_for_completeness === true;
  }

  /** An answer's values, whether it raises the item, whether it leaves it unknown. */
  meaning(item: number, answer: string): Meaning {
    const name = `${item} ${answer}`;
    let found = this.meanings.get(name);
    if (found === undefined) {
      const values = new Set(answer.split(' ').filter((value) => value !== ''));
      const isRaised = this.items[item]?.flag_when.some((value) => values.has(value)) ?? false;
      const isUnknown = values.size === 0 ? (this.blankIsUnknown[item] ?? true) : [...values].some((value) => UNKNOWN.has(value));
      found = { values, isRaised, isUnknown };
      if (this.meanings.size < 10_000) this.meanings.set(name, found); // multiple answers combine freely
    }
    return found;
  }
}

function weightsOf(reads: Reads, id: string): WeightPair {
  const weights = reads.indicators.get(id)?.weights;
  return { adult: weights?.adult_labour ?? '?', child: weights?.child_labour ?? '?' };
}

function partOf(item: Item, fact: readonly string[]): Part {
  if (item.phase === null) return 'whole';
  if (fact.length === 2) return 'pair';
  return fact[0] === item.phase.work ? 'work' : 'earlier';
}
