/**
 * Languages whose readers write numerals of their own every day, by Unicode's name of the numbering system. Everybody else
 * writes 0–9, also where a script has others (Thai, Hindi, Tamil, Urdu). Named here: what a phone takes for usual changes
 * with its version.
 */
const OWN: Readonly<Record<string, string>> = {
  ar: 'arab',
  bn: 'beng',
  fa: 'arabext',
  'fa-AF': 'arabext',
  km: 'khmr',
  lo: 'laoo',
  my: 'mymr',
  ne: 'deva',
  ps: 'arabext',
};

/** A group of digits in the numerals of a language. */
export function inNumerals(digits: string, language: string): string {
  const numberingSystem = OWN[language] ?? 'latn';
  return new Intl.NumberFormat('en', { numberingSystem, useGrouping: false, minimumIntegerDigits: digits.length }).format(Number(digits));
}

/** A code as it is read and copied: three digits at a time. */
export function groupsOf(code: string): string[] {
  return code.match(/.{1,3}/g) ?? [];
}
