import type { RecipientOption } from '../journey/recipients.ts';

/** More would push the question off a small screen; the most of them are of the same kind. */
const MOST_NEEDS = 3;

/** Whose it is: text id. */
export function ownerText({ owner }: Pick<RecipientOption, 'owner'>): string {
  return `closing.is_${owner}`;
}

/** What of this person's needs it answers, else what it offers at all: text ids. */
export function needTexts({ matching, services }: Pick<RecipientOption, 'matching' | 'services'>): string[] {
  return (matching.length > 0 ? matching : services).slice(0, MOST_NEEDS).map((need) => `need.${need}.person`);
}
