import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { markingOf, scriptOf } from './languages.ts';
import { openText } from './load.ts';
import { readMarkup } from './markup.ts';
import { showAnswer, showMoment, showTime, storeMoment, storeTime } from './moments.ts';
import { hasWords } from './words.ts';

describe('languages of a form', () => {
  test.each([
    ['English (en)', 'en', 'ltr', 'Latn'],
    ['Dari (prs)', 'fa-AF', 'rtl', 'Arab'],
    ['Urdu (ur)', 'ur', 'rtl', 'Aran'],
    ['Burmese (my)', 'my', 'ltr', 'Mymr'],
    ['မြန်မာ (my)', 'my', 'ltr', 'Mymr'],
    ['Arabic (ar)', 'ar', 'rtl', 'Arab'],
  ])('%s is marked %s, %s, %s', (language, lang, dir, script) => {
    expect(markingOf(language)).toMatchObject({ lang, dir, script });
  });

  test('one we do not know keeps its code and goes by its letters', () => {
    expect(markingOf('Klingon (tlh)')).toMatchObject({ lang: 'tlh', dir: 'auto' });
    expect(markingOf('default')).toMatchObject({ lang: undefined, dir: 'auto' });
    expect(markingOf('')).toMatchObject({ lang: undefined, dir: 'auto' });
  });
});

test('a text without a language still gets lines of its script', () => {
  expect(['Hello', 'မင်္ဂလာပါ', 'สวัสดี', 'سلام', ''].map(scriptOf)).toEqual(['Latn', 'Mymr', 'Thai', 'Arab', 'Latn']);
});

describe('marked-up text', () => {
  test.each([
    ['plain', [[{ text: 'plain', mark: 'plain' }]]],
    [
      '**a** b',
      [
        [
          { text: 'a', mark: 'strong' },
          { text: ' b', mark: 'plain' },
        ],
      ],
    ],
    [
      'an *e* word',
      [
        [
          { text: 'an ', mark: 'plain' },
          { text: 'e', mark: 'leaning' },
          { text: ' word', mark: 'plain' },
        ],
      ],
    ],
    ['# Title\nline', [[{ text: 'Title', mark: 'plain' }], [{ text: 'line', mark: 'plain' }]]],
    ['snake_case_name', [[{ text: 'snake_case_name', mark: 'plain' }]]],
    ['2 * 3 * 4', [[{ text: '2 * 3 * 4', mark: 'plain' }]]],
    ['<span style="color:red">red</span>', [[{ text: 'red', mark: 'plain' }]]],
    ['[words](https://example.org)', [[{ text: 'words', mark: 'plain' }]]],
    ['', [[{ text: '', mark: 'plain' }]]],
  ])('%j', (text, lines) => expect(readMarkup(text)).toEqual(lines));
});

describe('days and times', () => {
  test('are stored with a zone and shown without', () => {
    expect(storeTime('08:30')).toMatch(/^08:30:00\.000[+-]\d{2}:\d{2}$/);
    expect(storeMoment('2026-11-24T10:30')).toMatch(/^2026-11-24T10:30:00\.000[+-]\d{2}:\d{2}$/);
    expect([storeTime(''), storeMoment('')]).toEqual(['', '']);
    expect(showTime(storeTime('08:30'))).toBe('08:30');
    expect(showMoment(storeMoment('2026-11-24T10:30'))).toBe('2026-11-24T10:30');
    expect(showAnswer('geopoint', '12.5 99.1 0 0')).toBe('12.5, 99.1');
    expect(showAnswer('text', 'as it is')).toBe('as it is');
  });
});

describe('opening a form', () => {
  test.each([
    ['no JSON', '{', 'unreadable'],
    ['another JSON', '{"kind":"else"}', 'unreadable'],
    ['a workbook with errors', '{"kind":"problems","problems":["survey, row 3: …"]}', 'problems'],
    [
      'a form that goes in circles',
      JSON.stringify({
        kind: 'form',
        nodes: [{ kind: 'question', type: 'text', name: 'a', path: '/data/a', calculation: { op: 'field', name: 'a' } }],
      }),
      'unreadable',
    ],
    ['a form', JSON.stringify({ kind: 'form', nodes: [{ kind: 'question', type: 'text', name: 'a', path: '/data/a' }] }), 'form'],
  ])('%s', (_what, text, kind) => expect(openText(text).kind).toBe(kind));
});

test('every sentence the page says is written', () => {
  const files = ['App', 'Choose', 'FormWalk', 'Medium', 'Question', 'Repeat', 'Summary', 'Words'].map((name) => `${name}.svelte`);
  const answers = ['Acknowledged', 'Chosen', 'Located', 'Ranged', 'Ranked', 'Typed'].map((name) => `answers/${name}.svelte`);
  const sources = [...files, ...answers, 'walk.svelte.ts', 'load.ts'].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));
  const keys = sources.flatMap((source) =>
    [...source.matchAll(/(?:words\(|say=)['"{]*([a-z]+(?:-[a-zA-Z]+)+)['"]/g)].map((found) => found[1] ?? ''),
  );
  expect(keys.length).toBeGreaterThan(40);
  expect(keys.filter((key) => !hasWords(key))).toEqual([]);
  for (const type of ['text', 'integer', 'decimal', 'date', 'time', 'dateTime']) expect(hasWords(`type-${type}`)).toBe(true);
  for (const kind of ['image', 'signature', 'audio', 'video', 'file', 'barcode', 'map', 'other'])
    expect(hasWords(`on-phone-${kind}`)).toBe(true);
});
