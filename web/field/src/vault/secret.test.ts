import { describe, expect, it } from 'vitest';
import { checkSecret, secretBytes } from './secret.ts';

describe('a secret', () => {
  it.each([
    ['48201937', true],
    ['4820 1937', true],
    ['4820193', 'secret.too_short'],
    ['77777777', 'secret.all_equal'],
    ['12345678', 'secret.simple_run'],
    ['87654321', 'secret.simple_run'],
    ['89012345', 'secret.simple_run'],
    ['12341234', 'secret.simple_run'],
    ['12121212', 'secret.simple_run'],
    ['lamp river goat paper', true],
    ['lamp-river-goat-paper', true],
    ['lamp river goat', 'secret.too_few_words'],
    ['lamp lamp lamp lamp', 'secret.too_few_words'],
    ['a b c d', 'secret.too_few_words'],
    ['', 'secret.too_few_words'],
    ['ลม น้ำ ดิน ไฟ', true],
  ])('%j → %s', (secret, expected) => {
    const check = checkSecret(secret);
    expect(check.ok ? true : check.problem).toBe(expected);
  });

  it('is the same however it is spaced or capitalised', () => {
    expect(secretBytes(' 4820 1937 ')).toEqual(secretBytes('48201937'));
    expect(secretBytes('Lamp  River goat-paper')).toEqual(secretBytes('lamp river goat paper'));
    expect(secretBytes('lamp river goat paper')).not.toEqual(secretBytes('lampriver goat paper'));
  });
});
