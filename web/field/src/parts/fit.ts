const STEPS = ['roomy', 'even', 'snug', 'tight'] as const;

/**
 * Keeps a person's screen free of scrolling: where its words are long, the answers lie closer together, and at last
 * the picture goes. The words keep their size. Beyond that, such as with twice the text size, the page scrolls.
 */
export function fitScreen(section: HTMLElement): () => void {
  const fit = (): void => {
    for (const step of STEPS) {
      section.dataset['fit'] = step;
      if (document.documentElement.scrollHeight <= window.innerHeight) return;
    }
  };
  fit();
  window.addEventListener('resize', fit);
  return () => window.removeEventListener('resize', fit);
}
