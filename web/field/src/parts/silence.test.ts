import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forSilence } from './silence.ts';

const LOCALES = new URL('../../../../content/packs/first-contact/locales/', import.meta.url);

/** Text id → words, as the pack writes them: two spaces, the id, and a member `text` in double quotes. */
function readTexts(name: string): Record<string, string> {
  const found = readFileSync(new URL(name, LOCALES), 'utf8').matchAll(/^ {2}([\w.-]+): \{text: ("(?:[^"\\]|\\.)*")/gm);
  return Object.fromEntries([...found].map(([, id = '', text = '""']) => [id, JSON.parse(text) as string]));
}

const wordingOf = (name: string) => ({
  ...{ language: name, autonym: name, english_name: name, direction: 'ltr' as const, script: 'Latn', state: 'draft' },
  texts: readTexts(name),
});

describe('words for a language without a voice', () => {
  it.each(readdirSync(LOCALES).filter((name) => name.endsWith('.yaml')))('greet in %s and do not say that the phone speaks', (name) => {
    const wording = wordingOf(name);
    const { texts } = forSilence(wording);
    expect(texts['talk.greeting']).toBe(wording.texts['phrase.hello.label']);
    expect(texts['talk.greeting']).toBeTruthy();
    for (const id of ['talk.listen', 'talk.louder', 'talk.earphones', 'phrase.phone_speaks.label', 'phrase.hear_well.child']) {
      expect(wording.texts[id], id).toBeTruthy(); // else nothing is left out here
      expect(id in texts, id).toBe(false);
    }
  });

  it('leave every other text as it is', () => {
    const wording = wordingOf('en.yaml');
    const { texts } = forSilence(wording);
    expect(texts['item.P10.label']).toBe(wording.texts['item.P10.label']);
    const gone = Object.keys(wording.texts).filter((id) => !(id in texts));
    expect(gone.filter((id) => !/^(talk|phrase)\./.test(id))).toEqual([]);
  });
});
