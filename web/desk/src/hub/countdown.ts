/** Minutes and seconds that are left, counted down in place: `<p data-countdown data-seconds="600" data-before="…" data-over="…">`. */
export function startCountdowns(piece: ParentNode): void {
  for (const place of piece.querySelectorAll<HTMLElement>('[data-countdown]')) startCountdown(place);
}

/** "9:05"; null once the time is over. */
export function sayRemaining(until: number, now: number): string | null {
  const seconds = Math.ceil((until - now) / 1000);
  if (seconds <= 0) return null;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function startCountdown(place: HTMLElement): void {
  // The clock of this machine may be wrong: what counts is how long the code lives from now on.
  const lives = Number(place.dataset['seconds']);
  if (!Number.isFinite(lives) || lives <= 0) return;
  const until = performance.now() + lives * 1000;
  const before = place.dataset['before'] ?? '';
  const tick = (): void => {
    const left = sayRemaining(until, performance.now());
    if (left === null) {
      place.textContent = place.dataset['over'] ?? '';
      place.closest('section')?.querySelector('[data-enrolment-code]')?.remove();
    } else {
      place.textContent = `${before} ${left}`;
      window.setTimeout(tick, 1000);
    }
  };
  tick();
}
