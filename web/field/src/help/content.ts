import { type Directory, Library, type OfferedLanguage, type Wording } from '../library/library.ts';
import { breakable } from '../parts/breaks.ts';
import { likelyFirst } from '../parts/likely.ts';
import { prepareFonts } from '../parts/script-fonts.ts';
import type { Enrolment } from '../vault/shared.ts';

/** The signed content of one hub on this phone, read with no vault. Nothing here writes. */
export interface Content {
  readonly directory: Directory;
  /** Those that are here, the likely ones first. */
  readonly languages: readonly OfferedLanguage[];
  readonly wordings: readonly Wording[];
  readonly picture: (name: string) => Promise<string | null>;
  readonly clip: (language: string, textId: string) => Promise<Blob | null>;
  readonly close: () => void;
}

/** Of the hub whose officer used the phone last, else of the first that has any; null where nothing is here. */
export async function openContent(enrolments: readonly Enrolment[], lastId: string): Promise<Content | null> {
  const order = [...enrolments].sort((one, other) => Number(other.enrolment_id === lastId) - Number(one.enrolment_id === lastId));
  for (const enrolment of order) {
    const library = await Library.open(enrolment);
    const ready = library.ready();
    if (!ready.ready) {
      library.close();
      continue;
    }
    const directory = await library.directory();
    const offered = likelyFirst(
      await library.languages(),
      directory.languages.map(({ tag }) => tag),
      enrolment.country,
    );
    const languages = offered.filter((each) => each.audio !== 'awaiting_recording' && ready.languages.includes(each.tag));
    const wordings = await Promise.all(languages.map(async ({ tag }) => breakable(await library.wording(tag))));
    // Letters of all that are here: which one was touched is not told by what was fetched.
    prepareFonts(wordings.map((each) => each.script)).catch(() => undefined);
    return {
      directory,
      languages,
      wordings,
      picture: (name) => library.picture(name),
      clip: (language, textId) => library.clip(language, textId),
      close: () => library.close(),
    };
  }
  return null;
}
