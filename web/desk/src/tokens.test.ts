import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, findDrift, renderCss } from '../../../contracts/design/build.mjs';

type Theme = 'light' | 'dark' | 'outdoor';
interface Tokens {
  readonly colour: Readonly<Record<string, Readonly<Record<Theme, string>>>>;
  readonly text_pairs: readonly (readonly [string, string])[];
  readonly edge_pairs: readonly (readonly [string, string])[];
  readonly leading: Readonly<Record<string, number | string>>;
}
const root = new URL('../../../', import.meta.url);
const tokens = JSON.parse(readFileSync(new URL('contracts/design/tokens.json', root), 'utf8')) as Tokens;

function colour(name: string, theme: Theme): string {
  const found = tokens.colour[name];
  if (!found) throw new Error(`No colour ${name} in tokens.json.`);
  return found[theme];
}

describe.each(['light', 'dark', 'outdoor'] as const)('%s theme', (theme) => {
  test.each(tokens.text_pairs)('text %s on %s has a contrast of at least 7 : 1', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(7);
  });
  test.each(tokens.edge_pairs)('edge %s on %s has a contrast of at least 3 : 1', (edge, ground) => {
    expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test.each(tokens.edge_pairs)('outdoors, in glare, edge %s on %s has a contrast of at least 7 : 1', (edge, ground) => {
  expect(contrast(colour(edge, 'outdoor'), colour(ground, 'outdoor'))).toBeGreaterThanOrEqual(7);
});

test('contrast is the ratio WCAG gives', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('every ink stands in a text pair', () => {
  const inks = Object.keys(tokens.colour).filter((name) => name.includes('ink'));
  const tried = new Set(tokens.text_pairs.map(([text]) => text));
  expect(inks.filter((name) => !tried.has(name))).toEqual([]);
});

test('Nastaliq has at least twice its size as line height', () => {
  expect(tokens.leading['Aran']).toBeGreaterThanOrEqual(2);
  expect(renderCss(tokens, { firstPaint: true })).toContain("[data-script='Aran'] {\n  line-height: var(--leading-aran);");
});

test('style sheets and drawings on disk are what tokens.json says', () => {
  expect(findDrift()).toEqual([]);
});

test('icons have the size their names say', () => {
  for (const [name, size] of [
    ['icon-192', 192],
    ['icon-512', 512],
    ['maskable-192', 192],
    ['maskable-512', 512],
  ] as const) {
    const png = readFileSync(new URL(`web/field/public/icons/${name}.png`, root));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});
