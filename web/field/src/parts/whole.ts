/** In rem: from the usual size of the officer's words to the least that stands anywhere. */
const SIZES = [1, 0.95, 0.89] as const;

/**
 * The words of this part's screen are as large as lets all of it be seen at once; `--whole-type` says how large. What
 * does not fit at the least size scrolls.
 */
export function seenWhole(part: HTMLElement): () => void {
  const screen = part.closest<HTMLElement>('[data-screen]') ?? part;
  const fit = (): void => {
    for (const size of SIZES) {
      screen.style.setProperty('--whole-type', `${size}rem`);
      if (document.documentElement.scrollHeight <= window.innerHeight) return;
    }
  };
  fit();
  const watching = new ResizeObserver(fit);
  for (const each of [document.body, part]) watching.observe(each);
  return () => watching.disconnect();
}
