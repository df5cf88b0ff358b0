// For tests only: a person who answers whatever is put to them.
import type { Logic } from '@titian/engine';
import type { Journey } from '../journey/journey.ts';
import type { Question } from '../journey/questions.ts';

/** The first answer that raises nothing: no to most questions, yes to "are you free to go out?". */
export function quietAnswer(logic: Logic, question: Question): string {
  const flagged = logic.itemsById.get(question.item)?.flag_when ?? [];
  const quiet = question.choices.find((choice) => !flagged.includes(choice.value)) ?? question.choices[0];
  return quiet?.value ?? 'skip';
}

/**
 * Answers from `answers` whatever is asked, the rest quietly, until the questions end or `until` is on the screen. An
 * offer is taken unless `<module>_open` says no, going on among them; no rest is wanted.
 */
export function talk(journey: Journey, answers: Readonly<Record<string, string>> = {}, until: string | null = null): Journey {
  for (let turn = 0; turn < 200; turn += 1) {
    if (journey.view.is_go_on_due && until !== 'hand-back') journey.goTo('ask');
    if (journey.stage !== 'ask') return journey;
    const { question, offer, offers_rest } = journey.view;
    const key = question?.key ?? offer?.text;
    if (key === until || key === undefined) return journey;
    if (offers_rest) journey.answerRest(false);
    else if (offer) journey.answerOffer(offer.module, answers[`${offer.module}_open`] !== 'no');
    else if (question) journey.answer(question.key, answers[question.key] ?? quietAnswer(journey.logic, question));
  }
  return journey;
}

/** Both yeses of the person to one organisation; whether answers go along is asked before the first. */
export function agree(journey: Journey, organisationId: string, isSharing = false): void {
  journey.answerRecipient(organisationId, 'yes');
  if (journey.choosing.step === 'share') journey.setShareAnswers(isSharing);
  journey.answerRecipient(organisationId, 'yes');
}

/** A small repeatable chance. */
export function draw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
