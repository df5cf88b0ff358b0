// For tests only.
import { FieldError } from '../errors.ts';

/** The code a piece of work fails with; what is no FieldError is thrown on. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    if (error instanceof FieldError) return error.code;
    throw error;
  }
  return 'no error';
}
