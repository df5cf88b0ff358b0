import { onePerPhone } from '../sync/exclusive.ts';

let last: Promise<unknown> = Promise.resolve();

/** Runs one step after another, among tabs too where the browser can. A step that fails does not hold up the next. */
export function allowingOne<T>(name: string, step: () => Promise<T>): Promise<T> {
  const next = last.then(() => onePerPhone(name, step));
  last = next.catch(() => undefined);
  return next;
}
