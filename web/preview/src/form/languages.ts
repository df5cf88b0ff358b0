import table from '../../../../contracts/codes/languages.json';
import columns from '../../../../contracts/codes/workbook-languages.json';

/** How a language of the form is marked up: from our own table, never guessed. */
export interface Marking {
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | 'auto';
  readonly script: string | undefined;
  /** As its speakers write it, where we know it. */
  readonly autonym: string | undefined;
}

interface Known {
  readonly tag: string;
  readonly iso639_3: string;
  readonly script: string;
  readonly direction: string;
  readonly font: string;
  readonly autonym: string | null;
}

const KNOWN: readonly Known[] = table.languages;
const UNKNOWN: Marking = { lang: undefined, dir: 'auto', script: undefined, autonym: undefined };

/** The marking of a workbook's language, such as `Dari (prs)`; one we do not know goes by its first strong letter. */
export function markingOf(language: string): Marking {
  const code = /\(([^()]*)\)\s*$/.exec(language)?.[1]?.trim() ?? '';
  const tag = columns.languages.find((row) => row.column === language)?.tag ?? code;
  const [primary = ''] = tag.toLowerCase().split('-');
  const known =
    KNOWN.find((each) => each.tag === tag) ??
    KNOWN.find((each) => each.iso639_3 === code) ??
    KNOWN.find((each) => primary !== '' && each.tag.toLowerCase().split('-')[0] === primary);
  if (known === undefined) return /^[a-z]{2,3}(?:-\w+)*$/i.test(tag) ? { ...UNKNOWN, lang: tag } : UNKNOWN;
  return {
    lang: known.tag,
    dir: known.direction === 'rtl' ? 'rtl' : 'ltr',
    script: known.font.includes('nastaliq') ? 'Aran' : known.script,
    autonym: known.autonym ?? undefined,
  };
}

const SCRIPTS: readonly (readonly [letters: RegExp, script: string])[] = [
  [/\p{Script=Myanmar}/u, 'Mymr'],
  [/\p{Script=Khmer}/u, 'Khmr'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Lao}/u, 'Laoo'],
  [/\p{Script=Arabic}/u, 'Arab'],
  [/\p{Script=Devanagari}/u, 'Deva'],
  [/\p{Script=Bengali}/u, 'Beng'],
  [/\p{Script=Tamil}/u, 'Taml'],
  [/\p{Script=Sinhala}/u, 'Sinh'],
  [/\p{Script=Ethiopic}/u, 'Ethi'],
  [/\p{Script=Han}/u, 'Hans'],
  [/\p{Script=Cyrillic}/u, 'Cyrl'],
];

/** How tall the lines of a text without a known language must be; it says nothing about its language. */
export function scriptOf(text: string): string {
  return SCRIPTS.find(([letters]) => letters.test(text))?.[1] ?? 'Latn';
}
