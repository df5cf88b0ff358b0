import { beforeEach, describe, expect, it } from 'vitest';
import { FieldError } from '../errors.ts';
import type { SyncReport } from './outbox.ts';
import { pauseAfter, type Surroundings, SyncTriggers } from './triggers.ts';

const SENT: SyncReport = {
  received: 0,
  refused: [],
  waiting: 0,
  removed: 0,
  referrals: [],
  questions: null,
  day_pass: null,
  problem: null,
  isEnded: false,
  isForgotten: false,
};
const FAILED: SyncReport = { ...SENT, waiting: 1, problem: new FieldError('hub.unreachable') };

describe('sync triggers', () => {
  let runs = 0;
  let renewed = 0;
  let hanging: Promise<void> = Promise.resolve();
  let answer = SENT;
  let hasWork = true;
  let isOnline = true;
  let timers: { run: () => void; milliseconds: number }[] = [];
  let online: () => void = () => undefined;
  let visible: () => void = () => undefined;
  const around: Surroundings = {
    onOnline: (listener) => ((online = listener), () => (online = () => undefined)),
    onVisible: (listener) => ((visible = listener), () => (visible = () => undefined)),
    isOnline: () => isOnline,
    setTimer: (run, milliseconds) => {
      const timer = { run, milliseconds };
      timers.push(timer);
      return () => (timers = timers.filter((each) => each !== timer));
    },
    random: () => 0.5,
  };
  const make = (): SyncTriggers =>
    new SyncTriggers(
      {
        async sync() {
          runs += 1;
          await hanging;
          return answer;
        },
        hasWork: async () => hasWork,
        renew: () => (renewed += 1),
      },
      around,
    );
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

  beforeEach(() => {
    runs = 0;
    renewed = 0;
    hanging = Promise.resolve();
    answer = SENT;
    hasWork = true;
    isOnline = true;
    timers = [];
  });

  it('sync at the start, when the network is back and when the app is looked at', async () => {
    const triggers = make();
    triggers.start();
    await rest();
    online();
    await rest();
    visible();
    await rest();
    expect(runs).toBe(3);
    triggers.stop();
    online();
    await rest();
    expect(runs).toBe(3);
  });

  it('run no timer while all is sent', async () => {
    const triggers = make();
    triggers.start();
    await rest();
    expect(timers).toEqual([]);
  });

  it('try again later after a failure, each time later, while something waits', async () => {
    answer = FAILED;
    const triggers = make();
    triggers.start();
    await rest();
    const pauses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const timer = timers[0];
      pauses.push(timer?.milliseconds ?? 0);
      timer?.run();
      await rest();
    }
    expect(timers).toHaveLength(1);
    expect(pauses).toEqual([1, 2, 3].map((failures) => pauseAfter(failures, () => 0.5)));
    expect(pauses[1]).toBe((pauses[0] ?? 0) * 2);
    answer = SENT;
    await triggers.trigger();
    expect(timers).toEqual([]);
  });

  it('try again no sooner than the hub asked, and not all phones at once', async () => {
    answer = { ...FAILED, problem: new FieldError('hub.refused', { code: 'rate.exceeded', wait_seconds: 90 }) };
    make().start();
    await rest();
    expect(timers.map((timer) => timer.milliseconds)).toEqual([90_000 + pauseAfter(1, () => 0.5)]);
  });

  it('wait for the network rather than for a timer when offline', async () => {
    answer = FAILED;
    isOnline = false;
    make().start();
    await rest();
    expect(timers).toEqual([]);
  });

  it('run no timer after a failure when nothing waits', async () => {
    answer = FAILED;
    hasWork = false;
    make().start();
    await rest();
    expect(timers).toEqual([]);
  });

  it('answer a call during a run by one more run', async () => {
    const triggers = make();
    await Promise.all([triggers.trigger(), triggers.trigger(), triggers.trigger()]);
    expect(runs).toBe(2);
  });

  it.each(['the network is back', 'the app is looked at'])('begin the pauses anew when %s', async (what) => {
    answer = FAILED;
    make().start();
    for (let failures = 1; failures <= 8; failures += 1) {
      await rest();
      timers[0]?.run();
    }
    await rest();
    expect(timers.map((timer) => timer.milliseconds)).toEqual([pauseAfter(9, () => 0.5)]);
    (what === 'the network is back' ? online : visible)();
    await rest();
    expect(timers.map((timer) => timer.milliseconds)).toEqual([pauseAfter(1, () => 0.5)]);
  });

  it('send at a tap though a run hangs and then fails, once more and with what put the phone off forgotten', async () => {
    let release: () => void = () => undefined;
    hanging = new Promise((resolve) => (release = resolve));
    answer = FAILED;
    const triggers = make();
    triggers.start();
    const tapped = triggers.now();
    expect({ runs, renewed }).toEqual({ runs: 1, renewed: 1 });
    release();
    await tapped;
    expect(runs).toBe(2);
    expect(timers.map((timer) => timer.milliseconds)).toEqual([pauseAfter(1, () => 0.5)]);
  });

  it('spread their tries', () => {
    expect(pauseAfter(1, () => 0)).toBe(2_500);
    expect(pauseAfter(1, () => 1)).toBe(5_000);
    expect(pauseAfter(50, () => 1)).toBe(900_000);
  });
});
