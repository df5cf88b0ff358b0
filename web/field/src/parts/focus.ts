/** Moves focus to an element when it appears, so that a change of screen is announced and the keyboard follows. */
export function takeFocus(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: false });
}
