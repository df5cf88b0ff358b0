import type { Wording } from '../library/library.ts';

/** Texts about hearing, and what is said in their place where nothing can be heard; null: they are left out. */
const SILENT: Readonly<Record<string, string | null>> = {
  'talk.greeting': 'phrase.hello.label',
  'talk.listen': null,
  'talk.earphones': null,
  'talk.louder': null,
  'phrase.phone_speaks.label': null,
  'phrase.phone_speaks.child': null,
  'phrase.hear_well.label': null,
  'phrase.hear_well.child': null,
  'phrase.say_again.label': null,
};

/** The words of a language whose voice is not on this phone: none of them says that it speaks. */
export function forSilence(wording: Wording): Wording {
  const texts: Record<string, string> = {};
  for (const [id, text] of Object.entries(wording.texts)) {
    const other = SILENT[id];
    const said = other === undefined ? text : other === null ? undefined : wording.texts[other];
    if (said !== undefined) texts[id] = said;
  }
  return { ...wording, texts };
}
