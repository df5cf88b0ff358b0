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
export type Play = (clip: Blob, rate: number) => Playing;
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
  readonly #play: Play;
  readonly #listeners = new Set<(now: SpeechState | null) => void>();
  #rate = NORMAL_RATE;
  #turn = 0;
  #playing: Playing | null = null;

  constructor(find: FindClip, play: Play = playInBrowser) {
    this.#find = find;
    this.#play = play;
  }

  /** Resolves when the text has been said, or tells why it was not. */
  async say(language: string, textId: string, options: SayOptions = {}): Promise<Said> {
    this.stop();
    const turn = this.#turn;
    if (options.isPrivate === true && !isConfirmed(options.privacy)) return 'withheld';
    const clip = await this.#find(language, textId);
    if (turn !== this.#turn) return 'stopped';
    if (!clip) return 'no_clip';
    const playing = this.#play(clip, this.#rate);
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

  #tell(now: SpeechState | null): void {
    for (const listener of this.#listeners) listener(now);
  }
}

function isConfirmed(privacy: Privacy | undefined): boolean {
  return privacy === 'earphones' || privacy === 'private_place';
}

/** Plays through one audio element per clip and lets go of its address afterwards. */
export function playInBrowser(clip: Blob, rate: number): Playing {
  const address = URL.createObjectURL(clip);
  const audio = new Audio(address);
  audio.preservesPitch = true;
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
}
