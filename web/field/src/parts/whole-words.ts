/** In px: a label that is one word keeps to one line down to this size; below, lines break between words. */
const ONE_LINE = 16;

/**
 * Keeps the words of answers that stand together whole, and all in letters of one size: where a word is wider than its
 * place, all become smaller, down to `least` px, before it is broken. For the part that holds them; answers how to stop.
 */
export function keepWordsWhole(pair: HTMLElement, labels: string, least: number): () => void {
  const words = [...pair.querySelectorAll<HTMLElement>(labels)];
  const isCut = (word: HTMLElement): boolean =>
    word.scrollWidth > word.clientWidth + 1 || word.offsetHeight > (word.parentElement?.clientHeight ?? 0);

  let fitted = '';
  const measure = (): string => {
    const { width, height } = pair.getBoundingClientRect();
    return `${width},${height}`;
  };
  function fit(): void {
    lay();
    fitted = measure();
  }

  function lay(): void {
    pair.style.removeProperty('--answer-type');
    const full = Math.min(...words.map((word) => Number.parseFloat(getComputedStyle(word).fontSize)));
    for (const [breaks, smallest] of [
      ['alone', ONE_LINE],
      ['between', least],
    ] as const) {
      pair.dataset['breaks'] = breaks;
      for (let size = full; size >= Math.min(full, smallest); size -= 1) {
        pair.style.setProperty('--answer-type', `${size}px`);
        if (!words.some(isCut)) return;
      }
    }
    pair.dataset['breaks'] = 'anywhere';
  }

  fit();
  // What only tells that watching began, or how large the part was made here, changes nothing.
  const watching = new ResizeObserver(() => (measure() === fitted ? undefined : fit()));
  watching.observe(pair);
  // Letters that come late are of another width.
  document.fonts.addEventListener('loadingdone', fit);
  return () => {
    watching.disconnect();
    document.fonts.removeEventListener('loadingdone', fit);
  };
}
