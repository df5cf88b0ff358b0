/** A size as officers read it, in megabytes with one digit. */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** The English name of a language tag, or the tag itself. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A date such as `2026-11-25` or an instant, as 25 November 2026; what cannot be read stays as it is. */
export function longDate(date: string): string {
  const at = new Date(date.length === 10 ? `${date}T00:00:00Z` : date);
  if (Number.isNaN(at.getTime())) return date;
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Digits to dial; extensions and words around the number are left out. */
export function dialable(phone: string): string {
  return phone.replace(/(?!^\+)[^\d]/g, '');
}

/** The hour and minute of an instant on this phone's clock. */
export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
