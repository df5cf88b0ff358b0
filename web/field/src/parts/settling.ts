/** A second tap meant for the screen before must not answer this one. */
const SETTLING_MILLISECONDS = 250;

/** Calls once the first moment of a screen is over; the answer ends the wait. */
export function whenSettled(settled: () => void): () => void {
  const timer = setTimeout(settled, SETTLING_MILLISECONDS);
  return () => clearTimeout(timer);
}
