/**
 * The words of the officer's side in English, in place of the field app's own (vite.draft.config.ts): all of them at once,
 * since a page at the desk has no shell to keep small.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Values } from '@titian/field/parts/words.ts';
import { errorMessageId, type FieldError, type FieldErrorCode } from '@titian/field/errors.ts';

const sheets = import.meta.glob<string>('../../../../content/interface/**/en.ftl', { query: '?raw', import: 'default', eager: true });
const bundle = new FluentBundle('en-u-nu-latn', { useIsolating: false });
for (const sheet of Object.values(sheets)) bundle.addResource(new FluentResource(sheet));

/** The sentence for a key, with its values filled in. */
export function words(key: string, values?: Values): string {
  const message = bundle.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, values ?? null, []) : key;
}

/** Of a part that brings its own: they are here already. */
export const addSheet = (): void => undefined;
export const spokenLocales = (): string[] => ['en-GB-u-ca-gregory-nu-latn'];
export const spokenAs = (): { readonly lang: string; readonly dir: 'ltr' } => ({ lang: 'en', dir: 'ltr' });
export const wordsForFault = (fault: FieldError): string => words(errorMessageId(fault.code), fault.params);
export const wordsForProblem = (code: FieldErrorCode): string => words(errorMessageId(code));
