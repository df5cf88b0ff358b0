import { isNonce } from '@titian/contracts/nonce';
import { isReleases } from '@titian/contracts/releases';
import { isFrame } from '@titian/contracts/sync-answer';
import type { Releases } from '@titian/contracts/types';
import { signRequest } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import type { FetchPart } from '../library/parts.ts';
import type { SigningKey } from '../vault/keys.ts';
import { asAnswer } from './answer.ts';

/** What the hub said to a signed request, and the nonce of that request, which a revocation names. */
export interface SignedAnswer {
  readonly nonce: string;
  readonly body: unknown;
}

export const ENDED = 'device.revoked';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** Longer than a slow network needs for 4 MB of batch would hold the outbox too long; shorter than an outbox lease. */
const TIMEOUT = 90_000;
/** A part may take as long as it takes, but not be silent this long. */
const SILENCE = 45_000;
/** A request younger than this is left alone when somebody asks to send now. */
const PATIENCE = 8_000;

/** The longest a hub can put a phone off: a wrong or hostile answer must not silence it for a day. */
const LONGEST_WAIT_SECONDS = 3_600;

const browserFetch: Fetch = (input, init) => fetch(input, init);

/**
 * The hub's public and signed requests. `origin` is where this app was loaded from: the browser's policy lets it talk
 * to nowhere else.
 *
 * Raises `hub.unreachable` (nothing came back), `hub.other_answers` (a page or a redirect: a network that wants a sign-in
 * answers in the hub's place), `hub.failed` (5xx), `hub.unreadable` (cut or not JSON) and `hub.refused` with the hub's own
 * `code` (4xx). Where the hub says how long to wait (`Retry-After`), `hub.failed` and
 * `hub.refused` carry it as `wait_seconds`, at most an hour.
 */
export class Hub {
  readonly #origin: string;
  readonly #fetch: Fetch;
  #nonce: string | null = null;
  readonly #out = new Map<AbortController, number>();

  constructor(origin: string, fetcher: Fetch = browserFetch) {
    this.#origin = origin;
    this.#fetch = fetcher;
  }

  async releases(): Promise<Releases> {
    return asAnswer(await this.#json('/api/v1/releases', { method: 'GET' }), isReleases);
  }

  /** Parts by hash, from an offset. */
  readonly fetchPart: FetchPart = async (sha256, from) => {
    const headers: HeadersInit = from > 0 ? { Range: `bytes=${from}-` } : {};
    const silence = new Silence(SILENCE);
    const response = await this.#send(`/api/v1/blobs/${sha256}`, { method: 'GET', headers }, silence.signal);
    if (response.status !== 200 && response.status !== 206) throw refusal(response, await response.json().catch(() => null));
    return { from: response.status === 206 ? from : 0, chunks: chunksOf(response, silence) };
  };

  /** An unsigned request that says nothing of who sends it; what comes back is for the caller to read. */
  async anonymous(path: string, body: unknown): Promise<unknown> {
    const headers = { 'Content-Type': 'application/json' };
    return this.#json(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /**
   * A request signed by the transport key over a nonce of the hub; tried once more when the nonce was spent or unknown.
   * "Your enrolment was ended" is an answer, not a refusal: its body (`code` is `ENDED`) says what became of each item.
   */
  async signed(path: string, payload: unknown, enrolmentId: string, key: SigningKey): Promise<SignedAnswer> {
    try {
      return await this.#signedOnce(path, payload, enrolmentId, key);
    } catch (error) {
      const isStale = error instanceof FieldError && (error.params['code'] === 'nonce.spent' || error.params['code'] === 'nonce.unknown');
      if (!isStale) throw error;
      return this.#signedOnce(path, payload, enrolmentId, key);
    }
  }

  /** Somebody wants to send now: a request that has been out for long without an answer is given up. */
  hurry(): void {
    for (const [controller, since] of this.#out) if (performance.now() - since >= PATIENCE) controller.abort();
  }

  /** A nonce the hub gave with another answer. */
  useNonce(nonce: string): void {
    this.#nonce = nonce;
  }

  async #signedOnce(path: string, payload: unknown, enrolmentId: string, key: SigningKey): Promise<SignedAnswer> {
    const nonce = this.#nonce ?? (await this.#freshNonce());
    this.#nonce = null; // single use, whatever becomes of the request
    const body = await signRequest(payload, key, { enrolmentId, nonce, method: 'POST', path });
    const answer = await this.#json(path, { method: 'POST', headers: { 'Content-Type': 'application/jose' }, body }, isEnded);
    return { nonce, body: answer };
  }

  async #freshNonce(): Promise<string> {
    return asAnswer(await this.#json('/api/v1/nonce', { method: 'POST' }), isNonce).nonce;
  }

  async #json(path: string, init: RequestInit, isAnswer: (body: unknown) => boolean = () => false): Promise<unknown> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT);
    this.#out.set(controller, performance.now());
    try {
      const response = await this.#send(path, init, controller.signal);
      const nonce = response.headers.get('Titian-Nonce');
      if (nonce) this.#nonce = nonce;
      if (response.status >= 500) throw refusal(response, null);
      let body: unknown;
      try {
        body = await response.json();
      } catch (error) {
        if (controller.signal.aborted) throw new FieldError('hub.unreachable', {}, { cause: error });
        throw response.ok ? new FieldError('hub.unreadable', {}, { cause: error }) : refusal(response, null);
      }
      if (!response.ok && !isAnswer(body)) throw refusal(response, body);
      return body;
    } finally {
      clearTimeout(timer);
      this.#out.delete(controller);
    }
  }

  async #send(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(`${this.#origin}${path}`, {
        ...init,
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'manual', // never followed: what we say is for the hub alone
      });
    } catch (error) {
      throw new FieldError('hub.unreachable', {}, { cause: error });
    }
    if (response.type === 'opaqueredirect' || isPage(response)) throw new FieldError('hub.other_answers');
    return response;
  }
}

/** A hub answers phones with JSON or bytes, never with a page; proxies before it send pages with their own 5xx. */
function isPage({ status, headers }: Response): boolean {
  return (status < 500 || status === 511) && /^text\/html\b/i.test(headers.get('Content-Type') ?? '');
}

/** Ends a request that has brought nothing for a while. */
class Silence {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout>;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#timer = setTimeout(() => this.#controller.abort(), milliseconds);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something came. */
  broken(): void {
    this.over();
    this.#timer = setTimeout(() => this.#controller.abort(), this.#milliseconds);
  }

  over(): void {
    clearTimeout(this.#timer);
  }
}

function refusal({ status, headers }: Response, body: unknown): FieldError {
  const code = codeIn(body);
  const wait = waitIn(headers);
  return status < 500 && code !== null
    ? new FieldError('hub.refused', { code, ...wait })
    : new FieldError('hub.failed', { status, ...wait });
}

/** In seconds, as the hub says it; the date that HTTP also allows is of a clock the phone may not share. */
function waitIn(headers: Headers): { readonly wait_seconds?: number } {
  const said = headers.get('Retry-After') ?? '';
  return /^\d+$/.test(said) ? { wait_seconds: Math.min(Number(said), LONGEST_WAIT_SECONDS) } : {};
}

function isEnded(body: unknown): boolean {
  return codeIn(body) === ENDED && isFrame(body);
}

function codeIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : null;
}

async function* chunksOf(response: Response, silence: Silence): AsyncIterable<Uint8Array> {
  if (!response.body) {
    silence.over();
    yield new Uint8Array(await response.arrayBuffer());
    return;
  }
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      silence.broken();
      yield value;
    }
  } finally {
    silence.over();
    reader.releaseLock();
  }
}
