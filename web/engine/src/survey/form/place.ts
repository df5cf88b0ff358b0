import type { SurveyNode } from '../node.js';
import type { Definition } from './definition.js';

/** One instance of a question, group or repeat in the form as it is being filled in. */
export class Place {
  /** Its own `relevant`; whether it counts also depends on what it stands in. */
  isOwnRelevant = true;
  private readonly byDefinition = new Map<Definition, Place[]>();

  constructor(
    readonly definition: Definition,
    readonly node: SurveyNode,
    readonly parent: Place | null,
  ) {}

  get isRelevant(): boolean {
    return !this.node.isBlank;
  }

  /** The answer as expressions read it: blank where the question is irrelevant. */
  get value(): string {
    return this.node.value;
  }

  /** Which instance of its repeat, from one. */
  get number(): number {
    return (this.parent?.of(this.definition).indexOf(this) ?? 0) + 1;
  }

  of(definition: Definition): readonly Place[] {
    return this.byDefinition.get(definition) ?? [];
  }

  /** In the order of the form; a repeat's instances one after another. */
  get children(): Place[] {
    return this.definition.children.flatMap((each) => this.of(each));
  }

  adopt(child: Place): void {
    const same = this.byDefinition.get(child.definition);
    if (same === undefined) this.byDefinition.set(child.definition, [child]);
    else same.push(child);
  }

  abandon(child: Place): void {
    const same = this.byDefinition.get(child.definition) ?? [];
    const at = same.indexOf(child);
    if (at >= 0) same.splice(at, 1);
  }

  /** All instances of a definition below this place, in document order. */
  below(definition: Definition): readonly Place[] {
    if (definition === this.definition) return [this];
    const way: Definition[] = [];
    for (let each: Definition | null = definition; each !== null && each !== this.definition; each = each.parent) way.unshift(each);
    return way.reduce<readonly Place[]>(
      (from, step) => (from.length === 1 && from[0] ? from[0].of(step) : from.flatMap((each) => each.of(step))),
      [this],
    );
  }

  /** The instance of that repeat this place stands in. */
  enclosing(definition: Definition | null): Place | null {
    if (definition === null) return null;
    for (let each: Place | null = this; each !== null; each = each.parent) if (each.definition === definition) return each;
    return null;
  }

  *walk(): Generator<Place> {
    yield this;
    for (const child of this.children) yield* child.walk();
  }
}
