import { afterEach, expect, test, vi } from 'vitest';
import { quote } from './quote.ts';

const shown = (given: string, words: readonly string[]): string[] => {
  const spans = words.map((word): [number, number] => {
    const begin = [...given.slice(0, given.indexOf(word))].length;
    return [begin, begin + [...word].length];
  });
  return quote(given, spans).map((pieces) => pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join(''));
};
afterEach(() => vi.unstubAllGlobals());

const LONG = 'Our driver takes you across the river, pay a small deposit, then the company sends you a ticket';

test('a quote is cut between words, and says where it was', () => {
  expect(shown(LONG, ['pay a small deposit'])).toEqual(['…you across the river, [pay a small deposit], then the company sends…']);
  expect(shown('\u{1f600} pay', ['pay'])).toEqual(['\u{1f600} [pay]']);
});

test('spans that stand close together share a quote, and others do not', () => {
  expect(shown('Poipet: no skill needed', ['no skill', 'Poipet'])).toEqual(['[Poipet]: [no skill] needed']);
  expect(shown(LONG, ['Our', 'ticket'])).toEqual(['[Our] driver takes you across…', '…the company sends you a [ticket]']);
});

test.each(['មិនត្រូវការបទពិសោធន៍ទេប្រាក់ខែខ្ពស់ណាស់', 'ไม่ต้องมีประสบการณ์เงินเดือนสูงที่พักฟรี', 'အတွေ့အကြုံမလိုလစာကောင်းမနက်ဖြန်ထွက်'])(
  'no mark is torn from its letter: %s',
  (phrase) => {
    for (let room = 0; room < 8; room += 1) {
      const between = ' '.repeat(room);
      const [told = ''] = shown(`${phrase}${between}PAY${between}${phrase}`, ['PAY']);
      const [before = '', behind = ''] = told.split('[PAY]');
      expect(before).not.toMatch(/^…\p{M}/u);
      expect(phrase.slice(behind.replace('…', '').trim().length)).not.toMatch(/^\p{M}/u);
    }
  },
);

test('a browser that cannot tell words apart cuts at spaces', () => {
  vi.stubGlobal('Intl', {});
  expect(shown(LONG, ['pay a small deposit'])).toEqual(['…you across the river, [pay a small deposit], then the company sends…']);
});
