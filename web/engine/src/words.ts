import type { Plan } from './plan.js';
import type { Tree } from './types.js';
import { UNKNOWN } from './vocabulary.js';
import { CERTAIN, at, get, type Worlds } from './worlds.js';

/** The worlds in which an expression holds. */
export type Run = (worlds: Worlds) => number;

/** Items that made something true, each with the numbers of the facts it is cited for; -1: for itself. */
export type Citations = Map<number, Set<number>>;
export type Cite = (worlds: Worlds, found: Citations) => void;
export interface Compiled {
  readonly run: Run;
  readonly cite: Cite;
}
/** Whether a closing rule holds, given the closing words that are true. */
export type ClosingTest = (said: ReadonlySet<string>) => boolean;

const ITSELF = -1;
const noCitation: Cite = () => undefined;

/** A closing rule as a test of the closing words that are true. */
export function closingTest(tree: Tree): ClosingTest {
  if (tree.op !== 'and' && tree.op !== 'or') return (said) => said.has(tree.op);
  const tests = tree.of.map(closingTest);
  return tree.op === 'or' ? (said) => tests.some((test) => test(said)) : (said) => tests.every((test) => test(said));
}

function note(found: Citations, item: number, fact: number): void {
  const facts = found.get(item);
  if (facts === undefined) found.set(item, new Set([fact]));
  else facts.add(fact);
}

/** Worlds in which at least `count` of the masks hold. */
function atLeast(count: number, masks: Iterable<number>): number {
  const steps = new Array<number>(count).fill(0);
  for (const mask of masks) {
    for (let n = count - 1; n > 0; n -= 1) steps[n] = get(steps, n) | (get(steps, n - 1) & mask);
    steps[0] = get(steps, 0) | mask;
  }
  return get(steps, count - 1);
}

/** Turns trees into functions: one that says in which worlds they hold, one that cites what made them hold. */
export class Words {
  private readonly done = new Map<string, Compiled>();

  constructor(private readonly plan: Plan) {}

  /** The two functions of a tree; the same tree gives the same functions. */
  compiled(tree: Tree): Compiled {
    const name = JSON.stringify(tree);
    let found = this.done.get(name);
    if (found === undefined) {
      found = this.compile(tree);
      this.done.set(name, found);
    }
    return found;
  }

  /** child(): an anchor item is raised. */
  child(): Compiled {
    return this.flagged(this.plan.document.anchors.child, 1);
  }

  private compile(tree: Tree): Compiled {
    switch (tree.op) {
      case 'and':
      case 'or':
        return this.joined(tree.op, tree.of);
      case 'not': {
        const { run } = this.compiled(tree.of[0]);
        return { run: (w) => w.all & ~run(w), cite: noCitation };
      }
      case 'flagged':
      case 'observed':
        return this.flagged(tree.items, 1);
      case 'at_least':
        return this.flagged(tree.items, tree.count);
      case 'answered':
        return this.answered(tree.item, tree.values);
      case 'present':
      case 'listed':
      case 'any_indicator':
        return this.anyFact(this.plan.reads.facts(tree));
      case 'strong_any':
        return this.strongAny(this.plan.reads.facts(tree));
      case 'positive':
        return this.positive(tree.dimension, this.plan.reads.facts(tree));
      case 'positive_dimensions':
        return this.positiveDimensions(tree.count);
      case 'tagged': {
        const facts = this.plan.reads.facts(tree);
        return {
          run: (w) =>
            atLeast(
              tree.count,
              facts.map((n) => w.fact(n)),
            ),
          cite: this.citeFacts(facts),
        };
      }
      case 'two_facts':
        return this.twoFacts(tree.tags, this.plan.reads.facts(tree));
      case 'any_sign':
        return this.joinedParts('or', [
          this.compiled({ op: 'any_indicator', dimensions: [] }),
          this.flagged(this.plan.reads.signItems(), 1),
        ]);
      case 'gate_unexplored':
        return this.gate(tree.items);
      default:
        return this.person(tree);
    }
  }

  private person(tree: Tree): Compiled {
    const { plan } = this;
    switch (tree.op) {
      case 'always':
        return { run: (w) => w.all, cite: noCitation };
      case 'child':
        return this.child();
      case 'understood':
        return { run: (w) => w.possible | w.said(plan.language, 'yes'), cite: citeGiven(plan.language) };
      case 'agreed':
        return { run: agreed, cite: citeGiven(plan.language, plan.consent, plan.assent) };
      case 'refused':
        return { run: refused, cite: citeGiven(plan.assent, plan.consent) };
      case 'not_understood':
        return {
          run: (w) =>
            atLeast(
              tree.count,
              w.unheard.map(([item, mask]) => mask & w.counts(item)),
            ),
          cite: citeNotUnderstood,
        };
      case 'opened':
        return this.opened(tree.module);
      case 'mode':
        return { run: (w) => (w.mode === tree.mode ? w.all : w.possible), cite: noCitation };
      case 'established':
        return {
          run: (w) => (tree.rules.some((rule) => w.established.has(rule)) ? w.all : 0),
          cite: noCitation,
        };
      default:
        throw new RangeError(`${tree.op} may not stand here`); // checked when the logic was read
    }
  }

  private opened(name: string): Compiled {
    const module = this.plan.moduleNumber.get(name) ?? 0;
    const tree = this.plan.document.modules[name]?.opened_when ?? ({ op: 'always' } as const);
    return {
      run: (w) => w.open(module),
      cite: (w, found) => {
        this.compiled(tree).cite(w, found);
      },
    };
  }

  private joined(op: 'and' | 'or', parts: readonly Tree[]): Compiled {
    return this.joinedParts(
      op,
      parts.map((part) => this.compiled(part)),
    );
  }

  private joinedParts(op: 'and' | 'or', parts: readonly Compiled[]): Compiled {
    const runs = parts.map((part) => part.run);
    const cite: Cite = (w, found) => {
      for (const part of parts) if ((part.run(w) & CERTAIN) !== 0) part.cite(w, found);
    };
    if (op === 'and')
      return {
        run: (w) => {
          let found = w.all;
          for (const run of runs) {
            found &= run(w);
            if (found === 0) break;
          }
          return found;
        },
        cite,
      };
    return {
      run: (w) => {
        let found = 0;
        for (const run of runs) {
          found |= run(w);
          if (found === w.all) break;
        }
        return found;
      },
      cite,
    };
  }

  private flagged(names: readonly string[], count: number): Compiled {
    const items = names.map((name) => this.plan.number(name));
    const cite: Cite = (w, found) => {
      for (const item of items) if ((w.flag(item) & CERTAIN) !== 0) note(found, item, ITSELF);
    };
    if (count > 1)
      return {
        run: (w) =>
          atLeast(
            count,
            items.map((item) => w.flag(item)),
          ),
        cite,
      };
    return {
      run: (w) => {
        let found = 0;
        for (const item of items) found |= w.flag(item);
        return found;
      },
      cite,
    };
  }

  private answered(name: string, wanted: readonly string[]): Compiled {
    const item = this.plan.number(name);
    const isAboutUnknown = wanted.every((value) => UNKNOWN.has(value));
    return {
      run: (w) => {
        let found = isAboutUnknown ? 0 : w.possible & at(w.blank, item);
        for (const [mask, values] of w.given.get(item) ?? []) if (wanted.some((value) => values.has(value))) found |= mask;
        return found === 0 ? 0 : found & w.counts(item);
      },
      cite: (_, found) => {
        note(found, item, ITSELF);
      },
    };
  }

  private anyFact(facts: readonly number[]): Compiled {
    return {
      run: (w) => {
        let found = 0;
        for (const n of facts) {
          found |= w.fact(n);
          if (found === w.all) break;
        }
        return found;
      },
      cite: this.citeFacts(facts),
    };
  }

  private citeFacts(facts: readonly number[]): Cite {
    const { evidence } = this.plan;
    return (w, found) => {
      for (const n of facts)
        if ((w.fact(n) & CERTAIN) !== 0) for (const { item, part } of get(evidence, n)) if (w.gives(item, part)) note(found, item, n);
    };
  }

  private strongAny(facts: readonly number[]): Compiled {
    const { factWeights } = this.plan;
    const strong = (w: Worlds, n: number): number => {
      let found = w.fact(n);
      for (const pair of get(factWeights, n)) {
        if (found === 0) break;
        found &= w.strengths(pair)[0];
      }
      return found;
    };
    return {
      run: (w) => {
        let found = 0;
        for (const n of facts) found |= strong(w, n);
        return found;
      },
      cite: (w, found) => {
        this.citeFacts(facts.filter((n) => (strong(w, n) & CERTAIN) !== 0))(w, found);
      },
    };
  }

  /** ILO and EC: S≥2, or S≥1 and M+W≥1, or M≥3, or M≥2 and W≥1; counted over distinct indicators. */
  private positive(name: string, facts: readonly number[]): Compiled {
    const dimension = this.plan.document.dimensions.indexOf(name);
    const weighed = facts.map((n) => ({ n, pair: get(get(this.plan.factWeights, n), 0) }));
    const run: Run = (w) => {
      const known = at(w.positive, dimension);
      if (known >= 0) return known;
      let [strong, one, two, medium, twoMedium, lesser, twoLesser, threeLesser] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (const { n, pair } of weighed) {
        const mask = w.fact(n);
        if (mask === 0) continue;
        const [isStrong, isMedium, isWeak] = w.strengths(pair);
        const any = mask & (isStrong | isMedium | isWeak);
        const less = mask & (isMedium | isWeak);
        two |= one & any;
        one |= any;
        strong |= mask & isStrong;
        twoMedium |= medium & mask & isMedium;
        medium |= mask & isMedium;
        threeLesser |= twoLesser & less;
        twoLesser |= lesser & less;
        lesser |= less;
      }
      return (w.positive[dimension] = (strong & two) | (twoMedium & threeLesser));
    };
    const cite: Cite = (w, found) => {
      const counted = weighed.filter(({ pair }) => w.strengths(pair).some((mask) => (mask & CERTAIN) !== 0));
      this.citeFacts(counted.map(({ n }) => n))(w, found);
    };
    return { run, cite };
  }

  private positiveDimensions(count: number): Compiled {
    const each = this.plan.document.dimensions.map((dimension) => this.compiled({ op: 'positive', dimension }));
    return {
      run: (w) =>
        atLeast(
          count,
          each.map(({ run }) => run(w)),
        ),
      cite: this.joinedParts('or', each).cite,
    };
  }

  private twoFacts(tags: readonly [string, string], facts: readonly number[]): Compiled {
    const sides = tags.map((tag) => this.anyFact(this.plan.reads.facts({ op: 'tagged', count: 1, tag })).run);
    return {
      run: (w) => {
        let found = w.all;
        for (const side of sides) found &= side(w);
        return found === 0
          ? 0
          : found &
              atLeast(
                2,
                facts.map((n) => w.fact(n)),
              );
      },
      cite: this.citeFacts(facts),
    };
  }

  private gate(names: readonly string[]): Compiled {
    const { plan } = this;
    const gates = names.map((name) => {
      const gate = plan.number(name);
      const groups = get(plan.items, gate).explored_by;
      return {
        gate,
        groups: groups.map((group) => group.map((module) => plan.moduleNumber.get(module) ?? 0)),
      };
    });
    const anyIndicator = this.compiled({ op: 'any_indicator', dimensions: [] }).run;
    const unexplored = (w: Worlds, { gate, groups }: (typeof gates)[number]): number => {
      const found = w.flag(gate);
      if (found === 0) return 0;
      let cleared = w.all & ~anyIndicator(w);
      for (const group of groups) {
        if (cleared === 0) break;
        let clear = 0;
        for (const module of group) clear |= moduleIsClear(w, module);
        cleared &= clear;
      }
      return found & ~cleared;
    };
    return {
      run: (w) => {
        let found = 0;
        for (const gate of gates) found |= unexplored(w, gate);
        return found;
      },
      cite: (w, found) => {
        for (const gate of gates) if ((unexplored(w, gate) & CERTAIN) !== 0) note(found, gate.gate, ITSELF);
      },
    };
  }
}

function citeGiven(...items: readonly (number | null)[]): Cite {
  return (w, found) => {
    for (const item of items) if (item !== null && w.given.has(item)) note(found, item, ITSELF);
  };
}

const citeNotUnderstood: Cite = (w, found) => {
  for (const [item, mask] of w.unheard) if ((mask & w.counts(item) & CERTAIN) !== 0) note(found, item, ITSELF);
};

/** Language understood, and a yes to questions. */
export const agreed: Run = (w) => {
  const yes = w.said(w.plan.consent, 'yes') | w.said(w.plan.assent, 'yes');
  return w.possible | (yes & w.said(w.plan.language, 'yes'));
};

/** The last consent question put (assent if answered, else consent) has an answer other than yes. */
export const refused: Run = (w) => {
  const { assent, consent } = w.plan;
  const asked = w.givenAtAll(assent);
  const askedBefore = w.givenAtAll(consent);
  return (asked & ~w.said(assent, 'yes')) | (askedBefore & ~asked & ~w.said(consent, 'yes'));
};

/** Worlds in which the module was opened and each of its indicator items is answered, none raised. */
function moduleIsClear(w: Worlds, module: number): number {
  let found = at(w.cleared, module);
  if (found >= 0) return found;
  const { plan } = w;
  found = w.open(module);
  for (const { item, relevant, askWhen } of get(plan.explored, module)) {
    if (found === 0) break;
    const asked = (relevant === null ? w.all : relevant(w)) & (askWhen === null ? w.all : askWhen(w));
    if (get(plan.items, item).specialist_only && w.mode !== 'specialist') {
      found &= ~asked;
      continue;
    }
    let answered = w.clear(item);
    for (const twin of get(plan.coveredBy, item)) answered |= w.clear(twin) & w.counts(twin);
    found &= ~asked | answered;
  }
  return (w.cleared[module] = found);
}
