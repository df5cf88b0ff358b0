/** Which houses have no free bed tonight, as the hub signs it beside the releases. Loaded with the screens of a talk. */
import { isBeds } from '@titian/contracts/beds';
import type { Releases } from '@titian/contracts/types';
import { FieldError } from '../errors.ts';
import { type Clock, deviceClock } from '../vault/clock.ts';
import { type Enrolment, hubTime, openShared } from '../vault/shared.ts';
import { readPayload } from './believe.ts';
import { checked } from './parse.ts';
import { openHubTrust } from './trust.ts';

/** A house that said it has no free bed, when it said so, and until when that holds. It may be chosen all the same. */
export interface NoBed {
  readonly organisation_id: string;
  readonly said_at: string;
  readonly until: string;
}

type Of = Pick<Enrolment, 'hub_id' | 'root_jwk' | 'root_thumbprint'>;

export class Beds {
  readonly #of: Of;
  readonly #clock: Clock;
  #hubTime = 0;
  #houses: readonly NoBed[] = [];

  private constructor(of: Of, clock: Clock) {
    this.#of = of;
    this.#clock = clock;
  }

  /** What this phone heard last, with no network. */
  static async open(of: Of, clock: Clock = deviceClock): Promise<Beds> {
    const beds = new Beds(of, clock);
    const shared = await openShared();
    try {
      beds.#hubTime = await hubTime(shared);
      const kept = (await shared.get('settings', beds.#name))?.value;
      if (typeof kept === 'string' && kept !== '') beds.#houses = parseBeds(readPayload(kept));
    } finally {
      shared.close();
    }
    return beds;
  }

  /** Those whose word holds now: what was said of one night is not said of the next. */
  list(): readonly NoBed[] {
    const now = Math.max(this.#clock(), this.#hubTime);
    return this.#houses.filter(({ until }) => now < Date.parse(until));
  }

  /** What the hub says now. What cannot be believed is not kept: a house of which nothing is known may have room. */
  async hear({ beds = null }: Pick<Releases, 'beds'>): Promise<void> {
    const shared = await openShared();
    try {
      const trust = await openHubTrust(shared, this.#of);
      const payload = beds === null ? null : await trust.verify(beds, { kind: 'beds', scope: this.#of.hub_id, role: 'hub' });
      this.#houses = payload === null ? [] : parseBeds(payload);
      await shared.put('settings', { name: this.#name, value: beds ?? '' });
    } catch (error) {
      throw error instanceof FieldError ? error : new FieldError('release.not_trusted', { scope: this.#of.hub_id }, { cause: error });
    } finally {
      shared.close();
    }
  }

  get #name(): string {
    return `beds:${this.#of.hub_id}`;
  }
}

function parseBeds(payload: unknown): readonly NoBed[] {
  return checked(payload, isBeds, 'beds').houses;
}
