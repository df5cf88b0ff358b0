import type { Indicator, Item, LogicDocument, Tree } from './types.js';

/** What is known to have happened: one indicator, or two of which one holds (it is not known when it was). */
export type Fact = readonly string[];

/** `module:TL`, `item:P10`, or `key:P01` for an answer that is read without asking whether it counts. */
type Node = string;

const WEIGHED: ReadonlySet<string> = new Set(['positive', 'positive_dimensions', 'strong_any']);
export const SIGN_LISTS = ['trafficking_gates', 'signs'] as const;

/** Every node of a tree. */
export function* walk(tree: Tree): Generator<Tree> {
  yield tree;
  if ('of' in tree) for (const part of tree.of) yield* walk(part);
}

/** What an expression can read, directly and through everything its truth stands on. */
export class Reads {
  readonly items: ReadonlyMap<string, Item>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Facts in the order in which items can tell them, each with those items. */
  readonly evidence: readonly { readonly fact: Fact; readonly items: readonly Item[] }[];

  constructor(readonly document: LogicDocument) {
    this.items = new Map(document.items.map((item) => [item.id, item]));
    this.indicators = new Map(document.indicators.map((indicator) => [indicator.id, indicator]));
    const found = new Map<string, { fact: Fact; items: Item[] }>();
    for (const item of document.items)
      for (const fact of factsOf(item)) {
        const name = [...fact].sort().join('|');
        const known = found.get(name);
        if (known === undefined) found.set(name, { fact, items: [item] });
        else known.items.push(item);
      }
    this.evidence = [...found.values()];
  }

  /** Numbers of the facts that make an indicator word true, or count for it. */
  facts(tree: Tree): number[] {
    return this.evidence.flatMap(({ fact }, n) => (this.counts(tree, fact) ? [n] : []));
  }

  private counts(tree: Tree, fact: Fact): boolean {
    const dimension = (id: string): string => this.indicators.get(id)?.dimension ?? '';
    const tagged = (tag: string): boolean => fact.every((id) => this.indicators.get(id)?.tags.includes(tag) ?? false);
    switch (tree.op) {
      case 'present':
        return fact.every((id) => tree.indicators.includes(id));
      case 'listed':
        return fact.every((id) => this.document.lists[tree.list]?.indicators?.includes(id) ?? false);
      case 'any_indicator':
        return tree.dimensions.length === 0 || fact.every((id) => tree.dimensions.includes(dimension(id)));
      case 'positive':
        return fact.length === 1 && fact.every((id) => dimension(id) === tree.dimension);
      case 'positive_dimensions':
        return fact.length === 1;
      case 'tagged':
        return tagged(tree.tag);
      case 'two_facts':
        return tree.tags.some(tagged);
      case 'strong_any':
      case 'any_sign':
      case 'gate_unexplored':
        return true;
      default:
        return false;
    }
  }

  /** Items that any_sign() reads beside the indicators. */
  signItems(): string[] {
    return SIGN_LISTS.flatMap((name) => [...(this.document.lists[name]?.items ?? [])]);
  }

  /** Items that must be clear before a gate counts as explored in this module. */
  askedIn(module: string): Item[] {
    return this.document.items.filter((item) => item.module === module && item.role === 'indicator');
  }

  private direct(tree: Tree): Set<Node> {
    const reads = new Set<Node>();
    for (const node of walk(tree)) for (const one of this.wordReads(node)) reads.add(one);
    return reads;
  }

  private wordReads(tree: Tree): Node[] {
    const { child, age, language, consent, assent } = this.document.anchors;
    const item = (id: string): Node => `item:${id}`;
    const keys = (...ids: readonly (string | null)[]): Node[] => ids.filter((id) => id !== null).map((id) => `key:${id}`);
    const facts = this.facts(tree);
    const reads = facts.flatMap((n) => (this.evidence[n]?.items ?? []).map((one) => item(one.id)));
    if (WEIGHED.has(tree.op) && facts.some((n) => this.evidence[n]?.fact.some((id) => this.weighsByAge(id)) ?? false))
      reads.push(...child.map(item), ...keys(age));
    switch (tree.op) {
      case 'flagged':
      case 'observed':
      case 'at_least':
        return [...reads, ...tree.items.map(item)];
      case 'answered':
        return [...reads, item(tree.item)];
      case 'opened':
        return [...reads, `module:${tree.module}`];
      case 'child':
        return [...reads, ...child.map(item)];
      case 'understood':
        return [...reads, ...keys(language)];
      case 'agreed':
        return [...reads, ...keys(language, consent, assent)];
      case 'refused':
        return [...reads, ...keys(consent, assent)];
      case 'any_sign':
        return [...reads, ...this.signItems().map(item)];
      case 'gate_unexplored':
        return [...reads, ...this.gateReads(tree.items)];
      default:
        return reads;
    }
  }

  private weighsByAge(indicator: string): boolean {
    const weights = this.indicators.get(indicator)?.weights;
    return weights?.adult_labour !== weights?.child_labour;
  }

  private gateReads(gates: readonly string[]): Node[] {
    const reads: Node[] = gates.map((id) => `item:${id}`);
    for (const module of new Set(gates.flatMap((id) => this.items.get(id)?.explored_by.flat() ?? []))) {
      reads.push(`module:${module}`);
      for (const item of this.askedIn(module)) {
        reads.push(`key:${item.id}`, ...item.covered_by.map((id) => `item:${id}`));
        for (const tree of [item.relevant, item.ask_when]) if (tree) reads.push(...this.direct(tree));
      }
    }
    return reads;
  }

  private below(node: Node): ReadonlySet<Node> {
    const [kind, name = ''] = node.split(':');
    const module = kind === 'module' ? this.document.modules[name] : undefined;
    if (module !== undefined) return this.direct(module.opened_when);
    const item = kind === 'item' ? this.items.get(name) : undefined;
    if (item === undefined) return new Set();
    return new Set([`module:${item.module}`, ...(item.relevant ? this.direct(item.relevant) : [])]);
  }

  /** Ids of every item the expression depends on, through relevance and opened modules too. */
  keys(tree: Tree): ReadonlySet<string> {
    const seen = this.direct(tree);
    for (const node of seen) for (const more of this.below(node)) seen.add(more); // a Set visits what is added
    return new Set([...seen].filter((node) => !node.startsWith('module:')).map((node) => node.slice(node.indexOf(':') + 1)));
  }

  /** Whether items or modules decide about one another in a circle. */
  hasCircle(): boolean {
    const state = new Map<Node, 'open' | 'done'>();
    const visit = (node: Node): boolean => {
      const known = state.get(node);
      if (known !== undefined) return known === 'open';
      state.set(node, 'open');
      for (const next of this.below(node)) if (visit(next)) return true;
      state.set(node, 'done');
      return false;
    };
    return [
      ...Object.keys(this.document.modules).map((name) => `module:${name}`),
      ...[...this.items.keys()].map((id) => `item:${id}`),
    ].some(visit);
  }
}

function factsOf(item: Item): Fact[] {
  if (item.phase === null) return item.maps.map((indicator) => [indicator]);
  const { work, before_or_way: earlier } = item.phase;
  return [[work], [earlier], [work, earlier].sort()];
}
