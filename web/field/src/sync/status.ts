import { isReferral } from '@titian/contracts/sync-answer';
import type { SyncAnswerReferral } from '@titian/contracts/types';
import type { WithoutConsent } from '@titian/sealing/without-consent';
import { readRows } from './answer.ts';

/**
 * All an officer learns of a referral: whether it still waits on this phone, was sent, is closed, or nobody has taken it.
 * Taken and taken back are one: *closed*.
 */
export interface ReferralStatus {
  readonly referral_id: string;
  readonly state: 'unsent' | 'sent' | 'closed' | 'nobody';
  readonly made_on: string;
  /** One officer sent it without a yes: what a second is to sign. */
  readonly to_sign: WithoutConsent | null;
}

const HOUR = 3_600_000;

/** When to look again: the next full hour, the same for every referral of every phone, so that it tells of none. */
export function nextLook(now: number): number {
  const at = new Date(now);
  at.setMinutes(0, 0, 0);
  return at.getTime() + HOUR;
}

/** Responsibilities in an answer of the hub; unreadable ones are passed over. */
export function readResponsibilities(value: unknown): SyncAnswerReferral[] {
  return readRows(value, isReferral);
}
