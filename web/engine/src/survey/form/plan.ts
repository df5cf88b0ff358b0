import type { Problem } from '../../errors.js';
import { compileTree, type Scope } from '../compile.js';
import { ofNodes, type Expression } from '../expression.js';
import { nodesByName } from '../reading.js';
import { compilePath, FROM_CURRENT, FROM_ROOT } from '../paths.js';
import { SurveyError, walkTree, type StepTree, type SurveyTree } from '../tree.js';
import { Definitions, repeatHolding, sharedAncestor, sharedRepeat, type Definition } from './definition.js';
import { FormError, type FormDocument, type QuestionNode } from './document.js';
import { findReads, type Read } from './reads.js';

export type UnitKind = 'structure' | 'relevant' | 'calculation';

/** One thing that is worked out anew when what it reads changes. They stand in an order in which none reads a later one. */
export interface Unit {
  readonly kind: UnitKind;
  readonly definition: Definition;
  /** Where it is worked out: for the number of instances, in the place around the repeat. */
  readonly home: Definition;
  readonly expression: Expression;
  order: number;
  /** A running total reads itself in other instances: all are worked out, first to last. */
  isSelfFed: boolean;
}

/** A change leads to a unit; `within` is the repeat whose one instance is affected, null = everywhere. */
export interface Edge {
  readonly unit: Unit;
  readonly within: Definition | null;
}

export interface Asked {
  readonly required: Expression | null;
  readonly constraint: Expression | null;
  readonly readOnly: Expression | null;
  readonly choiceFilter: Expression | null;
  readonly dynamicDefault: Expression | null;
  readonly triggered: Expression | null;
}

/** A form made ready: every expression compiled, and who must look again when something changes. */
export class FormPlan {
  readonly definitions: Definitions;
  readonly units: readonly Unit[];
  readonly unitsOf: ReadonlyMap<Definition, readonly Unit[]>;
  readonly asked: ReadonlyMap<Definition, Asked>;
  /** Rows that note when the form was last touched. */
  readonly ends: readonly Definition[];
  /** A question → the questions whose calculation it sets off. */
  readonly triggers: ReadonlyMap<Definition, readonly Definition[]>;
  private readonly edges: Readonly<Record<'value' | UnitKind, Map<Definition, Edge[]>>> = {
    value: new Map(),
    structure: new Map(),
    relevant: new Map(),
    calculation: new Map(),
  };
  private readonly problems: Problem[] = [];

  /** Throws FormError with everything that keeps the form from running: unknown names, circles, lists that are not there. */
  constructor(readonly form: FormDocument) {
    this.definitions = new Definitions(form, this.problems);
    const units: Unit[] = [];
    const asked = new Map<Definition, Asked>();
    for (const definition of this.definitions.all) {
      units.push(...this.unitsFor(definition));
      if (definition.question) asked.set(definition, this.askedOf(definition, definition.question));
    }
    this.asked = asked;
    this.triggers = this.findTriggers();
    this.ends = this.definitions.all.filter((each) => each.question?.type === 'end');
    const producers = this.producersOf(units);
    this.connect(units);
    this.units = this.inOrder(units, producers);
    if (this.problems.length > 0) throw new FormError('This form cannot be walked.', this.problems);
    const unitsOf = new Map<Definition, Unit[]>();
    for (const unit of this.units) unitsOf.set(unit.home, [...(unitsOf.get(unit.home) ?? []), unit]);
    this.unitsOf = unitsOf;
  }

  readersOf(change: 'value' | 'structure' | 'relevant', definition: Definition): readonly Edge[] {
    return this.edges[change].get(definition) ?? [];
  }

  /** Compiles for one reader; a problem is kept, and null given, where the tree cannot be compiled. */
  compile(tree: SurveyTree | null, reader: Definition): Expression | null {
    if (tree === null) return null;
    try {
      return compileTree(tree, this.scopeOf(reader));
    } catch (error) {
      if (!(error instanceof SurveyError)) throw error;
      this.note(reader, error.code, error.message);
      return null;
    }
  }

  private note(definition: Definition, code: string, what: string): void {
    this.problems.push({ code, where: `row ${definition.node?.row ?? 0}, ${definition.name}`, what });
  }

  /** `${name}` as the converters of forms read it: the instance the reader stands in, else all there are. */
  scopeOf(reader: Definition): Scope {
    return {
      findField: (name, { lastSaved, everywhere }) => {
        const found = this.definitions.find(name, reader);
        if (found === undefined) throw new SurveyError('form.unknown_name', `\${${name}} is not in this form.`);
        if (lastSaved) return ofNodes((frame) => (frame.world.lastSaved ? nodesByName(frame.world.lastSaved, name) : []));
        const absolute = compilePath(FROM_ROOT, found.names.map(childStep), compileTree);
        const shared = everywhere ? null : repeatHolding(found, reader);
        if (shared === null) return absolute;
        // Straight to it from the reader's own place; in brackets the reader is another, and the long way is taken.
        const from = sharedAncestor(found.isRepeat ? (found.parent ?? found) : found, reader);
        const up = Array.from({ length: reader.depth - from.depth }, (): StepTree => ({ axis: 'parent', name: 'node()' }));
        const steps = [...up, ...found.names.slice(from.depth).map(childStep)];
        const direct = compilePath(FROM_CURRENT, steps.length > 0 ? steps : [{ axis: 'self', name: 'node()' }], compileTree);
        const [near, far] = [direct.nodes, absolute.nodes];
        if (near === null || far === null) return absolute;
        return ofNodes((frame) => (frame.here === frame.current ? near(frame) : far(frame)));
      },
    };
  }

  private unitsFor(definition: Definition): Unit[] {
    const { node, parent } = definition;
    if (node === null || parent === null) return [];
    const units: Unit[] = [];
    const add = (kind: UnitKind, tree: SurveyTree | null, home = definition): void => {
      const expression = this.compile(tree, definition);
      if (expression !== null) units.push({ kind, definition, home, expression, order: 0, isSelfFed: false });
    };
    add('relevant', node.relevant);
    if (node.kind === 'repeat') add('structure', node.count, parent);
    if (node.kind === 'question' && node.trigger.length === 0) add('calculation', node.calculation);
    return units;
  }

  private askedOf(definition: Definition, question: QuestionNode): Asked {
    const { list } = question;
    if (list !== null && this.form.lists[list] === undefined && isOwnList(list))
      this.note(definition, 'form.unknown_list', `There is no list of choices called ${list}.`);
    return {
      required: this.compile(question.required, definition),
      constraint: this.compile(question.constraint, definition),
      readOnly: this.compile(question.read_only, definition),
      choiceFilter: this.compile(question.choice_filter, definition),
      dynamicDefault: this.compile(question.default_tree, definition),
      triggered: question.trigger.length > 0 ? this.compile(question.calculation, definition) : null,
    };
  }

  private findTriggers(): Map<Definition, Definition[]> {
    const triggers = new Map<Definition, Definition[]>();
    for (const definition of this.definitions.all)
      for (const name of definition.question?.trigger ?? []) {
        const source = this.definitions.find(name.replace(/^\$\{\s*|\s*\}$/g, ''), definition);
        if (source === undefined) this.note(definition, 'form.unknown_name', `Its trigger \${${name}} is not in this form.`);
        else triggers.set(source, [...(triggers.get(source) ?? []), definition]);
      }
    return triggers;
  }

  /** Which unit makes the value, the relevance, the instances of a definition. */
  private producersOf(units: readonly Unit[]): Record<UnitKind, Map<Definition, Unit>> {
    const made: Record<UnitKind, Map<Definition, Unit>> = { structure: new Map(), relevant: new Map(), calculation: new Map() };
    for (const unit of units) made[unit.kind].set(unit.definition, unit);
    return made;
  }

  private treeOf({ kind, definition: { node } }: Unit): SurveyTree | null {
    if (node === null) return null;
    if (kind === 'relevant') return node.relevant;
    return node.kind === 'question' ? node.calculation : node.count;
  }

  private connect(units: readonly Unit[]): void {
    for (const unit of units) {
      const tree = this.treeOf(unit);
      if (tree === null) continue;
      for (const read of findReads(tree, unit.definition, this.definitions)) this.connectRead(unit, read);
    }
  }

  private connectRead(unit: Unit, { definition, within }: Read): void {
    const add = (change: 'value' | UnitKind, source: Definition, near: Definition | null): void => {
      const edges = this.edges[change].get(source) ?? [];
      if (!edges.some((edge) => edge.unit === unit && edge.within === near)) edges.push({ unit, within: near });
      this.edges[change].set(source, edges);
    };
    if (definition.question) add('value', definition, within);
    for (let each: Definition | null = definition; each !== null; each = each.parent) {
      // An irrelevant group makes all inside it blank.
      if (each.node?.relevant)
        add('relevant', each, within !== null && each.isWithin(within) ? within : sharedRepeat(each, unit.definition));
      const isAcross = within === null || (each !== within && each.isWithin(within));
      if (each.isRepeat && (isAcross || each === definition)) add('structure', each, null);
    }
  }

  /** Sorts so that nothing reads what comes later; a circle is told with the names on it. */
  private inOrder(units: readonly Unit[], producers: Record<UnitKind, ReadonlyMap<Definition, Unit>>): Unit[] {
    const reads = new Map<Unit, Set<Unit>>(units.map((unit) => [unit, new Set()]));
    const PRODUCED = { value: 'calculation', relevant: 'relevant', structure: 'structure' } as const;
    for (const [change, kind] of Object.entries(PRODUCED) as [keyof typeof PRODUCED, UnitKind][])
      for (const [source, edges] of this.edges[change])
        for (const { unit, within } of edges) {
          const producer = producers[kind].get(source);
          if (producer === undefined) continue;
          if (producer === unit && within === null && unit.definition.repeat !== null && change === 'value') unit.isSelfFed = true;
          else reads.get(unit)?.add(producer);
        }
    for (const unit of units)
      for (let each = unit.home.repeat; each !== null; each = each.parent?.repeat ?? null) {
        const structure = producers.structure.get(each);
        if (structure !== undefined && structure !== unit) reads.get(unit)?.add(structure);
      }
    return sortUnits(units, reads, (circle) => {
      const names = [...new Set(circle.map((unit) => unit.definition.name))];
      const [first] = circle;
      if (first) this.note(first.definition, 'form.circle', `It depends on itself: ${[...names, names[0]].join(' → ')}.`);
    });
  }

  /** Whether an expression's value may be another one in another language. */
  readsLanguage(unit: Unit): boolean {
    const tree = this.treeOf(unit);
    if (tree === null) return false;
    return [...walkTree(tree)].some((each) => each.op === 'call' && /^(?:jr:choice-name|choice-name|jr:itext|lang)$/.test(each.name));
  }
}

function childStep(name: string): StepTree {
  return { axis: 'child', name };
}

/** A list of the sheet `choices`: not a file beside the form, not the answers of a repeat. */
function isOwnList(list: string): boolean {
  return !list.startsWith('${') && !/\.(?:csv|xml|geojson)$/i.test(list);
}

function sortUnits(
  units: readonly Unit[],
  reads: ReadonlyMap<Unit, ReadonlySet<Unit>>,
  onCircle: (circle: readonly Unit[]) => void,
): Unit[] {
  const sorted: Unit[] = [];
  const done = new Set<Unit>();
  const trail: Unit[] = [];
  const visit = (unit: Unit): void => {
    if (done.has(unit)) return;
    const at = trail.indexOf(unit);
    if (at >= 0) {
      onCircle(trail.slice(at));
      return;
    }
    trail.push(unit);
    for (const each of reads.get(unit) ?? []) visit(each);
    trail.pop();
    if (done.has(unit)) return;
    done.add(unit);
    unit.order = sorted.push(unit) - 1;
  };
  units.forEach(visit);
  return sorted;
}
