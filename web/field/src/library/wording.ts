import { isWording } from '@titian/contracts/wording';
import type { OfferedLanguage } from './languages.ts';
import { checked } from './parse.ts';

type Texts = Readonly<Record<string, string>>;

/** Words of one language: of every bundle that is on this phone. */
export interface Wording {
  readonly language: string;
  readonly autonym: string;
  readonly english_name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly script: string;
  readonly state: string;
  readonly texts: Texts;
}

/** One part: the words of one language and bundle. */
export interface WordingPart {
  readonly state: string;
  readonly texts: Texts;
}

export function parseWording(value: unknown): WordingPart {
  const { state, texts } = checked(value, isWording, 'wording');
  return { state, texts };
}

/** The parts of a language as one; of two that hold the same text, the later one speaks. */
export function joinWording(language: OfferedLanguage, parts: readonly Texts[]): Wording {
  const { tag, autonym, english_name, direction, script, state } = language;
  const texts: Texts = Object.assign({}, ...parts);
  return { language: tag, autonym: autonym ?? english_name, english_name, direction, script, state: state ?? 'draft', texts };
}
