/** Runs `work` when nobody else on this phone runs under this name; `isAlone` is true when that is certain. */
export type Exclusive = <T>(name: string, work: (isAlone: boolean) => Promise<T>) => Promise<T>;

/** Longer than a request may take. A tab that hangs longer does not keep the others from sending: leases part them then. */
const PATIENCE = 110_000;

/**
 * The browser's locks: a tab that is killed loses its lock with its life, so whoever holds it knows that every lease of
 * before is an orphan. Without them, and after too long a wait, only the leases part two tabs.
 */
export const onePerPhone: Exclusive = async (name, work) => {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work(false);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await navigator.locks.request(name, { signal: patience.signal }, () => {
      clearTimeout(timer);
      return work(true);
    });
  } catch (error) {
    if (patience.signal.aborted && error instanceof DOMException && error.name === 'AbortError') return work(false);
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
