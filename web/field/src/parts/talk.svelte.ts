import { FieldError } from '../errors.ts';
import type { Journey, JourneyRooms, JourneyView, Stage } from '../journey/journey.ts';
import { OFFICER_LANGUAGE, type Wording } from '../library/library.ts';
import type { NoBed } from '../library/beds.ts';
import { Speech, type SpeechState } from '../speech/speech.ts';
import { holdScreening } from '../sw/update.ts';
import type { OversightAct } from '../complaints/make.ts';
import { Tallies } from '../sync/tallies.ts';
import { askPromise } from '../vault/persistence.ts';
import type { App, Place } from './app.svelte.ts';
import { untilIdle } from './idle.ts';
import { holdDraft } from './one-tab.ts';
import type { Session } from './session.svelte.ts';

/** What lies over a screening while its screens wait beneath, as they were. */
export type Cover = 'talk' | 'calm' | 'afraid' | 'back' | 'between' | 'tongues';

/** Where "back" leads from a stage when no answer is to be taken back. */
const BACK: Readonly<Partial<Record<Stage, Stage | 'home'>>> = {
  look: 'home',
  language: 'look',
  care: 'language',
  consent: 'care',
  choice: 'outcome',
  recipients: 'choice',
};
/** Stages at which "back" takes back the last answer; from the officer's outcome nothing is taken back. */
/** From here *back* leads home, or as the place says itself. */
const BESIDE: readonly Place[] = ['fetch', 'display', 'storage', 'safety', 'learning'];
const UNDOES: readonly Stage[] = ['ask', 'choice', 'recipients'];

/** At these stages the person answers for themself, with the phone in their hands. */
const PERSON_HOLDS: readonly Stage[] = ['care', 'consent', 'ask', 'choice', 'recipients'];
const isWithPerson = ({ stage, has_chosen }: JourneyView): boolean => PERSON_HOLDS.includes(stage) && !has_chosen;
/** Once the person agreed: taken up again here, a talk begins with the same screens, wherever it was. */
const TAKEN_UP: readonly Stage[] = ['ask', 'choice', 'recipients'];

/**
 * What stands before a talk that is taken up goes on with the person, in order: who is near, who hears, the phone in the
 * officer's hand, and the person's own word that they want to go on.
 */
export type TakingUp = 'near' | 'hearing' | 'hand' | 'asked';

/** The walk of a screening lies with its screens: the first visit needs neither. */
const loadJourney = (): Promise<typeof import('../screens/later.ts')> => import('../screens/later.ts');

/** What is between the officer and the person: the screening that is open, what is said, who holds the phone, what lies over the screen. */
export class Talk {
  journey = $state.raw<Journey | null>(null);
  view = $state.raw<JourneyView | null>(null);
  /** Words in the person's language. */
  wording = $state.raw<Wording | null>(null);

  /** What is being said, so that its words can be lit. */
  speaking = $state.raw<SpeechState | null>(null);
  isSlower = $state(false);
  /** The language has no voice for what stands on the screen. */
  lacksVoice = $state(false);

  /** The officer's sheet of ticks lies over the screen. */
  isSeeing = $state(false);
  /** The person holds the phone: nothing of the officer's side is drawn until it was given back. */
  isHandedOver = $state(false);
  /** The officer asked for the phone in the middle of the person's screens. */
  isAskedBack = $state(false);
  /** The officer has the phone while the person's screens wait. */
  isBetween = $state(false);
  /** The talk was taken up, and nothing of where it was is drawn yet. */
  takingUp = $state<TakingUp | null>(null);
  /** The person looks for another language. */
  isChoosingLanguage = $state(false);
  /** The person says that they are afraid to be sent back. */
  isSayingAfraid = $state(false);
  /** What else may be touched than an answer was said once in this talk. */
  hasSaidWaysOut = false;
  /** Talk lies over the screen; what was open goes on behind it. */
  isTalking = $state(false);
  /** What Talk speaks: it may be another language than the screening's. */
  tongue = $state<string | null>(null);
  /** Calming words lie over the screen, and every question waits. */
  isCalming = $state(false);

  /** One step back at a place that has steps of its own. */
  inner: (() => void) | null = null;

  readonly speech: Speech;
  readonly #app: App;
  readonly #session: Session;
  #releaseScreening: () => void = () => undefined;
  #stopWatching: () => void = () => undefined;

  constructor(app: App, session: Session) {
    this.#app = app;
    this.#session = session;
    // After the phone was locked nothing is said, whatever was still at work.
    this.speech = new Speech(async (language, textId) =>
      session.isOpen ? session.library.clip(language, textId, this.journey?.logic.release) : null,
    );
    this.speech.subscribe((now) => (this.speaking = now));
  }

  /** The draft that the same officer comes back to, or null. */
  get toComeBackTo(): string | null {
    return this.journey && this.view?.stage !== 'closed' ? this.journey.id : null;
  }

  /** The voice is silent and the screening let go of, for good. Resolves when its last answer is stored. */
  async end(): Promise<void> {
    const { journey } = this;
    this.speech.stop();
    this.#letGo();
    await journey?.settled();
  }

  /** Nothing of the person's language is heard on this phone: nobody is served who does not read. Not known before they chose it. */
  get isSilent(): boolean {
    const isUnchosen = this.view?.stage === 'look' || this.view?.stage === 'language';
    const language = this.isTalking ? this.tongue : isUnchosen ? null : this.wording?.language;
    return language != null && this.#session.isSilent(language, this.journey?.logic.release);
  }

  /** Of the person's language no more is proved than its first words: nothing is asked in it. */
  get hasFirstWordsOnly(): boolean {
    return this.wording !== null && this.#session.library.hasFirstWordsOnly(this.wording.language, this.journey?.logic.release);
  }

  get isAfraid(): boolean {
    return this.#app.place === 'screening' && this.view?.is_afraid === true;
  }

  /** What is seen during the talk may be ticked until the screening is over. */
  get canSee(): boolean {
    const stage = this.view?.stage;
    return this.#app.place === 'screening' && !this.isHandedOver && stage !== undefined && stage !== 'sealed' && stage !== 'closed';
  }

  /** Opens the officer's sheet of ticks over whatever screen stands. */
  see(): void {
    this.speech.stop();
    this.isSeeing = true;
  }

  /** Once there is content, from every screen after unlocking. */
  get canTalk(): boolean {
    return this.#session.ready.ready && !this.isTalking && !this.isHandedOver;
  }

  openTalk(): void {
    this.speech.stop();
    this.isTalking = true;
  }

  closeTalk(): void {
    this.speech.stop();
    this.isTalking = false;
    this.lacksVoice = false;
  }

  /** From the officer's sheet: everything stops, and calming words are said. */
  calm(): void {
    this.speech.stop();
    this.isSeeing = false;
    this.isCalming = true;
  }

  endCalming(): void {
    this.speech.stop();
    this.isCalming = false;
    this.isBetween = this.view !== null && this.takingUp === null && isWithPerson(this.view);
  }

  get canGoBack(): boolean {
    const { place } = this.#app;
    if (this.isTalking || this.isCalming || this.isBetween || this.takingUp) return false;
    if (BESIDE.includes(place)) return this.#session.ready.ready || place !== 'fetch';
    if (this.isHandedOver) return this.canTakeBack;
    return (
      place === 'screening' && this.view !== null && (this.view.stage in BACK || (this.view.can_undo && UNDOES.includes(this.view.stage)))
    );
  }

  /** The person may take back their last answer; what was said before the phone last came back stays hidden. */
  get canTakeBack(): boolean {
    return this.#app.place === 'screening' && !this.isChoosingLanguage && this.view?.can_undo === true && UNDOES.includes(this.view.stage);
  }

  /** What lies over the screening, or null. */
  get cover(): Cover | null {
    if (this.isTalking) return 'talk';
    if (this.isCalming) return 'calm';
    if (this.isAskedBack) return 'back';
    if (this.isSayingAfraid) return 'afraid';
    if (this.isBetween) return 'between';
    return this.isChoosingLanguage ? 'tongues' : null;
  }

  /** Only the officer's secret leads back: so chosen, or somebody was seen who may want to look. Never by an answer. */
  get returnsBySecret(): boolean {
    return this.#app.display.returns === 'secret' || this.view?.may_be_watched === true;
  }

  /** From now on the person holds the phone, and the officer's side is locked away. */
  handOver(): void {
    this.isHandedOver = true;
    this.isBetween = false;
  }

  /** The officer gives the phone to the person, from between their screens. */
  give(): void {
    if (this.takingUp === 'hand') this.takingUp = 'asked';
    this.handOver();
  }

  /** The officer reaches for the phone while the person holds it. */
  askBack(isAsked: boolean): void {
    this.speech.stop();
    this.isAskedBack = isAsked;
    if (isAsked) this.isChoosingLanguage = this.isSayingAfraid = false;
  }

  /** The officer has the phone again; what was answered so far can no longer be taken back, and so not be seen. */
  takeBack(): void {
    this.speech.stop();
    this.isBetween = this.isAskedBack;
    this.isAskedBack = false;
    this.isHandedOver = false;
    if (this.view?.stage !== 'sealed' && this.view?.stage !== 'closed') this.#app.act(() => this.journey?.phoneCameBack());
  }

  sayAfraid(): void {
    this.speech.stop();
    this.isChoosingLanguage = false;
    this.isSayingAfraid = true;
  }

  /** The person has gone on from it: a yes stands from now on. */
  endAfraid(isAfraid: boolean): void {
    this.speech.stop();
    this.isSayingAfraid = false;
    if (isAfraid) this.#app.act(() => this.journey?.markAfraid());
  }

  chooseLanguage(): void {
    this.speech.stop();
    this.isChoosingLanguage = true;
  }

  /** The person asks for another language in the middle of their screens; their answers stay. */
  async changeLanguage(tag: string): Promise<void> {
    this.speech.stop();
    await this.chooseTongue(tag);
    this.isChoosingLanguage = false;
  }

  async setLanguage(language: string): Promise<void> {
    await this.#app.attempt(async () => {
      this.wording = await this.#session.wordingOf(language, this.journey?.logic.release);
      this.journey?.setLanguage(language);
    });
  }

  /** The person touched this language as theirs, which says that they understand it. */
  async chooseTongue(language: string): Promise<void> {
    await this.setLanguage(language);
    const { journey } = this;
    if (journey?.stage === 'language') this.#app.act(() => journey.chooseLanguage());
  }

  setSlower(isSlower: boolean): void {
    this.isSlower = isSlower;
    this.speech.slower(isSlower);
  }

  /** One step back: the last answer of the person, the stage before, or home with the screening kept. */
  back(): void {
    this.speech.stop();
    const { place } = this.#app;
    const view = this.view;
    if (BESIDE.includes(place)) return this.inner ? this.inner() : this.#app.go('home');
    if (!view) return;
    this.#app.act(() => {
      if (this.isHandedOver) return this.journey?.undo();
      const stage = BACK[view.stage];
      if (view.can_undo && UNDOES.includes(view.stage)) this.journey?.undo();
      else if (stage === 'home') void this.leave();
      else if (stage) this.journey?.goTo(stage);
    });
  }

  /** The phone's own back: what lies over the screen goes first, then as *back* says; where that leads nowhere, nothing. */
  stepBack(): void {
    if (this.isSeeing) this.isSeeing = false;
    else if (this.isTalking) this.closeTalk();
    else if (this.isAskedBack) this.askBack(false);
    else if (this.isChoosingLanguage) this.isChoosingLanguage = false;
    else if (this.canGoBack) this.back();
  }

  /** `isShort`: the short talk for a crowd. */
  async begin(isShort = false): Promise<void> {
    await this.#app.attempt(async () => {
      const { Journey } = await loadJourney();
      await this.#open(await Journey.start(this.#rooms(), this.#session.firstLanguage, isShort ? 'minimum' : 'officer'));
    });
  }

  async resume(draftId: string): Promise<void> {
    await this.#app.attempt(async () => {
      const { Journey } = await loadJourney();
      const journey = await Journey.resume(this.#rooms(), draftId);
      if (journey.stage !== 'sealed' && journey.stage !== 'closed') journey.takeUp();
      await this.#open(journey, isWithPerson(journey.view));
    });
  }

  /** From wherever the officer is; outside a screening it begins one, so that what was heard is not lost. */
  async markAfraid(): Promise<void> {
    const stage = this.view?.stage;
    if (this.#app.place !== 'screening' || stage === 'sealed' || stage === 'closed') await this.begin();
    this.#app.act(() => this.journey?.markAfraid());
  }

  async seal(): Promise<void> {
    await this.#app.attempt(async () => this.journey?.seal());
    this.#session.sendNow();
    if (this.#app.promised !== 'promised') this.#app.promised = await askPromise();
  }

  /** The end of a screening: the draft goes, the tally grows by one. */
  async close(): Promise<void> {
    this.speech.stop();
    await this.#app.attempt(async () => this.journey?.close());
  }

  /** Home; an unfinished screening stays in the vault and can be taken up again. */
  async leave(): Promise<void> {
    await this.journey?.settled();
    this.#forget();
    await this.#session.readDrafts();
    this.#session.go('home');
  }

  #rooms(): JourneyRooms {
    const { vault, enrolment, library, sending } = this.#session;
    const noBeds = (): readonly NoBed[] => this.#session.beds?.list() ?? [];
    const oversight = (act: OversightAct): Promise<void> => this.#session.tellBody(act);
    return { vault, enrolment, library, outbox: sending, tallies: new Tallies(vault), noBeds, oversight };
  }

  /** `isPersons`: taken up in the middle of the person's screens. None of them is drawn before the phone was given to them. */
  async #open(journey: Journey, isPersons = false): Promise<void> {
    this.#forget();
    const { language } = journey.view;
    const wording = await this.#wordingFor(journey);
    if (!this.#session.isOpen) return; // locked meanwhile; the draft waits
    this.wording = wording;
    this.journey = journey;
    this.#stopWatching = journey.subscribe((view) => {
      // What lay over a stage goes with it.
      if (this.view && this.view.stage !== view.stage) {
        this.isBetween = this.isAskedBack = false;
        this.takingUp = null;
      }
      this.view = view;
      void untilIdle()
        .then(() => this.#prepare(journey))
        .catch(() => undefined); // looked for again when it is said
    });
    const update = holdScreening();
    const draft = holdDraft(journey.id, () => {
      if (this.journey === journey && this.#session.isOpen) this.#app.lock(); // it goes on in the other tab
    });
    this.#releaseScreening = () => {
      update();
      draft();
    };
    this.takingUp = isPersons && TAKEN_UP.includes(journey.stage) ? 'near' : null;
    this.isBetween = isPersons && journey.stage === 'care'; // elsewhere it is asked first who is near
    this.#app.go('screening');
    if (wording.language !== language) this.#app.fault = new FieldError('library.language_missing', { language });
  }

  /**
   * The words a talk began with. Where they are on this phone no more, after two changes of the content, it goes on in
   * English, which the officer reads, and they are told: nothing of it is lost, and another language is one touch away.
   */
  async #wordingFor(journey: Journey): Promise<Wording> {
    const { release } = journey.logic;
    const { language } = journey.view;
    try {
      // They were asked in it, and by now no more of it is proved than its first words.
      if (journey.isUnderstood && this.#session.library.hasFirstWordsOnly(language, release))
        throw new FieldError('library.language_missing', { language });
      return await this.#session.wordingOf(language, release);
    } catch (error) {
      if (!(error instanceof FieldError) || error.code !== 'library.language_missing') throw error;
      journey.setLanguage(OFFICER_LANGUAGE);
      return this.#session.wordingOf(OFFICER_LANGUAGE, release);
    }
  }

  /** While a question stands, the voices of what may come next are loaded. */
  async #prepare(journey: Journey): Promise<void> {
    if (!this.wording || journey !== this.journey || !this.#session.isOpen) return;
    await this.speech.prepare(this.wording.language, journey.saidNext);
  }

  #letGo(): void {
    this.speech.forget();
    this.#stopWatching();
    this.#stopWatching = () => undefined;
    this.#releaseScreening();
    this.#releaseScreening = () => undefined;
  }

  /** From one screening to the next, or home, of the same officer. */
  #forget(): void {
    this.#letGo();
    this.journey = null;
    this.view = null;
    this.wording = null;
    this.isSeeing = false;
    this.isCalming = false;
    this.lacksVoice = false;
    this.isHandedOver = this.isAskedBack = this.isBetween = this.isChoosingLanguage = this.isSayingAfraid = false;
    this.takingUp = null;
    this.hasSaidWaysOut = false;
  }
}
