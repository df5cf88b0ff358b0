/**
 * One screening is open in one tab: the one in which it was opened last. Two would each seal it, and each write over what
 * the other had kept. A browser without locks leaves it to the officer.
 *
 * Answers how to give it up; `onTaken` is called when another tab has opened it.
 */
export function holdDraft(draftId: string, onTaken: () => void): () => void {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return () => undefined;
  let release: () => void = () => undefined;
  let isHeld = true;
  const held = new Promise<void>((resolve) => {
    release = () => {
      isHeld = false;
      resolve();
    };
  });
  navigator.locks
    .request(`titian-draft-${draftId}`, { steal: true }, () => held)
    .catch(() => {
      if (isHeld) onTaken();
    });
  return release;
}
