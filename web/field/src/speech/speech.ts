/** How a private text may be heard: not at all until the officer or the person confirmed one of the two ways. */
export type Privacy = 'unconfirmed' | 'earphones' | 'private_place' | 'not_possible';

export type Said =
  | 'played'
  /** Another text, or `stop`, cut in. */
  | 'stopped'
  /** This language has no voice for the text; the screen says so and shows the words. */
  | 'no_clip'
  /** A private text without confirmed privacy. */
  | 'withheld'
  /** The browser wants a tap first, or cannot play the clip. */
  | 'blocked';

export interface SayOptions {
  readonly isPrivate?: boolean;
  readonly privacy?: Privacy;
}

/** One sounding clip. `ended` settles when it is over, however that came about. */
export interface Playing {
  readonly ended: Promise<'played' | 'blocked'>;
  stop(): void;
  setRate(rate: number): void;
}
/** A clip that is loaded and waits to sound, once. */
export interface Ready {
  play(rate: number): Playing;
  /** It is not played after all. */
  drop(): void;
}
export type Load = (clip: Blob) => Ready;
export type FindClip = (language: string, textId: string) => Promise<Blob | null>;

const NORMAL_RATE = 1;
const SLOWER_RATE = 0.8;

export interface SpeechState {
  readonly language: string;
  readonly textId: string;
}

/** One voice at a time: a new text silences the one before. */
export class Speech {
  readonly #find: FindClip;
  readonly #load: Load;
  readonly #listeners = new Set<(now: SpeechState | null) => void>();
  #rate = NORMAL_RATE;
  #turn = 0;
  #playing: Playing | null = null;
  /** What may be said next, by language and text; of these the ones in `#ready` are loaded. */
  #next: ReadonlyMap<string, string> = new Map();
  readonly #ready = new Map<string, Ready>();

  constructor(find: FindClip, load: Load = loadInBrowser) {
    this.#find = find;
    this.#load = load;
  }

  /** Loads what may be said next, so that it sounds at once. What was loaded before and is not among it is let go. */
  async prepare(language: string, textIds: readonly string[]): Promise<void> {
    const next = new Map(textIds.map((textId) => [nameOf(language, textId), textId]));
    this.#next = next;
    for (const name of this.#ready.keys()) if (!next.has(name)) this.#take(name)?.drop();
    for (const [name, textId] of next) {
      if (this.#ready.has(name)) continue;
      const clip = await this.#find(language, textId);
      if (this.#next !== next) return;
      if (clip) this.#ready.set(name, this.#load(clip));
    }
  }

  /** Nothing stays loaded. */
  forget(): void {
    void this.prepare('', []);
  }

  /** Resolves when the text has been said, or tells why it was not. */
  async say(language: string, textId: string, options: SayOptions = {}): Promise<Said> {
    this.stop();
    const turn = this.#turn;
    if (options.isPrivate === true && !isConfirmed(options.privacy)) return 'withheld';
    let ready = this.#take(nameOf(language, textId));
    if (!ready) {
      const clip = await this.#find(language, textId);
      if (turn !== this.#turn) return 'stopped';
      if (!clip) return 'no_clip';
      ready = this.#load(clip);
    }
    const playing = ready.play(this.#rate);
    this.#playing = playing;
    this.#tell({ language, textId });
    const ended = await playing.ended;
    if (turn !== this.#turn) return 'stopped';
    this.#playing = null;
    this.#tell(null);
    return ended;
  }

  /** Several texts in order; ends early when stopped, withheld or blocked. A text without a voice is passed over. */
  async sayAll(language: string, textIds: readonly string[], options: SayOptions = {}): Promise<Said> {
    let last: Said = 'no_clip';
    for (const textId of textIds) {
      const said = await this.say(language, textId, options);
      if (said !== 'no_clip') last = said;
      if (said === 'stopped' || said === 'withheld' || said === 'blocked') return said;
    }
    return last;
  }

  stop(): void {
    this.#turn += 1;
    const playing = this.#playing;
    this.#playing = null;
    if (!playing) return;
    playing.stop();
    this.#tell(null);
  }

  /** 0.8 of the pace, at once and until changed. */
  slower(isSlower: boolean): void {
    this.#rate = isSlower ? SLOWER_RATE : NORMAL_RATE;
    this.#playing?.setRate(this.#rate);
  }

  get isSlower(): boolean {
    return this.#rate === SLOWER_RATE;
  }

  /** What is being said, now and whenever it changes. */
  subscribe(listener: (now: SpeechState | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #take(name: string): Ready | undefined {
    const ready = this.#ready.get(name);
    this.#ready.delete(name);
    return ready;
  }

  #tell(now: SpeechState | null): void {
    for (const listener of this.#listeners) listener(now);
  }
}

function isConfirmed(privacy: Privacy | undefined): boolean {
  return privacy === 'earphones' || privacy === 'private_place';
}

const nameOf = (language: string, textId: string): string => `${language} ${textId}`;

/** One audio element per clip, whose address is let go of afterwards. */
export function loadInBrowser(clip: Blob): Ready {
  const address = URL.createObjectURL(clip);
  const audio = new Audio(address);
  audio.preload = 'auto';
  audio.preservesPitch = true;
  return {
    play(rate) {
      audio.defaultPlaybackRate = rate;
      audio.playbackRate = rate;
      let finish: (how: 'played' | 'blocked') => void = () => undefined;
      const ended = new Promise<'played' | 'blocked'>((resolve) => {
        finish = resolve;
      }).finally(() => URL.revokeObjectURL(address));
      audio.addEventListener('playing', () => performance.mark('titian:voice-started'), { once: true });
      audio.addEventListener('ended', () => finish('played'));
      audio.addEventListener('error', () => finish('blocked'));
      audio.play().catch(() => finish('blocked'));
      return {
        ended,
        stop() {
          audio.pause();
          finish('played');
        },
        setRate(next) {
          audio.playbackRate = next;
        },
      };
    },
    drop() {
      audio.removeAttribute('src');
      audio.load();
      URL.revokeObjectURL(address);
    },
  };
}
