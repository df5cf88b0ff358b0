import { isReferral } from '@titian/contracts/sync-answer';
import type { SyncAnswerReferral } from '@titian/contracts/types';
import { allOrNothing, openShared, type Responsibility, type SharedDatabase } from '../vault/shared.ts';
import { readRows } from './answer.ts';

export type { Responsibility } from '../vault/shared.ts';

/**
 * All an officer learns of a referral: whether it still waits on this phone, was sent, is closed, or nobody has taken it.
 * Taken and taken back are one: *closed*.
 */
export interface ReferralStatus {
  readonly referral_id: string;
  readonly state: 'unsent' | 'sent' | 'closed' | 'nobody';
  readonly made_on: string;
}

const STATES: Readonly<Record<Responsibility, ReferralStatus['state']>> = {
  waiting: 'sent',
  taken: 'closed',
  stopped: 'closed',
  nobody_left: 'nobody',
};

/**
 * Referrals made under an enrolment, newest first, and those another officer handed over. `unsent`: those of which a
 * message still waits on this phone.
 */
export async function listReferrals(
  enrolmentId: string,
  unsent: ReadonlySet<string>,
  handedOver: readonly string[] = [],
): Promise<ReferralStatus[]> {
  const shared = await openShared();
  try {
    const rows = await shared.getAll('responsibility');
    return rows
      .filter((row) => row.enrolment_id === enrolmentId || handedOver.includes(row.referral_id))
      .map(({ referral_id, responsibility, made_on }) => ({
        referral_id,
        state: responsibility === 'waiting' && unsent.has(referral_id) ? ('unsent' as const) : STATES[responsibility],
        made_on,
      }))
      .sort((one, other) => other.made_on.localeCompare(one.made_on));
  } finally {
    shared.close();
  }
}

const HOUR = 3_600_000;

/** When to look again: the next full hour, the same for every referral of every phone, so that it tells of none. */
export function nextLook(now: number): number {
  const at = new Date(now);
  at.setMinutes(0, 0, 0);
  return at.getTime() + HOUR;
}

/** What the hub said; only referrals made on this phone are kept. Answers the number that changed. */
export async function noteResponsibility(shared: SharedDatabase, said: readonly SyncAnswerReferral[]): Promise<number> {
  const write = shared.transaction('responsibility', 'readwrite');
  return allOrNothing(write, async () => {
    let changed = 0;
    for (const { referral_id, responsibility } of said) {
      const row = await write.store.get(referral_id);
      if (!row || row.responsibility === responsibility) continue;
      await write.store.put({ ...row, responsibility });
      changed += 1;
    }
    return changed;
  });
}

/** Responsibilities in an answer of the hub; unreadable ones are passed over. */
export function readResponsibilities(value: unknown): SyncAnswerReferral[] {
  return readRows(value, isReferral);
}
