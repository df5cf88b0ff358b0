import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, evaluate, type AnswersContext, type Random, type SurveyTree } from './index.js';

interface Vector extends Omit<AnswersContext, 'random'> {
  readonly expression: string;
  /** Null where the text cannot be read at all. */
  readonly tree: SurveyTree | null;
  /** The numbers drawn, over and over. */
  readonly random?: readonly number[];
  readonly expect: string | number | boolean | { readonly number: string } | { readonly error: string };
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../contracts/expressions/survey.json', import.meta.url), 'utf8'),
) as readonly Vector[];

function drawn(numbers: readonly number[]): Random {
  let at = 0;
  return { next: () => numbers[at++ % numbers.length] ?? 0 };
}

function wanted({ expect: value }: Vector): unknown {
  return typeof value === 'object' && 'number' in value ? Number(value.number) : value;
}

test('there are enough to be worth passing', () => {
  expect(vectors.length).toBeGreaterThan(1000);
  expect(vectors.filter(({ expect: value }) => typeof value === 'object' && 'error' in value).length).toBeGreaterThan(5);
});

describe('the vectors both engines pass', () => {
  const cases = vectors.filter((vector): vector is Vector & { tree: SurveyTree } => vector.tree !== null);
  test.each(cases.map((vector) => [vector.expression, vector.answers ?? {}, vector] as const))(
    '%s over %j',
    (_expression, _answers, vector) => {
      const { random, ...rest } = vector;
      const context = (): AnswersContext => ({ ...rest, random: drawn(random ?? [0.5]) });
      const value = vector.expect;
      if (typeof value === 'object' && 'error' in value) {
        expect(() => evaluate(vector.tree, context())).toThrow(expect.objectContaining({ code: value.error }) as Error);
        return;
      }
      const found = evaluate(vector.tree, context());
      if (typeof found === 'number' && Number.isFinite(found)) expect(found).toBeCloseTo(wanted(vector) as number, 9);
      else expect(found).toBe(wanted(vector));
      // Compiled once and read twice, and the tree written and read again: the same.
      const compiled = compile(JSON.parse(JSON.stringify(vector.tree)) as SurveyTree);
      expect([compiled(context()), compiled(context())]).toEqual([found, found]);
    },
  );
});
