// For tests only: a hub in memory that signs, relays and can be made to fail in the ways a real one does.
import { canonicalJson, generateSigningKey, type PublicJwk, sha256Hex, sign, type SigningKey, verifyRequest } from '@titian/sealing';
import { fromBase64Url, fromUtf8 } from '../vault/encoding.ts';
import vectors from '../../../../contracts/sealing/vectors.json';
import { openText } from '@titian/sealing/complaints';
import type { OpenEnrolment } from '../vault/shared.ts';
import type { Fetch } from '../sync/hub.ts';

const ISSUED = '2026-11-20T00:00:00Z';
const EXPIRES = '2027-11-20T00:00:00Z';
export const HUB_ID = '0f4f8e7e-1fd1-4f2c-9a30-5b8a51a2c001';

export interface TestPart {
  readonly kind: string;
  readonly module?: string;
  readonly language?: string;
  readonly bytes: Uint8Array;
}

interface ReceivedItem {
  readonly item: Record<string, unknown>;
  readonly receipt: string;
  readonly sequence: number;
}

/** What became of one item; `receipt` is the JWS itself, before the answer gives it a place. */
interface TakenItem {
  readonly item_id: string;
  readonly status: string;
  readonly receipt?: string;
  readonly code?: string;
  readonly message?: string;
}

export type Fault = 'unreachable' | 'error' | 'garbage' | 'cut' | 'forged' | 'lost_answer' | 'no_receipt' | 'too_large' | 'put_off';

export class TestHub {
  readonly origin = 'http://hub.test';
  root!: SigningKey;
  publisher!: SigningKey;
  country!: SigningKey;
  hub!: SigningKey;
  stranger!: SigningKey;
  epoch = 'epoch-1';
  backedUpThrough = 0;
  issuedAt = ISSUED;
  /** Opens envelopes; a hub that lost it, or never had one, has null. */
  envelopes: { readonly test_only_identity: string; readonly recipient: string } | null = vectors.organisations.alpha;
  keysSequence = 1;
  faults: Fault[] = [];
  retryAfter = '90';
  readonly received = new Map<string, ReceivedItem>();
  readonly refuseItems = new Map<string, string>();
  /** The enrolment was ended; `forged`: somebody in between says so. */
  ended: 'no' | 'ended' | 'forged' | 'of_another' | 'of_yesterday' | 'unsigned' = 'no';
  quarantineIsFull = false;
  responsibilities: { referral_id: string; responsibility: string }[] = [];
  /** Stands in every object of an answer to a sync, as a hub of later years may write it. */
  later: Record<string, unknown> = {};
  /** The day's pass; an older hub gives none. */
  dayPass: string | undefined;
  /** What recipients ask; an older hub says nothing of it. */
  questions: unknown[] | undefined;
  requests: { path: string; body: unknown; range: string | null }[] = [];
  blobs = new Map<string, Uint8Array>();
  /** Bytes of a blob after which the connection breaks. */
  cutBlobsAfter: number | null = null;
  honoursRange = true;
  releases: { keys: string; manifests: string[]; recipients: string } = { keys: '', manifests: [], recipients: '' };
  claimCode = 'link-code';
  transport: PublicJwk | null = null;
  certificateFor: ((officer: PublicJwk) => PublicJwk) | null = null;
  #nonces = new Set<string>();
  #sequence = 0;

  static async open(): Promise<TestHub> {
    const hub = new TestHub();
    [hub.root, hub.publisher, hub.country, hub.hub, hub.stranger] = (await Promise.all(Array.from({ length: 5 }, generateSigningKey))) as [
      SigningKey,
      SigningKey,
      SigningKey,
      SigningKey,
      SigningKey,
    ];
    return hub;
  }

  keysJws(key: SigningKey = this.root): Promise<string> {
    const line = (of: SigningKey, role: string, scope: string) => ({ kid: of.kid, jwk: of.publicJwk, role, scope, expires_at: EXPIRES });
    const keys = [line(this.publisher, 'publisher', 'first-contact'), line(this.country, 'country', 'TH'), line(this.hub, 'hub', HUB_ID)];
    return this.statement('keys', HUB_ID, { hub_id: HUB_ID, country: 'TH', keys, sequence: this.keysSequence }, key);
  }

  statement(kind: string, scope: string, content: Record<string, unknown>, key: SigningKey): Promise<string> {
    return sign({ kind, scope, sequence: 1, issued_at: this.issuedAt, expires_at: EXPIRES, ...content }, key);
  }

  /** Publishes parts as a release signed by the right keys. */
  async publish(
    parts: { publisher: readonly TestPart[]; country: readonly TestPart[] },
    sequence = 1,
    recipients: readonly unknown[] = [],
    maturity = 'demo',
  ): Promise<void> {
    const describe = async (part: TestPart) => {
      const sha256 = await sha256Hex(part.bytes);
      this.blobs.set(sha256, part.bytes);
      return { sha256, bytes: part.bytes.length, kind: part.kind, module: part.module ?? null, language: part.language ?? null };
    };
    const manifest = async (scope: string, from: readonly TestPart[], key: SigningKey) =>
      this.statement('manifest', scope, { sequence, maturity, parts: await Promise.all(from.map(describe)) }, key);
    this.releases = {
      keys: await this.keysJws(),
      manifests: [await manifest('first-contact', parts.publisher, this.publisher), await manifest('TH', parts.country, this.country)],
      recipients: await this.statement('recipients', 'TH', { sequence, recipients }, this.country),
    };
  }

  enrolment(): OpenEnrolment {
    return {
      enrolment_id: 'enrolment-1',
      hub_id: HUB_ID,
      hub_name: 'Demo hub',
      country: 'TH',
      label: 'Officer 1',
      officer_name: 'Officer Demo',
      station: { id: 'station-1', name: 'Demo airport' },
      certificate: 'certificate',
      root_jwk: this.root.publicJwk,
      root_thumbprint: this.root.kid,
      enrolled_at: ISSUED,
    };
  }

  readonly fetch: Fetch = async (input, init = {}) => {
    const path = input.slice(this.origin.length);
    const body = typeof init.body === 'string' ? init.body : null;
    const range = new Headers(init.headers).get('Range');
    this.requests.push({ path, body, range });
    if (path.startsWith('/api/v1/blobs/')) return this.#blob(path.slice('/api/v1/blobs/'.length), range);
    if (path === '/api/v1/nonce') return this.#json({ nonce: this.#nonce() });
    const fault = this.faults.shift();
    if (fault === 'unreachable') throw new TypeError('network');
    if (fault === 'put_off') return this.#refuse('rate.exceeded', 429, { 'Retry-After': this.retryAfter });
    if (fault === 'error') return new Response('trouble', { status: 500 });
    if (fault === 'garbage') return new Response('<html>', { status: 200 });
    if (fault === 'too_large') return this.#refuse('request.too_large', 413);
    if (path === '/api/v1/releases') return this.#json(this.releases);
    if (path === '/api/v1/enrolments/claim') return this.#claim(JSON.parse(body ?? '{}') as Record<string, unknown>);
    const answer = await this.#sync(body ?? '', fault);
    if (fault === 'lost_answer') throw new TypeError('network');
    if (fault === 'cut') return new Response((await answer.text()).slice(0, 40), { status: 200 });
    return answer;
  };

  #blob(sha256: string, range: string | null): Response {
    const bytes = this.blobs.get(sha256);
    if (!bytes) return new Response(null, { status: 404 });
    const from = range && this.honoursRange ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
    const rest = bytes.subarray(from);
    const limit = this.cutBlobsAfter;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Uint8Array.from(limit === null ? rest : rest.subarray(0, limit)));
      },
      pull(controller) {
        if (limit !== null && limit < rest.length) controller.error(new TypeError('network'));
        else controller.close();
      },
    });
    return new Response(stream, { status: from > 0 ? 206 : 200 });
  }

  async #claim(body: Record<string, unknown>): Promise<Response> {
    if (body['code'] !== this.claimCode) return this.#refuse('code.wrong', 403);
    const officer = body['officer_jwk'] as PublicJwk;
    this.transport = body['transport_jwk'] as PublicJwk;
    const { enrolment_id, hub_id, hub_name, country, officer_name, station, root_jwk } = this.enrolment();
    const content = {
      enrolment_id,
      officer_jwk: this.certificateFor?.(officer) ?? officer,
      transport_jwk_thumbprint: 'transport',
      station,
    };
    const certificate = await this.statement('enrolment', 'TH', content, this.hub);
    return this.#json({
      enrolment_id,
      hub_id,
      hub_name,
      country,
      officer_name,
      station,
      root_jwk,
      certificate,
      keys: await this.keysJws(),
      nonce: this.#nonce(),
    });
  }

  async #sync(jws: string, fault: Fault | undefined): Promise<Response> {
    const request = await verifyRequest(jws, this.transport, { method: 'POST', path: '/api/v1/sync' }).catch(() => null);
    if (!request) return this.#refuse('signature.invalid', 401);
    const { nonce } = request.header;
    if (!this.#nonces.delete(nonce)) return this.#refuse('nonce.spent', 401);
    const isEnded = this.ended !== 'no';
    const items = request.body as Record<string, unknown>[];
    const receipts: string[] = [];
    const answers = [];
    for (const item of items) {
      const answer = await this.#take(item, fault);
      if (answer.receipt === undefined) answers.push(answer);
      else answers.push({ ...answer, receipt: receipts.push(answer.receipt) - 1 });
    }
    const standing = await this.statement(
      'standing',
      HUB_ID,
      {
        epoch: this.epoch,
        backed_up_through: this.backedUpThrough,
        ...(this.envelopes ? { envelope_recipient: this.envelopes.recipient } : {}),
      },
      this.hub,
    );
    const body = { ...this.later, items: answers.map((answer) => ({ ...this.later, ...answer })), receipts, epoch: this.epoch, standing };
    if (!isEnded)
      return this.#json({
        ...body,
        referrals: this.responsibilities,
        ...(this.questions ? { questions: this.questions } : {}),
        ...(this.dayPass ? { day_pass: this.dayPass } : {}),
      });
    const enrolment_id = this.ended === 'of_another' ? 'enrolment-2' : this.enrolment().enrolment_id;
    const named = { enrolment_id, nonce: this.ended === 'of_yesterday' ? 'yesterday' : nonce };
    const revocation = await this.statement('revocation', HUB_ID, named, this.ended === 'forged' ? this.stranger : this.hub);
    const said = { ...body, code: 'device.revoked', message: '', ...(this.ended === 'unsigned' ? {} : { revocation }) };
    return this.#json(said, 403);
  }

  async #take(item: Record<string, unknown>, fault: Fault | undefined): Promise<TakenItem> {
    const item_id = String(item['item_id']);
    const refusal = this.refuseItems.get(item_id);
    if (refusal !== undefined) return { item_id, status: 'refused', code: refusal, message: '' };
    const isEnded = this.ended === 'ended';
    if (isEnded && item['kind'] === 'health') return { item_id, status: 'refused', code: 'item.phone_ended', message: '' };
    if (isEnded && this.quarantineIsFull) return { item_id, status: 'refused', code: 'item.quarantine_full', message: '' };
    const known = this.received.get(item_id);
    if (known) return { item_id, status: 'received', receipt: known.receipt };
    const envelope = await this.#envelopeOf(item);
    if (envelope === null) return { item_id, status: 'refused', code: 'envelope.unopenable', message: '' };
    this.#sequence += 1;
    const sha256 =
      envelope?.sha256 ?? (await sha256Hex(canonicalJson(item['tally'] ?? item['health'] ?? item['answer'] ?? item['second_officer'])));
    const content = {
      items: [{ item_id, sha256, received_sequence: this.#sequence, ...(isEnded ? { status: 'quarantined' } : {}) }],
      sequence: this.#sequence,
      epoch: this.epoch,
      backed_up_through: this.backedUpThrough,
      audit_head: '',
    };
    const receipt = await this.statement('receipt', HUB_ID, content, fault === 'forged' ? this.stranger : this.hub);
    if (fault !== 'forged') this.received.set(item_id, { item, receipt, sequence: this.#sequence });
    return fault === 'no_receipt' ? { item_id, status: 'received' } : { item_id, status: isEnded ? 'quarantined' : 'received', receipt };
  }

  /** What the hub may know of a package; null where it has no key for it. */
  async #envelopeOf({ envelope }: Record<string, unknown>): Promise<{ sha256: string } | null | undefined> {
    if (typeof envelope !== 'string') return envelope as { sha256: string } | undefined;
    const sealed = Uint8Array.from(atob(envelope), (letter) => letter.charCodeAt(0));
    return openText(sealed, this.envelopes?.test_only_identity ?? '').then(
      (opened) => opened as unknown as { sha256: string },
      () => null,
    );
  }

  /** Bodies of the sync requests so far, as the arrays they carried. */
  batches(): Record<string, unknown>[][] {
    return this.requests
      .filter((request) => request.path === '/api/v1/sync')
      .map((request) => JSON.parse(fromUtf8(fromBase64Url(String(request.body).split('.')[1] ?? ''))) as Record<string, unknown>[]);
  }

  forgetNonces(): void {
    this.#nonces.clear();
  }

  #nonce(): string {
    const nonce = crypto.randomUUID();
    this.#nonces.add(nonce);
    return nonce;
  }

  #json(value: unknown, status = 200): Response {
    return new Response(JSON.stringify(value), { status, headers: { 'Titian-Nonce': this.#nonce() } });
  }

  #refuse(code: string, status: number, more: Readonly<Record<string, string>> = {}): Response {
    return new Response(JSON.stringify({ code, message: '' }), { status, headers: { 'Titian-Nonce': this.#nonce(), ...more } });
  }
}
