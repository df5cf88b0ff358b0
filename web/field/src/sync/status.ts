import { isReferral } from '@titian/contracts/sync-answer';
import type { SyncAnswerReferral } from '@titian/contracts/types';
import { allOrNothing, openShared, type Responsibility, type SharedDatabase } from '../vault/shared.ts';
import { readRows } from './answer.ts';

export type { Responsibility } from '../vault/shared.ts';

/** All an officer learns of a referral: has somebody taken responsibility, or not yet. */
export interface ReferralStatus {
  readonly referral_id: string;
  readonly responsibility: Responsibility;
  readonly made_on: string;
}

/** Referrals made under an enrolment, newest first. */
export async function listReferrals(enrolmentId: string): Promise<ReferralStatus[]> {
  const shared = await openShared();
  try {
    const rows = await shared.getAll('responsibility');
    return rows
      .filter((row) => row.enrolment_id === enrolmentId)
      .map(({ referral_id, responsibility, made_on }) => ({ referral_id, responsibility, made_on }))
      .sort((one, other) => other.made_on.localeCompare(one.made_on));
  } finally {
    shared.close();
  }
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
