import { FieldError } from '../errors.ts';

/** Small readers for what comes from outside. Each raises `release.unreadable` naming the member that is wrong. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value, if the contract's reader takes it. */
export function checked<T>(value: unknown, isIt: (value: unknown) => value is T, name: string): T {
  if (!isIt(value)) throw unreadable(name);
  return value;
}

export function fields(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(name);
  return value as Fields;
}

export function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable(name);
  return value;
}

export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw unreadable(name);
  return value;
}

export function optionalText(value: unknown, name: string): string | null {
  return value === null || value === undefined ? null : text(value, name);
}

export function count(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw unreadable(name);
  return value;
}

export function texts(value: unknown, name: string): string[] {
  return list(value, name).map((each) => text(each, name));
}

/** Absent means none. */
export function optionalTexts(value: unknown, name: string): string[] {
  return value === null || value === undefined ? [] : texts(value, name);
}

export function flag(value: unknown): boolean {
  return value === true;
}

function unreadable(name: string): FieldError {
  return new FieldError('release.unreadable', { member: name });
}
