/** The phone's own back button, and the browser's: a step within the app. Without this it would leave the app, and lock it. */

/**
 * Entries that lie between the app and whatever was open before it. A browser lets back pass over entries that were made
 * with no touch between them; so there are several, one for each touch.
 */
const KEPT = 4;
const NAME = 'titian';

/** Calls `onback` for each step back, and keeps the page open. Nothing of a screen is written into the history. */
export function watchBack(onback: () => void): void {
  const depth = (): number => {
    const state: unknown = history.state;
    return typeof state === 'object' && state !== null && NAME in state ? Number(state[NAME]) : 0;
  };
  // An address with a code in it is read and taken away first: no entry may keep it.
  const push = (): void => (location.hash === '' ? history.pushState({ [NAME]: depth() + 1 }, '') : undefined);
  addEventListener('popstate', () => {
    if (location.hash !== '') return; // an address was opened, not a step back
    if (depth() === 0) push();
    onback();
  });
  const touched = (): void => {
    if (depth() < KEPT) push();
  };
  for (const name of ['pointerdown', 'keydown'] as const) addEventListener(name, touched, { passive: true, capture: true });
  if (depth() === 0) push();
}
