import { referral } from '../../../../contracts/sync.json';
import type { NoBed } from '../library/beds.ts';
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
  /** When it said that it has no free bed, while that holds; it may be chosen all the same. */
  readonly no_bed_said_at: string | null;
}

/** How many of the first an independent one with room is always among: a full house must not lead to the state's alone. */
const FIRST = 2;

/** Without authorities of a kind the person does not want to be told. */
export function withoutNotTold(recipients: readonly Recipient[], notTold: readonly string[] | null): Recipient[] {
  return recipients.filter((recipient) => recipient.authority === null || !(notTold ?? []).includes(recipient.authority));
}

/**
 * Organisations that answer a need of this person: legal aid first where it is needed before any statement, then most
 * needs first; independent, non-state ones before others, and always offered, one that has room among the first two.
 * A full house keeps its place: what it said may be old. Whoever was declined or must not be told is left out, and
 * everybody else once the chain is full.
 */
export function listOptions(
  recipients: readonly Recipient[],
  at: {
    readonly needs: readonly string[];
    readonly wishes: ReferralWishes;
    readonly notTold: readonly string[] | null;
    readonly onlyIndependent: boolean;
    readonly full: readonly NoBed[];
  },
): RecipientOption[] {
  const needsLegalAid = at.needs.includes(LEGAL_AID);
  const options = withoutNotTold(recipients, at.notTold)
    .filter((recipient) => !at.wishes.declined.includes(recipient.organisation_id))
    .map((recipient) => {
      const place = at.wishes.recipients.indexOf(recipient.organisation_id);
      return {
        ...recipient,
        matching: recipient.services.filter((need) => at.needs.includes(need)),
        place: place < 0 ? null : place + 1,
        no_bed_said_at: at.full.find(({ organisation_id }) => organisation_id === recipient.organisation_id)?.said_at ?? null,
      };
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
  return withIndependentFirst(options);
}

function withIndependentFirst(options: readonly RecipientOption[]): RecipientOption[] {
  const open = options.find((option) => option.independent && option.no_bed_said_at === null);
  if (!open || options.indexOf(open) < FIRST) return [...options];
  const others = options.filter((option) => option !== open);
  return [...others.slice(0, FIRST - 1), open, ...others.slice(FIRST - 1)];
}
