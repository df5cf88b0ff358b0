/** The browser finds in an offer what the desk's readers find: contracts/offers/vectors.json. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Data, Span } from './data.ts';
import { findSigns } from './find.ts';
import { findVoice } from './voices.ts';

interface Vector {
  readonly text: string;
  readonly country: string;
  readonly rules: Readonly<Record<string, readonly Span[]>>;
  readonly tricks: Readonly<Record<string, Span>>;
  readonly zawgyi: boolean;
  readonly known: boolean;
}
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../../contracts/offers/${name}`, import.meta.url), 'utf8'));
const data = read('signs.json') as Data;
const vectors = read('vectors.json') as readonly Vector[];

test.each(vectors)('$text', ({ text, country, ...wanted }) => {
  const found = findSigns(text, data, country);
  expect({
    rules: Object.fromEntries(
      found.rules.map(({ id, spans }) => [id, [...spans].sort((one, other) => one[0] - other[0] || one[1] - other[1])]),
    ),
    tricks: Object.fromEntries(found.tricks),
    zawgyi: found.isZawgyi,
    known: found.isKnown,
  }).toEqual(wanted);
});

test('a voice of the network is never taken', () => {
  const voice = (lang: string, localService: boolean): SpeechSynthesisVoice => ({
    lang,
    localService,
    default: false,
    name: lang,
    voiceURI: lang,
  });
  const near = voice('th_TH', true);
  expect(findVoice([voice('th-TH', false), near], 'th')).toBe(near);
  expect(findVoice([voice('th-TH', false)], 'th')).toBeUndefined();
  expect(findVoice([voice('zh-CN', true)], 'zh-Hans')?.lang).toBe('zh-CN');
  expect(findVoice([voice('tl-PH', true)], 'fil')?.lang).toBe('tl-PH');
  expect(findVoice([voice('en-US', true)], 'my')).toBeUndefined();
});
