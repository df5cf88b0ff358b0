import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../vault/clock.ts';
import { AutoLock, IDLE_LIMIT, type Time, UNSEEN_LIMIT } from './auto-lock.ts';

describe('an open phone', () => {
  let ticks = 0;
  let clock = 0;
  let timer: { run: () => void; at: number } | null = null;
  let locked = 0;
  let isSpeaking = false;
  const time: Time = {
    ticks: () => ticks,
    clock: () => clock,
    setTimer(run, milliseconds) {
      timer = { run, at: ticks + milliseconds };
      return () => (timer = null);
    },
  };
  let lock: AutoLock;

  /** Time goes by, and timers run in it. */
  function pass(milliseconds: number): void {
    const until = ticks + milliseconds;
    while (timer && timer.at <= until) {
      const { run, at } = timer;
      clock += at - ticks;
      ticks = at;
      timer = null;
      run();
    }
    clock += until - ticks;
    ticks = until;
  }

  beforeEach(() => {
    ticks = clock = locked = 0;
    isSpeaking = false;
    timer = null;
    lock = new AutoLock(
      () => (locked += 1),
      () => isSpeaking,
      time,
    );
    lock.start();
  });

  it('locks when nobody has touched it for a while, once', () => {
    pass(IDLE_LIMIT - SECOND);
    expect(locked).toBe(0);
    pass(10 * MINUTE);
    expect(locked).toBe(1);
  });

  it('stays open while it is touched', () => {
    for (let turn = 0; turn < 20; turn += 1) {
      pass(MINUTE);
      lock.touch();
    }
    expect(locked).toBe(0);
  });

  it('counts what is heard as touching', () => {
    isSpeaking = true;
    pass(2 * IDLE_LIMIT);
    expect(locked).toBe(0);
    isSpeaking = false;
    pass(IDLE_LIMIT);
    expect(locked).toBe(1);
  });

  it('locks soon when it is out of sight, though somebody touched it a moment before', () => {
    lock.touch();
    lock.see(false);
    pass(UNSEEN_LIMIT);
    expect(locked).toBe(1);
  });

  it('stays open when it comes back into sight in time', () => {
    lock.see(false);
    pass(UNSEEN_LIMIT - SECOND);
    lock.see(true);
    pass(UNSEEN_LIMIT);
    expect(locked).toBe(0);
  });

  it('is locked before it is seen again when timers stood still in the pocket', () => {
    lock.see(false);
    timer = null;
    clock += UNSEEN_LIMIT; // the phone slept: one of the two times stood still
    lock.see(true);
    expect(locked).toBe(1);
  });

  it('gains nothing by a clock set back', () => {
    lock.see(false);
    clock -= 365 * DAY;
    pass(UNSEEN_LIMIT);
    expect(locked).toBe(1);
  });

  it('does nothing once locked', () => {
    lock.stop();
    lock.touch();
    lock.see(false);
    pass(DAY);
    expect(locked).toBe(0);
  });
});
