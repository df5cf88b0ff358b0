import { referral } from '../../../../contracts/sync.json';
import type { Recipient } from '../library/manifest.ts';
import type { ReferralWishes } from './draft.ts';

/** Places in a chain, as the hub counts them. */
export const MOST_RECIPIENTS = referral.most_recipients;
const LEGAL_AID = 'legal_aid_non_punishment';

/** One organisation that may be asked, with what it can help with. */
export interface RecipientOption extends Recipient {
  /** Needs of this person it answers. */
  readonly matching: readonly string[];
  /** Place in the agreed order from 1, or null. */
  readonly place: number | null;
}

/** Without authorities of a kind the person does not want to be told. */
export function withoutNotTold(recipients: readonly Recipient[], notTold: readonly string[] | null): Recipient[] {
  return recipients.filter((recipient) => recipient.authority === null || !(notTold ?? []).includes(recipient.authority));
}

/**
 * Organisations that answer a need of this person: legal aid first where it is needed before any statement, then most
 * needs first; independent, non-state ones before others, and always offered. Whoever was declined or must not be told
 * is left out, and everybody else once the chain is full.
 */
export function listOptions(
  recipients: readonly Recipient[],
  at: {
    readonly needs: readonly string[];
    readonly wishes: ReferralWishes;
    readonly notTold: readonly string[] | null;
    readonly onlyIndependent: boolean;
  },
): RecipientOption[] {
  const needsLegalAid = at.needs.includes(LEGAL_AID);
  return withoutNotTold(recipients, at.notTold)
    .filter((recipient) => !at.wishes.declined.includes(recipient.organisation_id))
    .map((recipient) => {
      const place = at.wishes.recipients.indexOf(recipient.organisation_id);
      return { ...recipient, matching: recipient.services.filter((need) => at.needs.includes(need)), place: place < 0 ? null : place + 1 };
    })
    .filter((option) => option.place !== null || at.wishes.recipients.length < MOST_RECIPIENTS)
    .filter((option) => (at.onlyIndependent ? option.independent : option.matching.length > 0 || option.independent))
    .sort(
      (one, other) =>
        (needsLegalAid ? Number(other.legal_aid) - Number(one.legal_aid) : 0) ||
        other.matching.length - one.matching.length ||
        Number(other.independent) - Number(one.independent) ||
        one.name.localeCompare(other.name),
    );
}
