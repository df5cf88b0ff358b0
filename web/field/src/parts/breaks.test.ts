import { describe, expect, it } from 'vitest';
import type { Wording } from '../library/library.ts';
import { breakable } from './breaks.ts';

const wording = (language: string, words: string): Wording =>
  ({
    language,
    autonym: language,
    english_name: language,
    direction: 'ltr',
    script: 'Thai',
    state: 'draft',
    texts: { one: words },
  }) as Wording;
const divided = (language: string, words: string): string => breakable(wording(language, words)).texts['one'] ?? '';

describe('places where a line may break', () => {
  it.each([
    ['th', 'คุณต้องการน้ำไหม', 'คุณ|ต้องการ|น้ำ|ไหม'],
    ['lo', 'ເຈົ້າຕ້ອງການນໍ້າບໍ່', null],
    ['km', 'តើអ្នកត្រូវការទឹកទេ?', null],
    ['my', 'ရေလိုပါသလား။', null],
  ])('stand between the words of %s', (language, words, expected) => {
    const found = divided(language, words);
    expect(found.split('\u200b').length).toBeGreaterThan(1);
    expect(found.replaceAll('\u200b', '')).toBe(words);
    if (expected) expect(found.replaceAll('\u200b', '|')).toBe(expected);
  });

  it('never stand before a full stop, after a bracket, or beside a space', () => {
    const found = divided('my', 'ရေ (သန့်) ပါ။ နားပါ။');
    expect(found).not.toMatch(/\u200b[\s။)]|[\s(]\u200b/u);
  });

  it('are not put into languages with spaces, and absent texts stay absent', () => {
    const written = wording('id', 'Apakah Anda mau air?');
    expect(breakable(written)).toBe(written);
    expect(breakable(wording('th', 'น้ำ')).texts['two']).toBeUndefined();
  });
});
