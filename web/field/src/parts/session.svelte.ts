import type { ArrivalKeeper } from '../arrivals/keeper.ts';
import type { Complaint, OversightAct } from '../complaints/make.ts';
import { FieldError, passIfLocked } from '../errors.ts';
import { listDrafts } from '../journey/drafts.ts';
import type { Beds } from '../library/beds.ts';
import { likelyAt } from '../library/directory.ts';
import {
  type AdoptOptions,
  type Directory,
  Library,
  type OfferedLanguage,
  OFFICER_LANGUAGE,
  type Progress,
  type Ready,
  type Recipient,
  type Wording,
} from '../library/library.ts';
import type { SyncAnswerReferral } from '@titian/contracts/types';
import type { Outbox, PackageItem, TallySource } from '../sync/outbox.ts';
import { type Question, QuestionAnswers } from '../sync/questions.ts';
import type { OpenMark } from '../officer/marks.ts';
import type { Register } from '../sync/register.ts';
import type { ReferralStatus } from '../sync/status.ts';
import { Tallies } from '../sync/tallies.ts';
import { type Enrolment, LABEL_LIMIT, openShared, type OpenEnrolment } from '../vault/shared.ts';
import { addPasskey, changeSecret, removePasskey, type Vault } from '../vault/vault.ts';
import type { App, Place } from './app.svelte.ts';
import { breakable } from './breaks.ts';
import { untilIdle } from './idle.ts';
import { likelyFirst } from './likely.ts';
import type { Line } from './lines.ts';
import { forSilence } from './silence.ts';
import { Talk } from './talk.svelte.ts';

const NOTHING_HELD: Ready = {
  ...{ ready: false, languages: [], voices: [], bytes: 0, maturity: 'demo', age_days: null, is_expired: false, issued_at: null },
};
/** A language as it is named and drawn, without its words. */
export type Tongue = Pick<Wording, 'language' | 'autonym' | 'english_name' | 'direction' | 'script'>;

/** Whether the hub itself was not reached; whatever else it said, its newer list of keys or recipients may be the cure. */
function isAway(problem: FieldError | null | undefined): boolean {
  return problem?.code === 'hub.unreachable' || problem?.code === 'hub.other_answers';
}

/** What nobody asked for comes another time where the hub is out of reach: that is no fault. */
function unlessAway(error: unknown): void {
  if (!(error instanceof FieldError && isAway(error))) throw error;
}

/** What is open of this phone. */
export interface Opened {
  /** Whose vault is open. */
  readonly enrolment: OpenEnrolment;
  readonly vault: Vault;
  readonly library: Library;
  readonly line: Line;
  readonly register: Register;
}

/**
 * What is known while one officer's vault is open: made at unlock, and dropped whole at lock. Nobody resets a field of it;
 * `drop` shuts what is not ours to forget (the voice, the database, the key), and the app lets go of the rest.
 */
export class Session {
  /** With another certificate once the hub has given one that names its officer. */
  enrolment: OpenEnrolment;
  readonly vault: Vault;
  readonly library: Library;
  readonly talk: Talk;
  /** Which referrals were sent from here, and how they stand. */
  readonly register: Register;

  ready = $state.raw<Ready>(NOTHING_HELD);
  /** Languages this phone shall speak. */
  chosenVoices = $state.raw<readonly string[]>([]);
  progress = $state.raw<Progress | null>(null);
  isFetching = $state(false);
  /** Every language of the country's release, as the country has it, the likely ones of this station first. */
  offered = $state.raw<readonly OfferedLanguage[]>([]);
  /** Tags of the languages likely at this station. */
  likely = $state.raw<readonly string[]>([]);
  /** The same languages as this phone has them: one whose voice is not here is read and not heard. */
  readonly languages: readonly OfferedLanguage[] = $derived(
    this.offered.map((each) => (each.audio === 'claimed' && this.isSilent(each.tag) ? { ...each, audio: 'none' } : each)),
  );
  /** Every language that this phone shows, the likely ones first. */
  readonly wordings: readonly Tongue[] = $derived(
    this.offered
      .filter(({ tag }) => this.ready.languages.includes(tag))
      .map(({ tag, autonym, ...each }) => ({ ...each, language: tag, autonym: autonym ?? each.english_name })),
  );
  /** The pack's words for the officer. */
  officerWording = $state.raw<Wording | null>(null);
  directory = $state.raw<Directory | null>(null);

  waiting = $state(0);
  /** The hub's codes for the messages it did not take, one for each. */
  refused = $state.raw<readonly string[]>([]);
  /** For how many days something sent from here has waited for a copy of the hub's backup on another machine. */
  unconfirmed = $state(0);
  referrals = $state.raw<readonly ReferralStatus[]>([]);
  /** Who is still open with this officer: left without help, or handed over. */
  marks = $state.raw<readonly (OpenMark & { readonly id: string })[]>([]);
  /** What recipients ask of them and is not answered, here or elsewhere. */
  questions = $state.raw<readonly Question[]>([]);
  /** Here a moment after unlocking, with the screens of a talk. */
  beds: Beds | null = null;
  lastSync = $state.raw<{ readonly problem: FieldError | null } | null>(null);
  isSyncing = $state(false);

  drafts = $state.raw<readonly { readonly id: string; readonly started_at: string }[]>([]);
  /** Storage has spoilt a draft. */
  isDamaged = false;
  /** Many people, one event. */
  arrivals = $state.raw<ArrivalKeeper | null>(null);
  /** What goes beside sealed messages; null until the screens after unlocking are here. */
  counts: TallySource | null = null;

  /** Whether `referrals`, `marks` and what was refused are known yet: home is shown before. */
  isLineRead = $state(false);

  readonly #app: App;
  readonly #line: Line;
  #tidied: Promise<void> = Promise.resolve();
  #reading: Promise<void> = Promise.resolve();
  #nextReading: Promise<void> | null = null;
  /** The secret as it was typed, while another is asked for. */
  #tooShort = '';

  constructor(app: App, { enrolment, vault, library, line, register }: Opened) {
    this.#app = app;
    this.#line = line;
    this.enrolment = enrolment;
    this.vault = vault;
    this.library = library;
    this.register = register;
    this.talk = new Talk(app, this);
  }

  /** The session of an open vault. Whatever it raises, the vault is locked; `vault.missing` where nobody knows any more whose it is. */
  static async open(app: App, enrolment: Enrolment, vault: Vault, line: Promise<Line>): Promise<Session> {
    try {
      const identity = await vault.getUnlessDamaged('identity', 'self');
      if (!identity) throw new FieldError('vault.missing'); // the phone has to be added again
      const { keepSpare, Register } = await import('../sealing.ts');
      await keepSpare();
      return new Session(app, {
        enrolment: { ...enrolment, ...identity },
        vault,
        library: await Library.open(enrolment, { station: identity.station }),
        line: await line,
        register: new Register(vault),
      });
    } catch (error) {
      vault.lock();
      throw error;
    }
  }

  /** What lies on this phone, for the first screen. Of what was sealed it is counted how much waits, and nothing read. */
  async read(): Promise<void> {
    await Promise.all([this.readLibrary(), this.#countWaiting(), this.readDrafts()]);
    this.isDamaged = (await this.vault.ids('drafts')).length > this.drafts.length;
  }

  /** What the first screen does not wait for. */
  goOn(): void {
    this.#tidied = untilIdle()
      .then(() => this.readLine())
      .catch(() => undefined); // the next contact reads it again
    void this.#tidied.then(() => this.#begin());
  }

  #begin(): void {
    if (!this.isOpen) return;
    if (this.ready.ready) void this.#fetchVoices().catch(() => undefined); // with no network they come another time
    import('../screens/later.ts')
      .then(async ({ beside, openArrivals, renewing, Beds }) => {
        this.counts = beside(this.#where, new Tallies(this.vault));
        void this.#line.triggers.trigger();
        const { keeper, source } = await openArrivals(this.vault, new Tallies(this.vault));
        if (!this.isOpen) return;
        this.arrivals = keeper;
        const { vault, enrolment } = this;
        const renewed = (certificate: string): void => void (this.enrolment = { ...enrolment, certificate });
        this.counts = beside(this.#where, renewing(source, { vault, enrolment, renewed }));
        void this.#line.triggers.trigger();
        this.beds = await Beds.open(this.enrolment);
        // At each unlocking, so that its hour tells nothing of a talk.
        await this.beds.hear(await this.#line.hub.releases());
      })
      .catch(() => undefined);
  }

  get #where(): { readonly vault: Vault; readonly register: Register; readonly outbox: Outbox } {
    const { vault, register, outbox } = this;
    return { vault, register, outbox };
  }

  /** Whether the phone was not locked since. */
  get isOpen(): boolean {
    return this.#app.session === this;
  }

  /** Nothing is said any more, and no screen of it stands. Resolves when the last answer is stored, and the register tidied. */
  async quieten(): Promise<void> {
    this.library.close();
    await Promise.all([this.talk.end(), this.#tidied]);
  }

  /** The key goes; nothing more is stored. */
  drop(): void {
    this.quieten().catch(() => undefined); // an answer that could not be stored: whoever shuts has waited for it
    this.vault.lock();
  }

  /** Where the officer is now, unless the phone was locked meanwhile. */
  go(place: Place): void {
    if (this.isOpen) this.#app.go(place);
  }

  /** What waits, is kept, or was not taken. */
  get outbox(): Outbox {
    return this.#line.outbox;
  }

  /** Content verified and whole, and the app itself kept: from now on no network is needed. */
  get isReadyOffline(): boolean {
    return this.ready.ready && this.#app.shell === 'kept';
  }

  /** Words of the pack for the officer; empty when it has none. */
  officerText(textId: string): string {
    return this.officerWording?.texts[textId] ?? '';
  }

  async picture(name: string): Promise<string | null> {
    return this.library.picture(name);
  }

  /** What may be said without a questionnaire, or null where the pack has none. */
  async phrases(): Promise<unknown> {
    return (await this.library.talk()) ?? null;
  }

  /** As it is shown to the person; in a talk, with the words that go with its logic. */
  async wordingOf(language: string, logic?: string): Promise<Wording> {
    const wording = breakable(await this.library.wording(language, logic));
    return this.isSilent(language, logic) ? forSilence(wording) : wording;
  }

  /** Nothing of this language is heard on this phone. */
  isSilent(language: string, logic?: string): boolean {
    return !this.ready.voices.includes(language) && (logic === undefined || !this.library.isVoiced(language, logic));
  }

  // The doors of this vault.

  /** True when from now on `next` opens the vault; else the fault says why not. */
  async changeSecret(secret: string, next: string): Promise<boolean> {
    return this.#app.attempt(() => changeSecret(this.enrolment.enrolment_id, secret, next));
  }

  /** The secret that has just opened the vault is too short for today: another is asked for, before anything but a talk. */
  async askRenewal(secret: string): Promise<void> {
    if (!this.isOpen || this.#app.place === 'screening' || this.#app.place === 'fetch') return;
    this.#tooShort = secret;
    this.go('renew');
  }

  /** From now on `next` opens the vault; else the fault says why not. */
  async renewSecret(next: string): Promise<void> {
    if (await this.changeSecret(this.#tooShort, next)) this.leaveRenewing();
  }

  leaveRenewing(): void {
    this.#tooShort = '';
    this.go('home');
  }

  async addPasskey(secret: string): Promise<boolean> {
    const { enrolment_id } = this.enrolment;
    const label = this.#app.enrolments.find((each) => each.enrolment_id === enrolment_id)?.label ?? '';
    return this.#app.attempt(async () => addPasskey(enrolment_id, secret, await (await import('../vault/passkey.ts')).makePasskey(label)));
  }

  async removePasskey(): Promise<boolean> {
    return this.#app.attempt(() => removePasskey(this.enrolment.enrolment_id));
  }

  /** What others read before this officer unlocks. */
  async setLabel(label: string): Promise<void> {
    await this.#app.attempt(async () => {
      const shared = await openShared();
      try {
        const row = await shared.get('enrolments', this.enrolment.enrolment_id);
        if (row) await shared.put('enrolments', { ...row, label: label.trim().slice(0, LABEL_LIMIT) });
      } finally {
        shared.close();
      }
      await this.#app.readEnrolments();
    });
  }

  // The content on this phone.

  /** Changes it, and shows it. */
  async changeContent(change: (library: Library) => Promise<void>): Promise<void> {
    await this.#app.attempt(() => change(this.library));
    await this.readLibrary();
  }

  async fetchRelease(): Promise<void> {
    if (this.isFetching) return;
    const { hub } = this.#line;
    this.isFetching = true;
    this.progress = null;
    const isAdopted = await this.#app.attempt(async () => {
      const offered = await hub.releases();
      await this.library.adopt(offered, this.#means);
      await this.beds?.hear(offered).catch(() => undefined); // it stops no release
    });
    this.isFetching = false;
    this.progress = null; // of what was cut off nothing is on its way any more
    await this.readLibrary();
    if (isAdopted) void this.#app.attempt(() => this.#fetchVoices().catch(unlessAway));
  }

  get #means(): AdoptOptions {
    return {
      fetchPart: this.#line.hub.fetchPart,
      onProgress: (progress) => (this.progress = progress),
      onMore: () => (this.ready = this.library.ready()),
    };
  }

  /** While the officer goes on: each voice is heard as soon as it is here. */
  async #fetchVoices(): Promise<void> {
    try {
      await this.library.fetchVoices(this.#means);
      await import('../screens/later.ts').then((later) => later.fetchLearning(this.library, this.#means));
    } finally {
      this.progress = null;
    }
  }

  async fetchVoices(chosen: readonly string[]): Promise<void> {
    await this.#app.attempt(async () => this.library.chooseVoices(chosen));
    await this.fetchRelease();
  }

  async finishFetch(chosen: readonly string[]): Promise<void> {
    await this.#app.attempt(async () => this.library.chooseVoices(chosen));
    this.go('home');
  }

  /** The officer's side in another language; its words of the pack come with the next fetching. */
  async chooseOfficerLanguage(tag: string): Promise<void> {
    await this.#app.attempt(async () => {
      await this.#app.speak(tag);
      await this.library.chooseOfficerLanguage(tag);
    });
    await this.fetchRelease();
  }

  /** The language to begin a screening with. */
  get firstLanguage(): string {
    const isWhole = (tag: string): boolean => !this.isSilent(tag) && !this.library.hasFirstWordsOnly(tag);
    return this.likely.find((each) => each !== OFFICER_LANGUAGE && isWhole(each)) ?? OFFICER_LANGUAGE;
  }

  async readLibrary(): Promise<void> {
    if (!this.isOpen) return;
    const { library } = this;
    await this.#app.attempt(
      async () => {
        this.ready = library.ready();
        if (!this.ready.ready) return;
        this.chosenVoices = await library.chosenVoices();
        this.officerWording = await library.officerWording();
        this.directory = await library.directory();
        this.likely = likelyAt(this.directory, this.enrolment.station);
        const named = [...new Set([...this.likely, ...this.directory.languages.map(({ tag }) => tag)])];
        this.offered = likelyFirst(await library.languages(), named, this.enrolment.country);
        const scripts = this.offered.map(({ script }) => script);
        import('../screens/later.ts').then(({ prepareFonts }) => prepareFonts(scripts)).catch(() => undefined);
      },
      { keepFault: true },
    );
  }

  // What is sealed, and what becomes of it.

  /** What waits goes at once, or as soon as there is a network. */
  sendNow(): void {
    void this.#line.triggers.now();
  }

  /** Sends what waits, asks how referrals stand, looks for newer words and contacts; what came of it is shown, never raised. */
  async checkNow(): Promise<void> {
    this.isSyncing = true;
    try {
      await this.#line.triggers.now();
      if (this.isOpen && !isAway(this.lastSync?.problem)) await this.fetchRelease();
    } finally {
      this.isSyncing = false;
    }
  }

  /** How what is sealed stands. Whoever asks while it is being read waits for one more reading, with all others who do. */
  readLine(): Promise<void> {
    this.#nextReading ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#nextReading = null;
        return (this.#reading = this.#readLineNow());
      });
    return this.#nextReading;
  }

  async #countWaiting(): Promise<void> {
    this.waiting = await this.#line.outbox.count();
  }

  async #readLineNow(): Promise<void> {
    const { readStanding } = await import('../screens/later.ts');
    Object.assign(this, await readStanding(this.#where, this.#line.questions));
    this.isLineRead = true;
  }

  /** What the hub said of referrals, under whichever enrolment of this phone. */
  async noteReferrals(said: readonly SyncAnswerReferral[]): Promise<void> {
    await this.register.note(said).catch(passIfLocked);
  }

  /** Keeps a referral's packages, and knows which are kept. */
  get sending(): { add(items: readonly PackageItem[]): Promise<void>; isHandedOver(referralId: string): Promise<boolean> } {
    const { register, outbox } = this;
    return {
      add: (items) => register.keep(items, outbox),
      isHandedOver: async (referralId) => {
        await this.#tidied; // what a phone of before kept outside the vault is in the register only then
        return register.isHandedOver(referralId, outbox);
      },
    };
  }

  /** Somebody looks after the person of this mark now. */
  async closeMark(mark: OpenMark & { readonly id: string }): Promise<void> {
    const { OpenMarks } = await import('../screens/later.ts');
    await this.#app.attempt(() => new OpenMarks(this.vault).close(mark));
    this.sendNow();
    await this.readLine();
  }

  /** Seals a complaint to the body; answers the person's code. */
  async leaveComplaint(complaint: Complaint, body: Recipient, hubId: string): Promise<string> {
    return (await import('../sealing.ts')).leaveComplaint(complaint, body, hubId);
  }

  /** Whether the country has a body that hears complaints, and what officers did. */
  get hasBody(): boolean {
    return this.library.oversight() !== null;
  }

  /**
   * The independent body hears of an officer's act by itself; where there is none, nobody does. It goes with whatever is
   * sent next and not at once, which would tell the hub when it was.
   */
  async tellBody(act: OversightAct): Promise<void> {
    const body = this.library.oversight();
    if (!body) return;
    const { station, hub_id } = this.enrolment;
    await (await import('../sealing.ts')).tellBody(act, { station: station.name, body, hubId: hub_id });
  }

  /** The person asks for a referral back with its code. Raises `code.malformed` with nothing kept. */
  async takeBackReferral(typed: string): Promise<void> {
    const { Withdrawals } = await import('../screens/later.ts');
    await new Withdrawals(this.vault).add(await (await import('../sealing.ts')).makeWithdrawal(typed));
    this.sendNow();
  }

  /** What a recipient asked, answered in a code. It goes as soon as there is a network. */
  async answerQuestion(question: Question, answer: string): Promise<void> {
    const isKept = await this.#app.attempt(() => new QuestionAnswers(this.vault).add(question, answer));
    if (!isKept) return;
    this.questions = this.questions.filter(({ question_id }) => question_id !== question.question_id);
    this.sendNow();
  }

  // Unfinished screenings.

  /** It goes from the vault for good. */
  async discard(draftId: string): Promise<void> {
    await this.#app.attempt(async () => this.vault.remove('drafts', draftId));
    await this.#app.attempt(async () => this.readDrafts(), { keepFault: true });
  }

  async readDrafts(): Promise<void> {
    const drafts = await listDrafts(this.vault).catch(passIfLocked);
    if (drafts) this.drafts = drafts;
  }
}
