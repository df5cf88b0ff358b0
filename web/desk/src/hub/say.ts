import { SealingError } from '@titian/sealing';
import { HubError } from './requests.ts';

/** A stable code for anything that can go wrong here. */
export function codeOf(error: unknown): string {
  return error instanceof SealingError || error instanceof HubError ? error.code : 'page.failed';
}

/**
 * The page's sentence for an error: `<ul data-sayings hidden><li data-code="…">`. A code without a sentence of its own
 * takes that of its family (`package.*`), then the general one. Details fill `{places}`.
 */
export function say(page: ParentNode, error: unknown): string {
  const code = codeOf(error);
  const family = `${code.split('.')[0] ?? ''}.*`;
  const found = [code, family, 'page.failed'].map((wanted) => page.querySelector(`[data-sayings] [data-code="${wanted}"]`)).find(Boolean);
  const sentence = found?.textContent?.trim() ?? code;
  const details = error instanceof SealingError ? error.details : {};
  return fill(sentence, details);
}

/** Puts details into the places a sentence has for them: `{count}`. */
export function fill(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(details[name] ?? all));
}

/** The page's sentence for something that is no error of the hub's or the key's. */
export function sayingFor(page: ParentNode, code: string): string {
  return page.querySelector(`[data-sayings] [data-code="${code}"]`)?.textContent?.trim() ?? code;
}
