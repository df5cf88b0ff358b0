import type { Answers, Asking, Logic, Outcome } from '@titian/engine';
import { asStorageError, FieldError } from '../errors.ts';
import type { Directory } from '../library/directory.ts';
import type { Maturity, Recipient } from '../library/manifest.ts';
import type { Privacy } from '../speech/speech.ts';
import type { PackageItem } from '../sync/outbox.ts';
import { type Clock, day, deviceClock, instant } from '../vault/clock.ts';
import { officerKey } from '../vault/keys.ts';
import type { Enrolment } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import { type Draft, HOW_TO_MEET_LIMIT, NO_WISHES, type ReferralWishes } from './draft.ts';
import { sealAll, type SealPackage } from './packages.ts';
import { AFRAID, CARD, careKeys, checkValue, itemOf, keysToAsk, makeQuestion, OWN_CHOICE, type Question } from './questions.ts';
import { listOptions, type RecipientOption } from './recipients.ts';
import { demand, mayFollow, type Stage } from './stages.ts';
import { makeOfficerView, makePersonView, type OfficerView, type PersonView } from './views.ts';

export type { Choice, Question } from './questions.ts';
export type { RecipientOption } from './recipients.ts';
export type { Stage } from './stages.ts';
export type { OfficerAction, OfficerView, PathwayStep, PathwayView, PersonView } from './views.ts';
export type { Draft } from './draft.ts';
export { lookKeys } from './questions.ts';
export { HOW_TO_MEET_LIMIT } from './draft.ts';

export interface Engine {
  evaluate(logic: Logic, answers: Answers): Outcome;
  findNext(logic: Logic, answers: Answers): Asking;
}

/** The rooms one screening works with. `Library`, `Outbox` and `Tallies` fit as they are. */
export interface JourneyRooms {
  readonly vault: Vault;
  readonly enrolment: Enrolment;
  readonly library: {
    ready(): { readonly maturity: Maturity };
    logic(): Promise<Logic>;
    logicOf(release: string): Promise<Logic | null>;
    directory(): Promise<Directory>;
    recipients(): readonly Recipient[];
  };
  readonly outbox: { add(items: readonly PackageItem[]): Promise<void>; list(): Promise<readonly { readonly envelope: { readonly referral_id: string } }[]> };
  readonly tallies: { add(language: string, level: string): Promise<void> };
  readonly engine?: Engine;
  readonly seal?: SealPackage;
  readonly clock?: Clock;
}

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
  /** The question is private and nobody has confirmed earphones or a private place. */
  readonly is_withheld: boolean;
  /** Keys still to be asked, this one included. */
  readonly remaining: number;
  readonly answered: number;
  readonly triage: readonly string[];
  readonly is_afraid: boolean;
  readonly is_child: boolean;
  readonly is_stopped: boolean;
  readonly can_undo: boolean;
  /** From the outcome back to the questions. */
  readonly can_go_on: boolean;
  readonly suggests_language_check: boolean;
  readonly offers_break: boolean;
  /** Spoken before the person is asked, in this order. */
  readonly consent_texts: readonly string[];
  readonly wishes: ReferralWishes;
  /** Why the last change is not stored yet, or null; the talk goes on and the next change stores all. */
  readonly problem: FieldError | null;
}

const ASSENT_TEXTS = ['who_we_are', 'why', 'choice', 'who_helps', 'no_record', 'ask'].map((line) => `assent.${line}`);
const REFERRAL_CHOICES: readonly string[] = ['now', 'someone_else'];

interface Ground {
  readonly logic: Logic;
  readonly directory: Directory;
  readonly engine: Engine;
}

/**
 * One screening, from the first look to the close. It knows what may follow what; the engine decides what is asked,
 * screens draw. Every change is kept, encrypted, in the vault's draft.
 */
export class Journey {
  readonly #rooms: JourneyRooms;
  readonly #ground: Ground;
  readonly #clock: Clock;
  #draft: Draft;
  /** Care answers: they act now, in memory only. */
  #care: Readonly<Record<string, string>> = {};
  #view: JourneyView | null = null;
  #outcome: Outcome | null = null;
  #problem: FieldError | null = null;
  #saving: Promise<void> = Promise.resolve();
  #isSaveWanted = false;
  #isCounted = false;
  readonly #listeners = new Set<(view: JourneyView) => void>();

  private constructor(rooms: JourneyRooms, ground: Ground, draft: Draft) {
    this.#rooms = rooms;
    this.#ground = ground;
    this.#clock = rooms.clock ?? deviceClock;
    this.#draft = draft;
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

  /** Unfinished screenings in this vault, newest first. */
  static async listDrafts(vault: Vault): Promise<{ readonly id: string; readonly stage: Stage; readonly started_at: string }[]> {
    const drafts = await vault.list('drafts');
    return drafts.map(({ id, value }) => ({ id, stage: value.stage, started_at: value.started_at })).sort((one, other) => other.started_at.localeCompare(one.started_at));
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
    this.#view ??= this.#makeView();
    return this.#view;
  }

  get id(): string {
    return this.#draft.id;
  }

  get stage(): Stage {
    return this.#draft.stage;
  }

  get answers(): Answers {
    return { ...this.#draft.answers, ...this.#care };
  }

  get logic(): Logic {
    return this.#ground.logic;
  }

  get outcome(): Outcome {
    this.#outcome ??= this.#ground.engine.evaluate(this.#ground.logic, this.answers);
    return this.#outcome;
  }

  /** Resolves when everything so far is stored, or storing failed (`view.problem`). */
  async settled(): Promise<void> {
    await this.#saving;
  }

  // --- at any moment -------------------------------------------------------------------------------------------

  /** A tick of the officer; a removed tick leaves no trace. */
  observe(item: string, isSeen: boolean): void {
    if (this.#ground.logic.item.get(item)?.asked_of !== 'officer_observes' || item === AFRAID) throw new FieldError('journey.not_asked', { key: item });
    this.#demandOpen();
    const { [item]: _former, ...others } = this.#draft.answers;
    this.#change({ answers: isSeen ? { ...others, [item]: 'yes' } : others });
  }

  /** "They said they are afraid": before, with and without consent. Nothing in the journey takes it back. */
  markAfraid(): void {
    this.#demandOpen();
    this.#change({ answers: { ...this.#draft.answers, [AFRAID]: 'yes' } });
  }

  /** Answers stay; what was not understood may be put again in the new language. */
  setLanguage(language: string): void {
    this.#demandOpen();
    const isElsewhere = language !== this.#draft.language;
    const anchor = this.#ground.logic.anchors.language;
    const isBeforeConsent = ['look', 'care', 'language', 'refused'].includes(this.stage);
    const answers = { ...this.#draft.answers };
    // "Do you understand me?" was asked in the former language.
    if (isElsewhere && isBeforeConsent && anchor) delete answers[anchor];
    if (isElsewhere && this.stage === 'refused') this.#forgetConsent(answers);
    this.#change({ language, answers, stage: this.stage === 'refused' && isElsewhere ? 'language' : this.stage });
  }

  setPrivacy(privacy: Privacy): void {
    this.#demandOpen();
    this.#change({ privacy });
    this.#leaveFinishedQuestions();
  }

  /** The person ended the talk. What was said counts; nothing more is asked, and nothing is held against them. */
  stop(): void {
    demand(this.stage, 'look', 'care', 'language', 'consent', 'refused', 'ask', 'outcome');
    this.#change({ answers: { ...this.#draft.answers, stopped: 'yes' }, stage: 'outcome' });
  }

  // --- moving --------------------------------------------------------------------------------------------------

  /** To a stage the table of stages allows from here. Questions begin only by consent, never by moving. */
  goTo(stage: Stage): void {
    if (!mayFollow(this.stage, stage) || stage === 'sealed' || stage === 'closed') throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'ask' && !this.view.can_go_on) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'choice' && !this.#understands()) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    if (stage === 'recipients' && !this.#wantsReferral()) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    this.#change({ stage });
  }

  /** From the eight ticks on. When what was seen says "stop the questions", to what must be done now. */
  finishLook(): void {
    demand(this.stage, 'look');
    this.#change({ stage: this.#mustStopQuestions() ? 'outcome' : 'care' });
  }

  finishCare(): void {
    demand(this.stage, 'care');
    this.#change({ stage: this.#mustStopQuestions() ? 'outcome' : 'language' });
  }

  /** Help has come; the talk may go on where it was. */
  careIsInPlace(): void {
    demand(this.stage, 'outcome');
    this.#change({ is_care_in_place: true, stage: this.#stageToGoOn() });
  }

  /** No common language: care, pointing card and interpreter; no question is asked. */
  noCommonLanguage(): void {
    demand(this.stage, 'language', 'consent', 'refused');
    this.#change({ stage: 'outcome', referral: { ...this.#draft.referral, interpreter: true } });
  }

  /** The person themself wants to talk after all. Nobody asks them to. */
  reconsider(): void {
    demand(this.stage, 'refused', 'outcome');
    if (this.stage === 'outcome' && !this.#isRefused()) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const answers = { ...this.#draft.answers };
    this.#forgetConsent(answers);
    delete answers['stopped'];
    this.#change({ answers, stage: this.#understands() ? 'consent' : 'language' });
  }

  // --- answers -------------------------------------------------------------------------------------------------

  /** An answer to what is asked at this stage. Raises `journey.not_asked`, `journey.value_unknown`, `journey.skip_is_final`. */
  answer(key: string, value: string): void {
    const question = makeQuestion(this.#ground.logic, key);
    checkValue(this.#ground.logic, question, value);
    const stage = itemOf(this.#ground.logic, key).stage;
    if (stage === 'care') return this.#answerCare(key, value);
    if (this.answers[key] === 'skip') throw new FieldError('journey.skip_is_final', { key });
    if (!this.#askedNow().includes(key)) throw new FieldError('journey.not_asked', { key });
    const not_understood_in = { ...this.#draft.not_understood_in };
    if (value === 'not_understood') not_understood_in[key] = this.#draft.language;
    const history = [...this.#draft.history.filter((each) => each !== key), key];
    this.#change({ answers: { ...this.#draft.answers, [key]: value }, history, not_understood_in });
    this.#follow(key, value);
  }

  skip(key: string): void {
    this.answer(key, 'skip');
  }

  /** Takes back the last answer of this stage. A skip stays: nobody is asked twice what they did not want to say. */
  undo(): void {
    const last = this.#draft.history.at(-1);
    if (last === undefined || !this.view.can_undo) {
      throw new FieldError(last !== undefined && this.answers[last] === 'skip' ? 'journey.skip_is_final' : 'journey.nothing_to_undo');
    }
    const { [last]: _former, ...answers } = this.#draft.answers;
    const { [last]: _language, ...not_understood_in } = this.#draft.not_understood_in;
    const stage = stageForItem(itemOf(this.#ground.logic, last).stage);
    this.#change({ answers, not_understood_in, history: this.#draft.history.slice(0, -1), stage });
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
      wishes: this.#draft.referral,
      onlyIndependent: this.answers[OWN_CHOICE] === 'someone_else',
    });
  }

  /** "May this organisation read it?" Yes puts it last in the order; no is final. */
  consentToRecipient(organisationId: string, isAgreed: boolean): void {
    demand(this.stage, 'recipients');
    if (!this.recipientOptions().some((option) => option.organisation_id === organisationId)) throw new FieldError('journey.recipient_unknown');
    const { recipients, declined } = this.#draft.referral;
    if (isAgreed && declined.includes(organisationId)) throw new FieldError('journey.skip_is_final', { key: 'recipient' });
    const others = recipients.filter((id) => id !== organisationId);
    this.#wish(isAgreed ? { recipients: [...others, organisationId] } : { recipients: others, declined: [...declined, organisationId] });
  }

  /** Changes the order in which those agreed to are asked. */
  moveRecipient(organisationId: string, place: number): void {
    demand(this.stage, 'recipients');
    const others = this.#draft.referral.recipients.filter((id) => id !== organisationId);
    if (others.length === this.#draft.referral.recipients.length) throw new FieldError('journey.recipient_unknown');
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
   */
  async seal(): Promise<{ readonly referral_id: string; readonly packages: number }> {
    demand(this.stage, 'recipients');
    if (!this.#wantsReferral()) throw new FieldError('journey.wrong_stage', { stage: this.stage });
    const recipients = this.#agreedRecipients();
    const referral_id = this.#draft.referral.referral_id ?? crypto.randomUUID();
    this.#wish({ referral_id });
    await this.settled();
    const items = await this.#seal(referral_id, recipients);
    await this.#rooms.outbox.add(items);
    await this.#endDraft('sealed');
    return { referral_id, packages: items.length };
  }

  /** Thanks and goodbye: the tally grows by one, the draft is gone. Possible from every stage. */
  async close(): Promise<void> {
    if (this.stage === 'closed') return;
    const { level } = this.outcome;
    if (this.stage !== 'sealed') await this.#removeDraft();
    await this.#count(level);
    this.#care = {};
    this.#draft = { ...this.#draft, stage: 'closed', answers: {}, history: [], referral: NO_WISHES };
    this.#publish();
  }

  // --- views ---------------------------------------------------------------------------------------------------

  officerView(): OfficerView {
    const { logic, directory } = this.#ground;
    return makeOfficerView({
      stage: this.stage,
      maturity: this.#rooms.library.ready().maturity,
      logic,
      directory,
      outcome: this.outcome,
      triage: this.view.triage,
      isChild: this.view.is_child,
      isUnfinished: this.outcome.outcomes.some((rule) => rule.id === 'R18') || this.view.can_go_on,
      station: this.#rooms.enrolment.station,
    });
  }

  personView(): PersonView {
    const { stage, language, maturity, question, is_withheld } = this.view;
    return makePersonView({ stage, language, maturity, question, isWithheld: is_withheld, outcome: this.outcome, logic: this.#ground.logic });
  }

  // --- within --------------------------------------------------------------------------------------------------

  #makeView(): JourneyView {
    const draft = this.#draft;
    const answers = this.answers;
    const asking = this.#asking();
    const keys = this.#askedNow();
    const first = keys[0];
    const question = first === undefined || this.stage === 'care' ? null : makeQuestion(this.#ground.logic, first);
    const last = draft.history.at(-1);
    const notUnderstood = Object.values(answers).filter((value) => value === 'not_understood').length;
    return {
      id: draft.id,
      stage: draft.stage,
      language: draft.language,
      maturity: this.#rooms.library.ready().maturity,
      privacy: draft.privacy,
      answers,
      question,
      is_withheld: question?.is_private === true && draft.privacy === 'unconfirmed',
      remaining: keys.length,
      answered: draft.history.length,
      triage: asking.triage,
      is_afraid: answers[AFRAID] === 'yes',
      is_child: this.#isChild(),
      is_stopped: answers['stopped'] === 'yes',
      can_undo: last !== undefined && answers[last] !== 'skip' && UNDO_STAGES.includes(draft.stage),
      can_go_on: this.#canGoOn(asking),
      suggests_language_check: notUnderstood >= this.#limit('not_understood_before_language_check', 3),
      offers_break: draft.history.length >= this.#limit('prompts_before_a_break_is_offered', 30),
      consent_texts: this.#consentTexts(),
      wishes: draft.referral,
      problem: this.#problem,
    };
  }

  #asking(): Asking {
    return this.#ground.engine.findNext(this.#ground.logic, this.answers);
  }

  /** Keys that may be answered at this stage, in order. */
  #askedNow(): string[] {
    const { logic } = this.#ground;
    const { language: understood } = logic.anchors;
    switch (this.stage) {
      case 'care':
        return careKeys(logic);
      case 'language':
        return understood ? [understood] : [];
      case 'consent':
        return this.#consentKeys();
      case 'ask':
        return this.#askable();
      case 'choice':
        return logic.item.has(OWN_CHOICE) ? [OWN_CHOICE] : [];
      case 'outcome':
      case 'recipients':
      case 'sealed':
        return logic.item.has(CARD) && this.#understands() ? [CARD] : [];
      default:
        return [];
    }
  }

  #consentKeys(): string[] {
    const { consent, assent } = this.#ground.logic.anchors;
    const key = this.#isChild() ? (assent ?? consent) : consent;
    return key ? [key] : [];
  }

  #askable(asking: Asking = this.#asking()): string[] {
    const { language, privacy, not_understood_in } = this.#draft;
    return keysToAsk({ logic: this.#ground.logic, answers: this.answers, asking, language, privacy, not_understood_in });
  }

  #answerCare(key: string, value: string): void {
    demand(this.stage, 'care');
    this.#care = { ...this.#care, [key]: value };
    this.#publish();
  }

  /** Where an answer leads by itself. */
  #follow(key: string, value: string): void {
    const { language, consent, assent } = this.#ground.logic.anchors;
    if (key === language && value === 'yes') return this.#change({ stage: 'consent' });
    if (key === consent || key === assent) return this.#followConsent(value);
    this.#leaveFinishedQuestions();
  }

  #followConsent(value: string): void {
    this.#change({ stage: value === 'yes' ? 'ask' : 'refused' });
    this.#leaveFinishedQuestions();
  }

  /** From the questions to the outcome when none is left, or to the assent when a child has been recognised. */
  #leaveFinishedQuestions(): void {
    if (this.stage !== 'ask') return;
    const assent = this.#ground.logic.anchors.assent;
    if (assent && this.#isChild() && this.answers[assent] === undefined) return this.#change({ stage: 'consent' });
    if (this.#mustStopQuestions() || this.#askable().length === 0) this.#change({ stage: 'outcome' });
  }

  #setModule(module: string, value: 'no' | 'stopped'): void {
    if (!this.#ground.logic.modules[module]) throw new FieldError('journey.not_asked', { key: module });
    this.#change({ answers: { ...this.#draft.answers, [`${module}_open`]: value } });
    this.#leaveFinishedQuestions();
  }

  #understands(): boolean {
    const anchor = this.#ground.logic.anchors.language;
    return anchor === null || this.answers[anchor] === 'yes';
  }

  #consentGiven(): boolean {
    const { consent, assent } = this.#ground.logic.anchors;
    const last = (assent && this.answers[assent]) ?? (consent && this.answers[consent]);
    return last === 'yes';
  }

  #isRefused(): boolean {
    const { consent, assent } = this.#ground.logic.anchors;
    const isAnswered = [consent, assent].some((key) => key !== null && this.answers[key] !== undefined);
    return isAnswered && !this.#consentGiven();
  }

  #isChild(): boolean {
    return this.#ground.logic.anchors.child.some((key) => {
      const value = this.answers[key];
      return value !== undefined && this.#ground.logic.item.get(key)?.flag_when.includes(value) === true;
    });
  }

  #wantsReferral(): boolean {
    return REFERRAL_CHOICES.includes(this.answers[OWN_CHOICE] ?? '');
  }

  #mustStopQuestions(): boolean {
    return !this.#draft.is_care_in_place && this.outcome.effects.includes('stop_questions');
  }

  #canGoOn(asking: Asking): boolean {
    if (this.stage !== 'outcome' || this.answers['stopped'] === 'yes' || this.#mustStopQuestions()) return false;
    return this.#understands() && this.#consentGiven() && this.#askable(asking).length > 0;
  }

  #stageToGoOn(): Stage {
    if (!this.#understands()) return 'care';
    if (!this.#consentGiven()) return this.#isRefused() ? 'outcome' : 'consent';
    return this.#askable().length > 0 && this.answers['stopped'] !== 'yes' ? 'ask' : 'outcome';
  }

  #forgetConsent(answers: Record<string, string>): void {
    const { consent, assent } = this.#ground.logic.anchors;
    for (const key of [consent, assent]) if (key) delete answers[key];
  }

  #consentTexts(): readonly string[] {
    if (this.#isChild()) return ASSENT_TEXTS;
    return this.#ground.directory.consent_lines.map((line) => (line.includes('.') ? line : `consent.${line}`));
  }

  #limit(name: string, fallback: number): number {
    return this.#ground.logic.limits[name] ?? fallback;
  }

  #agreedRecipients(): Recipient[] {
    const known = this.#rooms.library.recipients();
    const agreed = this.#draft.referral.recipients.flatMap((id) => known.find((recipient) => recipient.organisation_id === id) ?? []);
    if (agreed.length === 0) throw new FieldError('journey.no_recipient');
    // Somebody the person agreed to is no longer listed: they decide again, nothing goes elsewhere.
    if (agreed.length !== this.#draft.referral.recipients.length) throw new FieldError('journey.recipient_unknown');
    return agreed;
  }

  async #seal(referralId: string, recipients: readonly Recipient[]): Promise<PackageItem[]> {
    const { engine, logic } = this.#ground;
    const closing = ['closing.ask_recipient', ...(recipients.length > 1 ? ['closing.ask_fallback'] : []), 'closing.share_answers'];
    const state = {
      logic,
      evaluate: engine.evaluate,
      answers: this.#draft.answers,
      isChild: this.#isChild(),
      language: this.#draft.language,
      consentTexts: [...(this.#consentGiven() ? this.#consentTexts() : []), ...closing],
      wishes: this.#draft.referral,
      recipients,
      madeOn: day(this.#clock()),
    };
    const key = await officerKey(this.#rooms.vault);
    try {
      const seal = this.#rooms.seal ?? (await import('./seal.ts')).sealInBrowser;
      return await sealAll(state, referralId, { seal, officerKey: key, certificate: this.#rooms.enrolment.certificate });
    } catch (error) {
      throw error instanceof FieldError ? error : new FieldError('journey.seal_failed', {}, { cause: error });
    }
  }

  /** Killed between handing over and forgetting: the packages are in the outbox, so the draft has done its work. */
  async #settleSealed(): Promise<void> {
    const referralId = this.#draft.referral.referral_id;
    if (referralId === null || this.stage !== 'recipients') return;
    const isKept = (await this.#rooms.outbox.list()).some((record) => record.envelope.referral_id === referralId);
    if (isKept) await this.#endDraft('sealed');
  }

  async #endDraft(stage: Stage): Promise<void> {
    const { level } = this.outcome;
    await this.#removeDraft();
    this.#draft = { ...this.#draft, stage };
    this.#publish();
    await this.#count(level);
  }

  async #removeDraft(): Promise<void> {
    await this.settled();
    await this.#rooms.vault.remove('drafts', this.#draft.id);
  }

  async #count(level: string): Promise<void> {
    if (this.#isCounted) return;
    this.#isCounted = true;
    await this.#rooms.tallies.add(this.#draft.language, level);
  }

  #wish(wishes: Partial<ReferralWishes>): void {
    this.#change({ referral: { ...this.#draft.referral, ...wishes } });
  }

  #demandOpen(): void {
    if (this.stage === 'sealed' || this.stage === 'closed') throw new FieldError('journey.wrong_stage', { stage: this.stage });
  }

  #change(change: Partial<Draft>): void {
    this.#draft = { ...this.#draft, ...change };
    this.#publish();
    if (this.stage !== 'sealed' && this.stage !== 'closed') this.#save();
  }

  #publish(): void {
    this.#view = null;
    this.#outcome = null;
    const { view } = this;
    for (const listener of this.#listeners) listener(view);
  }

  /** Stores in the background, the latest state only; a full disk is shown and never stops the talk. */
  #save(): void {
    if (this.#isSaveWanted) return;
    this.#isSaveWanted = true;
    this.#saving = this.#saving.then(async () => {
      this.#isSaveWanted = false;
      try {
        await this.#rooms.vault.put('drafts', this.#draft.id, this.#draft);
        this.#setProblem(null);
      } catch (error) {
        this.#setProblem(asStorageError(error));
      }
    });
  }

  #setProblem(problem: FieldError | null): void {
    if (this.#problem?.code === problem?.code) return;
    this.#problem = problem;
    this.#publish();
  }
}

const UNDO_STAGES: readonly Stage[] = ['language', 'consent', 'refused', 'ask', 'outcome', 'choice', 'recipients'];

function stageForItem(itemStage: string): Stage {
  if (itemStage === 'language') return 'language';
  if (itemStage === 'consent') return 'consent';
  return itemStage === 'closing' ? 'choice' : 'ask';
}

async function openGround(rooms: JourneyRooms, logic: Logic): Promise<Ground> {
  return { logic, directory: await rooms.library.directory(), engine: rooms.engine ?? (await import('@titian/engine')) };
}
