import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CALENDAR, LEFT_OUT, monthsIn, weekIn } from '../testing/calendar.ts';
import { languageName, longDate, megabytes, weekdayTime } from './format.ts';
import { speak } from './words.ts';

const read = (tag: string): string => readFileSync(new URL(`../../../../content/interface/${tag}.ftl`, import.meta.url), 'utf8');

describe('months and days of the week that browsers leave out', () => {
  it.each(LEFT_OUT)('stand in the sheet of %s, each under its English name, as CLDR has it', (tag) => {
    const held = new Map(new FluentResource(read(tag)).body.map(({ id, value }) => [id, value]));
    const named = CALENDAR.map((name) => held.get(name));
    const months = named.slice(0, 12);
    expect(named.slice(12)).toEqual(weekIn(tag));
    if (tag !== 'si') expect(months).toEqual(monthsIn(tag));
    else expect([months[0], months[11]]).toEqual(['ජනවාරි', 'දෙසැම්බර්']); // Node's newest CLDR has months of the moon
  });
});

describe('on a phone whose browser leaves the officer’s language out', () => {
  const whole = { DateTimeFormat: Intl.DateTimeFormat, DisplayNames: Intl.DisplayNames };
  /** As such a browser does: the first language that it knows, or the phone's own, which is Thai here. */
  const leaveOut = <Of extends typeof Intl.DateTimeFormat | typeof Intl.DisplayNames>(of: Of): Of =>
    new Proxy(of, {
      construct: (made, [locales, ...more]: [string | string[], ...unknown[]]) => {
        const known = [locales].flat().find((each) => !LEFT_OUT.includes(each.split('-')[0] ?? ''));
        return Reflect.construct(made, [known ?? 'th-TH', ...more]);
      },
      get: (made, name) =>
        name === 'supportedLocalesOf'
          ? (locales: string[]) => locales.filter((each) => !LEFT_OUT.includes(each.split('-')[0] ?? ''))
          : Reflect.get(made, name),
    });
  afterEach(() => {
    vi.unstubAllGlobals();
    speak('en');
  });

  it.each([
    ['km', '25 វិច្ឆិកា 2026', 'ពុធ'],
    ['my', '25 နိုဝင်ဘာ 2026', 'ဗုဒ္ဓဟူး'],
    ['si', '25 නොවැම්බර් 2026', 'බදාදා'],
  ])('%s dates have its own words and the years of the papers', (tag, date, weekday) => {
    vi.stubGlobal(
      'Intl',
      Object.create(Intl, Object.fromEntries(Object.entries(whole).map(([name, of]) => [name, { value: leaveOut(of) }]))),
    );
    speak(tag, [read(tag)]);
    expect(longDate('2026-11-25')).toBe(date);
    expect(weekdayTime(new Date(2026, 10, 25, 18, 5).getTime())).toMatch(new RegExp(`^${weekday},? 18:05$`));
    expect(languageName('th', 'Thai')).toBe('Thai');
    expect(megabytes(1_250_000)).toBe('1.3');
  });
});
