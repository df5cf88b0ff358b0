/** In px. A word alone keeps its line as long as it is at least so large; then lines break between words; then anywhere. */
const LEAST = { alone: 16, between: 13 } as const;
const WORDS = '.tile > span:last-child';

/**
 * Keeps the words of yes and no whole, and both in letters of one size: where a word is wider than its place, both become
 * smaller before it is broken. For the part that holds both; answers how to stop.
 */
export function keepWordsWhole(pair: HTMLElement): () => void {
  const words = [...pair.querySelectorAll<HTMLElement>(WORDS)];
  const isCut = (word: HTMLElement): boolean =>
    word.scrollWidth > word.clientWidth + 1 || word.offsetHeight > (word.parentElement?.clientHeight ?? 0);

  function fit(): void {
    pair.style.removeProperty('--answer-type');
    const full = Math.min(...words.map((word) => Number.parseFloat(getComputedStyle(word).fontSize)));
    for (const breaks of ['alone', 'between'] as const) {
      pair.dataset['breaks'] = breaks;
      for (let size = full; size >= Math.min(full, LEAST[breaks]); size -= 1) {
        pair.style.setProperty('--answer-type', `${size}px`);
        if (!words.some(isCut)) return;
      }
    }
    pair.dataset['breaks'] = 'anywhere';
  }

  fit();
  const watching = new ResizeObserver(fit);
  watching.observe(pair);
  // Letters that come late are of another width.
  document.fonts.addEventListener('loadingdone', fit);
  return () => {
    watching.disconnect();
    document.fonts.removeEventListener('loadingdone', fit);
  };
}
