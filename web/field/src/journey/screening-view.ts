import type { Answers } from '@titian/engine';
import type { FieldError } from '../errors.ts';
import type { Script } from '../library/directory.ts';
import type { Maturity } from '../library/manifest.ts';
import type { Privacy } from '../speech/speech.ts';
import type { Company, ReferralWishes } from './draft.ts';
import { AFRAID, CARD, CARE_OFFER, COMPANY_SEEN, makeQuestion, type Offer, type Question } from './questions.ts';
import type { Reading } from './reading.ts';
import type { Stage } from './stages.ts';
import { undoLast } from './undo.ts';

/** Everything a screen needs to draw; a new value at every change. */
export interface JourneyView {
  readonly id: string;
  readonly stage: Stage;
  readonly language: string;
  readonly maturity: Maturity;
  readonly privacy: Privacy;
  /** For the person's own screens and the officer's ticks; what an officer reads comes from `officerView()`. */
  readonly answers: Answers;
  readonly question: Question | null;
  /** A subject offered before its questions; no question stands beside it. */
  readonly offer: Offer | null;
  /** The question or the offer is private and nobody has confirmed earphones or a private place. */
  readonly is_withheld: boolean;
  /** Keys still to be asked, this one included. */
  readonly remaining: number;
  readonly answered: number;
  /** Of these, how many everybody is asked; at 0 the phone is handed back. */
  readonly block_left: number;
  readonly triage: readonly string[];
  readonly is_afraid: boolean;
  readonly is_child: boolean;
  /** Somebody was seen who may want to look: the phone comes back by the officer's secret alone. */
  readonly may_be_watched: boolean;
  /** The short talk for a crowd. */
  readonly is_short: boolean;
  readonly is_stopped: boolean;
  readonly can_undo: boolean;
  /** From the outcome back to the questions. */
  readonly can_go_on: boolean;
  /** At the outcome: the person is still to be asked whether to go on, which is put to everybody in the same words. */
  readonly is_go_on_due: boolean;
  readonly suggests_language_check: boolean;
  /** A rest is offered to the person before the next question. */
  readonly offers_rest: boolean;
  /** A talk with a child has lasted long enough: the officer is told to end it. */
  readonly suggests_end: boolean;
  readonly company: Company;
  readonly is_refused: boolean;
  /** By the code of the officer's own list. */
  readonly interpreter: string | null;
  readonly interpreters_refused: readonly string[];
  /** What is said before the person is asked, and before each recipient. */
  readonly script: Script;
  readonly wishes: ReferralWishes;
  /** The person has chosen, and said whether a card is safe: the officer has the phone for the place to meet. */
  readonly has_chosen: boolean;
  /** Why the last change is not stored yet, or null; the talk goes on and the next change stores all. */
  readonly problem: FieldError | null;
}

/** Care is one screen of its own, and the card is offered beside other things. */
const QUESTION_STAGES: readonly Stage[] = ['language', 'consent', 'ask', 'choice'];

/** With a child a talk ends after so many minutes, whatever is still open; a specialist goes on. */
const MINUTES_WITH_A_CHILD = 30;

export interface Clocks {
  /** Since the talk began or a rest was last offered. */
  readonly minutes: number;
  /** Since the first question. */
  readonly asking: number;
}

/** Who is offered care hears first what those who give it must report. */
function withHealth(question: Question, { health }: Script): Question {
  return question.item === CARE_OFFER ? { ...question, before: [...question.before, ...health] } : question;
}

export function makeView(now: Reading, { minutes, asking }: Clocks, maturity: Maturity, problem: FieldError | null): JourneyView {
  const { draft, offer } = now;
  const keys = now.askedNow;
  const first = keys[0];
  const isQuestion = first !== undefined && QUESTION_STAGES.includes(draft.stage);
  const question = isQuestion ? withHealth(makeQuestion(now.ground.logic, first), now.script) : null;
  const prompts = draft.history.length - (draft.rest_offered_after ?? 0);
  const notUnderstood = Object.values(now.answers).filter((value) => value === 'not_understood').length;
  return {
    id: draft.id,
    stage: draft.stage,
    language: draft.language,
    maturity,
    privacy: draft.privacy,
    answers: now.answers,
    question,
    offer,
    is_withheld: (question ?? offer)?.is_private === true && draft.privacy === 'unconfirmed',
    remaining: offer ? now.askable.length : isQuestion ? keys.length : 0,
    answered: draft.history.length,
    block_left: draft.stage === 'ask' ? now.blockLeft.length : 0,
    triage: now.asking.triage,
    is_afraid: now.answers[AFRAID] === 'yes',
    is_child: now.isChild,
    may_be_watched: COMPANY_SEEN.some((item) => now.answers[item] === 'yes'),
    is_short: now.isShort,
    is_stopped: now.isStopped,
    can_undo: undoLast(now) !== null,
    can_go_on: now.canGoOn,
    is_go_on_due: now.canGoOn && now.isGoOnDue,
    suggests_language_check: notUnderstood >= now.limit('not_understood_before_language_check', 3),
    offers_rest:
      draft.stage === 'ask' &&
      (prompts >= now.limit('prompts_before_a_break_is_offered', 30) || minutes >= now.limit('minutes_before_a_break_is_offered', 20)),
    suggests_end: draft.stage === 'ask' && now.isChild && asking >= now.limit('minutes_with_a_child', MINUTES_WITH_A_CHILD),
    company: draft.company ?? 'unconfirmed',
    is_refused: now.isRefused,
    interpreter: draft.interpreter ?? null,
    interpreters_refused: draft.interpreters_refused ?? [],
    script: now.script,
    wishes: draft.referral,
    has_chosen: draft.stage === 'recipients' && draft.referral.has_chosen === true && isCardSettled(now),
    problem,
  };
}

function isCardSettled({ answers, ground }: Reading): boolean {
  return answers[CARD] !== undefined || !ground.logic.itemsById.has(CARD);
}
