import { choosingUndone } from './choosing.ts';
import type { Draft } from './draft.ts';
import { CARD, itemOf, moduleOf, NOT_TELL, OWN_CHOICE } from './questions.ts';
import { Reading } from './reading.ts';
import type { Stage } from './stages.ts';

const UNDO_STAGES: readonly Stage[] = ['language', 'consent', 'ask', 'outcome', 'choice', 'recipients'];
/** What a person ended stays ended; only what they chose afterwards may be taken back. */
const CHOSEN_LAST: readonly string[] = [OWN_CHOICE, NOT_TELL, CARD];

/** The answer key "back" would take back here, or null when none was given. At the choice only what was chosen there. */
export function lastGiven({ draft }: Reading): string | null {
  const given = draft.history.filter((key) => draft.answers[key] !== undefined);
  if (draft.stage === 'choice') return given.findLast((key) => key === OWN_CHOICE || key === NOT_TELL) ?? null;
  return given.at(-1) ?? null;
}

/**
 * The screening without its last answer, or null where that must stand: a skip, a refusal, a subject left, everything
 * before a stop or before the phone last came back, and whatever would not be asked again. An answer is never taken away without its question coming back.
 */
export function undoLast(now: Reading): Partial<Draft> | null {
  const { draft, ground } = now;
  if (draft.stage === 'recipients') {
    const referral = choosingUndone(draft.referral);
    if (referral) return { referral: { ...draft.referral, ...referral } };
    if (draft.referral.recipients.length > 0 || draft.referral.declined.length > 0) return null;
  }
  const last = lastGiven(now);
  if (last === null || !UNDO_STAGES.includes(draft.stage) || draft.answers[last] === 'skip') return null;
  if (draft.history.indexOf(last) < (draft.returned_after ?? 0)) return null;
  const { consent, assent } = ground.logic.anchors;
  if ((last === consent || last === assent) && draft.answers[last] !== 'yes') return null;
  if (now.isStopped && !CHOSEN_LAST.includes(last)) return null;
  const module = moduleOf(ground.logic, last);
  if (module !== null && draft.answers[last] !== 'yes') return null;
  const { [last]: _former, ...answers } = draft.answers;
  const { [last]: _language, ...not_understood_in } = draft.not_understood_in;
  const history = draft.history.filter((key) => key !== last);
  const stage = module !== null ? 'ask' : last === CARD ? draft.stage : stageFor(itemOf(ground.logic, last).stage);
  const change = { answers, not_understood_in, history, stage };
  const former = new Reading(ground, { ...draft, ...change }, now.care);
  const isPutAgain = module !== null ? former.offer?.module === module : former.askedNow.includes(last);
  const isAskedAgain = isPutAgain && !(stage === 'ask' && (former.mustStopQuestions || former.needsAssent));
  return isAskedAgain ? change : null;
}

function stageFor(itemStage: string): Stage {
  if (itemStage === 'language') return 'language';
  if (itemStage === 'consent') return 'consent';
  return itemStage === 'closing' ? 'choice' : 'ask';
}
