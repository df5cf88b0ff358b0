import type { Answers } from '@titian/engine';
import { FieldError } from '../errors.ts';
import type { Recipient } from '../library/manifest.ts';
import type { Draft } from './draft.ts';
import { AFRAID, COMPANY_SEEN, isOffered, itemOf, openKey, OWN_CHOICE } from './questions.ts';
import type { Reading } from './reading.ts';
import { withoutNotTold } from './recipients.ts';

/** Ticks of the officer; a removed one leaves no trace. A new reason to stop stands until help for it has come too. */
export function withSeen(now: Reading, ticks: Readonly<Record<string, boolean>>): Partial<Draft> {
  const { engine, logic } = now.ground;
  const answers: Record<string, string> = { ...now.draft.answers };
  const added: Record<string, string> = {};
  for (const [item, isSeen] of Object.entries(ticks)) {
    if (logic.itemsById.get(item)?.asked_of !== 'officer_observes' || item === AFRAID)
      throw new FieldError('journey.not_asked', { key: item });
    if (isSeen && answers[item] === undefined) added[item] = 'yes';
    if (isSeen) answers[item] = 'yes';
    else delete answers[item];
  }
  const { is_care_in_place, company = 'unconfirmed' } = now.draft;
  const isStopping = is_care_in_place && engine.evaluate(logic, added).effects.includes('stop_questions');
  const isCompanyNew = company === 'apart' && COMPANY_SEEN.some((item) => added[item] !== undefined);
  return { answers, is_care_in_place: is_care_in_place && !isStopping, ...(isCompanyNew ? { company: 'unconfirmed' } : {}) };
}

/**
 * Another language. Answers stay; before consent the person is asked again whether they understand, since consent heard
 * in an unchecked language is none.
 */
export function withLanguage(now: Reading, language: string): Partial<Draft> {
  const { stage, language: former } = now.draft;
  if (language === former || now.isConsentGiven) return { language };
  const anchor = now.ground.logic.anchors.language;
  const answers = withoutConsent(now, ...(anchor ? [anchor] : []));
  return { language, answers, stage: stage === 'consent' || stage === 'refused' ? 'language' : stage };
}

/** Answers without what was said to consent and assent, and without these. */
export function withoutConsent(now: Reading, ...others: readonly string[]): Answers {
  const { consent, assent } = now.ground.logic.anchors;
  return Object.fromEntries(
    Object.entries(now.draft.answers).filter(([key]) => key !== consent && key !== assent && !others.includes(key)),
  );
}

/**
 * The person wants to talk after all. Of what was said to consent and assent only what was no yes is taken away: under a
 * yes something was told, and it goes on counting whatever is said now.
 */
export function reopened(now: Reading): Answers {
  const { consent, assent } = now.ground.logic.anchors;
  return Object.fromEntries(
    Object.entries(now.draft.answers).filter(
      ([key, value]) => key !== 'stopped' && !((key === consent || key === assent) && value !== 'yes'),
    ),
  );
}

/** The choice is offered anew each time the phone is handed over for it; what the person did not want to say stays unsaid. */
export function withoutChoice(now: Reading): Partial<Draft> {
  const { [OWN_CHOICE]: former, ...answers } = now.draft.answers;
  return former === undefined || former === 'skip' ? {} : { answers };
}

/** An authority agreed to before the person said that it must not be told is agreed to no more. */
export function agreedAndTold(now: Reading, recipients: readonly Recipient[]): string[] {
  const allowed = withoutNotTold(recipients, now.notTold).map((recipient) => recipient.organisation_id);
  return now.draft.referral.recipients.filter((id) => allowed.includes(id));
}

/** Answer keys in the order given, this one last. */
export function historyWith(now: Reading, key: string): string[] {
  return [...now.draft.history.filter((each) => each !== key), key];
}

/** Before the offer of the subject that comes next, where it was taken: what was said of it goes on counting. */
export function atOffer(now: Reading): Partial<Draft> {
  const next = now.askedNow[0];
  if (now.draft.stage !== 'ask' || next === undefined) return {};
  const { module } = itemOf(now.ground.logic, next);
  if (!isOffered(now.ground.logic, module)) return {};
  const key = openKey(module);
  const { [key]: _taken, ...answers } = now.draft.answers;
  return { answers, history: now.draft.history.filter((each) => each !== key) };
}

/** The person declined these questions or ended them. */
export function isLeft(now: Reading, module: string): boolean {
  const opened = now.answers[openKey(module)];
  return opened === 'no' || opened === 'stopped';
}

export function hasAnswers(now: Reading, module: string): boolean {
  return now.ground.logic.items.some((item) => item.module === module && now.answers[item.id] !== undefined);
}
