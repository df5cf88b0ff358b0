/** Which script a letter belongs to, by the names that the hub gives scripts (`titian.instrument.languages.scripts`). */
const NAMES = {
  ARABIC: 'Arabic',
  ARMENIAN: 'Armenian',
  BENGALI: 'Bengali',
  CHEROKEE: 'Cherokee',
  CJK: 'Han',
  COPTIC: 'Coptic',
  CYRILLIC: 'Cyrillic',
  DESERET: 'Deseret',
  DEVANAGARI: 'Devanagari',
  ETHIOPIC: 'Ethiopic',
  GREEK: 'Greek',
  HEBREW: 'Hebrew',
  KHMER: 'Khmer',
  LAO: 'Lao',
  LATIN: 'Latin',
  LISU: 'Lisu',
  MYANMAR: 'Myanmar',
  SINHALA: 'Sinhala',
  TAMIL: 'Tamil',
  TELUGU: 'Telugu',
  THAANA: 'Thaana',
  THAI: 'Thai',
} as const;
const PATTERNS = Object.entries(NAMES).map(([name, script]) => [name, new RegExp(`^\\p{Script=${script}}$`, 'u')] as const);
const LETTER = /^[\p{L}\p{M}]$/u;
const known = new Map<string, string>();

/** The script of a letter or mark; empty for what is neither, or belongs to a script that nobody asks about. */
export function scriptOf(sign: string): string {
  let script = known.get(sign);
  if (script === undefined) {
    script = LETTER.test(sign) ? (PATTERNS.find(([, pattern]) => pattern.test(sign))?.[0] ?? '') : '';
    known.set(sign, script);
  }
  return script;
}

/** Scripts whose letters are mistaken for one another. */
export const LOOKED_ALIKE: ReadonlySet<string> = new Set([
  'LATIN',
  'CYRILLIC',
  'GREEK',
  'ARMENIAN',
  'CHEROKEE',
  'COPTIC',
  'LISU',
  'DESERET',
]);
