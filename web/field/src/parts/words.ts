/**
 * The officer's words. Every sentence of the officer's side comes from `content/interface/<tag>.ftl`;
 * a key that is missing in English is a fault of the build (see words.test.ts), never shown as a blank.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import source from '../../../../content/interface/en.ftl?shell';
import { errorMessageId, type FieldError, type FieldErrorCode } from '../errors.ts';
import { localesOf } from './locales.ts';

// Marks of isolation are left out: the officer's side is one language, and names in another script
// stand in elements of their own.
const english = makeBundle('en', source);
/** The officer's own language; what it lacks is said in English. */
let own: FluentBundle | null = null;
/** Language and addresses of the sheets that were read for it, so that those of a later part can be added. */
let spoken = 'en';

function makeBundle(tag: string, sheet: string): FluentBundle {
  // Digits as on the keys, whatever the script of the words.
  const bundle = new FluentBundle(localesOf(`${tag}-u-nu-latn`), { useIsolating: false });
  bundle.addResource(new FluentResource(sheet));
  return bundle;
}

/** The English words of a part of the app that loads later. */
export function addSheet(sheet: string): void {
  english.addResource(new FluentResource(sheet));
}

/** From now on the officer's side speaks this language, with the words of these sheets. English needs none. */
export function speak(tag: string, sheets: readonly string[] = []): void {
  spoken = tag;
  own = null;
  for (const sheet of sheets) {
    if (own) own.addResource(new FluentResource(sheet));
    else own = makeBundle(tag, sheet);
  }
}

/** The language of the officer's side, for numbers and dates as for words: years as in the papers, digits as on the keys. */
export function spokenLocales(): string[] {
  return localesOf(spoken).map((tag) => `${tag}-u-ca-gregory-nu-latn`);
}

/** For words of the officer's side that stand among the person's: their language and direction. */
export function spokenAs(): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: spoken, dir: __RIGHT_TO_LEFT__.includes(spoken) ? 'rtl' : 'ltr' };
}

export type Values = Readonly<Record<string, FluentVariable>>;

/** The sentence for a key, with its values filled in. */
export function words(key: string, values?: Values): string {
  for (const bundle of own ? [own, english] : [english]) {
    const message = bundle.getMessage(key);
    if (message?.value) return bundle.formatPattern(message.value, values ?? null, []);
  }
  return key;
}

/** The sentence that explains a refusal and says what to do. */
export function wordsForFault(fault: FieldError): string {
  return words(errorMessageId(fault.code), fault.params);
}

/** The sentence for a code that carries no details, such as what is wrong with a secret. */
export function wordsForProblem(code: FieldErrorCode): string {
  return words(errorMessageId(code));
}
