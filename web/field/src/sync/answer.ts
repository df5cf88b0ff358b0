import { FieldError } from '../errors.ts';

/** What the hub said, once it is what the contract names; anything else raises `hub.unreadable`. */
export function asAnswer<Answer>(said: unknown, isAnswer: (value: unknown) => value is Answer): Answer {
  if (!isAnswer(said)) throw new FieldError('hub.unreadable');
  return said;
}

/** The rows of a list that can be read; the others, which a newer hub may have, are passed over. */
export function readRows<Row>(said: unknown, isRow: (value: unknown) => value is Row): Row[] {
  return Array.isArray(said) ? said.filter(isRow) : [];
}
