import type { Problem } from '../../errors.js';
import type { FormDocument, FormNode, QuestionNode } from './document.js';

/** A question, group or repeat as the form tells it; places are its instances. */
export class Definition {
  readonly children: Definition[] = [];
  /** The repeat instance it stands in, innermost; itself for a repeat. */
  readonly repeat: Definition | null;
  readonly depth: number;

  constructor(
    readonly node: FormNode | null,
    readonly name: string,
    readonly parent: Definition | null,
  ) {
    this.repeat = node?.kind === 'repeat' ? this : (parent?.repeat ?? null);
    this.depth = parent === null ? 0 : parent.depth + 1;
  }

  get question(): QuestionNode | null {
    return this.node?.kind === 'question' ? this.node : null;
  }

  get isRepeat(): boolean {
    return this.node?.kind === 'repeat';
  }

  /** From the root element down to this one, names only. */
  get names(): readonly string[] {
    return this.parent === null ? [] : [...this.parent.names, this.name];
  }

  child(name: string): Definition | undefined {
    return this.children.find((each) => each.name === name);
  }

  isWithin(other: Definition): boolean {
    for (let each: Definition | null = this; each !== null; each = each.parent) if (each === other) return true;
    return false;
  }

  *walk(): Generator<Definition> {
    yield this;
    for (const child of this.children) yield* child.walk();
  }
}

/** All definitions of a form, the document above the root element first. */
export class Definitions {
  readonly document = new Definition(null, '', null);
  readonly root: Definition;
  readonly all: readonly Definition[];
  private readonly byName = new Map<string, Definition[]>();

  constructor(form: FormDocument, problems: Problem[]) {
    const rootName = /^\/([^/]+)/.exec(form.nodes[0]?.path ?? '')?.[1] ?? 'data';
    this.root = new Definition(null, rootName, this.document);
    this.document.children.push(this.root);
    addAll(this.root, withOthers(form.nodes));
    this.all = [...this.root.walk()];
    for (const each of this.all) {
      if (each.node === null) continue;
      const same = this.byName.get(each.name) ?? [];
      if (same.some((other) => other.parent === each.parent))
        problems.push({
          code: 'form.same_name',
          where: each.node.path,
          what: `Two rows are called ${each.name}: the second is in row ${each.node.row}.`,
        });
      this.byName.set(each.name, [...same, each]);
    }
  }

  /** Whatever `${name}` may mean; the one nearest to the reader where a name stands in several groups. */
  find(name: string, reader: Definition): Definition | undefined {
    const found = this.byName.get(name) ?? [];
    if (found.length < 2) return found[0];
    const shared = (each: Definition): number => sharedAncestor(each, reader).depth;
    return [...found].sort((one, other) => shared(other) - shared(one))[0];
  }
}

export function sharedAncestor(one: Definition, other: Definition): Definition {
  let each = one;
  while (!other.isWithin(each) && each.parent !== null) each = each.parent;
  return each;
}

/** The innermost repeat both stand in, so that one instance of it holds both. */
export function sharedRepeat(one: Definition, other: Definition): Definition | null {
  return sharedAncestor(one, other).repeat;
}

/** The repeat whose one instance holds both, where a name is read; a repeat itself is read with all its instances. */
export function repeatHolding(read: Definition, reader: Definition): Definition | null {
  return sharedRepeat(read.isRepeat ? (read.parent ?? read) : read, reader);
}

function addAll(parent: Definition, nodes: readonly FormNode[]): void {
  for (const node of nodes) {
    const child = new Definition(node, node.name, parent);
    parent.children.push(child);
    if (node.kind !== 'question') addAll(child, node.nodes);
  }
}

/** `or_other` asks one thing more: which other. Forms converted before may hold that question already. */
function withOthers(nodes: readonly FormNode[]): FormNode[] {
  const names = new Set(nodes.map((node) => node.name));
  return nodes.flatMap((node): FormNode[] => {
    if (node.kind !== 'question') return [{ ...node, nodes: withOthers(node.nodes) }];
    const name = `${node.name}_other`;
    return node.other && !names.has(name) ? [node, otherOf(node, name)] : [node];
  });
}

function otherOf(node: QuestionNode, name: string): QuestionNode {
  return {
    ...node,
    name,
    path: `${node.path}_other`,
    type: 'text',
    list: null,
    other: false,
    appearance: '',
    label: { '': 'Specify other.' },
    hint: {},
    guidance: {},
    media: {},
    relevant: {
      op: 'call',
      name: 'selected',
      of: [
        { op: 'field', name: node.name },
        { op: 'text', value: OTHER },
      ],
    },
    constraint: null,
    required: null,
    read_only: null,
    calculation: null,
    trigger: [],
    default: null,
    default_tree: null,
    choice_filter: null,
    parameters: {},
  };
}

export const OTHER = 'other';
