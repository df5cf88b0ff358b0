import { referral } from '../../../../contracts/sync.json';
import type { NoBed } from '../library/beds.ts';
import type { Recipient } from '../library/manifest.ts';
import type { ReferralWishes } from './draft.ts';

/** Places in a chain, as the hub counts them. */
export const MOST_RECIPIENTS = referral.most_recipients;

/** One organisation that may be asked, with what it can help with. */
export interface RecipientOption extends Recipient {
  /** Needs of this person it answers. */
  readonly matching: readonly string[];
  /** Place in the agreed order from 1, or null. */
  readonly place: number | null;
  /** When it said that it has no free bed, while that holds; it may be chosen all the same. */
  readonly no_bed_said_at: string | null;
}

/** How many of the first one with room is always among: a full house must not lead to the state's alone. */
const FIRST = 2;

/** Without authorities of a kind the person does not want to be told. */
export function withoutNotTold(recipients: readonly Recipient[], notTold: readonly string[] | null): Recipient[] {
  return recipients.filter((recipient) => recipient.authority === null || !(notTold ?? []).includes(recipient.authority));
}

/**
 * Organisations this person may choose, in one order for everybody: independent, non-state ones first, then by name. Who
 * was asked first, and in which order, stands in the envelopes: it must not say what was told. Independent ones and legal
 * aid are offered to all, others where they answer a need of this person. Of the independent ones one that has room is
 * among the first two; a full house keeps its place, for what it said may be old. Whoever was declined or must not be told
 * is left out, and everybody else once the chain is full.
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
    .filter(({ independent, legal_aid, matching }) => independent || (!at.onlyIndependent && (legal_aid || matching.length > 0)))
    .sort((one, other) => Number(other.independent) - Number(one.independent) || (one.name < other.name ? -1 : 1));
  return withIndependentFirst(options);
}

function withIndependentFirst(options: readonly RecipientOption[]): RecipientOption[] {
  const open = options.find((option) => option.independent && option.no_bed_said_at === null);
  if (!open || options.indexOf(open) < FIRST) return [...options];
  const others = options.filter((option) => option !== open);
  return [...others.slice(0, FIRST - 1), open, ...others.slice(FIRST - 1)];
}
