import { REFUSED_KEPT } from '../sync/outbox-store.ts';
import type { OutboxRecord } from '../sync/outbox.ts';
import { instant } from '../vault/clock.ts';
import type { EndedBy } from '../vault/shared.ts';
import type { Line } from './lines.ts';

/** An enrolment that was ended, by the hub or by a quick wipe: what the officer is told of it. */
export interface EndedNotice {
  readonly by: EndedBy;
  readonly hub_name: string;
  /** Sealed items still to be handed over. */
  readonly waiting: number;
  /** What it did not take. */
  readonly refused: readonly OutboxRecord[];
  /** The instant before which none of that is deleted here. */
  readonly until: string;
}

/** What was told and understood once is not told again before something of it has changed. */
export class EndedNotices {
  readonly #told = new Set<string>();

  /** What there is to tell of an ended enrolment, or null; of one that is not new only what the hub has refused. */
  async find({ enrolment, outbox }: Line, isNew: boolean): Promise<EndedNotice | null> {
    const refused = await outbox.listRefused();
    const waiting = await outbox.count();
    const told = [enrolment.enrolment_id, waiting, ...refused.map((each) => each.item_id)].join();
    if (this.#told.has(told) || (!isNew && refused.length === 0)) return null;
    this.#told.add(told);
    const last = Math.max(...refused.map((each) => each.kept_since?.phone ?? Date.now()));
    const by = enrolment.ended_by ?? 'hub';
    return { by, hub_name: enrolment.hub_name, waiting, refused, until: refused.length > 0 ? instant(last + REFUSED_KEPT) : '' };
  }
}
