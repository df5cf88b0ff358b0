import { FieldError } from '../errors.ts';

/** What came from outside, if the contract's reader takes it; else raises `release.unreadable` with the name of the whole. */
export function checked<T>(value: unknown, isIt: (value: unknown) => value is T, name: string): T {
  if (!isIt(value)) throw new FieldError('release.unreadable', { member: name });
  return value;
}
