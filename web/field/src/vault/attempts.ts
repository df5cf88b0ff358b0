import { FieldError } from '../errors.ts';
import { SECOND } from './clock.ts';
import { allOrNothing, type SharedDatabase, type UnlockAttempts } from './shared.ts';

const FREE_TRIES = 3;
const FIRST_DELAY = 5 * SECOND;
const LONGEST_DELAY = 300 * SECOND;

/** Milliseconds since some moment of this page; it never jumps, whatever is done to the phone's clock. */
export type Ticks = () => number;
export const deviceTicks: Ticks = () => performance.now();

/** Milliseconds to wait after so many wrong secrets in a row: three for nothing, then 5 s, doubling to five minutes. */
export function delayAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failures - FREE_TRIES));
}

/** When this page first saw the last try of an enrolment. */
const seen = new Map<string, { readonly tryId: string; readonly at: number }>();

/**
 * Milliseconds until a secret may be tried. The wait is sat out with the page open and counted by what no setting
 * reaches: a clock put forward does not shorten it, one put back does not lengthen it, and a page that was closed or
 * killed meanwhile begins it anew. Five minutes at most, so an officer loses little.
 */
function waitOf(row: UnlockAttempts | undefined, ticks: Ticks): number {
  if (!row) return 0;
  const now = ticks();
  const known = seen.get(row.enrolment_id);
  if (known?.tryId !== row.try_id || known.at > now) seen.set(row.enrolment_id, { tryId: row.try_id, at: now });
  return Math.max(0, (seen.get(row.enrolment_id)?.at ?? now) + delayAfter(row.failures) - now);
}

/** Seconds until a secret may be tried; the wait begins with the first call after a page was opened. */
export async function secondsToWait(shared: SharedDatabase, enrolmentId: string, ticks: Ticks = deviceTicks): Promise<number> {
  return Math.ceil(waitOf(await shared.get('attempts', enrolmentId), ticks) / SECOND);
}

/**
 * Counts a try as wrong before it is made, so that killing the app mid-way gains nothing; `clearAttempts` follows a
 * right one. Raises `secret.wait` while the delay runs. Nothing is ever deleted for wrong tries: sealed items must
 * still reach the hub, and imaging the phone would get round a wipe.
 */
export async function beginAttempt(shared: SharedDatabase, enrolmentId: string, ticks: Ticks): Promise<number> {
  const write = shared.transaction('attempts', 'readwrite');
  return allOrNothing(write, async () => {
    const before = await write.store.get(enrolmentId);
    const wait = waitOf(before, ticks);
    if (wait > 0) throw new FieldError('secret.wait', { wait_seconds: Math.ceil(wait / SECOND) });
    const row: UnlockAttempts = { enrolment_id: enrolmentId, failures: (before?.failures ?? 0) + 1, try_id: crypto.randomUUID() };
    await write.store.put(row);
    return Math.ceil(waitOf(row, ticks) / SECOND);
  });
}

export async function clearAttempts(shared: SharedDatabase, enrolmentId: string): Promise<void> {
  await shared.delete('attempts', enrolmentId);
}

/** For tests: a page that was closed and opened again. */
export function forgetSeenTries(): void {
  seen.clear();
}
