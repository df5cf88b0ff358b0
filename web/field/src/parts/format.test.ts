import { describe, expect, it } from 'vitest';
import { dialable, languageName, longDate, megabytes } from './format.ts';

describe('what officers read', () => {
  it('shows a size in megabytes', () => {
    expect(megabytes(1_250_000)).toBe('1.3');
    expect(megabytes(0)).toBe('0.0');
  });

  it('names a language in English, and falls back to its tag', () => {
    expect(languageName('km')).toBe('Khmer');
    expect(languageName('zh-Hans', 'Mandarin (simplified)')).toBe('Mandarin (simplified)'); // as the table and the desk call it
    expect(languageName('not a tag')).toBe('not a tag');
  });

  it('writes a date out, whether day or instant', () => {
    expect(longDate('2026-11-25')).toBe('25 November 2026');
    expect(longDate('2026-11-25T23:30:00Z')).toBe('25 November 2026');
    expect(longDate('soon')).toBe('soon');
  });

  it('dials digits only, and keeps the plus of a country code', () => {
    expect(dialable('+66 (0) 2-123 4567')).toBe('+66021234567');
    expect(dialable('1300')).toBe('1300');
    expect(dialable('dial 1300')).toBe('1300');
  });
});
