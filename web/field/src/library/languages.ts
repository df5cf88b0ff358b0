import { count, fields, flag, list, optionalText, text, texts } from './parse.ts';

/** `claimed`: it is heard. `none`: it is read, and has no voice. `awaiting_recording`: neither is here; it leads to an interpreter. */
export type Audio = 'claimed' | 'none' | 'awaiting_recording';

/** What a phone knows of a language before its words are fetched; as the country signed it. */
export interface OfferedLanguage {
  readonly tag: string;
  /** Null where it is not settled: the English name stands for it. */
  readonly autonym: string | null;
  readonly english_name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly script: string;
  readonly font: string;
  readonly line_height: number;
  readonly line_breaking: string;
  /** Countries where it is likely: to order a list, and for nothing else. */
  readonly where_likely: readonly string[];
  readonly greeting: string | null;
  readonly audio: Audio;
  /** Of the text, and of the clip, that has come least far; null where there is none. */
  readonly state: string | null;
  readonly voice_state: string | null;
  /** Whether it has every text an officer reads. */
  readonly is_officer_language: boolean;
  /** To begin, for everything a person hears or reads, and for what only an officer reads. */
  readonly bytes: { readonly core: number; readonly whole: number; readonly officer: number };
}

export function parseLanguages(value: unknown): OfferedLanguage[] {
  return list(fields(value, 'languages')['languages'], 'languages').map((each) => {
    const from = fields(each, 'language');
    const member = (name: string): string => text(from[name], `languages.${name}`);
    const perhaps = (name: string): string | null => optionalText(from[name], `languages.${name}`);
    const sizes = fields(from['bytes'], 'languages.bytes');
    const size = (name: string): number => count(sizes[name], 'languages.bytes');
    const audio = member('audio');
    return {
      tag: member('tag'),
      autonym: perhaps('autonym'),
      english_name: member('english_name'),
      direction: from['direction'] === 'rtl' ? 'rtl' : 'ltr',
      // Written in Arabic letters, but Nastaliq needs a font of its own and twice the height of a line.
      script: member('font') === 'noto-nastaliq-urdu' ? 'Aran' : member('script'),
      font: member('font'),
      line_height: typeof from['line_height'] === 'number' ? from['line_height'] : 1.5,
      line_breaking: member('line_breaking'),
      where_likely: texts(from['where_likely'], 'languages.where_likely'),
      greeting: perhaps('greeting'),
      audio: audio === 'claimed' || audio === 'awaiting_recording' ? audio : 'none',
      state: perhaps('state'),
      voice_state: perhaps('voice_state'),
      is_officer_language: flag(from['is_officer_language']),
      bytes: { core: size('core'), whole: size('whole'), officer: size('officer') },
    };
  });
}
