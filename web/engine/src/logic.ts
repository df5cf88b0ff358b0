import { checkNames, checkShape } from './check.js';
import { LogicError } from './errors.js';
import { Plan } from './plan.js';
import type { Logic, LogicDocument } from './types.js';

const plans = new WeakMap<Logic, Plan>();

/**
 * Reads and checks compiled logic. `release` of the answer is the SHA-256 of the bytes, in lower hex.
 * Throws LogicError with every problem when the bytes are not logic this engine knows; it never guesses.
 */
export async function parseLogic(bytes: Uint8Array): Promise<Logic> {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new LogicError('This is not compiled logic: it cannot be read as JSON.');
  }
  const malformed = checkShape(raw);
  if (malformed.length > 0) throw new LogicError('This is not compiled logic that this engine knows.', malformed);
  const document = raw as LogicDocument; // its shape was just checked
  const problems = checkNames(document);
  if (problems.length > 0) throw new LogicError('The compiled logic contradicts itself.', problems);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  const release = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const logic = { ...document, release, itemsById: new Map(document.items.map((item) => [item.id, item])) };
  const plan = new Plan(logic);
  if (plan.reads.hasCircle()) throw new LogicError('The compiled logic decides about itself in a circle.');
  plans.set(logic, plan);
  return logic;
}

/** The expressions of a parsed logic as functions. */
export function planOf(logic: Logic): Plan {
  const plan = plans.get(logic);
  if (plan === undefined) throw new LogicError('This logic did not come from parseLogic.');
  return plan;
}
