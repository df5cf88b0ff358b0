import { type Clock, DAY, deviceClock, instant, MINUTE } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';

/** One call for help: to which contact of the directory, when, and whether somebody answered. Nothing of the person. */
export interface Call {
  readonly id: string;
  readonly called_at: string;
  /** Id of the service in the directory. */
  readonly service: string;
  /** Its name, as it stood on the screen: the directory may change within the day. */
  readonly name: string;
  readonly level: string;
  /** `open` until the officer says how it went. */
  readonly answer: CallAnswer | 'open';
  /** Of the screening it belongs to; random, and gone with it. */
  readonly screening: string;
}
export type CallAnswer = 'answered' | 'no_answer';

const LIFE = DAY;
/** Minutes after which a call nobody answered is not waited for any longer, by level. */
const PATIENCE: Readonly<Record<string, number>> = { NOW: 5, TODAY: 60 };

/** The officer's own list of calls, in the vault and for 24 hours: for the shift, and for whoever asks whether help was called. */
export class CallLog {
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** The newest first. Those older than 24 hours are removed; so is one "from the future", whose age nobody knows. */
  async list(): Promise<Call[]> {
    const young: Call[] = [];
    for (const { id, value } of await this.#vault.list('calls')) {
      if (Math.abs(this.#clock() - Date.parse(value.called_at)) > LIFE) await this.#vault.remove('calls', id);
      else young.push(value);
    }
    return young.sort((one, other) => other.called_at.localeCompare(one.called_at));
  }

  async add(call: Pick<Call, 'service' | 'name' | 'level' | 'screening'>): Promise<Call> {
    const made: Call = { ...call, id: crypto.randomUUID(), called_at: instant(this.#clock()), answer: 'open' };
    await this.#vault.put('calls', made.id, made);
    return made;
  }

  async note(call: Call, answer: CallAnswer): Promise<void> {
    await this.#vault.put('calls', call.id, { ...call, answer });
  }

  async forget(): Promise<void> {
    for (const { id } of await this.#vault.list('calls')) await this.#vault.remove('calls', id);
  }
}

export interface Waiting {
  readonly minutes: number;
  /** Nobody has answered within the time this level leaves: call the next, and the supervisor. */
  readonly is_late: boolean;
  readonly is_answered: boolean;
}

/** How long it has been urgent, and whether somebody answered since. By this phone's clock alone; a clock set back says 0. */
export function waiting(level: string, since: string, calls: readonly Call[], now: number): Waiting {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE));
  const is_answered = calls.some((call) => call.answer === 'answered');
  return { minutes, is_answered, is_late: !is_answered && minutes >= (PATIENCE[level] ?? Infinity) };
}
