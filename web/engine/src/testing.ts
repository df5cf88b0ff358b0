import { readFileSync } from 'node:fs';
import type { Answers, Asking, LogicDocument, Outcome, Tree, Visible } from './types.js';

/** An outcome without what its rules say already. A reason is item, answer, indicator. */
export type ShortOutcome = Omit<Outcome, 'release' | 'outcomes'> & {
  readonly outcomes: readonly (Pick<Outcome['outcomes'][number], 'id' | 'status' | 'would_settle' | 'jointly'> & {
    readonly reasons: readonly (readonly [string, string, string | null])[];
  })[];
};

/** The shape of contracts/expressions/vectors.json. */
export interface Vectors {
  readonly expressions: readonly { readonly text: string; readonly home: string; readonly tree: Tree }[];
  readonly trees_refused: readonly unknown[];
  readonly instruments: readonly {
    readonly name: string;
    readonly release: string;
    readonly logic: LogicDocument;
    readonly cases: readonly {
      readonly id: string;
      readonly answers: Answers;
      readonly outcome: ShortOutcome;
      readonly asking: Asking;
      readonly visible: Visible;
    }[];
  }[];
}

const contract = (path: string): URL => new URL(`../../../contracts/${path}`, import.meta.url);

export const readVectors = (): Vectors => JSON.parse(readFileSync(contract('expressions/vectors.json'), 'utf8')) as Vectors;

export const readSchema = (name: string): object => JSON.parse(readFileSync(contract(`schemas/${name}.schema.json`), 'utf8')) as object;

/** An outcome with what the vectors leave out because the logic says it. */
export function whole(document: LogicDocument, release: string, short: ShortOutcome): Outcome {
  const outcomes = short.outcomes.map((found) => {
    const rule = document.rules.find(({ id }) => id === found.id);
    if (!rule) throw new Error(`the logic has no rule ${found.id}`);
    const reasons = found.reasons.map(([item, answer, indicator]) => ({ item, answer, indicator, source: rule.source }));
    return { ...found, level: rule.level, needs: rule.needs, effects: rule.effects, reasons };
  });
  return { ...short, release, outcomes };
}

/** Canonical JSON, as the pack compiler writes it. */
export function canonical(value: unknown): Uint8Array {
  const sorted = (one: unknown): unknown =>
    Array.isArray(one)
      ? one.map(sorted)
      : typeof one === 'object' && one !== null
        ? Object.fromEntries(
            Object.keys(one)
              .sort()
              .map((key) => [key, sorted((one as Record<string, unknown>)[key])]),
          )
        : one;
  return new TextEncoder().encode(JSON.stringify(sorted(value)));
}
