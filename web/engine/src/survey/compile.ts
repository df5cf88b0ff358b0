import { equality, order } from './compare.js';
import { ofBoolean, ofConstant, ofNodes, ofNumber, ofText, type Expression } from './expression.js';
import type { Frame } from './frame.js';
import { findFunction } from './functions/index.js';
import { nodesOf } from './functions/call.js';
import { inOrder, SurveyNode } from './node.js';
import { baseOf, compilePath, filterNodes, FROM_CURRENT, FROM_HERE, FROM_ROOT, type Start } from './paths.js';
import { nodesByName } from './reading.js';
import { SurveyError, type PathTree, type StepTree, type SurveyTree } from './tree.js';

/** How `${name}` is found. A form knows each question's place; without one the name is looked for in the answers. */
export interface Scope {
  /** `everywhere`: in all instances of a repeat, not only the one the expression stands in. */
  findField(name: string, asked: { readonly lastSaved: boolean; readonly everywhere: boolean }): Expression;
}

export const ANSWERS_SCOPE: Scope = {
  findField: (name, { lastSaved, everywhere }) =>
    ofNodes((frame) => {
      if (lastSaved) return frame.world.lastSaved ? nodesByName(frame.world.lastSaved, name) : [];
      return everywhere ? nodesByName(frame.world.document, name) : nearestByName(frame, name);
    }),
};

/** Near a node a name means what stands within the same repeats; else all there are. */
function nearestByName(frame: Frame, name: string): readonly SurveyNode[] {
  const all = nodesByName(frame.world.document, name);
  if (all.length < 2) return all;
  for (let node: SurveyNode | null = baseOf(frame); node !== null; node = node.parent) {
    const above = node;
    const within = all.filter((each) => each !== above && each.isWithin(above));
    if (within.length > 0) return within;
  }
  return all;
}

/** Turns a tree into functions once; they are then called for every answer. Throws SurveyError for what it cannot mean. */
export function compileTree(tree: SurveyTree, scope: Scope = ANSWERS_SCOPE): Expression {
  return new Compiler(scope).compile(tree);
}

class Compiler {
  private everywhere = false;

  constructor(private readonly scope: Scope) {}

  readonly compile = (tree: SurveyTree): Expression => {
    switch (tree.op) {
      case 'number':
      case 'text':
        return ofConstant(tree.value);
      case 'field':
        return this.scope.findField(tree.name, { lastSaved: tree.last_saved === true, everywhere: this.everywhere });
      case 'path':
        return this.path(tree);
      case 'call':
        return this.call(tree.name, tree.of);
      default:
        return this.operator(tree.op, tree.of.map(this.compile));
    }
  };

  private operator(op: string, of: readonly Expression[]): Expression {
    const [left, right] = of;
    if (left === undefined) throw new SurveyError('expression.tree', `"${op}" has nothing to work on.`);
    if (op === 'negate') return ofNumber((frame) => -left.number(frame));
    if (op === 'and') return all(of);
    if (op === 'or') return any(of);
    if (right === undefined) throw new SurveyError('expression.tree', `"${op}" needs two sides.`);
    switch (op) {
      case '=':
      case '!=':
        return equality(op === '=', left, right);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return order(op, left, right);
      case '+':
        return ofNumber((frame) => left.number(frame) + right.number(frame));
      case '-':
        return ofNumber((frame) => left.number(frame) - right.number(frame));
      case '*':
        return ofNumber((frame) => left.number(frame) * right.number(frame));
      case 'div':
        return ofNumber((frame) => left.number(frame) / right.number(frame));
      case 'mod':
        return ofNumber((frame) => left.number(frame) % right.number(frame));
      case '|': {
        const nodes = of.map((each) => nodesOf(each, '|'));
        return ofNodes((frame) => inOrder([...new Set(nodes.flatMap((each) => each(frame)))]));
      }
      default:
        throw new SurveyError('expression.tree', `"${op}" is not an operator.`);
    }
  }

  private path(tree: PathTree): Expression {
    if (tree.from === 'root') return compilePath(FROM_ROOT, tree.steps, this.compile);
    if (tree.from === 'here') return compilePath(FROM_HERE, tree.steps, this.compile);
    if (tree.from.op === 'call' && tree.from.name === 'current') return compilePath(FROM_CURRENT, tree.steps, this.compile);
    const from = this.compile(tree.from);
    const unfiltered = nodesOf(from, 'a path');
    const where = (tree.where ?? []).map(this.compile);
    const nodes = (frame: Frame): readonly SurveyNode[] =>
      where.reduce((found, test) => filterNodes(found, test, frame), where.length > 0 ? inOrder(unfiltered(frame)) : unfiltered(frame));
    const start: Start = { nodes, first: (frame) => nodes(frame)[0], isOne: false };
    return compilePath(start, tree.steps, this.compile);
  }

  private call(name: string, of: readonly SurveyTree[]): Expression {
    if (name === 'indexed-repeat') return this.indexedRepeat(of);
    if (name === 'jr:choice-name' || name === 'choice-name') return this.choiceName(of);
    const found = findFunction(name);
    if (found === undefined) throw new SurveyError('expression.tree', `${name}() is not a function of the survey profile.`);
    if (of.length < found.least || of.length > found.most)
      throw new SurveyError('expression.tree', `${name}() has ${of.length} values in its brackets; ${counted(found.least, found.most)}.`);
    return found.build(of.map(this.compile), name);
  }

  /** `indexed-repeat(question, repeat, place, …)`: the question in that instance, wherever this expression stands. */
  private indexedRepeat(of: readonly SurveyTree[]): Expression {
    if (of.length < 3 || of.length % 2 === 0)
      throw new SurveyError('expression.tree', 'indexed-repeat() needs a question, then a repeat and a place for each repeat around it.');
    const before = this.everywhere;
    this.everywhere = true;
    const [target, ...repeats] = of.filter((_, at) => at % 2 === 1 || at === 0).map((tree) => everyInstance(this.compile(tree)));
    this.everywhere = before;
    const places = of.filter((_, at) => at > 0 && at % 2 === 0).map(this.compile);
    if (target === undefined) throw new RangeError('indexed-repeat');
    return ofNodes((frame) => {
      const rounds = repeats.map((repeat, at) => ({ instances: repeat(frame), place: Math.trunc(places[at]?.number(frame) ?? NaN) }));
      if (rounds.some(({ instances }) => instances.length === 0)) return [];
      rounds.sort((one, other) => depthOf(one.instances[0]) - depthOf(other.instances[0]));
      let chosen: SurveyNode | null = null;
      for (const { instances, place } of rounds) {
        const within: readonly SurveyNode[] = chosen === null ? nearest(instances, baseOf(frame)) : below(instances, chosen);
        chosen = within[place - 1] ?? null;
        if (chosen === null) return [];
      }
      return chosen === null ? [] : below(target(frame), chosen);
    });
  }

  /** `jr:choice-name(value, '${question}')`: the second is a path written as text. */
  private choiceName(of: readonly SurveyTree[]): Expression {
    const [value, question] = of;
    if (of.length !== 2 || value === undefined || question === undefined)
      throw new SurveyError('expression.tree', 'jr:choice-name() needs a value and a question.');
    const sought = this.compile(value);
    const place = question.op === 'text' ? this.compile(readWrittenPath(question.value)) : this.compile(question);
    const nodes = nodesOf(place, 'jr:choice-name');
    return ofText((frame) => {
      const [node] = nodes(frame);
      if (node === undefined) return '';
      return frame.world.findChoiceName?.(node, sought.text(frame)) ?? '';
    });
  }
}

function all(of: readonly Expression[]): Expression {
  const tests = of.map((each) => each.boolean);
  const [first, second] = tests;
  if (tests.length === 2 && first && second) return ofBoolean((frame) => first(frame) && second(frame));
  return ofBoolean((frame) => tests.every((test) => test(frame)));
}

function any(of: readonly Expression[]): Expression {
  const tests = of.map((each) => each.boolean);
  const [first, second] = tests;
  if (tests.length === 2 && first && second) return ofBoolean((frame) => first(frame) || second(frame));
  return ofBoolean((frame) => tests.some((test) => test(frame)));
}

function depthOf(node: SurveyNode | undefined): number {
  return node === undefined || node.parent === null ? 0 : depthOf(node.parent) + 1;
}

function below(nodes: readonly SurveyNode[], above: SurveyNode): readonly SurveyNode[] {
  return nodes.filter((node) => node !== above && node.isWithin(above));
}

/** Those within the innermost instance of an outer repeat the reader stands in; all, when it stands in none. */
function nearest(nodes: readonly SurveyNode[], from: SurveyNode): readonly SurveyNode[] {
  for (let above: SurveyNode | null = from; above !== null; above = above.parent) {
    const within = below(nodes, above);
    if (within.length > 0) return within;
  }
  return nodes;
}

function counted(least: number, most: number): string {
  if (least === most) return `it needs ${least}`;
  return most === Infinity ? `it needs at least ${least}` : `it needs ${least} to ${most}`;
}

/** The same place in every instance of the repeats around it. */
function everyInstance(expression: Expression): (frame: Frame) => readonly SurveyNode[] {
  const nodes = nodesOf(expression, 'indexed-repeat');
  return (frame) => {
    const [first] = nodes(frame);
    if (first === undefined) return [];
    const names: string[] = [];
    for (let node = first; node.parent !== null; node = node.parent) names.unshift(node.name);
    return names.reduce<readonly SurveyNode[]>((from, name) => from.flatMap((node) => node.named(name)), [frame.world.document]);
  };
}

/** `${q}`, `/data/g/q`, `../q` or `current()/../q`, as a tree. */
function readWrittenPath(text: string): SurveyTree {
  const field = /^\s*\$\{\s*([^}]+?)\s*\}\s*$/.exec(text);
  if (field?.[1] !== undefined) return { op: 'field', name: field[1] };
  const written = text.trim();
  const isCurrent = written.startsWith('current()');
  const from = written.startsWith('/') ? 'root' : 'here';
  const steps = written
    .replace(/^current\(\)\/?/, '')
    .split('/')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each): StepTree => {
      if (each === '.') return { axis: 'self', name: 'node()' };
      return each === '..' ? { axis: 'parent', name: 'node()' } : { axis: 'child', name: each };
    });
  return { op: 'path', from: isCurrent ? { op: 'call', name: 'current', of: [] } : from, steps };
}
