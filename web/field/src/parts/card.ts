import type { Journey, JourneyView } from '../journey/journey.ts';
import { CARD, makeQuestion, type Question } from '../journey/questions.ts';

/** The question whether a card is safe, while it is still to be put to somebody who understands it; else null. */
export function cardQuestion(journey: Journey, view: JourneyView): Question | null {
  const { logic } = journey;
  const anchor = logic.anchors.language;
  const understands = anchor === null || view.answers[anchor] === 'yes';
  const isOpen = view.stage === 'outcome' || view.stage === 'recipients';
  if (!isOpen || !understands || view.answers[CARD] !== undefined || !logic.itemsById.has(CARD)) return null;
  return makeQuestion(logic, CARD);
}
