import { FormError, LiveForm, readForm, type Now } from '@titian/engine/survey';
import { words } from './words.ts';

/** What the page got to show. */
export type Loaded =
  | { readonly kind: 'form'; readonly form: LiveForm }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }
  | { readonly kind: 'unreadable'; readonly sentence: string; readonly problems: readonly string[] }
  | { readonly kind: 'none' };

/** The moment and zone of this machine. */
export function now(): Now {
  const at = new Date();
  return { instant: at.getTime(), offsetMinutes: -at.getTimezoneOffset() };
}

/** The form the page's own server shows; `none` when there is no such server. */
export async function fetchForm(): Promise<Loaded> {
  try {
    const response = await fetch('./form.json', { cache: 'no-store' });
    if (!/\bjson\b/.test(response.headers.get('content-type') ?? '') || (!response.ok && response.status !== 422)) return { kind: 'none' };
    return openText(await response.text());
  } catch {
    return { kind: 'none' };
  }
}

/** A form from the text of a file. */
export function openText(text: string): Loaded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', sentence: words('not-json'), problems: [] };
  }
  const problems = problemsOf(value);
  if (problems !== null) return { kind: 'problems', problems };
  try {
    return { kind: 'form', form: new LiveForm(readForm(value), { now }) };
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const [sentence = ''] = error.message.split('\n');
    return { kind: 'unreadable', sentence, problems: error.problems.map((each) => `${each.where}: ${each.what}`) };
  }
}

function problemsOf(value: unknown): string[] | null {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'problems') return null;
  return 'problems' in value && Array.isArray(value.problems) ? value.problems.map(String) : [];
}
