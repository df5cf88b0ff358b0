import { expect, test } from 'vitest';
import { AnswersError, evaluate, parseAnswers, parseLogic } from './index.js';
import { canonical, readVectors } from './testing.js';

const logic = await parseLogic(canonical(readVectors().instruments.find(({ name }) => name === 'vocabulary')?.logic));

const codes = (raw: unknown): readonly string[] => {
  try {
    parseAnswers(logic, raw);
  } catch (error) {
    if (error instanceof AnswersError) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
};

test('answers are tidied, blank ones left out', () => {
  expect(parseAnswers(logic, { GATE: 'yes', WISH: ' food  rest ', AGE: '', PAPERS_when: 'before work' })).toEqual({
    GATE: 'yes',
    WISH: 'food rest',
    PAPERS_when: 'before work',
  });
});

test.each([
  [{ GHOST: 'yes' }, ['answers.unknown_key']],
  [{ constructor: 'yes' }, ['answers.unknown_key']],
  [{ GATE: 'maybe' }, ['answers.unknown_value']],
  [{ GATE: true }, ['answers.not_text']],
  [{ GATE: null }, ['answers.not_text']],
  [{ GATE: 'yes no' }, ['answers.two_values']],
  [{ HURT_when: 'work' }, ['answers.unknown_key']],
  [{ mode: 'boss' }, ['answers.unknown_value']],
  [{ GATE: 'maybe', GHOST: 'yes', DOOR: 1 }, ['answers.unknown_value', 'answers.unknown_key', 'answers.not_text']],
  [{ WORK_open: 'stopped', stopped: 'yes', mode: 'specialist' }, []],
])('%j: %j', (raw, expected) => {
  expect(codes(raw)).toEqual(expected);
});

test.each([null, 'yes', ['yes'], 3])('%j is no set of answers', (raw) => {
  expect(() => parseAnswers(logic, raw)).toThrow(AnswersError);
});

test('no error repeats an answer', () => {
  expect(() => parseAnswers(logic, { GATE: 'secret words' })).toThrow(/GATE/);
  expect(() => parseAnswers(logic, { GATE: 'secret' })).not.toThrow(/secret/);
});

test('a logic that was not checked is not evaluated', () => {
  expect(() => evaluate({ ...logic }, {})).toThrow(/parseLogic/);
});
