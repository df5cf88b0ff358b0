import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import languages from '../../../../contracts/codes/languages.json';
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

const SILENT = languages.languages
  .filter((each) => each.audio === 'none' && readdirSync(LOCALES).includes(`${each.tag}.yaml`))
  .map(({ tag }) => tag);

/** What officers alone read has other ids; see titian.voices.wording. */
const isForThePerson = (id: string): boolean =>
  !/\.(officer|title)$|^item\.((S|V)\d+|SM07|CH0[567])\.label$|^choice\.tick\.|\.not_asked$/.test(id);

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
    const gone = Object.keys(wording.texts).filter((id) => !(id in texts) && !id.endsWith('.silent'));
    expect(gone.filter((id) => !/^(talk|phrase)\./.test(id))).toEqual([]);
    expect(Object.keys(texts).filter((id) => id.endsWith('.silent'))).toEqual([]);
  });

  it('speak of hearing in English only where the pack gives the reason', () => {
    const reasons = readFileSync(new URL('../about_hearing.yaml', LOCALES), 'utf8').matchAll(/^([\w.]+):/gm);
    const told = Object.entries(forSilence(wordingOf('en.yaml')).texts).filter(
      ([id, text]) =>
        isForThePerson(id) && /\b(hear|hears|heard|hearing|listen\w*|voices?|earphones?|a?loud\w*)\b|phone (can )?(speak|say)/i.test(text),
    );
    expect(told.map(([id]) => id).sort()).toEqual([...reasons].map(([, id]) => id).sort());
  });

  it.each(SILENT)('are written in %s for every text that speaks of hearing', (tag) => {
    const english = wordingOf('en.yaml');
    const wording = wordingOf(`${tag}.yaml`);
    const { texts } = forSilence(wording);
    const forms = Object.keys(english.texts).filter((id) => id.endsWith('.silent'));
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) {
      const id = form.slice(0, -'.silent'.length);
      expect(texts[id], id).toBe(wording.texts[form]);
      expect(texts[id], id).toBeTruthy();
      expect(texts[id], id).not.toBe(wording.texts[id]);
    }
  });
});
