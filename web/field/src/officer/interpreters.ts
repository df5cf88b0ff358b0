import { FieldError } from '../errors.ts';
import { type Clock, DAY, day, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';

/** Through whom an interpreter was found. Never a fellow traveller, a companion, a child or somebody of the family. */
export const INTERPRETER_ROLES = ['staff', 'sworn', 'phone_service', 'organisation'] as const;
export type InterpreterRole = (typeof INTERPRETER_ROLES)[number];

/** One interpreter of the officer's own list: a code of the office that sends them, no name, no number. */
export interface Interpreter {
  /** Two to eight capital letters and digits, at least one digit: `TM07`. A name has none. */
  readonly code: string;
  readonly role: InterpreterRole;
  readonly last_on: string;
}

const CODE = /^(?=.*[0-9])[A-Z0-9]{2,8}$/;
const KEPT_DAYS = 30;

/** Raises `interpreter.code` where it is none, such as a name. */
export function readCode(typed: string): string {
  const code = typed.replaceAll(/[\s.-]/g, '').toUpperCase();
  if (!CODE.test(code)) throw new FieldError('interpreter.code');
  return code;
}

/** Who interpreted for this officer: codes, in the vault, for 30 days. For whom, and who was refused, it does not say. */
export class Interpreters {
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** The last who helped first. */
  async list(): Promise<Interpreter[]> {
    const kept: Interpreter[] = [];
    for (const { id, value } of await this.#vault.list('interpreters')) {
      if (Math.abs(this.#clock() - Date.parse(value.last_on)) > KEPT_DAYS * DAY) await this.#vault.remove('interpreters', id);
      else kept.push(value);
    }
    return kept.sort((one, other) => other.last_on.localeCompare(one.last_on) || one.code.localeCompare(other.code));
  }

  /** They help today; one with this code is known from now on. */
  async note(code: string, role: InterpreterRole): Promise<Interpreter> {
    const known: Interpreter = { code: readCode(code), role, last_on: day(this.#clock()) };
    // The place in the vault is a random one: a code would lie in clear there.
    const former = (await this.#vault.list('interpreters')).find(({ value }) => value.code === known.code);
    await this.#vault.put('interpreters', former?.id ?? crypto.randomUUID(), known);
    return known;
  }
}
