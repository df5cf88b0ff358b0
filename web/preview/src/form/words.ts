/** The words of the preview's own side; the form's words come with the form. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import source from '../../../../content/interface/preview/en.ftl?raw';

// The form's words, in any script, are put into some of these sentences: isolated, so that their direction stays their own.
const bundle = new FluentBundle('en');
bundle.addResource(new FluentResource(source));

/** The sentence for a key, with its values filled in. */
export function words(key: string, values?: Readonly<Record<string, FluentVariable>>): string {
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  return bundle.formatPattern(message.value, values ?? null, []);
}

export function hasWords(key: string): boolean {
  return bundle.hasMessage(key);
}
