const NONE: readonly SurveyNode[] = Object.freeze([]);

/** One place in a form's data: a question's answer, a group, one repeat instance, or an item of a list. */
export class SurveyNode {
  private readonly own: SurveyNode[] = [];
  /** Stands in an irrelevant part of the form: it reads blank, and keeps what was entered. */
  isBlank = false;
  private byName: Map<string, SurveyNode[]> | null = null;

  constructor(
    readonly name: string,
    readonly parent: SurveyNode | null,
    public text = '',
  ) {}

  get children(): readonly SurveyNode[] {
    return this.own;
  }

  /** What an expression reads here: the text of an answer, or all the texts inside a group. */
  get value(): string {
    if (this.isBlank) return '';
    return this.own.length === 0 ? this.text : this.own.map((child) => child.value).join('');
  }

  named(name: string): readonly SurveyNode[] {
    if (this.own.length === 0) return NONE;
    if (this.byName === null) {
      this.byName = new Map();
      for (const child of this.own) {
        const same = this.byName.get(child.name);
        if (same) same.push(child);
        else this.byName.set(child.name, [child]);
      }
    }
    return this.byName.get(name) ?? NONE;
  }

  /** Adds a child, at the end or before the place given, and gives it back. */
  add(name: string, text = '', at = this.own.length): SurveyNode {
    const child = new SurveyNode(name, this, text);
    this.own.splice(at, 0, child);
    this.byName = null;
    return child;
  }

  remove(child: SurveyNode): void {
    const at = this.own.indexOf(child);
    if (at >= 0) this.own.splice(at, 1);
    this.byName = null;
  }

  isWithin(other: SurveyNode): boolean {
    for (let node: SurveyNode | null = this; node !== null; node = node.parent) if (node === other) return true;
    return false;
  }
}

/** Every node below, in document order. */
export function* descendants(node: SurveyNode): Generator<SurveyNode> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

/** Nodes in document order, each once. */
export function inOrder(nodes: readonly SurveyNode[]): readonly SurveyNode[] {
  if (nodes.length < 2) return nodes;
  const places = new Map(nodes.map((node) => [node, placeOf(node)]));
  return [...places.keys()].sort((one, other) => comparePlaces(places.get(one) ?? [], places.get(other) ?? []));
}

function placeOf(node: SurveyNode): number[] {
  const place: number[] = [];
  for (let each = node; each.parent !== null; each = each.parent) place.unshift(each.parent.children.indexOf(each));
  return place;
}

function comparePlaces(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const apart = (one[at] ?? 0) - (other[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return one.length - other.length;
}
