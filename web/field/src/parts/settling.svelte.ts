import type { Talk } from './talk.svelte.ts';

/**
 * When touches on a person's screen begin to count: none in its first moment, as a second touch may still be meant for the
 * screen before; an answer only once the question sounds or, where nothing sounds by itself, has stood whole for a while.
 * The theme says how long (`--settling-…`).
 */
export class Settling {
  /** The first moment is over. */
  isStill = $state(false);
  #isTold = $state(false);
  #isSilent = false;
  #isWhole = false;
  #timers: ReturnType<typeof setTimeout>[] = [];

  /** An answer counts. */
  get isReady(): boolean {
    return this.isStill && this.#isTold;
  }

  /** A screen begins; answers how to end the wait. */
  begin(): () => void {
    this.isStill = this.#isTold = this.#isSilent = this.#isWhole = false;
    this.#after('--settling-still', () => (this.isStill = true));
    return () => {
      this.#timers.forEach(clearTimeout);
      this.#timers = [];
    };
  }

  sounds(): void {
    this.#isTold = true;
  }

  /** What is asked has been seen to its end. */
  whole(): void {
    if (this.#isWhole) return;
    this.#isWhole = true;
    this.#wait();
  }

  /** Nothing more sounds by itself. */
  silent(): void {
    if (this.#isSilent) return;
    this.#isSilent = true;
    this.#wait();
  }

  #wait(): void {
    if (this.#isSilent && this.#isWhole) this.#after('--settling-silent', () => (this.#isTold = true));
  }

  #after(name: string, then: () => void): void {
    this.#timers.push(setTimeout(then, milliseconds(getComputedStyle(document.documentElement).getPropertyValue(name))));
  }
}

/** The settling of a screen on which this text is asked, for as long as its component stands. */
export function settleOn(talk: Talk, textId: () => string): Settling {
  const settling = new Settling();
  $effect.pre(() => {
    textId();
    return settling.begin();
  });
  $effect(() => {
    if (talk.speaking?.textId === textId()) settling.sounds();
  });
  return settling;
}

/** A duration of a style sheet: `250ms`, `1s`. */
function milliseconds(duration: string): number {
  const length = Number.parseFloat(duration);
  return duration.trim().endsWith('ms') ? length : length * 1000;
}
