import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate, findNext, type Logic, parseLogic, seeOutcome } from './index.js';
import { canonical, readSchema, readVectors, whole } from './testing.js';

const vectors = readVectors();
const ajv = new Ajv2020({ strict: false });
const isLogic = ajv.compile(readSchema('logic'));
const isOutcome = ajv.compile(readSchema('outcome'));

test('the vectors hold enough to be worth passing', () => {
  const cases = vectors.instruments.flatMap((instrument) => instrument.cases);
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect(new Set(cases.map(({ outcome }) => outcome.level)).size).toBeGreaterThanOrEqual(5);
  expect(cases.some(({ outcome }) => outcome.outcomes.some((rule) => rule.jointly))).toBe(true);
});

describe.each(vectors.instruments)('$name', ({ logic: document, release, cases }) => {
  // Once, as on a phone: planning takes longer than all cases, and one case must leave nothing to the next.
  let logic: Logic;
  beforeAll(async () => {
    logic = await parseLogic(canonical(document));
  });

  test('the logic obeys its schema and keeps its release', () => {
    expect(isLogic(document), ajv.errorsText(isLogic.errors)).toBe(true);
    expect(logic.release).toBe(release);
  });

  test.each(cases)('$id', ({ answers, outcome, asking, visible }) => {
    const found = evaluate(logic, answers);
    expect(found).toEqual(whole(document, release, outcome));
    expect(isOutcome(found), ajv.errorsText(isOutcome.errors)).toBe(true);
    expect(findNext(logic, answers)).toEqual(asking);
    expect(seeOutcome(logic, found)).toEqual(visible);
  });
});
