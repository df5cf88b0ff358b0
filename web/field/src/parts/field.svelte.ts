import { asStorageError, FieldError } from '../errors.ts';
import { Journey, type JourneyRooms, type JourneyView, type Stage } from '../journey/journey.ts';
import { type Directory, Library, OFFICER_LANGUAGE, type Progress, type Ready, type Wording } from '../library/library.ts';
import { Speech, type SpeechState } from '../speech/speech.ts';
import { holdScreening, type Shell, type Updates } from '../sw/update.ts';
import { claim, type EnrolmentLink, type PendingEnrolment, readLink } from '../sync/enrol.ts';
import { Hub } from '../sync/hub.ts';
import { listReferrals, type ReferralStatus } from '../sync/status.ts';
import { Tallies } from '../sync/tallies.ts';
import { type Enrolment, listEnrolments, openShared } from '../vault/shared.ts';
import { unlock, type Vault } from '../vault/vault.ts';
import { type Line, openLine } from './lines.ts';

/** Where the officer is, apart from the steps of a screening. */
export type Place = 'starting' | 'first-visit' | 'enrol' | 'secret' | 'fetch' | 'unlock' | 'home' | 'screening' | 'trouble';

const NOTHING_HELD: Ready = { ready: false, languages: [], bytes: 0, maturity: 'demo', age_days: null, is_expired: false, issued_at: null };

/** Where "back" leads from a stage when no answer is to be taken back. */
const BACK: Readonly<Partial<Record<Stage, Stage | 'home'>>> = {
  look: 'home',
  care: 'look',
  language: 'care',
  consent: 'language',
  choice: 'outcome',
  recipients: 'choice',
};
/** Stages at which "back" takes back the last answer; from the officer's outcome nothing is taken back. */
const UNDOES: readonly Stage[] = ['ask', 'choice'];

function asFault(error: unknown): FieldError {
  if (import.meta.env.DEV) console.error(error);
  return error instanceof FieldError ? error : asStorageError(error);
}

/** The state of the app: it decides which screen stands, and calls the rooms that do the work. */
export class Field {
  place = $state<Place>('starting');
  fault = $state.raw<FieldError | null>(null);
  isBusy = $state(false);

  link = $state.raw<EnrolmentLink | null>(null);
  pending = $state.raw<PendingEnrolment | null>(null);
  enrolments = $state.raw<readonly Enrolment[]>([]);
  enrolment = $state.raw<Enrolment | null>(null);
  vault = $state.raw<Vault | null>(null);

  ready = $state.raw<Ready>(NOTHING_HELD);
  offered = $state.raw<readonly { language: string; bytes: number }[]>([]);
  chosenLanguages = $state.raw<readonly string[]>([]);
  progress = $state.raw<Progress | null>(null);
  isFetching = $state(false);
  /** The pack's words for the officer. */
  officerWording = $state.raw<Wording | null>(null);

  waiting = $state(0);
  /** The hub's codes for the messages it did not take, one for each. */
  refused = $state.raw<readonly string[]>([]);
  referrals = $state.raw<readonly ReferralStatus[]>([]);
  lastSync = $state.raw<{ readonly problem: FieldError | null } | null>(null);
  isSyncing = $state(false);
  updates = $state.raw<Updates | null>(null);
  /** A screening is open in another tab, so the new version goes on waiting. */
  isUpdateHeld = $state(false);
  shell = $state<Shell>('pending');
  isOnline = $state(typeof navigator === 'undefined' || navigator.onLine);

  journey = $state.raw<Journey | null>(null);
  view = $state.raw<JourneyView | null>(null);
  drafts = $state.raw<readonly { readonly id: string; readonly started_at: string }[]>([]);
  /** Words of every language on this phone, the likely ones of this country first. */
  wordings = $state.raw<readonly Wording[]>([]);
  /** Words in the person's language. */
  wording = $state.raw<Wording | null>(null);
  directory = $state.raw<Directory | null>(null);

  /** What is being said, so that its words can be lit. */
  speaking = $state.raw<SpeechState | null>(null);
  isSlower = $state(false);
  /** The language has no voice for what stands on the screen. */
  lacksVoice = $state(false);
  speech: Speech | null = null;

  library: Library | null = null;
  readonly #lines = new Map<string, Line>();
  #releaseScreening: () => void = () => undefined;
  #stopWatching: () => void = () => undefined;

  /** Reads what this phone holds and decides where to begin. */
  async start(): Promise<void> {
    addEventListener('online', () => (this.isOnline = true));
    addEventListener('offline', () => (this.isOnline = false));
    await this.#try(async () => {
      const shared = await openShared();
      try {
        this.enrolments = await listEnrolments(shared);
      } finally {
        shared.close();
      }
      for (const enrolment of this.enrolments) await this.#line(enrolment);
      this.place = this.enrolments.length > 0 ? 'unlock' : 'first-visit';
    });
    if (this.place === 'starting') this.place = 'trouble';
    else await this.readAddress();
  }

  /** Takes an enrolment link out of the address, so that it lies neither in the bar nor in the history. */
  async readAddress(): Promise<void> {
    await this.#try(async () => {
      const hash = location.hash;
      if (!hash.includes('enrol=') || this.vault) return;
      history.replaceState(null, '', location.pathname);
      this.place = 'enrol';
      this.pending = null;
      this.link = readLink(hash);
    });
  }

  go(place: Place): void {
    this.fault = null;
    this.place = place;
  }

  forgetLink(): void {
    this.fault = null;
    this.link = null;
  }

  async claim(from: EnrolmentLink | { readonly typed: string }): Promise<void> {
    await this.#try(async () => {
      this.pending = await claim(new Hub(location.origin), from, { appVersion: __APP_VERSION__ });
    });
  }

  acceptHub(): void {
    this.go('secret');
  }

  rejectHub(): void {
    this.pending = null;
    this.link = null;
    this.go('enrol');
  }

  async adoptHub(secret: string): Promise<void> {
    const pending = this.pending;
    if (!pending) return;
    await this.#try(async () => {
      const { enrolment, vault } = await pending.adopt(secret);
      void navigator.storage?.persist?.();
      this.pending = null;
      this.link = null;
      this.enrolments = [...this.enrolments, enrolment];
      await this.#enter(enrolment, vault);
    });
  }

  async unlock(enrolmentId: string, secret: string): Promise<void> {
    const enrolment = this.enrolments.find((each) => each.enrolment_id === enrolmentId);
    if (!enrolment) return;
    await this.#try(async () => this.#enter(enrolment, await unlock(enrolmentId, secret)));
  }

  lock(): void {
    this.speech?.stop();
    this.#forgetJourney();
    for (const line of this.#lines.values()) line.tallies = null;
    this.vault?.lock();
    this.vault = null;
    this.library?.close();
    this.library = null;
    this.officerWording = null;
    this.go('unlock');
  }

  /** Content verified and whole, and the app itself kept: from now on no network is needed. */
  get isReadyOffline(): boolean {
    return this.ready.ready && this.shell === 'kept';
  }

  get isAfraid(): boolean {
    return this.place === 'screening' && this.view?.is_afraid === true;
  }

  get canGoBack(): boolean {
    if (this.place === 'fetch') return this.ready.ready;
    return (
      this.place === 'screening' &&
      this.view !== null &&
      (this.view.stage in BACK || (this.view.can_undo && UNDOES.includes(this.view.stage)))
    );
  }

  /** One step back: the last answer of the person, the stage before, or home with the screening kept. */
  back(): void {
    this.speech?.stop();
    const view = this.view;
    if (this.place === 'fetch') return this.go('home');
    if (!view) return;
    this.act(() => {
      const stage = BACK[view.stage];
      if (view.can_undo && UNDOES.includes(view.stage)) this.journey?.undo();
      else if (stage === 'home') void this.leave();
      else if (stage) this.journey?.goTo(stage);
    });
  }

  async begin(): Promise<void> {
    const rooms = this.#rooms();
    if (!rooms) return;
    await this.#try(async () =>
      this.#open(await Journey.start(rooms, this.chosenLanguages.find((each) => each !== OFFICER_LANGUAGE) ?? OFFICER_LANGUAGE)),
    );
  }

  async resume(draftId: string): Promise<void> {
    const rooms = this.#rooms();
    if (!rooms) return;
    await this.#try(async () => {
      const journey = await Journey.resume(rooms, draftId);
      // Who stands beside the person may have changed: earphones or a private place are confirmed anew.
      if (journey.stage !== 'sealed' && journey.stage !== 'closed') journey.setPrivacy('unconfirmed');
      await this.#open(journey);
    });
  }

  /** An unfinished screening goes from the vault for good. */
  async discard(draftId: string): Promise<void> {
    await this.#try(async () => this.vault?.remove('drafts', draftId));
    await this.#try(async () => this.#readDrafts(), true);
  }

  /** From wherever the officer is; outside a screening it begins one, so that what was heard is not lost. */
  async markAfraid(): Promise<void> {
    const stage = this.view?.stage;
    if (this.place !== 'screening' || stage === 'sealed' || stage === 'closed') await this.begin();
    this.act(() => this.journey?.markAfraid());
  }

  async setLanguage(language: string): Promise<void> {
    await this.#try(async () => {
      this.wording = (await this.library?.wording(language)) ?? null;
      this.journey?.setLanguage(language);
    });
  }

  /** Runs a step of the journey; a refusal becomes the fault on the screen. */
  act(step: () => void): void {
    this.fault = null;
    try {
      step();
    } catch (error) {
      this.fault = asFault(error);
    }
  }

  async seal(): Promise<void> {
    await this.#try(async () => this.journey?.seal());
    void this.#currentLine()?.triggers.trigger();
  }

  /** The end of a screening: the draft goes, the tally grows by one. */
  async close(): Promise<void> {
    this.speech?.stop();
    await this.#try(async () => this.journey?.close());
  }

  /** Home; an unfinished screening stays in the vault and can be taken up again. */
  async leave(): Promise<void> {
    await this.journey?.settled();
    this.#forgetJourney();
    await this.#readDrafts();
    this.go('home');
  }

  async fetchRelease(): Promise<void> {
    const library = this.library;
    const line = this.#currentLine();
    if (!library || !line || this.isFetching) return;
    this.isFetching = true;
    this.progress = null;
    await this.#try(async () => {
      const offered = await line.hub.releases();
      await library.adopt(offered, { fetchPart: line.hub.fetchPart, onProgress: (progress) => (this.progress = progress) });
    });
    this.isFetching = false;
    await this.#readLibrary();
  }

  async fetchLanguages(chosen: readonly string[]): Promise<void> {
    await this.#try(async () => this.library?.chooseLanguages(chosen));
    await this.fetchRelease();
  }

  async finishFetch(chosen: readonly string[]): Promise<void> {
    await this.#try(async () => this.library?.chooseLanguages(chosen));
    this.go('home');
  }

  /** Sends what waits, asks how referrals stand, looks for newer words and contacts; what came of it is shown, never raised. */
  async checkNow(): Promise<void> {
    const line = this.#currentLine();
    if (!line) return;
    this.isSyncing = true;
    try {
      await line.triggers.trigger();
      if (!this.lastSync?.problem) await this.fetchRelease();
    } finally {
      this.isSyncing = false;
    }
  }

  async applyUpdate(): Promise<void> {
    this.isUpdateHeld = (await this.updates?.apply()) === false;
  }

  /** Words of the pack for the officer; empty when it has none. */
  officerText(textId: string): string {
    return this.officerWording?.texts[textId] ?? '';
  }

  async picture(name: string): Promise<string | null> {
    return (await this.library?.picture(name)) ?? null;
  }

  setSlower(isSlower: boolean): void {
    this.isSlower = isSlower;
    this.speech?.slower(isSlower);
  }

  async #enter(enrolment: Enrolment, vault: Vault): Promise<void> {
    this.enrolment = enrolment;
    this.vault = vault;
    const library = await Library.open(enrolment);
    this.library = library;
    this.speech = new Speech((language, textId) => library.clip(language, textId));
    this.speech.subscribe((now) => (this.speaking = now));
    const line = await this.#line(enrolment);
    line.tallies = new Tallies(vault);
    await this.#readLibrary();
    await this.#readLine(line);
    await this.#readDrafts();
    this.go(this.ready.ready ? 'home' : 'fetch');
    void line.triggers.trigger();
  }

  async #readLibrary(): Promise<void> {
    const library = this.library;
    if (!library) return;
    await this.#try(async () => {
      this.ready = library.ready();
      this.offered = library.offered();
      this.chosenLanguages = await library.chosenLanguages();
      if (!this.ready.ready) return;
      this.officerWording = await library.wording(OFFICER_LANGUAGE);
      this.directory = await library.directory();
      const likely = this.directory.languages_likely;
      const place = (tag: string): number => (likely.includes(tag) ? likely.indexOf(tag) : likely.length);
      const languages = [...this.ready.languages].sort((one, other) => place(one) - place(other));
      this.wordings = await Promise.all(languages.map((language) => library.wording(language)));
    }, true);
  }

  #rooms(): JourneyRooms | null {
    const { vault, enrolment, library } = this;
    const line = this.#currentLine();
    if (!vault || !enrolment || !library || !line) return null;
    return { vault, enrolment, library, outbox: line.outbox, tallies: new Tallies(vault) };
  }

  async #open(journey: Journey): Promise<void> {
    this.#forgetJourney();
    this.wording = (await this.library?.wording(journey.view.language)) ?? null;
    this.journey = journey;
    this.#stopWatching = journey.subscribe((view) => (this.view = view));
    this.#releaseScreening = holdScreening();
    this.go('screening');
  }

  #forgetJourney(): void {
    this.#stopWatching();
    this.#stopWatching = () => undefined;
    this.#releaseScreening();
    this.#releaseScreening = () => undefined;
    this.journey = null;
    this.view = null;
    this.wording = null;
    this.lacksVoice = false;
  }

  async #readDrafts(): Promise<void> {
    const vault = this.vault;
    if (vault) this.drafts = await Journey.listDrafts(vault);
  }

  async #line(enrolment: Enrolment): Promise<Line> {
    const known = this.#lines.get(enrolment.enrolment_id);
    if (known) return known;
    const line = await openLine(enrolment, (of, report) => {
      if (of.enrolment.enrolment_id === this.enrolment?.enrolment_id) this.lastSync = report;
      void this.#readLine(of);
    });
    line.outbox.subscribe(() => void this.#readLine(line));
    this.#lines.set(enrolment.enrolment_id, line);
    return line;
  }

  async #readLine(line: Line): Promise<void> {
    if (line.enrolment.enrolment_id !== this.enrolment?.enrolment_id) return;
    this.waiting = await line.outbox.count();
    this.refused = (await line.outbox.list()).filter((each) => each.state === 'refused').map((each) => each.refusal ?? '');
    this.referrals = await listReferrals(line.enrolment.enrolment_id);
  }

  #currentLine(): Line | null {
    return this.enrolment ? (this.#lines.get(this.enrolment.enrolment_id) ?? null) : null;
  }

  /** Runs one step; what goes wrong becomes the fault that the screen explains. */
  async #try(step: () => Promise<unknown>, keepFault = false): Promise<void> {
    if (!keepFault) this.fault = null;
    this.isBusy = true;
    try {
      await step();
    } catch (error) {
      this.fault = asFault(error);
    } finally {
      this.isBusy = false;
    }
  }
}
