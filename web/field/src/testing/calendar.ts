/** Left out by Chromium on every phone and computer: `Intl.DateTimeFormat.supportedLocalesOf` names none of them there. */
export const LEFT_OUT = ['km', 'lo', 'my', 'ne', 'si'];

export const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
export const WEEK = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 10, 2 + day)));

/** Twelve months as they stand in a date, as this Node's CLDR has them. */
export const monthsIn = (tag: string): string[] =>
  MONTHS.map((at) => {
    const parts = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatToParts(at);
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  });

/** Monday first. */
export const weekIn = (tag: string): string[] => WEEK.map((at) => at.toLocaleDateString(tag, { weekday: 'long', timeZone: 'UTC' }));

/** Under which names the sheets of those languages hold theirs. */
export const CALENDAR = [...monthsIn('en'), ...weekIn('en')];
