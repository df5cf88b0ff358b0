/**
 * The officer's words. Every sentence of the officer's side comes from `content/interface/en.ftl`;
 * a key that is missing there is a fault of the build (see words.test.ts), never shown as a blank.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import source from '../../../../content/interface/en.ftl?raw';
import { errorMessageId, type FieldError, type FieldErrorCode } from '../errors.ts';

// Marks of isolation are left out: the officer's side is one language, and names in another script
// stand in elements of their own.
const bundle = new FluentBundle('en', { useIsolating: false });
bundle.addResource(new FluentResource(source));

export type Values = Readonly<Record<string, FluentVariable>>;

/** The sentence for a key, with its values filled in. */
export function words(key: string, values?: Values): string {
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  return bundle.formatPattern(message.value, values ?? null, []);
}

/** The sentence that explains a refusal and says what to do. */
export function wordsForFault(fault: FieldError): string {
  return words(errorMessageId(fault.code), fault.params);
}

/** The sentence for a code that carries no details, such as what is wrong with a secret. */
export function wordsForProblem(code: FieldErrorCode): string {
  return words(errorMessageId(code));
}
