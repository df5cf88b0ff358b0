import { asStorageError, FieldError } from '../errors.ts';
import { OFFICER_LANGUAGE } from '../library/library.ts';
import type { Shell, Updates } from '../sw/update.ts';
import type { SyncReport } from '../sync/outbox.ts';
import { day, HOUR, SECOND } from '../vault/clock.ts';
import { askPromise, type Promised, readPromise } from '../vault/persistence.ts';
import { type Enrolment, listEnrolments, openShared, REWRITE_DUE } from '../vault/shared.ts';
import { finishWipes, wipeEnrolment } from '../vault/wipe.ts';
import { addPasskey, hasPasskey, sweepDrafts, unlock, unlockByPasskey, type Vault } from '../vault/vault.ts';
import { secondsToWait } from '../vault/attempts.ts';
import { checkSecret } from '../vault/secret.ts';
import { AutoLock } from './auto-lock.ts';
import { type Display, keepDisplay, PLAIN, readDisplay, showDisplay } from './display.ts';
import { type EndedNotice, EndedNotices } from './ended.ts';
import { Enrolling } from './enrolling.svelte.ts';
import { speakInterface } from './interface.ts';
import { type Line, openLine } from './lines.ts';
import { watchBack } from './back.ts';
import { untilIdle } from './idle.ts';
import { watchQuickHide } from './quick-hide.ts';
import { Session } from './session.svelte.ts';
import { Steps } from './steps.svelte.ts';

/** Where the officer is, apart from the steps of a screening. */
export type Place =
  | 'starting'
  | 'first-visit'
  | 'enrol'
  | 'secret'
  | 'fetch'
  | 'renew'
  | 'unlock'
  | 'home'
  | 'display'
  | 'storage'
  | 'screening'
  | 'arrivals'
  | 'learning'
  | 'safety'
  | 'help'
  | 'hidden'
  | 'ended'
  | 'trouble';
/** Places that only an open vault leads to. */
export const UNLOCKED: readonly Place[] = ['fetch', 'renew', 'home', 'display', 'storage', 'screening', 'arrivals', 'learning'];

/** How long locking waits for the last answer to be stored; the screen is gone before. */
const SHUTTING = 2 * SECOND;

/** What was deleted leaves the browser's files, in the background. */
async function rewrite(): Promise<void> {
  await import('../sealing.ts').then(({ rewriteFiles }) => rewriteFiles()).catch(() => undefined);
}

/** The same at each start, whoever unlocks then and whatever for: what a browser has loaded tells nothing. */
async function preload(): Promise<void> {
  await Promise.allSettled([import('../screens/later.ts'), import('../sealing.ts'), import('../vault/argon2.ts')]);
}

function asFault(error: unknown): FieldError {
  if (import.meta.env.DEV) console.error(error);
  return error instanceof FieldError ? error : asStorageError(error);
}

/**
 * The state of the app: which screen stands, and what the phone shows before anybody unlocks. Whatever is known only while
 * a vault is open is in `session`, and goes with it: nothing here, and nothing that is reached from here, may keep a
 * session or a part of one.
 */
export class App {
  place = $state<Place>('starting');
  fault = $state.raw<FieldError | null>(null);

  readonly enrolling: Enrolling = new Enrolling(this);
  enrolments = $state.raw<readonly Enrolment[]>([]);
  /** Who used the phone last. */
  lastId = $state('');
  /** What is open, made at unlock; null while the phone is locked. */
  session = $state.raw<Session | null>(null);

  /** Of the officer's side. */
  officerLanguage = $state(OFFICER_LANGUAGE);
  /** Sealed messages that wait, of all officers on this phone. */
  waitingHere = $state(0);
  promised = $state<Promised>('unknown');
  ended = $state.raw<EndedNotice | null>(null);
  updates = $state.raw<Updates | null>(null);
  /** A screening is open in another tab, so the new version goes on waiting. */
  isUpdateHeld = $state(false);
  shell = $state<Shell>('pending');
  isOnline = $state(typeof navigator === 'undefined' || navigator.onLine);
  /** How this phone looks and is held. */
  display = $state.raw<Display>(PLAIN);

  readonly #lines = new Map<string, Line>();
  /** The first screen has stood; until then no line sends. */
  #isSending = false;
  readonly #notices = new EndedNotices();
  /** The screening that was open when the phone was locked, by enrolment. In memory only. */
  readonly #comeBack = new Map<string, string>();
  /** Grows whenever the phone is locked or hidden: what was begun before does not open a screen afterwards. */
  #turn = 0;
  readonly #steps = new Steps();
  #closing: Promise<unknown> = Promise.resolve();
  #behind: Place = 'unlock';
  readonly #tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('titian-hide');
  readonly #autoLock = new AutoLock(
    () => this.lock(),
    () => this.session?.talk.speaking != null,
  );
  #cancelSweep: () => void = () => undefined;

  get isBusy(): boolean {
    return this.#steps.areAtWork;
  }

  /** Reads what this phone holds and decides where to begin. */
  async start(): Promise<void> {
    addEventListener('online', () => (this.isOnline = true));
    addEventListener('offline', () => (this.isOnline = false));
    this.#guard();
    let isRewriteDue = false;
    await this.attempt(async () => {
      for (const enrolment of await finishWipes())
        this.ended = (await this.#notices.find(await this.#line(enrolment), false)) ?? this.ended;
      const shared = await openShared();
      try {
        const { value } = (await shared.get('settings', 'officer_language')) ?? {};
        if (typeof value === 'string') await this.speak(value);
        this.display = await readDisplay(shared);
        showDisplay(this.display);
        this.enrolments = await listEnrolments(shared);
        isRewriteDue = (await shared.get('settings', REWRITE_DUE)) !== undefined;
      } finally {
        shared.close();
      }
      for (const enrolment of this.enrolments) await this.#line(enrolment);
      [this.promised] = await Promise.all([readPromise(), this.#countWaiting(), this.#sweep()]);
      this.place = this.ended ? 'ended' : this.enrolments.length > 0 ? 'unlock' : 'first-visit';
    });
    if (this.place === 'starting') this.place = 'trouble';
    else await this.enrolling.readAddress();
    await this.#goOn();
    if (isRewriteDue) void rewrite();
  }

  /** What the first screen does not wait for: what is needed after an unlock, and sending what waits here. */
  async #goOn(): Promise<void> {
    await untilIdle();
    if (this.place === 'unlock') await preload();
    this.#isSending = true;
    for (const line of this.#lines.values()) line.triggers.start();
  }

  go(place: Place): void {
    if (UNLOCKED.includes(place) && !this.session) return; // locked while something was still at work
    this.fault = null;
    this.place = place;
  }

  /** The phone's own back: one step within the app, or none. It never leaves it, and never from the person's side to the officer's. */
  back(): void {
    const { place, session } = this;
    if (session) return session.talk.stepBack();
    if (place === 'help' || place === 'safety') this.go('unlock');
    else if (place === 'enrol' && !this.enrolling.pending) this.go(this.enrolments.length > 0 ? 'unlock' : 'first-visit');
  }

  /** `withPasskey`: the phone's own lock opens the vault too; refused there, nothing is kept yet. */
  async adoptHub(secret: string, label: string, withPasskey = false): Promise<void> {
    const { pending } = this.enrolling;
    if (!pending) return;
    await this.attempt(async () => {
      const turn = this.#turn;
      const door = withPasskey ? await (await import('../vault/passkey.ts')).makePasskey(label) : null;
      const { enrolment, vault } = await pending.adopt(secret, label);
      if (door) await addPasskey(enrolment.enrolment_id, secret, door);
      this.promised = await askPromise();
      this.enrolling.end();
      await this.readEnrolments();
      if (turn === this.#turn) return this.#enter(enrolment, vault);
      vault.lock(); // hidden meanwhile
      this.#behind = 'unlock';
    });
  }

  async unlock(enrolmentId: string, secret: string): Promise<void> {
    await this.#openVault(enrolmentId, () => unlock(enrolmentId, secret));
    if (!checkSecret(secret).ok) await this.session?.askRenewal(secret);
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

  async #openVault(enrolmentId: string, open: () => Promise<Vault>): Promise<void> {
    const enrolment = this.enrolments.find((each) => each.enrolment_id === enrolmentId);
    if (!enrolment) return;
    await this.attempt(async () => {
      await this.#closing;
      const turn = this.#turn;
      const vault = await open();
      if (turn !== this.#turn) return vault.lock(); // hidden meanwhile
      await this.#enter(enrolment, vault);
    });
  }

  async #enter(enrolment: Enrolment, vault: Vault): Promise<void> {
    const turn = this.#turn;
    const session = await Session.open(this, enrolment, vault, this.#line(enrolment));
    if (turn !== this.#turn) {
      session.drop(); // hidden meanwhile
      this.#behind = 'unlock';
      return;
    }
    this.lastId = enrolment.enrolment_id;
    this.session = session;
    this.#autoLock.start();
    vault.onLock(() => {
      if (this.session === session) this.lock(); // another tab has wiped it
    });
    await session.read();
    if (turn !== this.#turn) return;
    const left = this.#comeBack.get(enrolment.enrolment_id);
    this.#comeBack.delete(enrolment.enrolment_id);
    this.go(session.ready.ready ? 'home' : 'fetch');
    if (session.isDamaged) this.fault = new FieldError('vault.damaged', { store: 'drafts' });
    if (left && session.drafts.some((each) => each.id === left)) await session.talk.resume(left);
    session.goOn();
  }

  /**
   * The screen is empty and the voice silent at once; the key goes as soon as the last answer is stored, two seconds
   * later at most. An open screening stays in its draft, and the same officer comes back to it.
   */
  lock(to: 'unlock' | 'hidden' = 'unlock'): void {
    this.#turn += 1;
    this.#autoLock.stop();
    const { session } = this;
    this.session = null;
    if (session) {
      const left = this.place === 'screening' ? session.talk.toComeBackTo : null;
      if (left) this.#comeBack.set(session.enrolment.enrolment_id, left);
      this.#closing = this.#shut(session, this.#steps.letGo());
    }
    this.go(to);
  }

  async #shut(session: Session, steps: Promise<unknown>): Promise<void> {
    const stored = Promise.allSettled([session.quieten(), steps]);
    await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, SHUTTING))]);
    session.drop();
    await this.#sweep();
    void rewrite();
  }

  /** Resolves once what was open is shut: the key is gone, and nothing of the session is at work. */
  get shut(): Promise<unknown> {
    return this.#closing;
  }

  /** A clock on an empty page, from wherever the phone is and whoever holds it. */
  hide(): void {
    if (this.place === 'hidden' || this.place === 'starting') return;
    // What stood open without unlocking is not come back to either.
    this.#behind = this.session || this.place === 'help' ? 'unlock' : this.place;
    if (this.session) this.lock('hidden');
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
    watchBack(() => this.back());
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
    const open = this.session;
    this.lock();
    open?.drop(); // nothing more is stored
    let waiting = 0;
    const isDone = await this.attempt(async () => {
      const shared = await openShared();
      try {
        for (const enrolmentId of enrolmentIds) {
          this.#comeBack.delete(enrolmentId);
          await wipeEnrolment(shared, enrolmentId, day(Date.now()), 'officer');
          this.#lines.get(enrolmentId)?.triggers.stop();
          this.#lines.delete(enrolmentId);
          const row = await shared.get('enrolments', enrolmentId);
          if (row) waiting += await (await this.#line(row)).outbox.count();
        }
      } finally {
        shared.close();
      }
    });
    void rewrite();
    await this.attempt(async () => this.readEnrolments(), { keepFault: true });
    if (!isDone) {
      this.place = 'trouble'; // the fault says why; trying again begins anew, and that ends what was begun
      return;
    }
    this.ended = { by: 'officer', hub_name: [...new Set(hubs)].join(', '), waiting, refused: [], until: '' };
    this.go('ended');
  }

  async readEnrolments(): Promise<void> {
    const shared = await openShared();
    try {
      this.enrolments = await listEnrolments(shared);
    } finally {
      shared.close();
    }
    await this.#countWaiting();
  }

  async setDisplay(display: Display): Promise<void> {
    this.display = display;
    showDisplay(display);
    await this.attempt(async () => keepDisplay(display));
  }

  /** The officer's side in another language. */
  async speak(tag: string): Promise<void> {
    try {
      await speakInterface(tag);
      this.officerLanguage = tag;
    } catch {
      // no network and not kept: English stays
    }
  }

  async applyUpdate(): Promise<void> {
    this.isUpdateHeld = (await this.updates?.apply()) === false;
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

  /** Runs a longer step; true when it went well, else its refusal is the fault on the screen, unless the phone was locked since. */
  async attempt(step: () => Promise<unknown>, { keepFault = false } = {}): Promise<boolean> {
    if (!keepFault) this.fault = null;
    return this.#steps.run(step, (error) => (this.fault = asFault(error)));
  }

  async #line(enrolment: Enrolment): Promise<Line> {
    const { enrolment_id } = enrolment;
    const known = this.#lines.get(enrolment_id);
    if (known) return known;
    const line = await openLine(enrolment, {
      // Asked each time: a line outlives the session, and holds nothing of it.
      counts: () => this.#sessionOf(enrolment_id)?.counts ?? null,
      onreport: (of, report) => {
        if (report.isEnded) return void this.#end(of, report);
        if (report.isForgotten) this.#drop(of);
        if (report.removed > 0) void rewrite();
        const session = this.#sessionOf(enrolment_id);
        if (session) session.lastSync = report;
        void this.#note(of, report);
      },
    });
    line.outbox.subscribe(() => void this.#readLine(line));
    this.#lines.set(enrolment_id, line);
    if (this.#isSending) line.triggers.start();
    return line;
  }

  /** Whoever has their vault open notes how referrals stand, also one that another officer here handed over. */
  async #note(line: Line, { referrals }: SyncReport): Promise<void> {
    await this.session?.noteReferrals(referrals);
    await this.#readLine(line);
  }

  #sessionOf(enrolmentId: string): Session | null {
    return this.session?.enrolment.enrolment_id === enrolmentId ? this.session : null;
  }

  /** The hub has ended an enrolment and this phone has wiped it. Another officer at work here is not disturbed. */
  async #end(line: Line, { isForgotten }: SyncReport): Promise<void> {
    const { enrolment_id } = line.enrolment;
    this.ended = (await this.#notices.find(line, true)) ?? this.ended;
    this.enrolments = this.enrolments.filter((each) => each.enrolment_id !== enrolment_id);
    if (this.#sessionOf(enrolment_id)) this.lock();
    if (this.ended && this.session === null && ['starting', 'unlock', 'first-visit'].includes(this.place)) this.go('ended');
    if (isForgotten) this.#drop(line);
  }

  #drop(line: Line): void {
    line.triggers.stop(); // the outbox stays open: who is told of its last change still reads it
    this.#lines.delete(line.enrolment.enrolment_id);
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
    await this.#sessionOf(line.enrolment.enrolment_id)?.readLine();
  }
}
