import type { Answers, Logic, Outcome } from '@titian/engine';
import type { OversightAct } from '../complaints/make.ts';
import { FieldError } from '../errors.ts';
import type { Privacy } from '../speech/speech.ts';
import { type Clock, day, deviceClock, instant } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import {
  agreedAndTold,
  atOffer,
  hasAnswers,
  historyWith,
  isLeft,
  reopened,
  withLanguage,
  withoutChoice,
  withoutConsent,
  withSeen,
} from './changes.ts';
import { answered, CHOOSE_AGAIN, type Choosing, choosingOf, type RecipientAnswer } from './choosing.ts';
import { type Company, type Draft, HOW_TO_MEET_LIMIT, NO_WISHES, type ReferralWishes } from './draft.ts';
import { type DraftLine, listDrafts } from './drafts.ts';
import { DraftKeeper } from './keeper.ts';
import { AFRAID, careModules, checkValue, GO_ON, isOffered, itemOf, makeQuestion, NOT_TELL, openKey, OWN_CHOICE } from './questions.ts';
import {
  type ConsentException,
  type LoweringReason,
  lowerTo,
  mayGoWithOne,
  plainExceptions,
  recipientsWithoutConsent,
  rulesAbove,
} from './overrides.ts';
import { type Ground, Reading } from './reading.ts';
import { listOptions, type RecipientOption } from './recipients.ts';
import { agreedRecipients, nameReferral, nameWithoutCode, sealReferral, squaresOf } from './referral.ts';
import type { Recipient } from '../library/manifest.ts';
import { remember } from './remember.ts';
import type { JourneyRooms } from './rooms.ts';
import { shutSubjects } from './shut.ts';
import type { Squares } from './squares.ts';
import type { SecondOfficer } from './second.ts';
import { demand, mayFollow, type Stage } from './stages.ts';
import { type JourneyView, makeView } from './screening-view.ts';
import { lastGiven, undoLast } from './undo.ts';
import { localMoment } from '../library/hours.ts';
import { makeOfficerView, makePersonView, type OfficerView, type PersonView } from './views.ts';

export type { JourneyRooms } from './rooms.ts';
export type { JourneyView } from './screening-view.ts';
export type { Choice, Offer, Question } from './questions.ts';
export type { Choosing, RecipientAnswer } from './choosing.ts';
export type { RecipientOption } from './recipients.ts';
export type { Stage } from './stages.ts';
export type { OfficerAction, OfficerView, PathwayStep, PathwayView, PersonView } from './views.ts';
export type { Company, Draft } from './draft.ts';
export type { ConsentException, Lowering, LoweringReason } from './overrides.ts';
export type { Engine } from './reading.ts';
export { isOffered, laterKeys, lookKeys } from './questions.ts';
export { HOW_TO_MEET_LIMIT } from './draft.ts';

const MINUTE = 60_000;
const LEVELS = ['NOW', 'TODAY', 'REFER', 'INFO', 'INCOMPLETE'] as const;
/** What must be done at once ends the questions here; before and after, it is told in its place. */
const STOPS_AT: readonly Stage[] = ['language', 'consent', 'ask'];
/** Here the person is asked for something: not beside somebody of whom the officer has just said that they stay. */
const ASKS_AT: readonly Stage[] = ['consent', 'ask', 'choice', 'recipients'];

/**
 * One screening, from the first look to the close. It knows what may follow what; the engine decides what is asked,
 * screens draw. Every change is kept, encrypted, in the vault's draft.
 */
export class Journey {
  readonly #rooms: JourneyRooms;
  readonly #clock: Clock;
  readonly #keeper: DraftKeeper;
  #now: Reading;
  /** Care answers: they act now, in memory only. */
  #care: Readonly<Record<string, string>> = {};
  #view: JourneyView | null = null;
  #problem: FieldError | null = null;
  #isCounted = false;
  /** What the independent body is being told, and what this phone had no room for yet. */
  #telling: Promise<void> = Promise.resolve();
  #untold: OversightAct[] = [];
  #squares: Squares | null = null;
  /** When the talk began, went on, or a rest was last offered. */
  #restedAt: number;
  readonly #listeners = new Set<(view: JourneyView) => void>();

  private constructor(rooms: JourneyRooms, ground: Ground, draft: Draft) {
    this.#rooms = rooms;
    this.#clock = rooms.clock ?? deviceClock;
    this.#restedAt = this.#clock();
    this.#now = new Reading(ground, draft, {});
    this.#keeper = new DraftKeeper(rooms.vault, (problem) => {
      this.#problem = problem;
      this.#publish();
    });
  }

  /** A new screening. `language` is what the person is first greeted in; `minimum` is the short talk for a crowd. */
  static async start(rooms: JourneyRooms, language = 'en', mode: 'officer' | 'minimum' = 'officer'): Promise<Journey> {
    const clock = rooms.clock ?? deviceClock;
    const ground = await openGround(rooms, await rooms.library.logic());
    return new Journey(rooms, ground, {
      id: crypto.randomUUID(),
      started_at: instant(clock()),
      lives_hours: ground.directory.draft_hours,
      release: ground.logic.release,
      stage: 'look',
      language,
      answers: mode === 'minimum' ? { mode } : {},
      history: [],
      not_understood_in: {},
      privacy: 'unconfirmed',
      is_care_in_place: false,
      referral: NO_WISHES,
    });
  }

  /** Unfinished screenings in this vault, newest first. Those whose life is over are removed. */
  static listDrafts(vault: Vault, clock: Clock = deviceClock): Promise<readonly DraftLine[]> {
    return listDrafts(vault, clock);
  }

  /** A screening as it was when the app was killed. With the logic it began with, where that is still here. */
  static async resume(rooms: JourneyRooms, draftId: string): Promise<Journey> {
    const draft = await rooms.vault.get('drafts', draftId);
    if (!draft) throw new FieldError('journey.draft_missing');
    const logic = (await rooms.library.logicOf(draft.release)) ?? (await rooms.library.logic());
    const journey = new Journey(rooms, await openGround(rooms, logic), draft);
    await journey.#settleSealed();
    return journey;
  }

  /** Svelte's store contract: called now and at every change. */
  subscribe(listener: (view: JourneyView) => void): () => void {
    this.#listeners.add(listener);
    listener(this.view);
    return () => this.#listeners.delete(listener);
  }

  get view(): JourneyView {
    const minutes = (this.#clock() - this.#restedAt) / MINUTE;
    const { asking_since } = this.#now.draft;
    const asking = asking_since === undefined ? 0 : (this.#clock() - Date.parse(asking_since)) / MINUTE;
    this.#view ??= makeView(this.#now, { minutes, asking }, this.#rooms.library.ready().maturity, this.#problem);
    return this.#view;
  }

  get saidNext(): readonly string[] {
    return this.#now.saidNext;
  }

  get id(): string {
    return this.#now.draft.id;
  }

  get stage(): Stage {
    return this.#now.draft.stage;
  }

  get answers(): Answers {
    return this.#now.answers;
  }

  /** The person said that they understand the language of the talk. */
  get isUnderstood(): boolean {
    return this.#now.understands;
  }

  get logic(): Logic {
    return this.#now.ground.logic;
  }

  get outcome(): Outcome {
    return this.#now.outcome;
  }

  /** Resolves when everything so far is stored, or storing failed (`view.problem`). */
  async settled(): Promise<void> {
    await this.#keeper.settled();
    await this.#telling;
  }

  // --- at any moment -------------------------------------------------------------------------------------------

  /** A tick of the officer; a removed tick leaves no trace. */
  observe(item: string, isSeen: boolean): void {
    this.#demandOpen();
    this.#change(withSeen(this.#now, { [item]: isSeen }));
  }

  /** Ticks of the officer during the talk, all at once: what now forbids to go on asking ends the questions. */
  noteSeen(ticks: Readonly<Record<string, boolean>>): void {
    this.#demandOpen();
    this.#change(withSeen(this.#now, ticks));
    if (this.#now.mayNotBeShort) this.wholeTalk();
    if (this.#now.mustStopQuestions && STOPS_AT.includes(this.stage)) this.#change({ stage: 'outcome' });
    this.#leaveFinishedQuestions();
  }

  /** "They said they are afraid": before, with and without consent. Nothing in the journey takes it back. */
  markAfraid(): void {
    this.#demandOpen();
    this.#change({ answers: { ...this.#now.draft.answers, [AFRAID]: 'yes' } });
  }

  /**
   * Answers stay; what was not understood may be put again in the new language. Before consent the person is asked
   * again whether they understand: consent heard in an unchecked language is none. Another language is also a new
   * offer to somebody who did not agree in the former one.
   */
  setLanguage(language: string): void {
    this.#demandOpen();
    if (this.#now.isConsentGiven && this.#hasFirstWordsOnly(language)) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    this.#change(withLanguage(this.#now, language));
  }

  /**
   * The person touched the language as theirs, which says that they understand it. Of one with its first words alone they
   * are offered care, and whether they understand more stays open.
   */
  chooseLanguage(): void {
    demand(this.stage, 'language');
    const { language } = this.logic.anchors;
    if (language === null || this.#hasFirstWordsOnly()) this.goTo('care');
    else this.answer(language, 'yes');
  }

  setPrivacy(privacy: Privacy): void {
    this.#demandOpen();
    this.#change({ privacy });
    this.#leaveFinishedQuestions();
  }

  /** The officer holds the phone again: what was said until now is closed to "back". */
  phoneCameBack(): void {
    this.#demandOpen();
    const { history, referral } = this.#now.draft;
    this.#change({ returned_after: history.length, referral: { ...referral, decided: [] } });
  }

  /** Who is near. As long as somebody stays there is looking and care, and no question; nobody overrides that. */
  setCompany(company: Company): void {
    this.#demandOpen();
    this.#change({ company });
    if (company === 'present' && ASKS_AT.includes(this.stage)) this.#change({ stage: 'outcome' });
  }

  /**
   * Taken up where it was broken off. Who is near, and who hears, may have changed and is asked anew; of whom it is known
   * that they stay, they do until the officer says that they have left. No answer can be taken back, and a subject begins
   * with its offer.
   */
  takeUp(): void {
    this.#demandOpen();
    this.#change(atOffer(this.#now));
    this.setPrivacy('unconfirmed');
    this.phoneCameBack();
    if (this.#now.draft.company !== 'present' || ASKS_AT.includes(this.stage)) this.setCompany('unconfirmed');
  }

  /** Those who stayed are out of sight and hearing now: the talk goes on where it was. */
  companyHasLeft(): void {
    demand(this.stage, 'outcome');
    if (this.#now.draft.company !== 'present') throw new FieldError('journey.wrong_stage', { stage: this.stage });
    this.#change({ company: 'apart' });
    this.#change({ stage: this.#now.mustStopQuestions ? 'outcome' : this.#now.stageToGoOn });
  }

  /** Whom the person has accepted as interpreter, by the code of the officer's own list; null when nobody helps any more. */
  setInterpreterCode(code: string | null): void {
    this.#demandOpen();
    this.#change({ interpreter: code, ...(code === null ? {} : { referral: { ...this.#now.draft.referral, interpreter: true } }) });
  }

  /** The person did not want this interpreter, or the interpreter stepped back: not proposed again, and held against neither. */
  refuseInterpreter(code: string): void {
    this.#demandOpen();
    const { interpreter, interpreters_refused = [] } = this.#now.draft;
    this.#change({
      interpreters_refused: [...new Set([...interpreters_refused, code])],
      ...(interpreter === code ? { interpreter: null } : {}),
    });
  }

  /** The person ended the talk. What was said counts; nothing more is asked, and nothing is held against them. */
  stop(): void {
    demand(this.stage, 'look', 'care', 'language', 'consent', 'refused', 'ask', 'outcome');
    if (!this.#now.isStopped) this.#tellBody({ what: 'stopped', reason: '', suggested: '', kept: '' });
    this.#change({ answers: { ...this.#now.draft.answers, stopped: 'yes' }, stage: 'outcome' });
  }

  // --- moving --------------------------------------------------------------------------------------------------

  /** Out of the short talk: what was said counts, and the person is asked for their yes to all of it. */
  wholeTalk(): void {
    this.#demandOpen();
    if (!this.#now.isShort) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const { mode: _short, ...answers } = withoutConsent(this.#now);
    this.#change({ answers });
    if (this.stage === 'ask' || this.stage === 'outcome') this.#change({ stage: this.#stageToReopen() });
  }

  /** To a stage the table of stages allows from here. Questions begin only by consent, never by moving. */
  goTo(stage: Stage): void {
    if (!mayFollow(this.stage, stage) || stage === 'sealed' || stage === 'closed')
      throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'ask' && !this.#now.canGoOn) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if ((stage === 'consent' || stage === 'choice') && !this.#now.understands)
      throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'recipients' && !this.#now.wantsReferral) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    this.#change(stage === 'choice' && this.stage === 'outcome' ? { stage, ...withoutChoice(this.#now) } : { stage });
  }

  /** From the eight ticks on. When what was seen says "stop the questions", to what must be done now. */
  finishLook(): void {
    demand(this.stage, 'look');
    if (this.#now.mayNotBeShort) this.wholeTalk();
    this.#change({ stage: this.#now.mustStopQuestions ? 'outcome' : 'language' });
  }

  /** The offer is over: what was said acted at once, the rest is not asked, and neither leaves a talk unfinished. */
  finishCare(): void {
    demand(this.stage, 'care');
    const ended = Object.fromEntries(careModules(this.logic).map((module) => [`${module}_open`, 'stopped']));
    this.#change({ answers: { ...this.#now.draft.answers, ...ended } });
    this.#change({ stage: this.#now.mustStopQuestions ? 'outcome' : this.#stageAfterLanguage() });
  }

  /** Help has come; the talk may go on where it was. */
  careIsInPlace(): void {
    demand(this.stage, 'outcome');
    const { mustStopQuestions } = this.#now;
    this.#change({ is_care_in_place: true });
    this.#change({ stage: this.#now.stageToGoOn });
    if (mustStopQuestions && this.stage !== 'outcome') this.#tellBody({ what: 'went_on', reason: '', suggested: '', kept: '' });
  }

  /** No common language: care, pointing card and interpreter; no question is asked. */
  noCommonLanguage(): void {
    demand(this.stage, 'language', 'consent', 'refused');
    this.#change({ stage: 'outcome', referral: { ...this.#now.draft.referral, interpreter: true } });
  }

  /**
   * The person themself wants to talk after all, after a refusal or a stop. Nobody asks them to. What they said before
   * counts, and what they skipped stays skipped; after a stop the screen asks for their yes before this is called.
   */
  reconsider(): void {
    demand(this.stage, 'refused', 'outcome');
    if (!this.#now.isRefused && !this.#now.isStopped) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    this.#change({ answers: reopened(this.#now) });
    this.#change({ stage: this.#stageToReopen() });
  }

  // --- answers -------------------------------------------------------------------------------------------------

  /** An answer to what is asked at this stage. Raises `journey.not_asked`, `journey.value_unknown`, `journey.skip_is_final`. */
  answer(key: string, value: string): void {
    const question = makeQuestion(this.logic, key);
    checkValue(this.logic, question, value);
    const stage = itemOf(this.logic, key).stage;
    if (stage === 'care') {
      demand(this.stage, 'care');
      return this.#answerCare(key, value);
    }
    if (this.answers[key] === 'skip') throw new FieldError('journey.skip_is_final', { key });
    const isUnproved = key === this.logic.anchors.language && this.#hasFirstWordsOnly();
    if (isUnproved || !this.#now.askedNow.includes(key)) throw new FieldError('journey.not_asked', { key });
    const not_understood_in = { ...this.#now.draft.not_understood_in };
    if (value === 'not_understood') not_understood_in[key] = this.#now.draft.language;
    const urgentBefore = this.#now.mostUrgentShown;
    this.#change({ answers: { ...this.#now.draft.answers, [key]: value }, history: historyWith(this.#now, key), not_understood_in });
    this.#follow(key, value);
    // What must be done within minutes is told at once; the talk can go on afterwards.
    if (this.stage === 'ask' && this.#now.mostUrgentShown.some((rule) => !urgentBefore.includes(rule))) this.#change({ stage: 'outcome' });
  }

  skip(key: string): void {
    this.answer(key, 'skip');
  }

  /**
   * Takes back the last answer, and puts its question again; at the choice the choice alone. A skip, a refusal and a
   * stop stay: nobody is asked twice what they did not want to say.
   */
  undo(): void {
    const change = undoLast(this.#now);
    if (!change) {
      const last = lastGiven(this.#now);
      throw new FieldError(last !== null && this.answers[last] === 'skip' ? 'journey.skip_is_final' : 'journey.nothing_to_undo');
    }
    this.#change(change);
    this.#leaveFinishedQuestions();
  }

  /**
   * The person's answer to the offer of a module. With a no none of it is asked, now or later, and nothing is held against
   * them; what was said of it before the talk was broken off counts.
   */
  answerOffer(module: string, isWanted: boolean): void {
    demand(this.stage, 'ask');
    if (this.#now.offer?.module !== module) throw new FieldError('journey.not_asked', { key: module });
    this.#setModule(module, isWanted ? 'yes' : hasAnswers(this.#now, module) ? 'stopped' : 'no');
    // Nothing was asked: the phone stays with the person, and what they want to be done is asked next.
    if (module === GO_ON && !isWanted && !this.#now.isChild) this.goTo('choice');
  }

  /** Enough of this subject: what was said counts, the rest is not asked. Nothing said means that nothing of it was wanted. */
  endModule(module: string): void {
    demand(this.stage, 'ask');
    if (!isOffered(this.logic, module) || this.#now.offer?.module === module || isLeft(this.#now, module))
      throw new FieldError('journey.not_asked', { key: module });
    this.#setModule(module, hasAnswers(this.#now, module) ? 'stopped' : 'no');
  }

  /** A rest was offered. With a yes the phone goes back to the officer, and all can go on from here. */
  answerRest(isWanted: boolean): void {
    demand(this.stage, 'ask');
    this.#restedAt = this.#clock();
    this.#change({ rest_offered_after: this.#now.draft.history.length, ...(isWanted ? { stage: 'outcome' as const } : {}) });
  }

  // --- referral ------------------------------------------------------------------------------------------------

  /** Who could help here with what is needed, in the same order for everybody. */
  recipientOptions(): RecipientOption[] {
    return listOptions(this.#rooms.library.recipients(), {
      needs: this.outcome.needs,
      wishes: this.#now.draft.referral,
      notTold: this.#now.notTold,
      onlyIndependent: this.answers[OWN_CHOICE] === 'someone_else',
      full: this.#rooms.noBeds(),
    });
  }

  /** Whom the person is asked about now, and what. */
  get choosing(): Choosing {
    return choosingOf(this.#now.draft.referral, this.recipientOptions());
  }

  /**
   * The person's answer about one organisation. The first yes leads to what it would read; the second, after that was
   * told, puts it last in the order. No is final. Nothing counts of one that is listed no more: the next is asked about.
   * Raises `journey.recipient_unknown`, `journey.not_asked`.
   */
  answerRecipient(organisationId: string, answer: RecipientAnswer): void {
    demand(this.stage, 'recipients');
    const isOf = (each: { readonly organisation_id: string }): boolean => each.organisation_id === organisationId;
    const { referral } = this.#now.draft;
    const option = this.recipientOptions().find(isOf);
    const isGone = !this.#rooms.library.recipients().some(isOf);
    if (!isGone && option?.place !== null) throw new FieldError('journey.recipient_unknown');
    this.#wish(isGone ? { considering: null } : answered(referral, organisationId, answer));
    if (this.choosing.step === 'chosen') this.endChoosing();
  }

  /** Asked once, before anything is read back; all who agreed heard the same. */
  setShareAnswers(isAgreed: boolean): void {
    demand(this.stage, 'recipients');
    const { considering = null, recipients } = this.#now.draft.referral;
    if (considering === null || recipients.length > 0) throw new FieldError('journey.not_asked', { key: 'share_answers' });
    this.#wish({ share_answers: isAgreed });
  }

  /** The person has enough: nobody else is asked about. */
  endChoosing(): void {
    demand(this.stage, 'recipients');
    this.#wish({ considering: null, has_chosen: true });
  }

  /** The person chooses anew, with the phone in their hands. */
  chooseAgain(): void {
    demand(this.stage, 'recipients');
    this.#wish(CHOOSE_AGAIN);
  }

  setHowToMeet(text: string): void {
    demand(this.stage, 'recipients');
    if ([...text].length > HOW_TO_MEET_LIMIT) throw new FieldError('journey.text_too_long', { limit: HOW_TO_MEET_LIMIT });
    this.#wish({ how_to_meet: text });
  }

  setInterpreter(isWanted: boolean): void {
    this.#demandOpen();
    this.#wish({ interpreter: isWanted });
  }

  /**
   * Seals one package per agreed recipient and hands them to the outbox. When this resolves the referral is kept and
   * the draft is gone. Raises `journey.no_recipient`, `journey.seal_failed`, `storage.full`; then all is as before.
   * Called again after it handed over and failed to forget, it forgets, and hands over nothing twice.
   */
  async seal(): Promise<{ readonly referral_id: string }> {
    demand(this.stage, 'recipients');
    const kept = await this.#settleSealed();
    if (kept) return kept;
    if (!this.#now.wantsReferral) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const recipients = agreedRecipients(this.#now, this.#rooms.library.recipients());
    const { referral } = this.#now.draft;
    const named = this.#now.isChild ? nameWithoutCode(referral) : await nameReferral(this.#rooms, referral);
    const { referral_id } = named;
    this.#wish(named);
    await this.#keeper.demandKept(); // under the same id when this is cut off and tried again
    const items = await sealReferral(this.#now, this.#rooms, referral_id, recipients, day(this.#clock()));
    await this.#rooms.outbox.add(items);
    this.#squares = await squaresOf(this.#now, this.#rooms, referral_id, recipients, day(this.#clock()));
    await this.#endSealed();
    return { referral_id };
  }

  /** What was sealed for the first recipient, as squares for a receiver with no network. In memory, and gone with it. */
  get squares(): Squares | null {
    return this.#squares;
  }

  // --- two officers together -----------------------------------------------------------------------------------

  /** Levels to which two officers may lower this one. */
  get lowerLevels(): readonly string[] {
    return lowerTo(this.logic, this.outcome.level);
  }

  /** Two officers take less urgent what is suggested. It changes what is done here, never a default or what is sealed. */
  lower(to: string, reason: LoweringReason, second: SecondOfficer): void {
    demand(this.stage, 'outcome');
    this.#demandSecond(second);
    if (!this.lowerLevels.includes(to)) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const { level: from } = this.outcome;
    this.#change({ lowered: { from, to, reason, rules: rulesAbove(this.logic, this.outcome, to) } });
    this.#tellBody({ what: 'lowered', reason, suggested: asLevel(from), kept: asLevel(to) });
  }

  /** Back to what is suggested; one officer is enough for that. */
  takeBackLowering(): void {
    demand(this.stage, 'outcome');
    const { lowered: _former, ...draft } = this.#now.draft;
    this.#replace(draft);
  }

  /** Why it might be sent without a yes: what is plain here and the pack allows. Mostly nothing. */
  get exceptions(): readonly ConsentException[] {
    const isNow = this.#now.mostUrgent.length > 0;
    return plainExceptions(this.logic, { answers: this.answers, isChild: this.#now.isChild, isNow });
  }

  recipientsWithoutConsent(exception: ConsentException): Recipient[] {
    return recipientsWithoutConsent(this.logic, exception, this.#rooms.library.recipients());
  }

  /**
   * Seals the least there is, without the person's yes, to one emergency or child-protection service: no answer, no
   * reason, no need that is not theirs. Two officers sign it; a life in danger goes at once with one, and a second signs
   * later. Raises `second.needed`, `journey.no_exception`, `journey.recipient_unknown`, `journey.seal_failed`,
   * `storage.full`; then all is as before. The person is told; the screen does that first.
   */
  async sealWithoutConsent(
    wanted: { readonly exception: ConsentException; readonly organisation: string; readonly how_to_meet: string },
    second: SecondOfficer | null,
  ): Promise<{ readonly referral_id: string }> {
    demand(this.stage, 'outcome');
    const { exception, organisation, how_to_meet } = wanted;
    if (second) this.#demandSecond(second);
    else if (!mayGoWithOne(exception)) throw new FieldError('second.needed');
    if (!this.exceptions.includes(exception)) throw new FieldError('journey.no_exception');
    if ([...how_to_meet].length > HOW_TO_MEET_LIMIT) throw new FieldError('journey.text_too_long', { limit: HOW_TO_MEET_LIMIT });
    const recipients = this.recipientsWithoutConsent(exception).filter((each) => each.organisation_id === organisation);
    if (recipients.length === 0) throw new FieldError('journey.recipient_unknown');
    const before = this.#now.draft;
    const named = nameWithoutCode(before.without_consent === undefined ? NO_WISHES : before.referral);
    const { referral_id } = named;
    const referral = { ...before.referral, ...named, recipients: [organisation], share_answers: false, how_to_meet };
    this.#change({ without_consent: exception, referral });
    try {
      await this.#keeper.demandKept();
      const items = await sealReferral(this.#now, this.#rooms, referral_id, recipients, day(this.#clock()), second);
      await this.#rooms.outbox.add(items);
      // A life in danger where there is no network is what squares are for; they hold the same least, for the same one service.
      this.#squares = await squaresOf(this.#now, this.#rooms, referral_id, recipients, day(this.#clock()));
      const level = asLevel(this.outcome.level);
      this.#tellBody({ what: 'without_consent', reason: exception, suggested: level, kept: level });
      await this.#endSealed();
      return { referral_id };
    } catch (error) {
      if (this.stage === 'outcome' && !(await this.#rooms.outbox.isHandedOver(referral_id))) this.#replace(before);
      throw error;
    }
  }

  /**
   * To another officer of this phone, whose vault is open because they are there. It leaves this officer's vault, and who
   * is near, and who hears, is asked anew. The screen has the person's leave before.
   */
  async passOn(to: Vault): Promise<void> {
    this.#demandOpen();
    await this.settled();
    const { company: _company, ...draft } = this.#now.draft;
    await to.put('drafts', this.id, { ...draft, privacy: 'unconfirmed' });
    await this.#keeper.remove(this.id);
    this.#care = {};
    this.#set({ stage: 'closed', answers: {}, history: [], referral: NO_WISHES });
  }

  /** Thanks and goodbye: the tally grows by one, the draft is gone. Possible from every stage. */
  async close(): Promise<void> {
    if (this.stage === 'closed') return;
    if (this.stage !== 'sealed') await this.#keeper.remove(this.id);
    await this.#count();
    this.#care = {};
    this.#set({ stage: 'closed', answers: {}, history: [], referral: NO_WISHES });
  }

  // --- views ---------------------------------------------------------------------------------------------------

  officerView(): OfficerView {
    const now = this.#now;
    return makeOfficerView({
      stage: this.stage,
      maturity: this.view.maturity,
      logic: this.logic,
      directory: now.ground.directory,
      outcome: now.outcome,
      visible: now.visible,
      lowered: now.lowered,
      urgentSince: now.isUrgent ? (now.draft.urgent?.since ?? null) : null,
      triage: now.asking.triage,
      isChild: now.isChild,
      isUnfinished: now.canGoOn,
      hasHelpCome: now.draft.is_care_in_place,
      shut: now.ground.shut,
      station: this.#rooms.enrolment.station,
      moment: localMoment(this.#clock()),
    });
  }

  personView(): PersonView {
    const { stage, language, maturity, question, offer, is_withheld } = this.view;
    const { outcome, logic } = this;
    return makePersonView({ stage, language, maturity, question, offer, isWithheld: is_withheld, outcome, logic });
  }

  // --- within --------------------------------------------------------------------------------------------------

  /** A new reason to stop the questions stands until help for it has come too. */
  #answerCare(key: string, value: string): void {
    if (this.#care[key] === 'skip') {
      if (value === 'skip') return;
      throw new FieldError('journey.skip_is_final', { key });
    }
    this.#care = { ...this.#care, [key]: value };
    const { engine, logic } = this.#now.ground;
    const isStopping = engine.evaluate(logic, { [key]: value }).effects.includes('stop_questions');
    if (isStopping && this.#now.draft.is_care_in_place) return this.#change({ is_care_in_place: false });
    this.#set({});
  }

  /** Where an answer leads by itself. */
  #follow(key: string, value: string): void {
    const { language, consent, assent } = this.logic.anchors;
    if (key === language && value === 'yes') return this.#change({ stage: this.#stageAfterLanguage() });
    if (key === consent || key === assent) this.#change({ stage: value === 'yes' ? 'ask' : 'refused' });
    if (key === NOT_TELL) this.#wish({ recipients: agreedAndTold(this.#now, this.#rooms.library.recipients()) });
    this.#leaveFinishedQuestions();
  }

  #stageToReopen(): Stage {
    const { understands, isCareDue, isConsentGiven, needsAssent, mustStopQuestions, isAsking } = this.#now;
    if (mustStopQuestions) return 'outcome';
    if (!understands) return 'language';
    if (isCareDue) return 'care';
    if (!isConsentGiven || needsAssent) return 'consent';
    return isAsking ? 'ask' : 'outcome';
  }

  #hasFirstWordsOnly(language = this.#now.draft.language): boolean {
    return this.#rooms.library.hasFirstWordsOnly(language, this.logic.release);
  }

  #stageAfterLanguage(): Stage {
    const { isCareDue, isConsentGiven, isRefused, needsAssent, isStopped, isAsking, understands } = this.#now;
    if (isCareDue) return 'care';
    if (this.#now.draft.company === 'present') return 'outcome';
    if (!understands) return 'language';
    if (isRefused) return 'refused';
    if (!isConsentGiven || needsAssent) return 'consent';
    return isAsking && !isStopped ? 'ask' : 'outcome';
  }

  /** From the questions to the outcome when none is left, when what everybody is asked is over, or to the assent when a child has been recognised. */
  #leaveFinishedQuestions(): void {
    if (this.stage !== 'ask') return;
    if (this.#now.needsAssent) return this.#change({ stage: 'consent' });
    if (this.#now.mustStopQuestions || !this.#now.isAsking) this.#change({ stage: 'outcome' });
  }

  #setModule(module: string, value: 'yes' | 'no' | 'stopped'): void {
    const key = openKey(module);
    this.#change({ answers: { ...this.#now.draft.answers, [key]: value }, history: historyWith(this.#now, key) });
    this.#leaveFinishedQuestions();
  }

  /** Killed between handing over and forgetting: the packages were kept, so the draft has done its work. */
  async #settleSealed(): Promise<{ readonly referral_id: string } | null> {
    const { referral_id } = this.#now.draft.referral;
    const isSealing = this.stage === 'recipients' || this.#now.draft.without_consent !== undefined;
    if (referral_id === null || !isSealing || this.stage === 'sealed') return null;
    if (!(await this.#rooms.outbox.isHandedOver(referral_id))) return null;
    await this.#endSealed();
    return { referral_id };
  }

  #demandSecond(second: SecondOfficer): void {
    if (second.enrolmentId === this.#rooms.enrolment.enrolment_id) throw new FieldError('second.same_officer');
  }

  async #endSealed(): Promise<void> {
    await this.#keeper.remove(this.id);
    await this.#count();
    this.#set({ stage: 'sealed' });
  }

  /** No screen waits for it, and a full phone stops no talk; it is tried again at the end. */
  #tellBody(act: OversightAct): void {
    this.#telling = this.#telling.then(async () => {
      try {
        await this.#rooms.oversight?.(act);
      } catch {
        this.#untold.push(act);
      }
    });
  }

  async #tellRest(): Promise<void> {
    await this.#telling;
    for (const act of this.#untold.splice(0)) this.#tellBody(act);
    await this.#telling;
  }

  async #count(): Promise<void> {
    await this.#tellRest();
    if (this.#isCounted) return;
    const { ground, draft } = this.#now;
    // Of what is recorded only: what was said to the care offer leaves no trace, not even in a number.
    const { level } = ground.engine.evaluate(ground.logic, draft.answers);
    this.#isCounted = true;
    try {
      await this.#rooms.tallies.add(draft.language, level, this.#now.marks);
    } catch {
      // A number is worth less than the goodbye: it is tried again at the close, or left out.
      this.#isCounted = false;
    }
  }

  #wish(wishes: Partial<ReferralWishes>): void {
    this.#change({ referral: { ...this.#now.draft.referral, ...wishes } });
  }

  #demandOpen(): void {
    if (this.stage === 'sealed' || this.stage === 'closed') throw new FieldError('journey.wrong_stage', { stage: this.stage });
  }

  #change(change: Partial<Draft>): void {
    this.#set(change);
    this.#keeper.keep(this.#now.draft);
  }

  #set(change: Partial<Draft>): void {
    this.#read({ ...this.#now.draft, ...change });
  }

  #replace(draft: Draft): void {
    this.#read(draft);
    this.#keeper.keep(this.#now.draft);
  }

  #read(draft: Draft): void {
    const read = new Reading(this.#now.ground, draft, this.#care);
    const clocks = this.#clocksDue(read);
    this.#now = clocks ? new Reading(read.ground, { ...draft, ...clocks }, this.#care) : read;
    this.#publish();
  }

  /** When the questions began, and since when it is urgent: told by this phone's clock, for its own screens only. */
  #clocksDue(now: Reading): Partial<Draft> | null {
    const { stage, asking_since, urgent } = now.draft;
    if (stage === 'ask' && asking_since === undefined) return { asking_since: instant(this.#clock()) };
    if (stage !== 'outcome' || !now.isUrgent || urgent?.level === now.outcome.level) return null;
    return { urgent: { level: now.outcome.level, since: instant(this.#clock()) } };
  }

  #publish(): void {
    this.#view = null;
    const { view } = this;
    for (const listener of this.#listeners) listener(view);
  }
}

/** Levels of a pack that a record can name; of another pack's it says none. */
function asLevel(level: string): OversightAct['suggested'] {
  return LEVELS.find((each) => each === level) ?? '';
}

async function openGround(rooms: JourneyRooms, logic: Logic): Promise<Ground> {
  const engine = remember(rooms.engine ?? (await import('@titian/engine')));
  const directory = await rooms.library.directory();
  const shut = rooms.library.ready().maturity === 'live' ? shutSubjects(logic, directory, day((rooms.clock ?? deviceClock)())) : [];
  return { logic, directory, engine, shut };
}
