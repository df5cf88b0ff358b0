import { FieldError } from '../errors.ts';
import { MINUTE, SECOND } from '../vault/clock.ts';
import type { SyncReport } from './outbox.ts';

/** Where "the network is back" and "the app is looked at again" come from; the browser's in the app, a fake in tests. */
export interface Surroundings {
  onOnline(listener: () => void): () => void;
  onVisible(listener: () => void): () => void;
  isOnline(): boolean;
  setTimer(run: () => void, milliseconds: number): () => void;
  random(): number;
}

const FIRST_PAUSE = 5 * SECOND;
const LONGEST_PAUSE = 15 * MINUTE;

/** Milliseconds before another try after so many failures: doubling, and between half and all of that at random. */
export function pauseAfter(failures: number, random: () => number): number {
  const whole = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}

/**
 * Runs `sync` when there is a reason: the network came back, the app is looked at, somebody tapped, an item was
 * sealed. After a failure it tries again later, but only while `hasWork`; when all is sent no timer runs.
 */
export class SyncTriggers {
  readonly #sync: () => Promise<SyncReport>;
  readonly #hasWork: () => Promise<boolean>;
  readonly #around: Surroundings;
  #stops: (() => void)[] = [];
  #cancelTimer: (() => void) | null = null;
  #running: Promise<SyncReport> | null = null;
  #isWantedAgain = false;
  #failures = 0;

  constructor(sync: () => Promise<SyncReport>, hasWork: () => Promise<boolean>, around: Surroundings = browserSurroundings()) {
    this.#sync = sync;
    this.#hasWork = hasWork;
    this.#around = around;
  }

  start(): void {
    this.stop();
    const go = (): void => void this.trigger();
    this.#stops = [this.#around.onOnline(go), this.#around.onVisible(go)];
    go();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#clearTimer();
  }

  /** Syncs now; a call during a run is answered by one more run after it. */
  async trigger(): Promise<SyncReport> {
    this.#clearTimer();
    if (this.#running) {
      this.#isWantedAgain = true;
      return this.#running;
    }
    this.#running = this.#runAll();
    try {
      return await this.#running;
    } finally {
      this.#running = null;
    }
  }

  async #runAll(): Promise<SyncReport> {
    let report: SyncReport;
    do {
      this.#isWantedAgain = false;
      report = await this.#sync();
    } while (this.#isWantedAgain && report.problem === null);
    await this.#plan(report.problem);
    return report;
  }

  async #plan(problem: FieldError | null): Promise<void> {
    if (problem === null) {
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    if (this.#stops.length === 0 || !this.#around.isOnline() || !(await this.#hasWork())) return;
    this.#cancelTimer = this.#around.setTimer(
      () => void this.trigger(),
      pauseAfter(this.#failures, () => this.#around.random()),
    );
  }

  #clearTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }
}

export function browserSurroundings(): Surroundings {
  return {
    onOnline(listener) {
      addEventListener('online', listener);
      return () => removeEventListener('online', listener);
    },
    onVisible(listener) {
      const check = (): void => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', check);
      return () => document.removeEventListener('visibilitychange', check);
    },
    isOnline: () => navigator.onLine,
    setTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
