import { describe, expect, it } from 'vitest';
import { checkSecret, secretBytes } from './secret.ts';

describe('a secret', () => {
  it.each([
    ['4820193756', true],
    ['4820 193 756', true],
    ['482019375', 'secret.too_short'],
    ['48201937', 'secret.too_short'],
    ['7777777777', 'secret.all_equal'],
    ['1234567890', 'secret.simple_run'],
    ['9876543210', 'secret.simple_run'],
    ['8901234567', 'secret.simple_run'],
    ['1234123412341234', 'secret.simple_run'],
    ['1212121212', 'secret.simple_run'],
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
    expect(secretBytes(' 4820 1937 56 ')).toEqual(secretBytes('4820193756'));
    expect(secretBytes('Lamp  River goat-paper')).toEqual(secretBytes('lamp river goat paper'));
    expect(secretBytes('lamp river goat paper')).not.toEqual(secretBytes('lampriver goat paper'));
  });
});
