import type { Answers, Logic, Outcome } from '@titian/engine';
import { FieldError } from '../errors.ts';
import type { Privacy } from '../speech/speech.ts';
import { type Clock, day, deviceClock, instant } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import { type Draft, HOW_TO_MEET_LIMIT, NO_WISHES, type ReferralWishes } from './draft.ts';
import { DraftKeeper, youngDrafts } from './keeper.ts';
import { AFRAID, careModules, checkValue, itemOf, makeQuestion, OWN_CHOICE } from './questions.ts';
import { type Ground, Reading } from './reading.ts';
import { listOptions, type RecipientOption } from './recipients.ts';
import { agreedRecipients, sealReferral } from './referral.ts';
import type { JourneyRooms } from './rooms.ts';
import { demand, mayFollow, type Stage } from './stages.ts';
import { type JourneyView, makeView } from './screening-view.ts';
import { lastGiven, undoLast } from './undo.ts';
import { makeOfficerView, makePersonView, type OfficerView, type PersonView } from './views.ts';

export type { JourneyRooms } from './rooms.ts';
export type { JourneyView } from './screening-view.ts';
export type { Choice, Question } from './questions.ts';
export type { RecipientOption } from './recipients.ts';
export type { Stage } from './stages.ts';
export type { OfficerAction, OfficerView, PathwayStep, PathwayView, PersonView } from './views.ts';
export type { Draft } from './draft.ts';
export type { Engine } from './reading.ts';
export { lookKeys } from './questions.ts';
export { HOW_TO_MEET_LIMIT } from './draft.ts';

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
  readonly #listeners = new Set<(view: JourneyView) => void>();

  private constructor(rooms: JourneyRooms, ground: Ground, draft: Draft) {
    this.#rooms = rooms;
    this.#clock = rooms.clock ?? deviceClock;
    this.#now = new Reading(ground, draft, {});
    this.#keeper = new DraftKeeper(rooms.vault, (problem) => {
      this.#problem = problem;
      this.#publish();
    });
  }

  /** A new screening. `language` is what the person is first greeted in. */
  static async start(rooms: JourneyRooms, language = 'en'): Promise<Journey> {
    const clock = rooms.clock ?? deviceClock;
    const ground = await openGround(rooms, await rooms.library.logic());
    return new Journey(rooms, ground, {
      id: crypto.randomUUID(),
      started_at: instant(clock()),
      release: ground.logic.release,
      stage: 'look',
      language,
      answers: {},
      history: [],
      not_understood_in: {},
      privacy: 'unconfirmed',
      is_care_in_place: false,
      referral: NO_WISHES,
    });
  }

  /** Unfinished screenings in this vault, newest first. Those older than 24 hours are removed. */
  static async listDrafts(
    vault: Vault,
    clock: Clock = deviceClock,
  ): Promise<{ readonly id: string; readonly stage: Stage; readonly started_at: string }[]> {
    return (await youngDrafts(vault, clock))
      .map(({ id, value }) => ({ id, stage: value.stage, started_at: value.started_at }))
      .sort((one, other) => other.started_at.localeCompare(one.started_at));
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
    this.#view ??= makeView(this.#now, this.#rooms.library.ready().maturity, this.#problem);
    return this.#view;
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

  get logic(): Logic {
    return this.#now.ground.logic;
  }

  get outcome(): Outcome {
    return this.#now.outcome;
  }

  /** Resolves when everything so far is stored, or storing failed (`view.problem`). */
  async settled(): Promise<void> {
    await this.#keeper.settled();
  }

  // --- at any moment -------------------------------------------------------------------------------------------

  /** A tick of the officer; a removed tick leaves no trace. */
  observe(item: string, isSeen: boolean): void {
    if (this.logic.itemsById.get(item)?.asked_of !== 'officer_observes' || item === AFRAID)
      throw new FieldError('journey.not_asked', { key: item });
    this.#demandOpen();
    const { [item]: _former, ...others } = this.#now.draft.answers;
    this.#change({ answers: isSeen ? { ...others, [item]: 'yes' } : others });
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
    const { stage } = this;
    const isAgreed = this.#now.isConsentGiven;
    if (language === this.#now.draft.language || isAgreed) return this.#change({ language });
    const answers = { ...this.#now.draft.answers };
    const anchor = this.logic.anchors.language;
    if (anchor) delete answers[anchor];
    this.#forgetConsent(answers);
    this.#change({ language, answers, stage: stage === 'consent' || stage === 'refused' ? 'language' : stage });
  }

  setPrivacy(privacy: Privacy): void {
    this.#demandOpen();
    this.#change({ privacy });
    this.#leaveFinishedQuestions();
  }

  /** The person ended the talk. What was said counts; nothing more is asked, and nothing is held against them. */
  stop(): void {
    demand(this.stage, 'look', 'care', 'language', 'consent', 'refused', 'ask', 'outcome');
    this.#change({ answers: { ...this.#now.draft.answers, stopped: 'yes' }, stage: 'outcome' });
  }

  // --- moving --------------------------------------------------------------------------------------------------

  /** To a stage the table of stages allows from here. Questions begin only by consent, never by moving. */
  goTo(stage: Stage): void {
    if (!mayFollow(this.stage, stage) || stage === 'sealed' || stage === 'closed')
      throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'ask' && !this.#now.canGoOn) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'choice' && !this.#now.understands) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'recipients' && !this.#now.wantsReferral) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    this.#change({ stage });
  }

  /** From the eight ticks on. When what was seen says "stop the questions", to what must be done now. */
  finishLook(): void {
    demand(this.stage, 'look');
    this.#change({ stage: this.#now.mustStopQuestions ? 'outcome' : 'care' });
  }

  /** The offer is over: what was said acted at once, the rest is not asked, and neither leaves a talk unfinished. */
  finishCare(): void {
    demand(this.stage, 'care');
    const ended = Object.fromEntries(careModules(this.logic).map((module) => [`${module}_open`, 'stopped']));
    this.#change({ answers: { ...this.#now.draft.answers, ...ended } });
    this.#change({ stage: this.#now.mustStopQuestions ? 'outcome' : 'language' });
  }

  /** Help has come; the talk may go on where it was. */
  careIsInPlace(): void {
    demand(this.stage, 'outcome');
    this.#change({ is_care_in_place: true, stage: this.#now.stageToGoOn });
  }

  /** No common language: care, pointing card and interpreter; no question is asked. */
  noCommonLanguage(): void {
    demand(this.stage, 'language', 'consent', 'refused');
    this.#change({ stage: 'outcome', referral: { ...this.#now.draft.referral, interpreter: true } });
  }

  /** The person themself wants to talk after all. Nobody asks them to. */
  reconsider(): void {
    demand(this.stage, 'refused', 'outcome');
    if (this.stage === 'outcome' && !this.#now.isRefused) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const answers = { ...this.#now.draft.answers };
    this.#forgetConsent(answers);
    delete answers['stopped'];
    this.#change({ answers, stage: this.#now.understands ? 'consent' : 'language' });
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
    if (!this.#now.askedNow.includes(key)) throw new FieldError('journey.not_asked', { key });
    const not_understood_in = { ...this.#now.draft.not_understood_in };
    if (value === 'not_understood') not_understood_in[key] = this.#now.draft.language;
    const history = [...this.#now.draft.history.filter((each) => each !== key), key];
    this.#change({ answers: { ...this.#now.draft.answers, [key]: value }, history, not_understood_in });
    this.#follow(key, value);
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

  /** The person does not want these questions: none of the module is asked, and its answers do not count. */
  declineModule(module: string): void {
    demand(this.stage, 'ask');
    this.#setModule(module, 'no');
  }

  /** Enough of this subject: what was said counts, the rest is not asked. */
  endModule(module: string): void {
    demand(this.stage, 'ask');
    this.#setModule(module, 'stopped');
  }

  // --- referral ------------------------------------------------------------------------------------------------

  /** Who could help here with what is needed, best fit first. */
  recipientOptions(): RecipientOption[] {
    return listOptions(this.#rooms.library.recipients(), {
      needs: this.outcome.needs,
      wishes: this.#now.draft.referral,
      onlyIndependent: this.answers[OWN_CHOICE] === 'someone_else',
    });
  }

  /** "May this organisation read it?" Yes puts it last in the order; no is final. */
  consentToRecipient(organisationId: string, isAgreed: boolean): void {
    demand(this.stage, 'recipients');
    if (!this.recipientOptions().some((option) => option.organisation_id === organisationId))
      throw new FieldError('journey.recipient_unknown');
    const { recipients, declined } = this.#now.draft.referral;
    if (isAgreed && declined.includes(organisationId)) throw new FieldError('journey.skip_is_final', { key: 'recipient' });
    const others = recipients.filter((id) => id !== organisationId);
    this.#wish(isAgreed ? { recipients: [...others, organisationId] } : { recipients: others, declined: [...declined, organisationId] });
  }

  /** Changes the order in which those agreed to are asked. */
  moveRecipient(organisationId: string, place: number): void {
    demand(this.stage, 'recipients');
    const others = this.#now.draft.referral.recipients.filter((id) => id !== organisationId);
    if (others.length === this.#now.draft.referral.recipients.length) throw new FieldError('journey.recipient_unknown');
    this.#wish({ recipients: [...others.slice(0, place), organisationId, ...others.slice(place)] });
  }

  setShareAnswers(isAgreed: boolean): void {
    demand(this.stage, 'recipients');
    this.#wish({ share_answers: isAgreed });
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
  async seal(): Promise<{ readonly referral_id: string; readonly packages: number }> {
    demand(this.stage, 'recipients');
    const kept = await this.#settleSealed();
    if (kept) return kept;
    if (!this.#now.wantsReferral) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const recipients = agreedRecipients(this.#now, this.#rooms.library.recipients());
    const referral_id = this.#now.draft.referral.referral_id ?? crypto.randomUUID();
    this.#wish({ referral_id });
    await this.settled();
    const items = await sealReferral(this.#now, this.#rooms, referral_id, recipients, day(this.#clock()));
    await this.#rooms.outbox.add(items);
    await this.#endSealed();
    return { referral_id, packages: items.length };
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
      triage: now.asking.triage,
      isChild: now.isChild,
      isUnfinished: now.canGoOn,
      station: this.#rooms.enrolment.station,
    });
  }

  personView(): PersonView {
    const { stage, language, maturity, question, is_withheld } = this.view;
    return makePersonView({ stage, language, maturity, question, isWithheld: is_withheld, outcome: this.outcome, logic: this.logic });
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
    this.#leaveFinishedQuestions();
  }

  #stageAfterLanguage(): Stage {
    const { isConsentGiven, isRefused, needsAssent, isStopped, askable } = this.#now;
    if (isRefused) return 'refused';
    if (!isConsentGiven || needsAssent) return 'consent';
    return askable.length > 0 && !isStopped ? 'ask' : 'outcome';
  }

  /** From the questions to the outcome when none is left, or to the assent when a child has been recognised. */
  #leaveFinishedQuestions(): void {
    if (this.stage !== 'ask') return;
    if (this.#now.needsAssent) return this.#change({ stage: 'consent' });
    if (this.#now.mustStopQuestions || this.#now.askable.length === 0) this.#change({ stage: 'outcome' });
  }

  #setModule(module: string, value: 'no' | 'stopped'): void {
    if (!this.logic.modules[module]) throw new FieldError('journey.not_asked', { key: module });
    this.#change({ answers: { ...this.#now.draft.answers, [`${module}_open`]: value } });
    this.#leaveFinishedQuestions();
  }

  #forgetConsent(answers: Record<string, string>): void {
    const { consent, assent } = this.logic.anchors;
    for (const key of [consent, assent]) if (key) delete answers[key];
  }

  /** Killed between handing over and forgetting: the packages are in the outbox, so the draft has done its work. */
  async #settleSealed(): Promise<{ readonly referral_id: string; readonly packages: number } | null> {
    const { referral_id } = this.#now.draft.referral;
    if (referral_id === null || this.stage !== 'recipients') return null;
    const packages = (await this.#rooms.outbox.list()).filter((record) => record.envelope.referral_id === referral_id).length;
    if (packages === 0) return null;
    await this.#endSealed();
    return { referral_id, packages };
  }

  async #endSealed(): Promise<void> {
    await this.#keeper.remove(this.id);
    await this.#count();
    this.#set({ stage: 'sealed' });
  }

  async #count(): Promise<void> {
    if (this.#isCounted) return;
    const { ground, draft } = this.#now;
    // Of what is recorded only: what was said to the care offer leaves no trace, not even in a number.
    const { level } = ground.engine.evaluate(ground.logic, draft.answers);
    this.#isCounted = true;
    try {
      await this.#rooms.tallies.add(draft.language, level);
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
    this.#now = new Reading(this.#now.ground, { ...this.#now.draft, ...change }, this.#care);
    this.#publish();
  }

  #publish(): void {
    this.#view = null;
    const { view } = this;
    for (const listener of this.#listeners) listener(view);
  }
}

async function openGround(rooms: JourneyRooms, logic: Logic): Promise<Ground> {
  return { logic, directory: await rooms.library.directory(), engine: rooms.engine ?? (await import('@titian/engine')) };
}
