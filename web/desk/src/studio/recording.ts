/** The room where texts are spoken: record, hear what the hub made of it, keep it, go on. The microphone stays open meanwhile. */
import { HubError, pageToken } from '../hub/requests.ts';
import { say, sayingFor } from '../hub/say.ts';
import { type Level, Listener, measureLevel, placeOn } from './levels.ts';
import { deedOf, isTaken, type RecorderDeed } from './recorder-keys.ts';

const MIMES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** The hub takes 20 seconds; the browser stops by itself a little before. */
const LONGEST = 19_500;

type Stage = 'idle' | 'asking' | 'recording' | 'checking' | 'good' | 'refused' | 'keeping';

interface Tried {
  readonly seconds: number;
  readonly taken_before: number;
  readonly taken_after: number;
  readonly speech_db: number;
  readonly noise_db: number;
  readonly opus: string;
}

/** A recording the hub refused, in the hub's words. */
class Refused extends Error {
  override readonly name = 'Refused';
}

export function startRecordingPage(page: HTMLElement): void {
  const recorder = page.querySelector<HTMLElement>('[data-part="recorder"]');
  if (recorder) new RecordingRoom(page, recorder).start();
}

class RecordingRoom {
  private stage: Stage = 'idle';
  private stream: MediaStream | null = null;
  private meter: Meter | null = null;
  private running: MediaRecorder | null = null;
  private sent: Blob | null = null;
  private player: HTMLAudioElement;
  private address = '';

  constructor(
    private readonly page: HTMLElement,
    private readonly recorder: HTMLElement,
  ) {
    this.player = part(recorder, 'player', HTMLAudioElement);
  }

  start(): void {
    this.recorder.hidden = false;
    this.tell('ready');
    if (!canRecord()) this.fail('unsupported');
    for (const button of this.recorder.querySelectorAll<HTMLButtonElement>('[data-do]')) {
      button.addEventListener('click', () => void this.do(button.dataset['do'] as RecorderDeed));
    }
    document.addEventListener('keydown', (event) => {
      const deed = deedOf(event);
      const focused = event.target instanceof Element ? event.target : null;
      if (deed === null || !this.page.isConnected || isTaken(focused, deed)) return;
      event.preventDefault();
      void this.do(deed);
    });
    this.page.querySelector('[data-part="file"] form')?.addEventListener('submit', (event) => {
      const file = this.page.querySelector<HTMLInputElement>('#recording')?.files?.[0];
      if (!file) return;
      event.preventDefault();
      void this.check(file);
    });
    window.addEventListener('pagehide', () => this.close());
  }

  private async do(deed: RecorderDeed): Promise<void> {
    if (deed === 'record' && this.stage === 'recording') return this.stop();
    const isBusy = this.stage === 'asking' || this.stage === 'checking' || this.stage === 'keeping' || this.stage === 'recording';
    if (isBusy) return;
    if (deed === 'record' || (deed === 'again' && this.stage !== 'idle')) return this.record();
    if (deed === 'play' && this.stage === 'good') return this.play();
    if (deed === 'keep' && this.stage === 'good') return this.keep();
  }

  private async record(): Promise<void> {
    if (!canRecord()) return this.fail('unsupported');
    this.forget();
    if (!this.stream?.active) {
      this.enter('asking', 'asking');
      try {
        this.stream = await navigator.mediaDevices.getUserMedia({
          audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
        });
        this.meter = new Meter(part(this.recorder, 'level', HTMLCanvasElement), this.stream);
      } catch (error) {
        return this.fail(nameRefusal(error));
      }
    }
    const mimeType = MIMES.find((each) => MediaRecorder.isTypeSupported(each));
    const running = new MediaRecorder(this.stream, mimeType === undefined ? {} : { mimeType, audioBitsPerSecond: 96_000 });
    const pieces: Blob[] = [];
    running.addEventListener('dataavailable', (event) => pieces.push(event.data));
    running.addEventListener('stop', () => void this.check(new Blob(pieces)));
    running.start();
    this.running = running;
    this.enter('recording', 'recording');
    const listener = new Listener();
    this.meter?.run((level) => this.advise(listener.take(level)));
    window.setTimeout(() => {
      if (this.running === running) this.stop();
    }, LONGEST);
  }

  private stop(): void {
    this.meter?.rest();
    this.running?.stop();
    this.running = null;
    this.enter('checking', 'checking');
  }

  /** The hub's word on it: its levels and the clip as a phone will play it, or what is wrong. */
  private async check(sound: Blob): Promise<void> {
    this.forget();
    this.enter('checking', 'checking');
    try {
      const tried = (await this.send('try', sound)) as Tried;
      this.sent = sound;
      this.address = URL.createObjectURL(new Blob([decode(tried.opus)], { type: 'audio/ogg' }));
      this.player.src = this.address;
      this.show(tried);
      this.enter('good', 'good');
      this.button('play').focus();
    } catch (error) {
      this.enter('refused');
      this.tellError(error);
    }
  }

  private async play(): Promise<void> {
    this.tell('playing');
    try {
      this.player.currentTime = 0;
      await this.player.play();
      this.player.addEventListener('ended', () => this.stage === 'good' && this.tell('good'), { once: true });
    } catch {
      this.tell('unplayable');
    }
  }

  private async keep(): Promise<void> {
    if (this.sent === null) return;
    this.player.pause();
    this.enter('keeping', 'keeping');
    try {
      const { next } = (await this.send('record', this.sent)) as { next: string };
      await this.goOn(next);
    } catch (error) {
      this.enter('good');
      this.tellError(error);
    }
  }

  /** The next text comes into this page, so that the browser need not ask for the microphone again. */
  private async goOn(address: string): Promise<void> {
    const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store' }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    const prompt = page?.querySelector('[data-part="recorder"]') && page.querySelector('[data-part="prompt"]');
    const words = page?.querySelector<HTMLInputElement>('input[name="words"]');
    if (!prompt || !page) return window.location.assign(address);
    history.replaceState(null, '', address);
    document.title = page.title;
    part(this.page, 'prompt', HTMLElement).replaceChildren(...prompt.childNodes);
    const ways = page.querySelector('[data-part="ways"]');
    if (ways) part(this.page, 'ways', HTMLElement).replaceChildren(...ways.childNodes);
    const field = this.page.querySelector<HTMLInputElement>('input[name="words"]');
    if (field && words) field.value = words.value;
    this.forget();
    this.enter('idle', 'kept');
    this.button('record').focus();
  }

  private async send(to: 'try' | 'record', sound: Blob): Promise<unknown> {
    const prompt = this.page.querySelector<HTMLElement>('[data-words]');
    let answer: Response;
    try {
      answer = await fetch(prompt?.dataset[to] ?? '', {
        method: 'POST',
        credentials: 'same-origin',
        redirect: 'error',
        headers: {
          'content-type': 'application/octet-stream',
          'x-csrftoken': pageToken(),
          'x-titian-words': prompt?.dataset['words'] ?? '',
        },
        body: sound,
      });
    } catch {
      throw new HubError('hub.unreachable', 0);
    }
    const said: unknown = await answer.json().catch(() => null);
    if (answer.ok) return said;
    const message = typeof said === 'object' && said !== null && 'message' in said ? String(said.message) : '';
    if (message !== '') throw new Refused(message);
    throw new HubError(answer.status === 403 ? 'session.over' : 'page.failed', answer.status);
  }

  private show(tried: Tried): void {
    const number = (value: number): string => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    const facts: Record<string, string> = {
      seconds: sayingFor(this.page, 'unit.seconds').replace('{n}', number(tried.seconds)),
      taken: sayingFor(this.page, 'unit.taken')
        .replace('{before}', number(tried.taken_before))
        .replace('{after}', number(tried.taken_after)),
      speech: `${number(tried.speech_db)} dB`,
      noise: `${number(tried.noise_db)} dB`,
    };
    for (const [name, value] of Object.entries(facts)) {
      const place = this.recorder.querySelector(`[data-fact="${name}"]`);
      if (place) place.textContent = value;
    }
    part(this.recorder, 'facts', HTMLElement).hidden = false;
  }

  private forget(): void {
    this.player.pause();
    this.player.removeAttribute('src');
    if (this.address !== '') URL.revokeObjectURL(this.address);
    this.address = '';
    this.sent = null;
    this.advise(null);
    part(this.recorder, 'facts', HTMLElement).hidden = true;
  }

  private close(): void {
    this.meter?.rest();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  private enter(stage: Stage, saying = ''): void {
    this.stage = stage;
    this.recorder.dataset['stage'] = stage;
    const isGood = stage === 'good';
    for (const [deed, isOpen] of [
      ['record', stage === 'recording' || stage === 'idle' || isGood || stage === 'refused'],
      ['play', isGood],
      ['again', isGood || stage === 'refused'],
      ['keep', isGood],
    ] as const) {
      this.button(deed).disabled = !isOpen;
    }
    for (const label of this.recorder.querySelectorAll<HTMLElement>('[data-label]')) {
      label.hidden = (label.dataset['label'] === 'stop') !== (stage === 'recording');
    }
    if (saying !== '') this.tell(saying);
  }

  private advise(advice: string | null): void {
    const place = part(this.recorder, 'advice', HTMLElement);
    const words = advice === null ? '' : sayingFor(this.page, advice);
    if (place.textContent !== words) place.textContent = words;
    place.dataset['advice'] = advice ?? '';
  }

  /** What keeps the page from recording; a file can be sent all the same. */
  private fail(code: string): void {
    this.enter('idle', code);
    this.recorder.dataset['stage'] = 'blocked';
    const file = this.page.querySelector<HTMLDetailsElement>('[data-part="file"]');
    if (file) file.open = true;
  }

  private tell(code: string): void {
    this.tellWords(sayingFor(this.page, code));
  }

  private tellError(error: unknown): void {
    this.tellWords(error instanceof Refused ? error.message : say(this.page, error));
  }

  private tellWords(words: string): void {
    part(this.recorder, 'state', HTMLElement).textContent = words;
  }

  private button(deed: RecorderDeed): HTMLButtonElement {
    const found = this.recorder.querySelector<HTMLButtonElement>(`[data-do="${deed}"]`);
    if (!found) throw new Error(`The page has no button ${deed}.`);
    return found;
  }
}

/** Draws how loud it is, one bar a moment, the newest at the end; numbers come from the microphone alone. */
class Meter {
  private readonly analyser: AnalyserNode;
  private readonly samples: Float32Array<ArrayBuffer>;
  private readonly bars: number[] = [];
  private frame = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    stream: MediaStream,
  ) {
    const context = new AudioContext();
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 2048;
    this.samples = new Float32Array(this.analyser.fftSize);
    context.createMediaStreamSource(stream).connect(this.analyser);
    void context.resume();
  }

  run(heard: (level: Level) => void): void {
    this.rest();
    this.bars.length = 0;
    let last = 0;
    const draw = (at: number): void => {
      this.frame = requestAnimationFrame(draw);
      if (at - last < 50) return;
      last = at;
      this.analyser.getFloatTimeDomainData(this.samples);
      const level = measureLevel(this.samples);
      this.bars.push(placeOn(level.db));
      if (this.bars.length > 80) this.bars.shift();
      this.paint();
      heard(level);
    };
    this.frame = requestAnimationFrame(draw);
  }

  rest(): void {
    cancelAnimationFrame(this.frame);
  }

  private paint(): void {
    const paper = this.canvas.getContext('2d');
    if (!paper) return;
    const { width, height } = this.canvas;
    const style = getComputedStyle(this.canvas);
    paper.clearRect(0, 0, width, height);
    paper.fillStyle = style.color;
    this.bars.forEach((bar, place) => {
      const tall = Math.max(2, bar * height);
      paper.fillRect(place * 8, (height - tall) / 2, 5, tall);
    });
  }
}

/** The page where somebody listens: approving opens once the clip was played to its end. */
export function startListeningPage(page: HTMLElement): void {
  const player = page.querySelector('audio');
  const button = page.querySelector<HTMLButtonElement>('[data-after-hearing]');
  if (!player || !button) return;
  button.disabled = true;
  player.addEventListener('ended', () => {
    button.disabled = false;
    page.querySelector('[data-part="first"]')?.remove();
    button.focus();
  });
}

function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

function nameRefusal(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no-microphone';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'page.failed';
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function part<Kind extends HTMLElement>(place: ParentNode, name: string, kind: new () => Kind): Kind {
  const found = place.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof kind)) throw new Error(`The page has no part ${name}.`);
  return found;
}
