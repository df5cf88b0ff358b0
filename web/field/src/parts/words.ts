/**
 * The officer's words. Every sentence of the officer's side comes from `content/interface/en.ftl`;
 * a key that is missing there is a fault of the build (see words.test.ts), never shown as a blank.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import source from '../../../../content/interface/en.ftl?raw';

// Marks of isolation are left out: the officer's side is one language, and names in another script
// stand in elements of their own.
const bundle = new FluentBundle('en', { useIsolating: false });
const faults = bundle.addResource(new FluentResource(source));
if (faults.length > 0) console.error('interface.words.unreadable', faults.length);

export type Values = Readonly<Record<string, FluentVariable>>;

/** The sentence for a key, with its values filled in. */
export function words(key: string, values?: Values): string {
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  return bundle.formatPattern(message.value, values ?? null, []);
}

/** Whether the interface has a sentence for this key (used for coded errors that may be new). */
export function hasWords(key: string): boolean {
  return bundle.hasMessage(key);
}

/** The sentence for a coded fault; an unknown code gets the general sentence and shows its code. */
export function wordsForFault(code: string): string {
  const key = `fault-${code.replaceAll('.', '-').replaceAll('_', '-')}`;
  return hasWords(key) ? words(key) : words('fault-unknown', { code });
}
