import { describe, expect, it } from 'vitest';
import { interfaceLanguages } from './interface.ts';
import { speak, spokenLocales, words } from './words.ts';

describe('the officer’s own language', () => {
  it('is each of the sheets, once, English first', () => {
    const tags = interfaceLanguages();
    expect(tags[0]).toBe('en');
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('speaks with its own words, and with English ones where it has none', () => {
    speak('id', ['back = Kembali', 'talk-title = Katakan sesuatu']);
    expect([words('back'), words('talk-title'), words('next')]).toEqual(['Kembali', 'Katakan sesuatu', 'Next']);
    expect(spokenLocales()[0]).toMatch(/^id-u/);
    speak('en');
    expect(words('back')).toBe('Back');
    expect(spokenLocales()[0]).toMatch(/^en-GB-u/);
  });

  it('writes dates in years as papers do and digits as keys do', () => {
    speak('th', ['back = กลับ']);
    expect(new Date('2026-11-27T00:00:00Z').toLocaleDateString(spokenLocales(), { year: 'numeric', timeZone: 'UTC' })).toContain('2026');
    speak('my', ['back = နောက်သို့']);
    expect((12.5).toLocaleString(spokenLocales())).toMatch(/^12/);
    speak('en');
  });
});
