/**
 * What a notice shows in this browser. The page puts it here while its reader is signed in; the message that comes later
 * is empty, so nobody on its way can read or change it.
 */
export interface Words {
  readonly title: string;
  readonly said: string;
  readonly language: string;
}

export const WORDS_CACHE = 'titian-notices';
export const WORDS_ADDRESS = '/account/notices/words';

/** Null for anything that is not such words. */
export function readWords(value: unknown): Words | null {
  if (typeof value !== 'object' || value === null) return null;
  const { title, said, language } = value as Partial<Record<keyof Words, unknown>>;
  if (typeof title !== 'string' || typeof said !== 'string' || typeof language !== 'string') return null;
  return { title, said, language };
}
