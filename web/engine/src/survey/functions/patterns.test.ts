import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../random.js';
import { toPattern } from './patterns.js';

const ATOMS = ['a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\.', '[\\w-]', 'é', '😀', '^', '$', '\\b', '\\B', '\\s', '\\u0061', '[a-c1]'];
const REPEATS = ['', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '{0}', '{0,2}'];
const LETTERS = ['a', 'b', 'c', '1', '.', ' ', 'é', '😀', '\n', '-', '_'];

/** Patterns and texts nobody would write. */
class Drawn {
  constructor(private readonly random: SeededRandom) {}

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random.next() * items.length)] as Item;
  }

  pattern(depth = 3): string {
    const parts = Array.from({ length: 1 + Math.floor(this.random.next() * 3) }, () => {
      if (depth === 0 || this.random.next() < 0.5) {
        const atom = this.pick(ATOMS);
        return /^(?:[$^]|\\[bB])$/.test(atom) ? atom : atom + this.pick(REPEATS);
      }
      const kind = this.pick(['(', '(', '(?:', '(?=', '(?!']);
      const inside = `${kind}${this.pattern(depth - 1)})`;
      return kind === '(?=' || kind === '(?!' ? inside : inside + this.pick(REPEATS);
    });
    return this.random.next() < 0.2 ? `${parts.join('')}|${this.pattern(0)}` : parts.join('');
  }

  text(): string {
    return Array.from({ length: Math.floor(this.random.next() * 7) }, () => this.pick(LETTERS)).join('');
  }
}

describe('a pattern', () => {
  test('fits what RegExp fits, of patterns and texts grown at random', () => {
    const seed = 20261130;
    const drawn = new Drawn(new SeededRandom(seed));
    let fitting = 0;
    for (let round = 0; round < 1000; round += 1) {
      const source = drawn.pattern();
      const wanted = new RegExp(`^(?:${source})$`, 'u');
      const pattern = toPattern(source);
      for (let at = 0; at < 6; at += 1) {
        const text = drawn.text();
        fitting += Number(wanted.test(text));
        if (pattern.test(text) !== wanted.test(text)) expect.fail(`seed ${seed}: ${source} over ${JSON.stringify(text)}`);
      }
    }
    expect(fitting).toBeGreaterThan(300);
  });

  test.each([
    ['(a+)+', 'a'],
    ['(a|a)*', 'a'],
    ['(a|ab|b)*c', 'ab'],
    ['(a?b?)*c', 'ab'],
    ['(a*)*(a*)*(a*)*(a*)*b', 'a'],
    ['(?:a?){60}a{60}b', 'a'],
    ['((([0-9])*[a-z]*)+-?)+', '0'],
    ['(?=(a+)+b)a*', 'a'],
    ['(\\w+\\s?)*\\.', 'word '],
    ['([\\w-.]+)+@([\\w-]+\\.?)+', 'a'],
  ])('that would keep another program busy for years says at once: %s', (source, round) => {
    const started = performance.now();
    expect(toPattern(source).test(`${round.repeat(3000)}!`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test.each(['(a{0,999}){0,999}', '((((a{9}){9}){9}){9}){9}', '(a*)(a*)(a*)b\\1', '(?:(a)\\1)+', '(a)+\\1'])(
    'that no text is worth is refused: %s',
    (source) => expect(() => toPattern(source).test('a')).toThrow('cannot be used'),
  );

  test('over a text without measure is given up, and not waited for', () => {
    expect(() => toPattern('(?:(?=.*y).)*z').test(`${'x'.repeat(20_000)}y`)).toThrow('too large');
  });

  test('may refer back', () => {
    expect(['ab-ab', 'ab-ac'].map((text) => toPattern('(\\w+)-\\1').test(text))).toEqual([true, false]);
  });
});
