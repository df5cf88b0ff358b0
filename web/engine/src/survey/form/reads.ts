import type { StepTree, SurveyTree } from '../tree.js';
import { repeatHolding, sharedRepeat, type Definition, type Definitions } from './definition.js';

/** One thing an expression reads: whose value, and the repeat whose one instance holds both reader and read (null = any). */
export interface Read {
  readonly definition: Definition;
  readonly within: Definition | null;
}

/** Where a path may lead: places of the form, or items of a list, which never change. */
type Reached = readonly Definition[];

/** Everything of the form that a tree reads when it stands at `reader`. */
export function findReads(tree: SurveyTree, reader: Definition, definitions: Definitions): Read[] {
  return new Reader(reader, definitions).readAll(tree);
}

class Reader {
  private readonly reads: Read[] = [];

  constructor(
    private readonly reader: Definition,
    private readonly definitions: Definitions,
  ) {}

  readAll(tree: SurveyTree): Read[] {
    this.visit(tree, [this.reader], false);
    return this.reads;
  }

  /** Gives where a path leads; `isEverywhere` inside indexed-repeat(), which looks at all instances. */
  private visit(tree: SurveyTree, here: Reached, isEverywhere: boolean): Reached {
    switch (tree.op) {
      case 'number':
      case 'text':
        return [];
      case 'field': {
        const found = tree.last_saved === true ? undefined : this.definitions.find(tree.name, this.reader);
        if (found === undefined) return [];
        this.reads.push({ definition: found, within: isEverywhere ? null : repeatHolding(found, this.reader) });
        return [found];
      }
      case 'path':
        return this.path(tree, here, isEverywhere);
      case 'call':
        return this.call(tree.name, tree.of, here, isEverywhere);
      default:
        return tree.of.flatMap((each) => this.visit(each, here, isEverywhere));
    }
  }

  private call(name: string, of: readonly SurveyTree[], here: Reached, isEverywhere: boolean): Reached {
    if (name === 'current') return [this.reader];
    if (name === 'instance') {
      for (const each of of) this.visit(each, here, isEverywhere);
      return [];
    }
    // Its second argument is a question's path written as text: the label depends on no other answer.
    if (name === 'jr:choice-name') return this.visit(of[0] ?? { op: 'text', value: '' }, here, isEverywhere);
    const reached = of.flatMap((each, at) =>
      this.visit(each, here, isEverywhere || (name === 'indexed-repeat' && (at === 0 || at % 2 === 1))),
    );
    if (name === 'once') this.add(here, this.reader);
    return name === 'if' || name === 'randomize' || name === 'indexed-repeat' ? reached : [];
  }

  private path(tree: Extract<SurveyTree, { op: 'path' }>, here: Reached, isEverywhere: boolean): Reached {
    let reached: Reached;
    // How far up the path went: what it then reaches is in one instance with the reader.
    let top: Definition | null = null;
    if (tree.from === 'root') reached = [this.definitions.document];
    else {
      reached = tree.from === 'here' ? here : this.visit(tree.from, here, isEverywhere);
      top = reached.length === 1 && reached[0] === this.reader ? this.reader : null;
    }
    for (const each of tree.where ?? []) this.visit(each, reached, isEverywhere);
    for (const step of tree.steps) {
      const next = reached.flatMap((each) => follow(each, step));
      const [only] = next;
      if (top !== null && only !== undefined && next.length === 1 && top.isWithin(only)) top = only;
      if (step.axis !== 'child' && step.axis !== 'parent' && step.axis !== 'self') top = null;
      reached = [...new Set(next)];
      for (const test of step.where ?? []) this.visit(test, reached, isEverywhere);
    }
    const within = top === null || isEverywhere ? null : top.repeat;
    for (const definition of reached)
      this.reads.push({ definition, within: within !== null && definition.isWithin(within) ? within : null });
    return reached;
  }

  private add(reached: Reached, reader: Definition): void {
    for (const definition of reached) if (definition !== reader) this.reads.push({ definition, within: sharedRepeat(definition, reader) });
  }
}

function follow(from: Definition, step: StepTree): Definition[] {
  return alongAxis(from, step.axis).filter((each) => step.name === '*' || step.name === 'node()' || each.name === step.name);
}

function alongAxis(from: Definition, axis: string): Definition[] {
  const siblings = from.parent?.children ?? [];
  const at = siblings.indexOf(from);
  switch (axis) {
    case 'child':
      return from.children;
    case 'self':
      return [from];
    case 'parent':
      return from.parent === null ? [] : [from.parent];
    case 'descendant':
      return [...from.walk()].slice(1);
    case 'descendant-or-self':
      return [...from.walk()];
    case 'ancestor':
    case 'ancestor-or-self':
      return ancestors(axis === 'ancestor' ? from.parent : from);
    // Other instances of a repeat are siblings of the same name.
    case 'preceding-sibling':
      return siblings.slice(0, at + (from.isRepeat ? 1 : 0));
    case 'following-sibling':
      return siblings.slice(at + (from.isRepeat ? 0 : 1));
    default:
      return axis === 'following' || axis === 'preceding' ? [...topOf(from).walk()] : [];
  }
}

function ancestors(from: Definition | null): Definition[] {
  const found: Definition[] = [];
  for (let each = from; each !== null; each = each.parent) found.push(each);
  return found;
}

function topOf(from: Definition): Definition {
  return from.parent === null ? from : topOf(from.parent);
}
