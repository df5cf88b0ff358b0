/**
 * The player's words, in place of the field app's own (vite.lesson.config.ts): its parts say theirs with these, and what
 * an officer's phone carries besides stays out of the package.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const bundles: FluentBundle[] = [];

/** English first, then the lesson's language; what the latter lacks is said in English. */
export function speakSheets(sheets: readonly string[]): void {
  for (const sheet of sheets) {
    const bundle = new FluentBundle('en-u-nu-latn', { useIsolating: false });
    bundle.addResource(new FluentResource(sheet));
    bundles.unshift(bundle);
  }
}

/** The sentence for a key, with its values filled in. */
export function words(key: string, values?: Readonly<Record<string, FluentVariable>>): string {
  for (const bundle of bundles) {
    const message = bundle.getMessage(key);
    if (message?.value) return bundle.formatPattern(message.value, values ?? null, []);
  }
  return key;
}
