import { type Clock, DAY, deviceClock, instant } from '../vault/clock.ts';
import { ToldMarks } from '../sync/open-marks.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Somebody for whom nothing was done yet, or who was handed over: a mark to match, how urgent, since when. Nothing of the
 * person. `referral_id` is null where nothing was sent.
 */
export interface OpenMark {
  readonly mark: string;
  readonly level: string | null;
  readonly since: string;
  readonly referral_id: string | null;
}

/** No letter or digit that is read as another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 4;
const LIFE = 7 * DAY;

/** Four signs by which an officer tells one referral of a day from another. */
export function markOf(referralId: string): string {
  return write(Number.parseInt(referralId.replaceAll('-', '').slice(0, 8), 16));
}

export function newMark(): string {
  return write(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
}

function write(number: number): string {
  let rest = Number.isFinite(number) ? number : 0;
  let mark = '';
  for (let place = 0; place < LENGTH; place += 1) {
    mark += SIGNS[rest % SIGNS.length] ?? '';
    rest = Math.floor(rest / SIGNS.length);
  }
  return mark;
}

/** The marks that are still open with one officer, in their vault, until somebody looks after the person: seven days at most. */
export class OpenMarks {
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** The newest first; those whose time is over are removed. */
  async list(): Promise<(OpenMark & { readonly id: string })[]> {
    const open = [];
    for (const { id, value } of await this.#vault.list('marks')) {
      if (Math.abs(this.#clock() - Date.parse(value.since)) > LIFE) await this.#vault.remove('marks', id);
      else open.push({ ...value, id });
    }
    return open.sort((one, other) => other.since.localeCompare(one.since));
  }

  /** Somebody at this level was left without help: it stays here, and whoever is on duty is told. */
  async leave({
    mark,
    level,
    since = instant(this.#clock()),
  }: {
    readonly mark: string;
    readonly level: string;
    readonly since?: string;
  }): Promise<void> {
    await this.#vault.put('marks', crypto.randomUUID(), { mark, level, since, referral_id: null });
    await new ToldMarks(this.#vault).add({ mark, level, is_open: true });
  }

  /** What another officer of this phone hands over. */
  async take(marks: readonly OpenMark[]): Promise<void> {
    for (const { mark, level, since, referral_id } of marks)
      await this.#vault.put('marks', crypto.randomUUID(), { mark, level, since, referral_id });
  }

  /** Somebody looks after the person now. */
  async close({ id, mark, level, referral_id }: OpenMark & { readonly id: string }): Promise<void> {
    await this.#vault.remove('marks', id);
    if (referral_id === null && level !== null) await new ToldMarks(this.#vault).add({ mark, level, is_open: false });
  }

  /** It is somebody else's now, and as open as before. */
  async letGo(id: string): Promise<void> {
    await this.#vault.remove('marks', id);
  }
}
