import type { Bundle } from '../library/bundle.ts';
import { type FindClip, type Load, type Said, Speech } from '../speech/speech.ts';

/** What is learnt, said aloud: lines of a persona and first sentences of steps, in the words that are read. One at a time. */
export class LearningVoice {
  readonly #bundle: Bundle;
  readonly #talk: Pick<Speech, 'stop' | 'isSlower'>;
  readonly #speech: Speech;

  /** `talk` is the voice of the talks, which it silences and whose pace it keeps. */
  constructor(bundle: Bundle, talk: Pick<Speech, 'stop' | 'isSlower'>, load?: Load) {
    this.#bundle = bundle;
    this.#talk = talk;
    const find: FindClip = (_, id) => {
      const bytes = bundle.clip(id);
      return Promise.resolve(bytes && new Blob([bytes as BlobPart], { type: 'audio/ogg; codecs=opus' }));
    };
    this.#speech = new Speech(find, load);
  }

  /** Whether this text is said here. */
  has(id: string): boolean {
    return this.#bundle.clips.has(id);
  }

  /** Resolves when it has been said, or tells why it was not. */
  async say(id: string): Promise<Said> {
    this.#talk.stop();
    this.#speech.slower(this.#talk.isSlower);
    return await this.#speech.say(this.#bundle.language, id);
  }

  stop(): void {
    this.#speech.stop();
  }
}
