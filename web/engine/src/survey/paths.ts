import { ofNodes, type Expression } from './expression.js';
import { Frame } from './frame.js';
import { descendants, inOrder, type SurveyNode } from './node.js';
import { SurveyError, type StepTree } from './tree.js';

type Walk = (node: SurveyNode) => Iterable<SurveyNode>;

const NONE: readonly SurveyNode[] = Object.freeze([]);

const AXES: Readonly<Record<string, Walk>> = {
  self: (node) => [node],
  child: (node) => node.children,
  parent: (node) => (node.parent === null ? NONE : [node.parent]),
  ancestor: (node) => ancestors(node.parent),
  'ancestor-or-self': (node) => ancestors(node),
  descendant: (node) => descendants(node),
  'descendant-or-self': function* (node) {
    yield node;
    yield* descendants(node);
  },
  'following-sibling': (node) => siblings(node).slice(siblings(node).indexOf(node) + 1),
  'preceding-sibling': (node) => siblings(node).slice(0, siblings(node).indexOf(node)).reverse(),
  following: function* (node) {
    for (const each of ancestors(node)) for (const next of AXES['following-sibling']?.(each) ?? NONE) yield* [next, ...descendants(next)];
  },
  preceding: function* (node) {
    for (const each of ancestors(node))
      for (const before of AXES['preceding-sibling']?.(each) ?? NONE) yield* [before, ...descendants(before)].reverse();
  },
  // The data of a form has no attributes an expression could read.
  attribute: () => NONE,
};

function* ancestors(node: SurveyNode | null): Generator<SurveyNode> {
  for (let each = node; each !== null; each = each.parent) yield each;
}

function siblings(node: SurveyNode): readonly SurveyNode[] {
  return node.parent?.children ?? [node];
}

interface Step {
  readonly axis: Walk;
  readonly name: string;
  readonly isNamed: boolean;
  /** A plain child by name: the form's own kind of step. */
  readonly isPlain: boolean;
  readonly where: readonly Expression[];
  readonly keeps: (node: SurveyNode) => boolean;
}

export interface Start {
  readonly nodes: (frame: Frame) => readonly SurveyNode[];
  readonly first: (frame: Frame) => SurveyNode | undefined;
  /** Never more than one. */
  readonly isOne: boolean;
}

export const FROM_ROOT: Start = {
  nodes: (frame) => [frame.world.document],
  first: (frame) => frame.world.document,
  isOne: true,
};
export const FROM_HERE: Start = { nodes: (frame) => [frame.here], first: (frame) => frame.here, isOne: true };
export const FROM_CURRENT: Start = { nodes: (frame) => [frame.current], first: (frame) => frame.current, isOne: true };

export function compilePath(
  start: Start,
  trees: readonly StepTree[],
  compile: (tree: NonNullable<StepTree['where']>[number]) => Expression,
): Expression {
  const steps = trees.map((tree): Step => {
    const axis = AXES[tree.axis];
    if (axis === undefined) throw new SurveyError('expression.tree', `"${tree.axis}" is not an axis of a path.`);
    const isNamed = tree.name !== '*' && tree.name !== 'node()';
    const where = (tree.where ?? []).map(compile);
    return {
      axis,
      name: tree.name,
      isNamed,
      isPlain: tree.axis === 'child' && isNamed && where.length === 0,
      where,
      keeps: keeperOf(tree.name),
    };
  });
  const last = steps.length - 1;
  const everyNode = (frame: Frame): readonly SurveyNode[] => {
    let found = start.nodes(frame);
    for (let at = 0; at <= last; at += 1) {
      const step = steps[at] as Step;
      found = take(found, step, frame);
      if (start === FROM_ROOT && at < last && step.isPlain && found.length > 1) found = ownRound(found, frame);
    }
    return found;
  };
  if (!start.isOne || steps.length === 0 || !steps.every((step) => step.isPlain || isUpwards(step))) return ofNodes(everyNode);
  // Walks straight down while there is one node by each name; a repeat with more sends it the long way.
  const nodes = (frame: Frame): readonly SurveyNode[] => {
    let node = start.first(frame);
    for (let at = 0; node !== undefined; at += 1) {
      const step = steps[at] as Step;
      if (!step.isPlain) {
        node = walkUp(node, step);
        if (at === last) return node === undefined ? NONE : [node];
        continue;
      }
      const named = node.named(step.name);
      if (at === last) return named;
      if (named.length > 1) return everyNode(frame);
      node = named[0];
    }
    return NONE;
  };
  return ofNodes(nodes);
}

/**
 * A path from the root that leads through a repeat the reader stands in stays in its own instance, as ODK's clients read
 * `/data/child/age` within a child; the last step does not, so that count(/data/child) counts all.
 */
function ownRound(found: readonly SurveyNode[], frame: Frame): readonly SurveyNode[] {
  for (let each = baseOf(frame).parent; each !== null; each = each.parent) if (found.includes(each)) return [each];
  return found;
}

/** The node whose repeats count: the one in brackets, or the question itself when that is an item of a list. */
export function baseOf(frame: Frame): SurveyNode {
  const { here, current } = frame;
  if (here === current) return here;
  let top = here;
  while (top.parent !== null) top = top.parent;
  return top === frame.world.document ? here : current;
}

/** `*` is any element, `node()` the document above them too. */
function keeperOf(name: string): (node: SurveyNode) => boolean {
  if (name === 'node()') return () => true;
  return name === '*' ? (node) => node.parent !== null : (node) => node.name === name && node.parent !== null;
}

function isUpwards(step: Step): boolean {
  return step.name === 'node()' && step.where.length === 0 && (step.axis === AXES['self'] || step.axis === AXES['parent']);
}

function walkUp(node: SurveyNode, step: Step): SurveyNode | undefined {
  return step.axis === AXES['self'] ? node : (node.parent ?? undefined);
}

function take(from: readonly SurveyNode[], step: Step, frame: Frame): readonly SurveyNode[] {
  if (from.length === 1) return takeOne(from[0] as SurveyNode, step, frame);
  const found: SurveyNode[] = [];
  for (const node of from) found.push(...takeOne(node, step, frame));
  if (step.axis === AXES['child'] || step.axis === AXES['self']) return found;
  return inOrder([...new Set(found)]);
}

function takeOne(node: SurveyNode, step: Step, frame: Frame): readonly SurveyNode[] {
  if (step.isPlain) return node.named(step.name);
  let found: readonly SurveyNode[] =
    step.axis === AXES['child'] && step.isNamed ? node.named(step.name) : [...step.axis(node)].filter(step.keeps);
  for (const test of step.where) found = filterNodes(found, test, frame);
  return step.axis === AXES['child'] ? found : inOrder(found);
}

/** The nodes for which a test in brackets holds; a number in brackets is a position. */
export function filterNodes(nodes: readonly SurveyNode[], test: Expression, frame: Frame): readonly SurveyNode[] {
  if (test.kind === 'number' && typeof test.constant === 'number') {
    const chosen = nodes[test.constant - 1];
    return chosen === undefined ? NONE : [chosen];
  }
  const inner = new Frame(frame.world, frame.here, frame.current, 1, nodes.length);
  return nodes.filter((node, at) => {
    inner.here = node;
    inner.position = at + 1;
    if (test.kind === 'number') return test.number(inner) === at + 1;
    if (test.kind !== 'any') return test.boolean(inner);
    const value = test.value(inner);
    return typeof value === 'number' ? value === at + 1 : test.boolean(inner);
  });
}
