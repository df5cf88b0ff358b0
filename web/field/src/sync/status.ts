import { allOrNothing, openShared, type Responsibility, type SharedDatabase } from '../vault/shared.ts';

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
export async function noteResponsibility(
  shared: SharedDatabase,
  said: readonly { referral_id: string; responsibility: Responsibility }[],
): Promise<number> {
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
export function readResponsibilities(value: unknown): { referral_id: string; responsibility: Responsibility }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { referral_id, responsibility } = each as Record<string, unknown>;
    return typeof referral_id === 'string' && isResponsibility(responsibility) ? [{ referral_id, responsibility }] : [];
  });
}

const KNOWN: readonly unknown[] = ['waiting', 'taken', 'nobody_left', 'stopped'] satisfies readonly Responsibility[];

function isResponsibility(value: unknown): value is Responsibility {
  return KNOWN.includes(value);
}
