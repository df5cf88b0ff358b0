import type { Wording } from '../library/library.ts';

/** Languages written without spaces between words: a browser that knows no dictionary would break a line inside a word. */
const WITHOUT_SPACES: readonly string[] = ['th', 'km', 'lo', 'my'];
const BREAK_HERE = '\u200b';

/**
 * The wording with places between words at which a line may break, for languages written without spaces. They are made
 * for the screen alone: what is signed, hashed, searched and spoken stays as it was. Each text is divided when it is read.
 */
export function breakable(wording: Wording): Wording {
  const [base = ''] = wording.language.split('-');
  if (!WITHOUT_SPACES.includes(base) || typeof Intl.Segmenter !== 'function') return wording;
  const words = new Intl.Segmenter(base, { granularity: 'word' });
  const done = new Map<string, string>();
  const texts = new Proxy(wording.texts, {
    get(target, id) {
      if (typeof id !== 'string') return undefined;
      const text = target[id];
      if (text === undefined) return undefined;
      let divided = done.get(id);
      if (divided === undefined) {
        divided = divide(text, words);
        done.set(id, divided);
      }
      return divided;
    },
  });
  return { ...wording, texts };
}

/** Between two words, and never before a sign that belongs to the word in front of it. */
function divide(text: string, words: Intl.Segmenter): string {
  let divided = '';
  for (const { segment, isWordLike } of words.segment(text)) {
    divided += isWordLike === true && divided !== '' && !/[\s\u200b([“‘"']$/u.test(divided) ? BREAK_HERE + segment : segment;
  }
  return divided;
}
