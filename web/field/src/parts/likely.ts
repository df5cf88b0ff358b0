import type { OfferedLanguage } from '../library/library.ts';

/**
 * Languages in the order in which they are likely here: those of this station first, then the others the country's directory names, then those the table
 * holds likely in this country, then the others by their English names. An order, never a guess about a person.
 */
export function likelyFirst(languages: readonly OfferedLanguage[], named: readonly string[], country: string): readonly OfferedLanguage[] {
  const place = (each: OfferedLanguage): number => {
    if (named.includes(each.tag)) return named.indexOf(each.tag);
    return named.length + (each.where_likely.includes(country.toUpperCase()) ? 0 : 1);
  };
  return [...languages].sort((one, other) => place(one) - place(other) || one.english_name.localeCompare(other.english_name, 'en'));
}
