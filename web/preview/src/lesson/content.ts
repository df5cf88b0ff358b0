import type { Source, Step } from '@titian/field/learning/modules.ts';

/** A text of the pack as it stands beside a step, with the language it is in. */
export interface Shown {
  readonly text: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Where a text is heard. */
export interface Clip {
  readonly language: string;
  readonly english_name: string;
  readonly file: string;
}

export type LessonStep = Omit<Step, 'kind'> & { readonly kind: Step['kind'] | 'practise' };

export interface Lesson {
  readonly id: string;
  readonly version: number;
  readonly steps: readonly LessonStep[];
  readonly language: string;
  readonly isDraft: boolean;
  /** Words of the module by their ids. */
  readonly words: Readonly<Record<string, string>>;
  readonly shown: Readonly<Record<string, Shown>>;
  readonly clips: Readonly<Record<string, readonly Clip[]>>;
  /** Names of pictures → files. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** The player's own words: English first, then the lesson's language where it is another. */
  readonly sheets: readonly string[];
}

/** The lesson that lies in the page; `titian learning scorm` wrote it there. */
export function readLesson(page: Document): Lesson {
  const found = page.getElementById('lesson')?.textContent;
  if (!found) throw new Error('The page holds no lesson.');
  return JSON.parse(found) as Lesson; // of the package that this script came in, and of nobody else
}
