import { expect, test } from 'vitest';
import { sayRemaining } from './countdown.ts';

test('what is left is said in minutes and seconds, rounded up, and ends', () => {
  expect(sayRemaining(600_000, 0)).toBe('10:00');
  expect(sayRemaining(600_000, 55_400)).toBe('9:05');
  expect(sayRemaining(600_000, 599_999)).toBe('0:01');
  expect(sayRemaining(600_000, 600_000)).toBeNull();
});
