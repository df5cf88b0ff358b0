import { expect, it } from 'vitest';
import { distinctStatements } from './statements.ts';

const WORDS: Readonly<Record<string, string>> = {
  a: 'You can speak with a lawyer.',
  b: 'You can speak with a lawyer.',
  c: 'You can rest.',
};
const words = (id: string): string => WORDS[id] ?? '';
const line = (text: string, is_private = false) => ({ text, is_private });

it('says a sentence once, at its first place', () => {
  expect(distinctStatements([line('a'), line('c'), line('b')], words)).toEqual([line('a'), line('c')]);
});

it('keeps it private when one of the reasons is', () => {
  expect(distinctStatements([line('a'), line('b', true)], words)).toEqual([line('a', true)]);
});

it('leaves out what this language has no words for', () => {
  expect(distinctStatements([line('x')], words)).toEqual([]);
});
