import { signRequest } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import type { FetchPart } from '../library/parts.ts';
import type { Releases } from '../library/believe.ts';
import type { SigningKey } from '../vault/keys.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** Longer than a slow network needs for 4 MB of batch would hold the outbox too long; shorter than an outbox lease. */
const TIMEOUT = 90_000;

const browserFetch: Fetch = (input, init) => fetch(input, init);

/**
 * The hub's public and signed requests. `origin` is where this app was loaded from: the browser's policy lets it talk
 * to nowhere else.
 *
 * Raises `hub.unreachable` (nothing came back), `hub.failed` (5xx), `hub.unreadable` (cut or not JSON) and
 * `hub.refused` with the hub's own `code` (4xx).
 */
export class Hub {
  readonly #origin: string;
  readonly #fetch: Fetch;
  #nonce: string | null = null;

  constructor(origin: string, fetcher: Fetch = browserFetch) {
    this.#origin = origin;
    this.#fetch = fetcher;
  }

  async releases(): Promise<Releases> {
    const answer = asObject(await this.#json('/api/v1/releases', { method: 'GET' }));
    const { keys, manifests, recipients } = answer;
    const areManifests = Array.isArray(manifests) && manifests.every((jws) => typeof jws === 'string');
    const hasRecipients = typeof recipients === 'string' || recipients === null;
    if (typeof keys !== 'string' || !hasRecipients || !areManifests) throw new FieldError('hub.unreadable');
    return { keys, manifests: manifests as string[], recipients };
  }

  /** Parts by hash, from an offset. */
  readonly fetchPart: FetchPart = async (sha256, from) => {
    const headers: HeadersInit = from > 0 ? { Range: `bytes=${from}-` } : {};
    const response = await this.#send(`/api/v1/blobs/${sha256}`, { method: 'GET', headers }, null);
    if (response.status !== 200 && response.status !== 206) throw await refusal(response);
    return { from: response.status === 206 ? from : 0, chunks: chunksOf(response) };
  };

  /** An unsigned JSON request; used for claiming an enrolment. */
  async claim(body: unknown): Promise<Record<string, unknown>> {
    const headers = { 'Content-Type': 'application/json' };
    return asObject(await this.#json('/api/v1/enrolments/claim', { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** A request signed by the transport key over a nonce of the hub; tried once more when the nonce was spent or unknown. */
  async signed(path: string, payload: unknown, enrolmentId: string, key: SigningKey): Promise<Record<string, unknown>> {
    try {
      return await this.#signedOnce(path, payload, enrolmentId, key);
    } catch (error) {
      const isStale = error instanceof FieldError && (error.params['code'] === 'nonce.spent' || error.params['code'] === 'nonce.unknown');
      if (!isStale) throw error;
      return this.#signedOnce(path, payload, enrolmentId, key);
    }
  }

  /** A nonce the hub gave with another answer. */
  useNonce(nonce: string): void {
    this.#nonce = nonce;
  }

  async #signedOnce(path: string, payload: unknown, enrolmentId: string, key: SigningKey): Promise<Record<string, unknown>> {
    const nonce = this.#nonce ?? (await this.#freshNonce());
    this.#nonce = null; // single use, whatever becomes of the request
    const body = await signRequest(payload, key, { enrolmentId, nonce, method: 'POST', path });
    return asObject(await this.#json(path, { method: 'POST', headers: { 'Content-Type': 'application/jose' }, body }));
  }

  async #freshNonce(): Promise<string> {
    const { nonce } = asObject(await this.#json('/api/v1/nonce', { method: 'POST' }));
    if (typeof nonce !== 'string') throw new FieldError('hub.unreadable');
    return nonce;
  }

  async #json(path: string, init: RequestInit): Promise<unknown> {
    const response = await this.#send(path, init, TIMEOUT);
    const nonce = response.headers.get('Titian-Nonce');
    if (nonce) this.#nonce = nonce;
    if (!response.ok) throw await refusal(response);
    try {
      return await response.json();
    } catch (error) {
      throw new FieldError('hub.unreadable', {}, { cause: error });
    }
  }

  async #send(path: string, init: RequestInit, timeout: number | null): Promise<Response> {
    const signal = timeout === null ? null : AbortSignal.timeout(timeout);
    try {
      return await this.#fetch(`${this.#origin}${path}`, { ...init, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' });
    } catch (error) {
      throw new FieldError('hub.unreachable', {}, { cause: error });
    }
  }
}

async function refusal(response: Response): Promise<FieldError> {
  if (response.status >= 500) return new FieldError('hub.failed', { status: response.status });
  try {
    const { code } = asObject(await response.json());
    if (typeof code === 'string') return new FieldError('hub.refused', { code });
  } catch {
    // No readable reason: the status is all there is to tell.
  }
  return new FieldError('hub.failed', { status: response.status });
}

async function* chunksOf(response: Response): AsyncIterable<Uint8Array> {
  if (!response.body) {
    yield new Uint8Array(await response.arrayBuffer());
    return;
  }
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FieldError('hub.unreadable');
  return value as Record<string, unknown>;
}
