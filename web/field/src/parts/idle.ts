import { SECOND } from '../vault/clock.ts';

/** Resolves once what was changed last has been drawn and the page has nothing to do; after a second at the latest. */
export function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: SECOND });
    else setTimeout(resolve); // Safari
  });
}
