import { isLanguages } from '@titian/contracts/languages';
import type { LanguagesReadable } from '@titian/contracts/types';
import { checked } from './parse.ts';

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
  /** Nothing but its first words is proved and here: it greets and offers care, and nothing is asked in it. */
  readonly has_first_words_only?: boolean;
  /** To begin, for everything a person hears or reads, and for what only an officer reads. */
  readonly bytes: { readonly core: number; readonly whole: number; readonly officer: number };
}

export function parseLanguages(value: unknown): OfferedLanguage[] {
  return checked(value, isLanguages, 'languages').languages.map(completeLanguage);
}

/** With what an older release does not say. */
function completeLanguage(from: LanguagesReadable['languages'][number]): OfferedLanguage {
  return {
    ...from,
    autonym: from.autonym ?? null,
    direction: from.direction === 'rtl' ? 'rtl' : 'ltr',
    // Written in Arabic letters, but Nastaliq needs a font of its own and twice the height of a line.
    script: from.font === 'noto-nastaliq-urdu' ? 'Aran' : from.script,
    line_height: from.line_height ?? 1.5,
    greeting: from.greeting ?? null,
    audio: from.audio === 'claimed' || from.audio === 'awaiting_recording' ? from.audio : 'none',
    state: from.state ?? null,
    voice_state: from.voice_state ?? null,
    is_officer_language: from.is_officer_language ?? false,
  };
}
