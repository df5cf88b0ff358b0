/**
 * The learning system around the page: SCORM 2004, 4th edition, run-time environment. It is told how far somebody is and
 * that they went through the lesson. No score, no success and no time: nothing here is a pass mark for duty.
 */

/** What a learning system offers as `API_1484_11`. */
export interface Api {
  Initialize(nothing: ''): unknown;
  Terminate(nothing: ''): unknown;
  GetValue(element: string): unknown;
  SetValue(element: string, value: string): unknown;
  Commit(nothing: ''): unknown;
}

interface Framed {
  readonly parent: Framed;
  readonly opener?: Framed | null;
  readonly API_1484_11?: Api;
}

const MOST_FRAMES = 500; // as the standard has it

/** The system of the frames around this page, or around the page that opened it. */
export function findApi(page: Framed): Api | null {
  return lookUpwards(page) ?? (page.opener ? lookUpwards(page.opener) : null);
}

function lookUpwards(page: Framed): Api | null {
  let frame = page;
  for (let looked = 0; looked < MOST_FRAMES; looked += 1) {
    try {
      if (frame.API_1484_11) return frame.API_1484_11;
      if (frame.parent === frame) return null;
      frame = frame.parent;
    } catch {
      return null; // a frame of another origin
    }
  }
  return null;
}

/** Systems answer with the words "true" and "false"; some with truth itself. */
function agrees(asked: () => unknown): boolean {
  try {
    return String(asked()) === 'true';
  } catch {
    return false;
  }
}

export class System {
  readonly #api: Api | null;
  #isOpen: boolean;
  /** Whether all that was to be kept so far was kept. */
  #keeps: boolean;

  constructor(api: Api | null) {
    this.#api = api;
    this.#isOpen = api !== null && agrees(() => api.Initialize(''));
    this.#keeps = this.#isOpen;
  }

  get keeps(): boolean {
    return this.#keeps;
  }

  /** What was kept when the lesson was left, and whether the system says that there is something to go on with. */
  resume(): { readonly kept: string; readonly isResumed: boolean } {
    return { kept: this.#get('cmi.suspend_data'), isResumed: this.#get('cmi.entry') === 'resume' };
  }

  /** Keeps how far somebody is, at once: a page may be gone the next moment. */
  keep({ state, location, share }: { readonly state: string; readonly location: string; readonly share: number }): void {
    if (!this.#isOpen) return;
    const isKept =
      this.#set('cmi.exit', 'suspend') && // first, so that a page which dies now is gone on with
      this.#set('cmi.suspend_data', state) &&
      this.#set('cmi.location', location) &&
      (this.#isCompleted() || (this.#set('cmi.completion_status', 'incomplete') && this.#measure(share))) &&
      this.#commit() &&
      this.#get('cmi.suspend_data') === state;
    this.#keeps = isKept;
  }

  /** The lesson was gone through. `state` is where it begins when it is opened again. */
  complete({ state, location }: { readonly state: string; readonly location: string }): void {
    if (!this.#isOpen) return;
    const isKept = this.#measure(1) && this.#set('cmi.completion_status', 'completed');
    this.keep({ state, location, share: 1 });
    this.#keeps &&= isKept;
  }

  /** Before the page goes. What was said is committed before the system is told that this is all. */
  close(): void {
    if (!this.#isOpen) return;
    this.#commit();
    const api = this.#api;
    if (api) agrees(() => api.Terminate(''));
    this.#isOpen = false;
  }

  #isCompleted(): boolean {
    return this.#get('cmi.completion_status') === 'completed';
  }

  /** As a real(10,7), which a system may hold a number to. */
  #measure(share: number): boolean {
    return this.#set('cmi.progress_measure', String(Math.round(share * 100) / 100));
  }

  #get(element: string): string {
    if (!this.#api || !this.#isOpen) return '';
    try {
      return String(this.#api.GetValue(element) ?? '');
    } catch {
      return '';
    }
  }

  #set(element: string, value: string): boolean {
    const api = this.#api;
    return api !== null && agrees(() => api.SetValue(element, value));
  }

  #commit(): boolean {
    const api = this.#api;
    return api !== null && agrees(() => api.Commit(''));
  }
}
