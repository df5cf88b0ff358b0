import { asStorageError, FieldError, passIfLocked } from '../errors.ts';
import type { Journey, JourneyRooms, JourneyView, Stage } from '../journey/journey.ts';
import { listDrafts } from '../journey/keeper.ts';
import type { ArrivalKeeper } from '../arrivals/keeper.ts';
import type { Complaint } from '../complaints/make.ts';
import {
  type Directory,
  Library,
  type OfferedLanguage,
  OFFICER_LANGUAGE,
  type Progress,
  type Ready,
  type Recipient,
  type Wording,
} from '../library/library.ts';
import { Speech, type SpeechState } from '../speech/speech.ts';
import { holdScreening, type Shell, type Updates } from '../sw/update.ts';
import { claim, type EnrolmentLink, type PendingEnrolment, readLink } from '../sync/enrol.ts';
import { Hub } from '../sync/hub.ts';
import { REFUSED_KEPT } from '../sync/outbox-store.ts';
import type { Outbox, OutboxRecord, SyncReport } from '../sync/outbox.ts';
import { listReferrals, type ReferralStatus } from '../sync/status.ts';
import { Tallies } from '../sync/tallies.ts';
import { sendAhead } from '../sync/ahead.ts';
import { type Question, QuestionAnswers } from '../sync/questions.ts';
import { Withdrawals } from '../sync/withdrawals.ts';
import { HOUR, instant, SECOND } from '../vault/clock.ts';
import { askPromise, type Promised, readPromise } from '../vault/persistence.ts';
import { type EndedBy, type Enrolment, LABEL_LIMIT, listEnrolments, openShared, type OpenEnrolment } from '../vault/shared.ts';
import { finishWipes, wipeEnrolment } from '../vault/wipe.ts';
import { addPasskey, changeSecret, hasPasskey, removePasskey, sweepDrafts, unlock, unlockByPasskey, type Vault } from '../vault/vault.ts';
import { secondsToWait } from '../vault/attempts.ts';
import { AutoLock } from './auto-lock.ts';
import { breakable } from './breaks.ts';
import { type Display, keepDisplay, PLAIN, readDisplay, showDisplay } from './display.ts';
import { speakInterface } from './interface.ts';
import { likelyFirst } from './likely.ts';
import { type Line, openLine } from './lines.ts';
import { holdDraft } from './one-tab.ts';
import { watchQuickHide } from './quick-hide.ts';

/** Where the officer is, apart from the steps of a screening. */
export type Place =
  | 'starting'
  | 'first-visit'
  | 'enrol'
  | 'secret'
  | 'fetch'
  | 'unlock'
  | 'home'
  | 'display'
  | 'storage'
  | 'screening'
  | 'arrivals'
  | 'safety'
  | 'hidden'
  | 'ended'
  | 'trouble';
/** Places that only an open vault leads to. */
export const UNLOCKED: readonly Place[] = ['fetch', 'home', 'display', 'storage', 'screening', 'arrivals'];

/** How long locking waits for the last answer to be stored; the screen is gone before. */
const SHUTTING = 2 * SECOND;

const NOTHING_HELD: Ready = { ready: false, languages: [], bytes: 0, maturity: 'demo', age_days: null, is_expired: false, issued_at: null };

/** What lies over a screening while its screens wait beneath, as they were. */
export type Cover = 'talk' | 'calm' | 'back' | 'between' | 'tongues';

/** An enrolment that was ended, by the hub or by a quick wipe: what the officer is told of it. */
export interface EndedNotice {
  readonly by: EndedBy;
  readonly hub_name: string;
  /** Sealed items still to be handed over. */
  readonly waiting: number;
  /** What it did not take. */
  readonly refused: readonly OutboxRecord[];
  /** The instant before which none of that is deleted here. */
  readonly until: string;
}

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

/** Whether the hub itself was not reached; whatever else it said, its newer list of keys or recipients may be the cure. */
function isAway(problem: FieldError | null | undefined): boolean {
  return problem?.code === 'hub.unreachable' || problem?.code === 'hub.other_answers';
}

/** At these stages the person answers for themself, with the phone in their hands. */
const PERSON_HOLDS: readonly Stage[] = ['care', 'consent', 'ask', 'choice'];
const ASKS_WHO_IS_NEAR: readonly Stage[] = ['consent', 'ask'];

/** The walk of a screening lies with its screens: the first visit needs neither. */
const loadJourney = (): Promise<typeof import('../screens/later.ts')> => import('../screens/later.ts');

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
  /** Whose vault is open. */
  enrolment = $state.raw<OpenEnrolment | null>(null);
  /** Who used the phone last. */
  lastId = $state('');
  vault = $state.raw<Vault | null>(null);

  ready = $state.raw<Ready>(NOTHING_HELD);
  chosenLanguages = $state.raw<readonly string[]>([]);
  progress = $state.raw<Progress | null>(null);
  isFetching = $state(false);
  /** Every language of the country's release, whether on this phone or not, the likely ones first. */
  languages = $state.raw<readonly OfferedLanguage[]>([]);
  /** Of the officer's side. */
  officerLanguage = $state(OFFICER_LANGUAGE);
  /** The pack's words for the officer. */
  officerWording = $state.raw<Wording | null>(null);

  waiting = $state(0);
  /** Of all officers on this phone. */
  waitingHere = $state(0);
  promised = $state<Promised>('unknown');
  /** The hub's codes for the messages it did not take, one for each. */
  refused = $state.raw<readonly string[]>([]);
  referrals = $state.raw<readonly ReferralStatus[]>([]);
  /** What recipients ask of them and is not answered, here or elsewhere. */
  questions = $state.raw<readonly Question[]>([]);
  /** Many people, one event; there while the vault is open. */
  arrivals = $state.raw<ArrivalKeeper | null>(null);
  ended = $state.raw<EndedNotice | null>(null);
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
  /** The officer's sheet of ticks lies over the screen. */
  isSeeing = $state(false);
  /** The person holds the phone: nothing of the officer's side is drawn until it was given back. */
  isHandedOver = $state(false);
  /** The officer asked for the phone in the middle of the person's screens. */
  isAskedBack = $state(false);
  /** The officer has the phone while the person's screens wait. */
  isBetween = $state(false);
  /** The person looks for another language. */
  isChoosingLanguage = $state(false);
  /** A language the person chose before anybody asked whether they understand it. */
  isLanguageUnchecked = $state(false);
  /** How this phone looks and is held. */
  display = $state.raw<Display>(PLAIN);
  /** Talk lies over the screen; what was open goes on behind it. */
  isTalking = $state(false);
  /** Calming words lie over the screen, and every question waits. */
  isCalming = $state(false);
  isSlower = $state(false);
  /** The language has no voice for what stands on the screen. */
  lacksVoice = $state(false);
  speech: Speech | null = null;

  library: Library | null = null;
  readonly #lines = new Map<string, Line>();
  readonly #told = new Set<string>();
  /** The screening that was open when the phone was locked, by enrolment. In memory only. */
  readonly #comeBack = new Map<string, string>();
  /** Grows whenever the phone is locked or hidden: what was begun before does not open a screen afterwards. */
  #turn = 0;
  #working: Promise<unknown> = Promise.resolve();
  #closing: Promise<unknown> = Promise.resolve();
  #behind: Place = 'unlock';
  readonly #tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('titian-hide');
  readonly #autoLock = new AutoLock(
    () => this.lock(),
    () => this.speaking !== null,
  );
  #cancelSweep: () => void = () => undefined;
  #releaseScreening: () => void = () => undefined;
  #stopWatching: () => void = () => undefined;

  /** Reads what this phone holds and decides where to begin. */
  async start(): Promise<void> {
    addEventListener('online', () => (this.isOnline = true));
    addEventListener('offline', () => (this.isOnline = false));
    this.#guard();
    await this.#try(async () => {
      for (const enrolment of await finishWipes()) await this.#tellEnded(await this.#line(enrolment), false);
      const shared = await openShared();
      try {
        const { value } = (await shared.get('settings', 'officer_language')) ?? {};
        if (typeof value === 'string') await this.#speakInterface(value);
        this.display = await readDisplay(shared);
        showDisplay(this.display);
        this.enrolments = await listEnrolments(shared);
      } finally {
        shared.close();
      }
      for (const enrolment of this.enrolments) await this.#line(enrolment);
      await this.#countWaiting();
      await this.#sweep();
      this.promised = await readPromise();
      this.place = this.ended ? 'ended' : this.enrolments.length > 0 ? 'unlock' : 'first-visit';
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

  /** Takes what the camera read; false when it is not a link of this hub's desk. */
  readScan(text: string): boolean {
    const at = text.indexOf('#enrol=');
    try {
      this.link = at < 0 ? null : readLink(text.slice(at));
    } catch {
      this.link = null; // some other square, or one half seen
    }
    if (this.link === null) return false;
    if (this.link.hub !== location.origin) {
      this.link = null;
      this.fault = new FieldError('enrol.wrong_hub');
      return true;
    }
    void this.claim(this.link);
    return true;
  }

  go(place: Place): void {
    if (UNLOCKED.includes(place) && !this.vault) return; // locked while something was still at work
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

  /** `withPasskey`: the phone's own lock opens the vault too; refused there, nothing is kept yet. */
  async adoptHub(secret: string, label: string, withPasskey = false): Promise<void> {
    const pending = this.pending;
    if (!pending) return;
    await this.#try(async () => {
      const turn = this.#turn;
      const door = withPasskey ? await (await import('../vault/passkey.ts')).makePasskey(label) : null;
      const { enrolment, vault } = await pending.adopt(secret, label);
      if (door) await addPasskey(enrolment.enrolment_id, secret, door);
      this.promised = await askPromise();
      this.pending = null;
      this.link = null;
      await this.#readEnrolments();
      if (turn === this.#turn) return this.#enter(enrolment, vault);
      vault.lock(); // hidden meanwhile
      this.#behind = 'unlock';
    });
  }

  async unlock(enrolmentId: string, secret: string): Promise<void> {
    await this.#openVault(enrolmentId, () => unlock(enrolmentId, secret));
  }

  /** By the phone's own lock, where the officer has set that up. */
  async unlockByPasskey(enrolmentId: string): Promise<void> {
    await this.#openVault(enrolmentId, async () => {
      const { askPasskey } = await import('../vault/passkey.ts');
      return unlockByPasskey(enrolmentId, askPasskey);
    });
  }

  /** How this officer's vault may be opened now. */
  async doorsOf(enrolmentId: string): Promise<{ readonly hasPasskey: boolean; readonly wait: number }> {
    const shared = await openShared();
    try {
      return { hasPasskey: await hasPasskey(enrolmentId), wait: await secondsToWait(shared, enrolmentId) };
    } catch {
      return { hasPasskey: false, wait: 0 }; // storage does not answer: unlocking will say so
    } finally {
      shared.close();
    }
  }

  /** True when from now on `next` opens the vault; else the fault says why not. */
  async changeSecret(secret: string, next: string): Promise<boolean> {
    return this.#changeDoor((id) => changeSecret(id, secret, next));
  }

  async addPasskey(secret: string): Promise<boolean> {
    const label = this.enrolments.find((each) => each.enrolment_id === this.lastId)?.label ?? '';
    return this.#changeDoor(async (id) => addPasskey(id, secret, await (await import('../vault/passkey.ts')).makePasskey(label)));
  }

  async removePasskey(): Promise<boolean> {
    return this.#changeDoor(removePasskey);
  }

  async #changeDoor(change: (enrolmentId: string) => Promise<void>): Promise<boolean> {
    const id = this.enrolment?.enrolment_id;
    if (!id) return false;
    await this.#try(() => change(id));
    return this.fault === null;
  }

  async #openVault(enrolmentId: string, open: () => Promise<Vault>): Promise<void> {
    const enrolment = this.enrolments.find((each) => each.enrolment_id === enrolmentId);
    if (!enrolment) return;
    await this.#try(async () => {
      await this.#closing;
      const turn = this.#turn;
      const vault = await open();
      if (turn !== this.#turn) return vault.lock(); // hidden meanwhile
      await this.#enter(enrolment, vault);
    });
  }

  /**
   * The screen is empty and the voice silent at once; the key goes as soon as the last answer is stored, two seconds
   * later at most. An open screening stays in its draft, and the same officer comes back to it.
   */
  lock(to: 'unlock' | 'hidden' = 'unlock'): void {
    this.#turn += 1;
    this.speech?.stop();
    this.speech = null;
    this.#autoLock.stop();
    const { vault, journey, enrolment } = this;
    if (enrolment && journey && this.place === 'screening' && this.view?.stage !== 'closed')
      this.#comeBack.set(enrolment.enrolment_id, journey.id);
    this.isTalking = false;
    this.#forgetJourney();
    for (const line of this.#lines.values()) line.tallies = null;
    this.vault = null;
    this.arrivals = null;
    this.enrolment = null;
    this.lastSync = null;
    this.drafts = [];
    this.referrals = [];
    this.questions = [];
    this.refused = [];
    this.waiting = 0;
    this.officerWording = null;
    this.library?.close();
    this.library = null;
    this.#closing = this.#shut(vault, journey);
    this.go(to);
  }

  async #shut(vault: Vault | null, journey: Journey | null): Promise<void> {
    if (!vault) return;
    const stored = Promise.allSettled([journey?.settled(), this.#working]);
    await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, SHUTTING))]);
    vault.lock();
    await this.#sweep();
  }

  /** A clock on an empty page, from wherever the phone is and whoever holds it. */
  hide(): void {
    if (this.place === 'hidden' || this.place === 'starting') return;
    this.#behind = this.vault ? 'unlock' : this.place;
    if (this.vault) this.lock('hidden');
    else {
      this.#turn += 1;
      this.go('hidden');
    }
    this.#tabs?.postMessage('hide');
  }

  /** From the clock to where the phone was; whatever was open asks for the secret. */
  leaveHidden(): void {
    this.go(this.ended ? 'ended' : this.#behind);
  }

  /** Locks by itself, hides by gesture and key, and removes drafts whose day is over while nobody unlocks. */
  #guard(): void {
    watchQuickHide(() => this.hide());
    if (this.#tabs) this.#tabs.onmessage = () => this.hide();
    for (const name of ['pointerdown', 'keydown'] as const)
      addEventListener(name, () => this.#autoLock.touch(), { passive: true, capture: true });
    document.addEventListener('visibilitychange', () => {
      const isSeen = document.visibilityState === 'visible';
      this.#autoLock.see(isSeen);
      if (isSeen) void this.#sweep();
    });
  }

  async #sweep(): Promise<void> {
    this.#cancelSweep();
    try {
      const next = await sweepDrafts(
        this.enrolments.map((each) => each.enrolment_id),
        Date.now(),
      );
      if (next === null) return;
      const timer = setTimeout(() => void this.#sweep(), Math.min(HOUR, Math.max(SECOND, next - Date.now())));
      this.#cancelSweep = () => clearTimeout(timer);
    } catch {
      // storage does not answer: the next start, look or lock tries again
    }
  }

  /**
   * Destroys keys, unfinished screenings and counts of one officer, or of all on this phone. Needs no secret: whoever
   * holds the phone can only make it forget. Sealed items stay, and go on being sent.
   */
  async wipe(enrolmentIds: readonly string[]): Promise<void> {
    const hubs = this.enrolments.filter((each) => enrolmentIds.includes(each.enrolment_id)).map((each) => each.hub_name);
    const open = this.vault;
    this.lock();
    open?.lock(); // nothing more is stored
    let waiting = 0;
    let isDone = false;
    await this.#try(async () => {
      const shared = await openShared();
      try {
        for (const enrolmentId of enrolmentIds) {
          this.#comeBack.delete(enrolmentId);
          await wipeEnrolment(shared, enrolmentId, instant(Date.now()), 'officer');
          this.#lines.get(enrolmentId)?.triggers.stop();
          this.#lines.delete(enrolmentId);
          const row = await shared.get('enrolments', enrolmentId);
          if (row) waiting += await (await this.#line(row)).outbox.count();
        }
      } finally {
        shared.close();
      }
      isDone = true;
    });
    await this.#try(async () => this.#readEnrolments(), true);
    if (!isDone) {
      this.place = 'trouble'; // the fault says why; trying again begins anew, and that ends what was begun
      return;
    }
    this.ended = { by: 'officer', hub_name: [...new Set(hubs)].join(', '), waiting, refused: [], until: '' };
    this.go('ended');
  }

  async #readEnrolments(): Promise<void> {
    const shared = await openShared();
    try {
      this.enrolments = await listEnrolments(shared);
    } finally {
      shared.close();
    }
    await this.#countWaiting();
  }

  /** What others read before this officer unlocks. */
  async setLabel(label: string): Promise<void> {
    const id = this.enrolment?.enrolment_id;
    await this.#try(async () => {
      const shared = await openShared();
      try {
        const row = id ? await shared.get('enrolments', id) : undefined;
        if (row) await shared.put('enrolments', { ...row, label: label.trim().slice(0, LABEL_LIMIT) });
      } finally {
        shared.close();
      }
      await this.#readEnrolments();
    });
  }

  /** Content verified and whole, and the app itself kept: from now on no network is needed. */
  get isReadyOffline(): boolean {
    return this.ready.ready && this.shell === 'kept';
  }

  get isAfraid(): boolean {
    return this.place === 'screening' && this.view?.is_afraid === true;
  }

  /** What is seen during the talk may be ticked until the screening is over. */
  get canSee(): boolean {
    const stage = this.view?.stage;
    return this.place === 'screening' && !this.isHandedOver && stage !== undefined && stage !== 'sealed' && stage !== 'closed';
  }

  /** Opens the officer's sheet of ticks over whatever screen stands. */
  see(): void {
    this.speech?.stop();
    this.isSeeing = true;
  }

  /** Once there is content, from every screen after unlocking. */
  get canTalk(): boolean {
    return this.ready.ready && !this.isTalking && !this.isHandedOver;
  }

  openTalk(): void {
    this.speech?.stop();
    this.isTalking = true;
  }

  closeTalk(): void {
    this.speech?.stop();
    this.isTalking = false;
    this.lacksVoice = false;
  }

  /** What may be said without a questionnaire, or null where the pack has none. */
  async talk(): Promise<unknown> {
    return (await this.library?.talk()) ?? null;
  }

  /** From the officer's sheet: everything stops, and calming words are said. */
  calm(): void {
    this.speech?.stop();
    this.isSeeing = false;
    this.isCalming = true;
  }

  endCalming(): void {
    this.speech?.stop();
    this.isCalming = false;
    this.isBetween = this.view !== null && PERSON_HOLDS.includes(this.view.stage);
  }

  get canGoBack(): boolean {
    if (this.isTalking || this.isCalming || this.isBetween) return false;
    if (this.place === 'display' || this.place === 'storage') return true;
    if (this.place === 'fetch') return this.ready.ready;
    if (this.place === 'safety') return true;
    if (this.isHandedOver) return this.canTakeBack;
    return (
      this.place === 'screening' &&
      this.view !== null &&
      (this.view.stage in BACK || (this.view.can_undo && UNDOES.includes(this.view.stage)))
    );
  }

  /** The person may take back their last answer; what was said before the phone last came back stays hidden. */
  get canTakeBack(): boolean {
    return this.place === 'screening' && !this.isChoosingLanguage && this.view?.can_undo === true && UNDOES.includes(this.view.stage);
  }

  /** What lies over the screening, or null. */
  get cover(): Cover | null {
    if (this.isTalking) return 'talk';
    if (this.isCalming) return 'calm';
    if (this.isAskedBack) return 'back';
    if (this.isBetween) return 'between';
    return this.isChoosingLanguage ? 'tongues' : null;
  }

  /** Only the officer's secret leads back: so chosen, or an outcome stands that whoever came along must not see. */
  get returnsBySecret(): boolean {
    return this.display.returns === 'secret' || this.journey?.officerView().hides_result === true;
  }

  /** From now on the person holds the phone, and the officer's side is locked away. */
  handOver(): void {
    this.isHandedOver = true;
    this.isBetween = false;
  }

  /** The officer reaches for the phone while the person holds it. */
  askBack(isAsked: boolean): void {
    this.speech?.stop();
    this.isAskedBack = isAsked;
    if (isAsked) this.isChoosingLanguage = false;
  }

  /** The officer has the phone again; what was answered so far can no longer be taken back, and so not be seen. */
  takeBack(): void {
    this.speech?.stop();
    this.isBetween = this.isAskedBack;
    this.isAskedBack = false;
    this.isHandedOver = false;
    if (this.view?.stage !== 'sealed' && this.view?.stage !== 'closed') this.act(() => this.journey?.phoneCameBack());
  }

  chooseLanguage(): void {
    this.speech?.stop();
    this.isChoosingLanguage = true;
  }

  /** The person asks for another language in the middle of their screens; their answers stay. */
  async changeLanguage(tag: string): Promise<void> {
    this.speech?.stop();
    await this.setLanguage(tag);
    this.isLanguageUnchecked = this.view?.stage === 'language';
    this.isChoosingLanguage = false;
  }

  async setDisplay(display: Display): Promise<void> {
    this.display = display;
    showDisplay(display);
    await this.#try(async () => keepDisplay(display));
  }

  /** One step back: the last answer of the person, the stage before, or home with the screening kept. */
  back(): void {
    this.speech?.stop();
    const view = this.view;
    if (this.place === 'fetch' || this.place === 'display' || this.place === 'storage' || this.place === 'safety') return this.go('home');
    if (!view) return;
    this.act(() => {
      if (this.isHandedOver) return this.journey?.undo();
      const stage = BACK[view.stage];
      if (view.can_undo && UNDOES.includes(view.stage)) this.journey?.undo();
      else if (stage === 'home') void this.leave();
      else if (stage) this.journey?.goTo(stage);
    });
  }

  async begin(): Promise<void> {
    const rooms = this.#rooms();
    if (!rooms) return;
    await this.#try(async () => {
      const { Journey } = await loadJourney();
      await this.#open(await Journey.start(rooms, this.chosenLanguages.find((each) => each !== OFFICER_LANGUAGE) ?? OFFICER_LANGUAGE));
    });
  }

  async resume(draftId: string): Promise<void> {
    const rooms = this.#rooms();
    if (!rooms) return;
    await this.#try(async () => {
      const { Journey } = await loadJourney();
      const journey = await Journey.resume(rooms, draftId);
      // Who stands beside the person may have changed: earphones or a private place are confirmed anew.
      if (journey.stage !== 'sealed' && journey.stage !== 'closed') {
        journey.setPrivacy('unconfirmed');
        journey.phoneCameBack();
        journey.setCompany('unconfirmed');
      }
      await this.#open(journey);
      // Where it asks who is near, the phone stays with the officer until then.
      this.isBetween = PERSON_HOLDS.includes(journey.stage) && !ASKS_WHO_IS_NEAR.includes(journey.stage);
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
      this.wording = await this.#wordingOf(language);
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

  /** Runs a longer step of another room; true when it went well, else its refusal is the fault on the screen. */
  async attempt(step: () => Promise<unknown>): Promise<boolean> {
    await this.#try(step);
    return this.fault === null;
  }

  async seal(): Promise<void> {
    await this.#try(async () => this.journey?.seal());
    this.sendNow();
    if (this.promised !== 'promised') this.promised = await askPromise();
  }

  /** Seals a complaint to the body; answers the person's code. */
  async leaveComplaint(complaint: Complaint, body: Recipient, hubId: string): Promise<string> {
    return (await import('../sealing.ts')).leaveComplaint(complaint, body, hubId);
  }

  /** The person takes a referral back with its six words. Raises `phrase.malformed` with nothing kept. */
  async takeBackReferral(typed: string): Promise<void> {
    if (!this.vault) return;
    await new Withdrawals(this.vault).add(await (await import('../sealing.ts')).makeWithdrawal(typed));
    this.sendNow();
  }

  /** What a recipient asked, answered in a code. It goes as soon as there is a network. */
  async answerQuestion(question: Question, answer: string): Promise<void> {
    const { vault } = this;
    if (!vault) return;
    const isKept = await this.attempt(() => new QuestionAnswers(vault).add(question, answer));
    if (!isKept) return;
    this.questions = this.questions.filter(({ question_id }) => question_id !== question.question_id);
    this.sendNow();
  }

  /** What waits goes at once, or as soon as there is a network. */
  sendNow(): void {
    void this.#currentLine()?.triggers.now();
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

  /** What waits, is kept, or was not taken, of the officer who is unlocked. */
  get outbox(): Outbox | null {
    return this.#currentLine()?.outbox ?? null;
  }

  /** Changes the content on this phone, and shows it. */
  async changeContent(change: (library: Library) => Promise<void>): Promise<void> {
    const { library } = this;
    if (library) await this.#try(() => change(library));
    await this.#readLibrary();
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

  /** The officer's side in another language; its words of the pack come with the next fetching. */
  async chooseOfficerLanguage(tag: string): Promise<void> {
    await this.#try(async () => {
      await this.#speakInterface(tag);
      await this.library?.chooseOfficerLanguage(tag);
      await this.library?.chooseLanguages([...this.chosenLanguages, tag]);
    });
    await this.fetchRelease();
  }

  async #speakInterface(tag: string): Promise<void> {
    try {
      await speakInterface(tag);
      this.officerLanguage = tag;
    } catch {
      // no network and not kept: English stays
    }
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
      await line.triggers.now();
      if (!isAway(this.lastSync?.problem)) await this.fetchRelease();
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
    const identity = await vault.getUnlessDamaged('identity', 'self').catch((error: unknown) => {
      vault.lock();
      throw error;
    });
    if (!identity) {
      vault.lock();
      throw new FieldError('vault.missing'); // nobody knows any more who this is: the phone has to be added again
    }
    const turn = this.#turn;
    this.enrolment = { ...enrolment, ...identity };
    this.lastId = enrolment.enrolment_id;
    this.vault = vault;
    this.#autoLock.start();
    vault.onLock(() => {
      if (this.vault === vault) this.lock(); // another tab has wiped it
    });
    const library = await Library.open(enrolment);
    this.library = library;
    this.speech = new Speech((language, textId) => library.clip(language, textId));
    this.speech.subscribe((now) => (this.speaking = now));
    const line = await this.#line(enrolment);
    line.tallies = sendAhead(new QuestionAnswers(vault), sendAhead(new Withdrawals(vault), new Tallies(vault)));
    await this.#readLibrary();
    await this.#readLine(line);
    await this.#readDrafts();
    const isDamaged = (await vault.ids('drafts')).length > this.drafts.length;
    if (turn !== this.#turn) return;
    const left = this.#comeBack.get(enrolment.enrolment_id);
    this.#comeBack.delete(enrolment.enrolment_id);
    this.go(this.ready.ready ? 'home' : 'fetch');
    if (isDamaged) this.fault = new FieldError('vault.damaged', { store: 'drafts' });
    if (left && this.drafts.some((each) => each.id === left)) await this.resume(left);
    void line.triggers.trigger();
    // The screens of a screening, before the first of them is wanted.
    import('../screens/later.ts')
      .then(async ({ openArrivals }) => {
        const { keeper, source } = await openArrivals(vault, new Tallies(vault));
        if (this.vault !== vault) return;
        this.arrivals = keeper;
        line.tallies = sendAhead(new QuestionAnswers(vault), sendAhead(new Withdrawals(vault), source));
        void line.triggers.trigger();
      })
      .catch(() => undefined);
  }

  async #readLibrary(): Promise<void> {
    const library = this.library;
    if (!library) return;
    await this.#try(async () => {
      this.ready = library.ready();
      this.chosenLanguages = await library.chosenLanguages();
      if (!this.ready.ready) return;
      this.officerWording = await library.officerWording();
      this.directory = await library.directory();
      this.languages = likelyFirst(await library.languages(), this.directory.languages_likely, this.enrolment?.country ?? '');
      const languages = this.languages.map((each) => each.tag).filter((tag) => this.ready.languages.includes(tag));
      this.wordings = await Promise.all(languages.map(async (language) => breakable(await library.wording(language))));
      const awaiting = this.languages.filter((each) => each.audio === 'awaiting_recording');
      const scripts = [...this.wordings, ...awaiting].map((each) => each.script);
      import('../screens/later.ts').then(({ prepareFonts }) => prepareFonts(scripts)).catch(() => undefined);
    }, true);
  }

  /** As it is shown to the person. */
  async #wordingOf(language: string): Promise<Wording | null> {
    const wording = await this.library?.wording(language);
    return wording ? breakable(wording) : null;
  }

  #rooms(): JourneyRooms | null {
    const { vault, enrolment, library } = this;
    const line = this.#currentLine();
    if (!vault || !enrolment || !library || !line) return null;
    return { vault, enrolment, library, outbox: line.outbox, tallies: new Tallies(vault) };
  }

  async #open(journey: Journey): Promise<void> {
    this.#forgetJourney();
    const wording = await this.#wordingOf(journey.view.language);
    if (!this.vault) return; // locked meanwhile; the draft waits
    this.wording = wording;
    this.journey = journey;
    this.#stopWatching = journey.subscribe((view) => {
      // What lay over a stage goes with it.
      if (this.view && this.view.stage !== view.stage) this.isBetween = this.isAskedBack = false;
      this.view = view;
    });
    const update = holdScreening();
    const draft = holdDraft(journey.id, () => {
      if (this.journey === journey) this.lock(); // it goes on in the other tab
    });
    this.#releaseScreening = () => {
      update();
      draft();
    };
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
    this.isSeeing = false;
    this.isCalming = false;
    this.lacksVoice = false;
    this.isHandedOver = this.isAskedBack = this.isBetween = this.isChoosingLanguage = this.isLanguageUnchecked = false;
  }

  async #readDrafts(): Promise<void> {
    const { vault } = this;
    const drafts = await (vault && listDrafts(vault).catch(passIfLocked));
    if (drafts && vault === this.vault) this.drafts = drafts;
  }

  async #line(enrolment: Enrolment): Promise<Line> {
    const known = this.#lines.get(enrolment.enrolment_id);
    if (known) return known;
    const line = await openLine(enrolment, (of, report) => {
      if (report.isEnded) return void this.#end(of, report);
      if (report.isForgotten) this.#drop(of);
      if (of.enrolment.enrolment_id === this.enrolment?.enrolment_id) this.lastSync = report;
      void this.#readLine(of);
    });
    line.outbox.subscribe(() => void this.#readLine(line));
    this.#lines.set(enrolment.enrolment_id, line);
    return line;
  }

  /** The hub has ended an enrolment and this phone has wiped it. Another officer at work here is not disturbed. */
  async #end(line: Line, { isForgotten }: SyncReport): Promise<void> {
    const { enrolment_id } = line.enrolment;
    await this.#tellEnded(line, true);
    this.enrolments = this.enrolments.filter((each) => each.enrolment_id !== enrolment_id);
    if (this.enrolment?.enrolment_id === enrolment_id) {
      if (this.vault) this.lock();
      this.enrolment = null;
      this.lastSync = null;
    }
    if (this.ended && this.vault === null && ['starting', 'unlock', 'first-visit'].includes(this.place)) this.go('ended');
    if (isForgotten) this.#drop(line);
  }

  #drop(line: Line): void {
    line.triggers.stop(); // the outbox stays open: who is told of its last change still reads it
    this.#lines.delete(line.enrolment.enrolment_id);
  }

  /** What was told and understood once is not told again before something of it has changed. */
  async #tellEnded({ enrolment, outbox }: Line, isNew: boolean): Promise<void> {
    const refused = await outbox.listRefused();
    const waiting = await outbox.count();
    const told = [enrolment.enrolment_id, waiting, ...refused.map((each) => each.item_id)].join();
    if (this.#told.has(told) || (!isNew && refused.length === 0)) return;
    this.#told.add(told);
    const last = Math.max(...refused.map((each) => each.kept_since?.phone ?? Date.now()));
    const by = enrolment.ended_by ?? 'hub';
    this.ended = { by, hub_name: enrolment.hub_name, waiting, refused, until: refused.length > 0 ? instant(last + REFUSED_KEPT) : '' };
  }

  leaveEnded(): void {
    this.ended = null;
    this.go(this.enrolments.length > 0 ? 'unlock' : 'first-visit');
  }

  async #countWaiting(): Promise<void> {
    const counts = await Promise.all([...this.#lines.values()].map((line) => line.outbox.count()));
    this.waitingHere = counts.reduce((sum, count) => sum + count, 0);
  }

  async #readLine(line: Line): Promise<void> {
    await this.#countWaiting();
    const { vault } = this;
    const isCurrent = (): boolean => line.enrolment.enrolment_id === this.enrolment?.enrolment_id && vault === this.vault;
    if (!isCurrent()) return;
    const waiting = await line.outbox.count();
    const refused = (await line.outbox.listRefused()).map((each) => each.refusal ?? '');
    const referrals = await listReferrals(line.enrolment.enrolment_id);
    const answered = await (vault && new QuestionAnswers(vault).answered().catch(passIfLocked));
    if (!isCurrent()) return; // locked, or another officer's phone, since it was begun to read
    this.waiting = waiting;
    this.refused = refused;
    this.referrals = referrals;
    this.questions = line.questions.filter(({ question_id }) => !answered?.has(question_id));
  }

  #currentLine(): Line | null {
    return this.enrolment ? (this.#lines.get(this.enrolment.enrolment_id) ?? null) : null;
  }

  /** Runs one step; what goes wrong becomes the fault that the screen explains. */
  async #try(step: () => Promise<unknown>, keepFault = false): Promise<void> {
    if (!keepFault) this.fault = null;
    this.isBusy = true;
    const working = step();
    this.#working = working.catch(() => undefined);
    try {
      await working;
    } catch (error) {
      this.fault = asFault(error);
    } finally {
      this.isBusy = false;
    }
  }
}
