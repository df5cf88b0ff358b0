/** Moves focus to an element when it appears, so that a change of screen is announced and the keyboard follows. */
export function takeFocus(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: false });
}

/** What the keyboard brings into view is not brought beneath a foot that stays at the edge of the screen. */
export function keepClearOf(foot: HTMLElement): () => void {
  const { style } = document.documentElement;
  const measure = (): void => {
    style.scrollPaddingBlockEnd = getComputedStyle(foot).position === 'sticky' ? `${foot.offsetHeight}px` : '';
  };
  const watching = new ResizeObserver(measure);
  watching.observe(foot);
  return () => {
    watching.disconnect();
    style.scrollPaddingBlockEnd = '';
  };
}
