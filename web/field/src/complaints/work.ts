/**
 * Work before a complaint is left as anybody may: ALTCHA's challenge, solved in a worker, so that the page stays alive.
 * Used where a phone has no pass, and by the page that needs no enrolment. The hub decides how much; docs/decisions/0025.
 */
import { isWork } from '@titian/contracts/work';
import type { WorkOut } from '@titian/contracts/types';
import { FieldError } from '../errors.ts';

/** Longer than it takes on the slowest phone there is; then something is wrong. */
const LONGEST = 60_000;

/** What the worker found: ALTCHA's solution, or null. */
export type Solution = { readonly counter: number; readonly derivedKey: string } | null;
export type Solve = (challenge: WorkOut) => Promise<Solution>;

/** One worker a challenge; it goes with it. */
export function solveInWorker(challenge: WorkOut): Promise<Solution> {
  const worker = new Worker(new URL('./work.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Solution>((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), LONGEST);
    worker.onmessage = ({ data }: MessageEvent<Solution>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      reject(new FieldError('hub.unreadable'));
    };
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}

/** Asks for work, does it, and answers it as the hub takes it in. Raises `hub.unreadable` where it cannot be done. */
export async function doWork(ask: () => Promise<unknown>, solve: Solve = solveInWorker): Promise<string> {
  const challenge = await ask();
  if (!isWork(challenge)) throw new FieldError('hub.unreadable');
  const solution = await solve(challenge);
  if (solution === null) throw new FieldError('hub.unreadable');
  return btoa(JSON.stringify({ challenge, solution }));
}
