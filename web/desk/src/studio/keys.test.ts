import { expect, test } from 'vitest';
import { isSaveKey } from './keys.ts';

const enter = { key: 'Enter', ctrlKey: false, metaKey: false, isComposing: false };

test('Control and Enter, or Command and Enter, save', () => {
  expect(isSaveKey({ ...enter, ctrlKey: true })).toBe(true);
  expect(isSaveKey({ ...enter, metaKey: true })).toBe(true);
});

test('Enter alone is a line, and what is still being composed is not saved', () => {
  expect(isSaveKey(enter)).toBe(false);
  expect(isSaveKey({ ...enter, ctrlKey: true, isComposing: true })).toBe(false);
  expect(isSaveKey({ ...enter, key: 's', ctrlKey: true })).toBe(false);
});
