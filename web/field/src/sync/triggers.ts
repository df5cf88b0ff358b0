import { FieldError } from '../errors.ts';
import { MINUTE, SECOND } from '../vault/clock.ts';
import type { SyncReport } from './outbox.ts';

/** Where "the network is back" and "the app is looked at again" come from; the browser's in the app, a fake in tests. */
export interface Surroundings {
  onOnline(listener: () => void): () => void;
  /** Looked at again, or woken: by a switch of tabs, a return through history, or the system. */
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

/** Whether a run is followed by another. */
type Again = 'no' | 'after success' | 'in any case';

/** What is to be synchronised. */
export interface Work {
  sync(): Promise<SyncReport>;
  hasWork(): Promise<boolean>;
  /** Earlier refusals and a request that hangs say nothing any more: somebody asks, or the network is another one. */
  renew(): void;
}

/**
 * Runs `sync` when there is a reason: the network came back, the app is looked at, somebody tapped, an item was
 * sealed. After a failure it tries again later, never before the hub's own `Retry-After`, but only while
 * `hasWork`; when all is sent no timer runs. A network that is back, an app that is looked at again and a tap begin the
 * pauses anew.
 */
export class SyncTriggers {
  readonly #work: Work;
  readonly #around: Surroundings;
  #stops: (() => void)[] = [];
  #cancelTimer: (() => void) | null = null;
  #running: Promise<SyncReport> | null = null;
  #again: Again = 'no';
  #failures = 0;

  constructor(work: Work, around: Surroundings = browserSurroundings()) {
    this.#work = work;
    this.#around = around;
  }

  start(): void {
    this.stop();
    this.#stops = [
      this.#around.onOnline(() => void this.now()),
      this.#around.onVisible(() => {
        this.#failures = 0;
        void this.trigger();
      }),
    ];
    void this.trigger();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#clearTimer();
  }

  /** Syncs now; a call during a run is answered by one more run after it, unless that run fails. */
  async trigger(): Promise<SyncReport> {
    this.#clearTimer();
    if (this.#running) {
      if (this.#again === 'no') this.#again = 'after success';
      return this.#running;
    }
    this.#running = this.#runAll();
    try {
      return await this.#running;
    } finally {
      this.#running = null;
    }
  }

  /** "Send now", at any time: pauses begin anew, and a run that hangs or fails is followed by another. */
  async now(): Promise<SyncReport> {
    this.#failures = 0;
    this.#work.renew();
    if (this.#running) this.#again = 'in any case';
    return this.trigger();
  }

  async #runAll(): Promise<SyncReport> {
    let report: SyncReport;
    let again: Again;
    do {
      this.#again = 'no';
      report = await this.#work.sync();
      again = this.#again as Again; // changed by whoever called meanwhile
    } while (again === 'in any case' || (again === 'after success' && report.problem === null));
    await this.#plan(report.problem);
    return report;
  }

  async #plan(problem: FieldError | null): Promise<void> {
    if (problem === null) {
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    if (this.#stops.length === 0 || !this.#around.isOnline() || !(await this.#work.hasWork())) return;
    const pause = pauseAfter(this.#failures, () => this.#around.random());
    const asked = Number(problem.params['wait_seconds'] ?? 0) * SECOND;
    // After what the hub asked for a little more, by chance: phones put off together do not come back together.
    this.#cancelTimer = this.#around.setTimer(() => void this.trigger(), asked > 0 ? asked + Math.min(pause, MINUTE) : pause);
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
      const events = [
        [document, 'visibilitychange'],
        [document, 'resume'],
        [window, 'pageshow'],
      ] as const;
      for (const [target, name] of events) target.addEventListener(name, check);
      return () => {
        for (const [target, name] of events) target.removeEventListener(name, check);
      };
    },
    isOnline: () => navigator.onLine,
    setTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
