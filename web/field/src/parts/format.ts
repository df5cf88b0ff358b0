import { spokenLocales, words } from './words.ts';

/** A size as officers read it, in megabytes with one digit. */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString(spokenLocales(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** The name of a language in the officer's own; where that has none, and in English, as our table calls it, or its tag. */
export function languageName(tag: string, english = tag): string {
  const locales = spokenLocales();
  if (english !== tag && Intl.DisplayNames.supportedLocalesOf(locales)[0]?.startsWith('en')) return english;
  try {
    return new Intl.DisplayNames(locales, { type: 'language', fallback: 'none' }).of(tag) ?? english;
  } catch {
    return english;
  }
}

/** Names one after the other, as the officer's language lists them. */
export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat(spokenLocales(), { type: 'unit', style: 'short' }).format(names);
}

/** A time in the officer's language. Names that the browser lacks stand in its sheet, under the English ones. */
export function writeTime(at: Date, how: Intl.DateTimeFormatOptions): string {
  return sayParts(new Intl.DateTimeFormat(spokenLocales(), how).formatToParts(at));
}

/** What the browser has put together, with the officer's own words for what it could say in English alone. */
export function sayParts(parts: readonly { readonly value: string }[]): string {
  return parts.map(({ value }) => words(value)).join('');
}

/** A date such as `2026-11-25` or an instant, as 25 November 2026; what cannot be read stays as it is. */
export function longDate(date: string): string {
  const at = new Date(date.length === 10 ? `${date}T00:00:00Z` : date);
  if (Number.isNaN(at.getTime())) return date;
  return writeTime(at, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Digits to dial; extensions and words around the number are left out. */
export function dialable(phone: string): string {
  return phone.replace(/(?!^\+)[^\d]/g, '');
}

/** The hour and minute of an instant on this phone's clock. */
export function clockTime(instant: string): string {
  return writeTime(new Date(instant), { hour: '2-digit', minute: '2-digit' });
}

/** The day of the week, and the hour and minute, on this phone's clock. */
export function weekdayTime(milliseconds: number): string {
  return writeTime(new Date(milliseconds), { weekday: 'long', hour: '2-digit', minute: '2-digit' });
}

/** When something was said, on this phone's clock and in the first of these languages that the browser knows: the hour, and the day where it is not today. */
export function saidAt(at: string, now: number, locales: readonly string[]): string {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'numeric' } as const);
  return then.toLocaleString([...locales], { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A name that may be in another script, whatever stands beside it: a day's number would follow its direction. */
export function setApart(name: string): string {
  return `\u2068${name}\u2069`;
}
