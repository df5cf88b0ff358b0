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
