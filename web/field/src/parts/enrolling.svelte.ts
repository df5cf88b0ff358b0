import { FieldError } from '../errors.ts';
import { claim, type EnrolmentLink, type PendingEnrolment, readLink } from '../sync/enrol.ts';
import { Hub } from '../sync/hub.ts';
import type { App } from './app.svelte.ts';

/** From a link, a square or a typed code to a hub that took it. Nothing is kept on the phone before it is adopted. */
export class Enrolling {
  link = $state.raw<EnrolmentLink | null>(null);
  pending = $state.raw<PendingEnrolment | null>(null);
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Takes an enrolment link out of the address, so that it lies neither in the bar nor in the history. */
  async readAddress(): Promise<void> {
    await this.#app.attempt(async () => {
      const hash = location.hash;
      if (!hash.includes('enrol=') || this.#app.session) return;
      history.replaceState(null, '', location.pathname);
      this.#app.place = 'enrol';
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
      this.#app.fault = new FieldError('enrol.wrong_hub');
      return true;
    }
    void this.claim(this.link);
    return true;
  }

  async claim(from: EnrolmentLink | { readonly typed: string }): Promise<void> {
    await this.#app.attempt(async () => {
      this.pending = await claim(new Hub(location.origin), from, { appVersion: __APP_VERSION__ });
    });
  }

  forgetLink(): void {
    this.#app.fault = null;
    this.link = null;
  }

  acceptHub(): void {
    this.#app.go('secret');
  }

  rejectHub(): void {
    this.end();
    this.#app.go('enrol');
  }

  /** It was adopted, or will not be. */
  end(): void {
    this.pending = null;
    this.link = null;
  }
}
