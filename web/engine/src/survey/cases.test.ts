import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, evaluate, type AnswersContext, type Random, type SurveyTree } from './index.js';

type Expected = string | number | boolean | { readonly number: string } | { readonly error: string };
interface Where extends Omit<AnswersContext, 'random'> {
  /** The numbers drawn, over and over. */
  readonly random?: readonly number[];
}
interface Part extends Where {
  readonly part: string;
  readonly world?: string;
  readonly cases: readonly (readonly [expression: string, expect: Expected])[];
}
interface Contents {
  readonly now: string;
  readonly worlds: Readonly<Record<string, Where>>;
  readonly parts: readonly Part[];
}

const contract = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../contracts/expressions/${name}`, import.meta.url), 'utf8'));
const contents = contract('survey.json') as Contents;
/** Of every expression that can be read. What cannot is Python's to refuse: it alone reads expressions. */
const trees = contract('survey-trees.json') as Readonly<Record<string, SurveyTree>>;

function drawn(numbers: readonly number[]): Random {
  let at = 0;
  return { next: () => numbers[at++ % numbers.length] ?? 0 };
}

test.each(contents.parts.map(({ part, world = '' }) => [part, world] as const))('%s is read where it says', (_part, world) => {
  expect(['', ...Object.keys(contents.worlds)]).toContain(world);
});

describe.each(contents.parts.map((part) => [part.part, part] as const))('%s', (_title, part) => {
  const { part: _, world = '', cases, ...own } = part;
  const { random = [0.5], ...where } = { now: contents.now, ...contents.worlds[world], ...own };
  const context = (): AnswersContext => ({ ...where, random: drawn(random) });

  test.each(cases.filter(([expression]) => !Object.hasOwn(trees, expression)))('%s cannot be read', (_expression, expected) => {
    expect(expected).toHaveProperty('error');
  });

  test.each(cases.filter(([expression]) => Object.hasOwn(trees, expression)))('%s', (expression, expected) => {
    const tree = trees[expression] as SurveyTree;
    if (typeof expected === 'object' && 'error' in expected) {
      expect(() => evaluate(tree, context())).toThrow(expect.objectContaining({ code: expected.error }) as Error);
      return;
    }
    const wanted = typeof expected === 'object' ? Number(expected.number) : expected;
    const found = evaluate(tree, context());
    if (typeof found === 'number' && Number.isFinite(found)) expect(found).toBeCloseTo(wanted as number, 9);
    else expect(found).toBe(wanted);
    // Compiled once and read twice, and the tree written and read again: the same.
    const compiled = compile(JSON.parse(JSON.stringify(tree)) as SurveyTree);
    expect([compiled(context()), compiled(context())]).toEqual([found, found]);
  });
});
