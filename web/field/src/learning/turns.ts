/** Resolves once what has changed on the screen was drawn; at once where nothing is drawn, as in a page that is hidden. */
export function whenDrawn(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

const turns = new WeakMap<object, Promise<void>>();

/**
 * Whoever changes a record of learning waits for whoever did before, and reads it in their own turn: screens and the
 * sending are apart, and neither writes over what the other has kept. One turn never asks for another.
 */
export function inTurn(vault: object, act: () => Promise<void>): Promise<void> {
  const next = (turns.get(vault) ?? Promise.resolve()).then(act);
  turns.set(
    vault,
    next.catch(() => undefined),
  );
  return next;
}
