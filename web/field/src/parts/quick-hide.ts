/** The gesture and the key that hide everything at once, on every screen and in whoever's hands the phone is. */

/** Far enough not to be two resting thumbs; a fifth of a small screen. */
const DISTANCE = 90;
const LONGEST = 1_200;
/** Two presses of Escape, no further apart. */
const BETWEEN = 700;
/** Fingers that move apart or together are reading with a zoom. */
const STEADY = 0.35;

export interface Finger {
  readonly clientX: number;
  readonly clientY: number;
}

/** Two fingers drawn down together. */
export class TwoFingersDown {
  #began: { readonly fingers: readonly [Finger, Finger]; readonly at: number } | null = null;

  /** Fingers on the screen now; true once they have been drawn down far enough. */
  see(fingers: readonly Finger[], at: number): boolean {
    const [one, other] = fingers;
    if (fingers.length !== 2 || !one || !other) {
      this.#began = null;
      return false;
    }
    this.#began ??= { fingers: [place(one), place(other)], at };
    const [first, second] = this.#began.fingers;
    const isTogether = Math.abs(apart(one, other) / Math.max(1, apart(first, second)) - 1) < STEADY;
    const isDown = [one.clientY - first.clientY, other.clientY - second.clientY].every((moved) => moved >= DISTANCE);
    const isStraight = Math.abs(one.clientX - first.clientX) < DISTANCE && Math.abs(other.clientX - second.clientX) < DISTANCE;
    return isTogether && isDown && isStraight && at - this.#began.at <= LONGEST;
  }
}

/** Escape, twice. */
export class EscapeTwice {
  #last = -Infinity;

  press(key: string, at: number): boolean {
    const isTwice = key === 'Escape' && at - this.#last <= BETWEEN;
    this.#last = key === 'Escape' && !isTwice ? at : -Infinity;
    return isTwice;
  }
}

/** Calls `onhide` whenever gesture or key is seen; answers how to stop. Nothing else of the page is disturbed. */
export function watchQuickHide(onhide: () => void): () => void {
  const fingers = new TwoFingersDown();
  const escape = new EscapeTwice();
  const touched = (event: TouchEvent): void => {
    if (fingers.see([...event.touches], event.timeStamp)) onhide();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (!event.repeat && escape.press(event.key, event.timeStamp)) onhide();
  };
  const options = { passive: true, capture: true } as const;
  const touches = ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const;
  for (const name of touches) addEventListener(name, touched, options);
  addEventListener('keydown', pressed, options);
  return () => {
    for (const name of touches) removeEventListener(name, touched, options);
    removeEventListener('keydown', pressed, options);
  };
}

function place({ clientX, clientY }: Finger): Finger {
  return { clientX, clientY };
}

function apart(one: Finger, other: Finger): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
