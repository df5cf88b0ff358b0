import { isDesksAnswer, isDutyDesks } from '@titian/contracts/duty-desks';
import type { DutyDesksReadable } from '@titian/contracts/types';
import type { Ask } from '../arrivals/told.ts';
import { FieldError } from '../errors.ts';
import { checked } from '../library/parse.ts';
import { openHubTrust } from '../library/trust.ts';
import { asAnswer } from '../sync/answer.ts';
import type { TallySource } from '../sync/outbox.ts';
import { type Clock, day as dayOf, deviceClock } from '../vault/clock.ts';
import { hubTime, openShared } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';

export const DESKS_PATH = '/api/v1/duty-desks';
const SELF = 'self';

/** Numbers of duty desks as a region's hub signed them, and until when they are kept. No person is in them. */
export type DeskSheet = DutyDesksReadable['sheets'][number];

export interface KeptDesks {
  /** On which day the hub was asked last. */
  readonly asked_on: string;
  readonly sheets: readonly DeskSheet[];
}

/** The region's duty desks on one phone, in its officer's vault. */
export class DutyDesks {
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** Those within their time, with no network. By the later of this clock and the hub's: a clock set back keeps none. */
  async list(): Promise<readonly DeskSheet[]> {
    const kept = await this.#vault.getUnlessDamaged('desks', SELF);
    if (!kept) return [];
    const shared = await openShared();
    const now = Math.max(this.#clock(), await hubTime(shared).finally(() => shared.close()));
    const sheets = kept.sheets.filter(({ until }) => now < Date.parse(until));
    if (sheets.length < kept.sheets.length) await this.#vault.put('desks', SELF, { ...kept, sheets });
    return sheets;
  }

  /** Asks once on each day. What the hub did not sign changes nothing; what it no longer says is gone. */
  async learn(ask: Ask): Promise<void> {
    const asked_on = dayOf(this.#clock());
    if ((await this.#vault.getUnlessDamaged('desks', SELF))?.asked_on === asked_on) return;
    const { desks } = asAnswer(await ask(DESKS_PATH, {}), isDesksAnswer);
    const sheets = desks === null ? [] : await this.#believe(desks);
    await this.#vault.put('desks', SELF, { asked_on, sheets });
  }

  async #believe(jws: string): Promise<readonly DeskSheet[]> {
    const shared = await openShared();
    try {
      const enrolment = await shared.get('enrolments', this.#vault.enrolmentId);
      if (!enrolment) throw new FieldError('enrol.unknown');
      const trust = await openHubTrust(shared, enrolment);
      const payload = await trust.verify(jws, { kind: 'duty_desks', scope: enrolment.hub_id, role: 'hub' });
      return checked(payload, isDutyDesks, 'duty-desks').sheets;
    } finally {
      shared.close();
    }
  }
}

/** The same source, which asks besides for the region's duty desks. Nothing waits for them. */
export function withDesks(vault: Vault, source: TallySource): TallySource {
  const { noteEpoch } = source;
  return {
    due: () => source.due(),
    markSent: (itemIds) => source.markSent(itemIds),
    ...(noteEpoch ? { noteEpoch: (epoch: string) => noteEpoch.call(source, epoch) } : {}),
    learn: async (ask) => {
      await new DutyDesks(vault).learn(ask).catch(() => undefined); // the next contact asks again
      await source.learn?.(ask);
    },
  };
}
