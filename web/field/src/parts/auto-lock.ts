/** When an open phone locks itself: nobody touches it for a while, or the app is out of sight. */
import { MINUTE } from '../vault/clock.ts';

export const IDLE_LIMIT = 5 * MINUTE;
/** Long enough to look at a map or take a call; short enough for a pocket. */
export const UNSEEN_LIMIT = MINUTE;

/** Where time comes from; the browser's in the app, a fake in tests. */
export interface Time {
  /** Never jumps, but may stand still while the phone sleeps. */
  ticks(): number;
  /** Goes on while the phone sleeps, but may be set. */
  clock(): number;
  setTimer(run: () => void, milliseconds: number): () => void;
}

export const deviceTime: Time = {
  ticks: () => performance.now(),
  clock: () => Date.now(),
  setTimer(run, milliseconds) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

interface Moment {
  readonly ticks: number;
  readonly clock: number;
}

/**
 * Counts while the vault is open. Whichever of the two times says that more has passed is believed: a sleeping phone
 * stops one, and whoever sets the other back gains nothing.
 */
export class AutoLock {
  readonly #onlock: () => void;
  readonly #isSpeaking: () => boolean;
  readonly #time: Time;
  #touched: Moment | null = null;
  #unseen: Moment | null = null;
  #cancel: () => void = () => undefined;

  constructor(onlock: () => void, isSpeaking: () => boolean, time: Time = deviceTime) {
    this.#onlock = onlock;
    this.#isSpeaking = isSpeaking;
    this.#time = time;
  }

  start(isSeen = true): void {
    this.#touched = this.#now();
    this.#unseen = isSeen ? null : this.#now();
    this.#plan();
  }

  stop(): void {
    this.#touched = this.#unseen = null;
    this.#cancel();
  }

  /** Somebody touched the screen or a key, or a clip is being heard. */
  touch(): void {
    if (this.#touched) this.#touched = this.#now();
  }

  /** The app came into sight, or went out of it. */
  see(isSeen: boolean): void {
    if (!this.#touched) return;
    this.#check();
    if (this.#touched) this.#unseen = isSeen ? null : (this.#unseen ?? this.#now());
    this.#plan();
  }

  #now(): Moment {
    return { ticks: this.#time.ticks(), clock: this.#time.clock() };
  }

  #since({ ticks, clock }: Moment): number {
    return Math.max(this.#time.ticks() - ticks, this.#time.clock() - clock);
  }

  #check(): void {
    if (!this.#touched) return;
    if (this.#isSpeaking()) this.#touched = this.#now();
    const isOver = this.#since(this.#touched) >= IDLE_LIMIT || (this.#unseen !== null && this.#since(this.#unseen) >= UNSEEN_LIMIT);
    if (!isOver) return;
    this.stop();
    this.#onlock();
  }

  /** One timer, for the moment at which the next limit would be reached. */
  #plan(): void {
    this.#cancel();
    if (!this.#touched) return;
    const left = [IDLE_LIMIT - this.#since(this.#touched)];
    if (this.#unseen) left.push(UNSEEN_LIMIT - this.#since(this.#unseen));
    const wait = Math.max(0, Math.min(...left));
    this.#cancel = this.#time.setTimer(() => {
      this.#check();
      this.#plan();
    }, wait);
  }
}
