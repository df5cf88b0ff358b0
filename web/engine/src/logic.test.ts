import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { LogicError, parseLogic } from './index.js';
import { canonical, readSchema, readVectors } from './testing.js';
import type { LogicDocument } from './types.js';

const vectors = readVectors();
const small = vectors.instruments.find(({ name }) => name === 'vocabulary')?.logic as LogicDocument;
const isLogic = new Ajv2020({ strict: false }).compile(readSchema('logic'));

/** A copy of the small instrument with something changed. */
const changed = (change: (document: any) => void): Uint8Array => {
  const copy: unknown = structuredClone(small); // `any` above: tests break the type on purpose
  change(copy);
  return canonical(copy);
};

const refusal = async (bytes: Uint8Array): Promise<LogicError> =>
  parseLogic(bytes).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(LogicError);
      return error as LogicError;
    },
  );

describe('expressions', () => {
  test.each(vectors.trees_refused)('%j is refused by the engine and by the schema', async (tree) => {
    const bytes = changed((document) => (document.rules[0].when = tree));
    expect((await refusal(bytes)).problems[0]?.where).toBe('/rules/0/when');
    expect(isLogic(JSON.parse(new TextDecoder().decode(bytes)))).toBe(false);
  });

  test.each(vectors.expressions)('$text has a shape the engine knows', async ({ tree, home }) => {
    const place = home === 'ask' ? 'ask_when' : 'opened_when';
    const bytes = changed((document) => {
      if (home === 'rule' || home === 'closing') document.rules[0] = { ...document.rules[0], when: tree };
      else document.modules.WORK[place] = tree;
    });
    const problems = await parseLogic(bytes).then(
      () => [],
      (error: LogicError) => error.problems,
    );
    expect(problems.filter(({ code }) => code === 'logic.malformed' || code === 'expression.unknown_word')).toEqual([]);
  });

  test('an expression nested without end is refused, not followed', async () => {
    let tree: object = { op: 'always' };
    for (let n = 0; n < 5000; n += 1) tree = { op: 'or', of: [tree, { op: 'always' }] };
    const text = new TextDecoder().decode(changed((document) => (document.rules[0].when = 'HERE')));
    let json = '';
    for (let n = 0; n < 3000; n += 1) json += '{"op":"or","of":[{"op":"always"},';
    json += '{"op":"always"}' + ']}'.repeat(3000);
    await refusal(new TextEncoder().encode(text.replace('"HERE"', json)));
  });
});

describe('a document', () => {
  test.each([
    ['no JSON', () => new TextEncoder().encode('{')],
    ['no UTF-8', () => new Uint8Array([0xff, 0xfe])],
    ['a list', () => canonical([])],
    ['nothing', () => canonical({})],
  ])('%s is refused', async (_, make) => {
    await refusal(make());
  });

  test.each<[string, (document: any) => void, string]>([
    ['an unknown key', (d) => (d.extra = 1), 'logic.malformed'],
    ['a missing key', (d) => delete d.items[0].private, 'logic.malformed'],
    ['a wrong kind', (d) => (d.items[0].private = 'yes'), 'logic.malformed'],
    ['an unknown weight', (d) => (d.indicators[0].weights.adult_labour = 'X'), 'logic.malformed'],
    ['an unknown item', (d) => (d.rules[1].when = { op: 'observed', items: ['NOBODY'] }), 'pack.unknown_name'],
    ['an unknown module', (d) => (d.items[0].module = 'NOWHERE'), 'pack.unknown_name'],
    ['an unknown level', (d) => (d.rules[1].level = 'NEVER'), 'pack.unknown_name'],
    ['two items of one id', (d) => (d.items[1].id = d.items[0].id), 'pack.same_id'],
    ['not(…) in a rule', (d) => (d.rules[1].when = { op: 'not', of: [{ op: 'child' }] }), 'expression.not_allowed_here'],
    ['established(…) in a rule', (d) => (d.rules[1].when = { op: 'established', rules: ['R_SEEN'] }), 'expression.not_allowed_here'],
    ['no rule for nothing disclosed', (d) => d.rules.pop(), 'pack.no_level'],
  ])('with %s is refused', async (_, change, code) => {
    expect((await refusal(changed(change))).problems.map((problem) => problem.code)).toContain(code);
  });

  test('that decides about itself in a circle is refused', async () => {
    await refusal(changed((d) => (d.modules.GATES.opened_when = { op: 'opened', module: 'WORK' })));
  });

  test('every problem is told at once', async () => {
    const bytes = changed((d) => {
      d.items[0].private = 1;
      d.rules[0].when = { op: 'perhaps' };
    });
    expect((await refusal(bytes)).problems).toHaveLength(2);
  });
});
