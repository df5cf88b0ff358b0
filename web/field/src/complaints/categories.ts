import type { ComplaintCategory } from '@titian/contracts/types';

/** Codes of what a complaint may be about; each has words, a voice and a picture `closing.complain_<code>`. */
export const CATEGORIES: readonly ComplaintCategory[] = [
  'hurt',
  'threatened',
  'touched',
  'pressed',
  'money',
  'no_care',
  'told_others',
  'other',
];

/** Letters of free words: what is sealed has one length, and this fits in any script. */
export const WORDS_LIMIT = 2000;
