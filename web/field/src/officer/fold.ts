import { sayParts } from '../parts/format.ts';
import { spokenLocales } from '../parts/words.ts';
import type { ReferralStatus } from '../sync/status.ts';

/** Referrals that are drawn one by one; all that are older are folded, so many to a fold. */
const OPEN = 20;
const IN_A_FOLD = 50;

export interface Folded {
  readonly open: readonly ReferralStatus[];
  /** Each is drawn when it is opened. */
  readonly folds: readonly (readonly ReferralStatus[])[];
}

/** The newest, and whatever somebody has to do something about however old it is; the rest in folds. Keeps the order. */
export function fold(referrals: readonly ReferralStatus[], isAsked: (referralId: string) => boolean): Folded {
  const isUrgent = ({ referral_id, state, to_sign }: ReferralStatus): boolean =>
    state === 'nobody' || to_sign !== null || isAsked(referral_id);
  const isOpen = (each: ReferralStatus, at: number): boolean => at < OPEN || isUrgent(each);
  const older = referrals.filter((each, at) => !isOpen(each, at));
  const folds = Array.from({ length: Math.ceil(older.length / IN_A_FOLD) }, (_, at) => older.slice(at * IN_A_FOLD, (at + 1) * IN_A_FOLD));
  return { open: referrals.filter(isOpen), folds };
}

/** From one date such as `2026-11-25` to another, once where they are the same; what cannot be read stays as it is. */
export function longDates(from: string, to: string): string {
  const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return `${from} – ${to}`;
  const how = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return sayParts(new Intl.DateTimeFormat(spokenLocales(), how).formatRangeToParts(start, end));
}

/** Places in a list, such as 21–70. */
export function places(from: number, to: number): string {
  return [from, to].map((each) => each.toLocaleString(spokenLocales())).join('–');
}
