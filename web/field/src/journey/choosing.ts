import { FieldError } from '../errors.ts';
import type { ReferralWishes } from './draft.ts';
import type { RecipientOption } from './recipients.ts';

/**
 * Where the person is in choosing, with the phone in their hands all the while: who one is and whether they want it; once,
 * whether answers go along; what concerns whoever reads it and what is sent, and the yes that counts; then the next.
 */
export type Choosing =
  | { readonly step: 'who' | 'share' | 'send'; readonly option: RecipientOption }
  /** Nobody is left to be asked about, or they have enough. */
  | { readonly step: 'chosen' };

export type RecipientAnswer = 'yes' | 'no' | 'skip';

export function choosingOf(wishes: ReferralWishes, options: readonly RecipientOption[]): Choosing {
  if (wishes.has_chosen) return { step: 'chosen' };
  const considered = options.find((option) => option.organisation_id === wishes.considering);
  if (considered) return { step: wishes.share_answers === null ? 'share' : 'send', option: considered };
  const next = options.find((option) => option.place === null);
  return next ? { step: 'who', option: next } : { step: 'chosen' };
}

/** What an answer makes of it. A first yes leads to what would be sent; only the second, after that was told, counts. */
export function answered(wishes: ReferralWishes, id: string, answer: RecipientAnswer): Partial<ReferralWishes> {
  const { recipients, declined, considering = null, decided = [], share_answers } = wishes;
  if (answer !== 'yes') {
    // A skip is final, and so is all before it.
    return { considering: null, declined: [...declined, id], decided: answer === 'skip' ? [] : [...decided, id] };
  }
  if (considering !== id) return { considering: id };
  if (share_answers === null) throw new FieldError('journey.not_asked', { key: 'share_answers' });
  return { considering: null, recipients: [...recipients, id], decided: [...decided, id] };
}

/** One step back within the choosing, or null where there is none: what one would read first, then the last answer. */
export function choosingUndone(wishes: ReferralWishes): Partial<ReferralWishes> | null {
  const { recipients, declined, considering = null, decided = [], has_chosen = false } = wishes;
  if (considering !== null) return { considering: null, ...(recipients.length === 0 ? { share_answers: null } : {}) };
  const last = decided.at(-1);
  if (last === undefined) return null;
  const without = (ids: readonly string[]): string[] => ids.filter((id) => id !== last);
  const left = without(recipients);
  return {
    recipients: left,
    declined: without(declined),
    decided: without(decided),
    // What was read back held for this answer: with nobody left it is asked anew.
    ...(left.length === 0 ? { share_answers: null } : {}),
    ...(has_chosen ? { has_chosen: false } : {}),
  };
}

/** All over again with the person: whom they said no to stays out, and whom they agreed to is asked about anew. */
export const CHOOSE_AGAIN: Partial<ReferralWishes> = {
  recipients: [],
  considering: null,
  decided: [],
  has_chosen: false,
  share_answers: null,
};
