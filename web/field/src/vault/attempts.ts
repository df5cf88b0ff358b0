import { FieldError } from '../errors.ts';
import type { Clock } from './clock.ts';
import { SECOND } from './clock.ts';
import { allOrNothing, type SharedDatabase } from './shared.ts';

const FREE_TRIES = 3;
const FIRST_DELAY = 5 * SECOND;
const LONGEST_DELAY = 300 * SECOND;

/** Milliseconds to wait after so many wrong secrets in a row: three for nothing, then 5 s, doubling to five minutes. */
export function delayAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failures - FREE_TRIES));
}

/**
 * Counts a try as wrong before it is made, so that killing the app mid-way gains nothing; `clearAttempts` follows a
 * right one. Raises `secret.wait` while the delay runs. Nothing is ever deleted for wrong tries: sealed items must
 * still reach the hub, and imaging the phone would get round a wipe.
 */
export async function beginAttempt(shared: SharedDatabase, enrolmentId: string, clock: Clock): Promise<number> {
  const write = shared.transaction('attempts', 'readwrite');
  return allOrNothing(write, async () => {
    const before = await write.store.get(enrolmentId);
    const failures = before?.failures ?? 0;
    // A clock set back must not lengthen the wait beyond what was imposed.
    const wait = Math.min((before?.not_before ?? 0) - clock(), delayAfter(failures));
    if (wait > 0) throw new FieldError('secret.wait', { wait_seconds: Math.ceil(wait / SECOND) });
    const delay = delayAfter(failures + 1);
    await write.store.put({ enrolment_id: enrolmentId, failures: failures + 1, not_before: clock() + delay });
    return delay / SECOND;
  });
}

export async function clearAttempts(shared: SharedDatabase, enrolmentId: string): Promise<void> {
  await shared.delete('attempts', enrolmentId);
}
