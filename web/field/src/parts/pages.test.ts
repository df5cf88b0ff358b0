import { expect, it } from 'vitest';
import { pagesOf, pick } from './pages.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, place) => `c${place}`);

it('keeps up to eight answers together', () => {
  expect(pagesOf(names(8))).toEqual([names(8)]);
  expect(pagesOf([])).toEqual([[]]);
});

it('puts many answers on pages of six, in their order', () => {
  const pages = pagesOf(names(24));
  expect(pages.map((page) => page.length)).toEqual([6, 6, 6, 6]);
  expect(pages.flat()).toEqual(names(24));
});

it('takes away what is touched twice', () => {
  expect(pick(['water', 'rest'], 'water', ['nothing'])).toEqual(['rest']);
});

it('lets nothing stand beside what stands alone', () => {
  expect(pick(['water', 'rest'], 'nothing', ['nothing'])).toEqual(['nothing']);
  expect(pick(['nothing'], 'water', ['nothing'])).toEqual(['water']);
});
