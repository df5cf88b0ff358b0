import { isEnrolment, isLink } from '@titian/contracts/enrolment';
import type { EnrolmentLinkReadable, EnrolmentReadable } from '@titian/contracts/types';
import { fingerprintWords, payloadDigest, publicPart, thumbprint, verifyCertificate } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { codeOf, NOTHING_KNOWN, openTrust, type Root, withKeys } from '../library/trust.ts';
import { fromBase64Url, fromUtf8 } from '../vault/encoding.ts';
import { makeOfficerKey, makeTransportKey, type PrivateJwk, type SigningKey } from '../vault/keys.ts';
import {
  allOrNothing,
  type Enrolment,
  type Identity,
  LABEL_LIMIT,
  noteHubTime,
  openShared,
  type OpenEnrolment,
  type Station,
} from '../vault/shared.ts';
import { ADDING, checkSecret, createVault, type Vault, type VaultOptions } from '../vault/vault.ts';
import { wipeVault } from '../vault/wipe.ts';
import { type Clock, deviceClock, instant } from '../vault/clock.ts';
import { asAnswer } from './answer.ts';
import { onePerPhone } from './exclusive.ts';
import type { Hub } from './hub.ts';

/** What a QR code or link carries: one-time code, and what the phone must find at the other end. */
export type EnrolmentLink = EnrolmentLinkReadable;

export interface EnrolOptions extends VaultOptions {
  readonly appVersion?: string;
}

/** Reads `#enrol=…`; null when the address carries none. Raises `enrol.link_unreadable`. */
export function readLink(hash: string): EnrolmentLink | null {
  const encoded = new URLSearchParams(hash.replace(/^#/, '')).get('enrol');
  if (encoded === null) return null;
  let from: unknown;
  try {
    from = JSON.parse(fromUtf8(fromBase64Url(encoded)));
  } catch (error) {
    throw new FieldError('enrol.link_unreadable', {}, { cause: error });
  }
  if (!isLink(from)) throw new FieldError('enrol.link_unreadable');
  const { hub, hub_id, code, root } = from;
  return { hub, hub_id, code, root };
}

const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** `abcd efgh-jkmn` → `ABCD-EFGH-JKMN`; O reads as 0, I and L as 1. Raises `enrol.code_unreadable`. */
export function readTypedCode(typed: string): string {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!CROCKFORD.test(code)) throw new FieldError('enrol.code_unreadable');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A hub that accepted the code, before this phone believes it. */
export interface PendingEnrolment {
  readonly hub_name: string;
  readonly country: string;
  readonly officer_name: string;
  readonly station: Station;
  /** Words for the root key; the desk shows the same. */
  readonly root_words: readonly string[];
  /** True for a typed code: nobody vouches for the root but the two people comparing the words. */
  readonly needs_comparison: boolean;
  /**
   * Makes the vault and keeps the enrolment, shown before unlocking as `label`. For a typed code only after the words
   * were compared.
   */
  adopt(secret: string, label: string): Promise<{ readonly enrolment: OpenEnrolment; readonly vault: Vault }>;
}

/**
 * Claims an enrolment with the code of a link (checked against its hub and root) or a typed code.
 * Raises `enrol.code_refused`, `enrol.wrong_hub`, `enrol.wrong_root`, `enrol.certificate_refused` or a `hub.…` code;
 * nothing is kept on the phone before `adopt`.
 */
export async function claim(
  hub: Hub,
  from: EnrolmentLink | { readonly typed: string },
  options: EnrolOptions = {},
): Promise<PendingEnrolment> {
  const code = 'typed' in from ? readTypedCode(from.typed) : from.code;
  const { officer, transport } = await keysFor(code);
  const answer = await askHub(hub, {
    code,
    officer_jwk: publicPart(officer),
    transport_jwk: transport.publicJwk,
    app_version: options.appVersion ?? 'development',
  });
  const rootThumbprint = await thumbprint(answer.root_jwk);
  if (!('typed' in from)) {
    if (answer.hub_id !== from.hub_id) throw new FieldError('enrol.wrong_hub');
    if (rootThumbprint !== from.root) throw new FieldError('enrol.wrong_root');
  }
  const root = { thumbprint: rootThumbprint, jwk: answer.root_jwk };
  const checked = await checkCertificate(answer, root, officer);
  return {
    hub_name: answer.hub_name,
    country: answer.country,
    officer_name: answer.officer_name,
    station: answer.station,
    root_words: await fingerprintWords(rootThumbprint),
    needs_comparison: 'typed' in from,
    async adopt(secret, label) {
      const adopted = await onePerPhone(ADDING, () => keep(answer, root, checked, { officer, transport, secret, label }, options));
      keysOfCodes.delete(code);
      hub.useNonce(answer.nonce);
      return adopted;
    },
  };
}

interface PhoneKeys {
  readonly officer: PrivateJwk;
  readonly transport: SigningKey;
}

/** A claim whose answer was lost is sent again with the same keys, and the hub answers it the same. In memory only. */
const keysOfCodes = new Map<string, Promise<PhoneKeys>>();

function keysFor(code: string): Promise<PhoneKeys> {
  const made =
    keysOfCodes.get(code) ?? Promise.all([makeOfficerKey(), makeTransportKey()]).then(([officer, transport]) => ({ officer, transport }));
  keysOfCodes.set(code, made);
  return made;
}

/** What this phone takes of the hub's answer, and no member besides. */
interface ClaimAnswer extends Omit<EnrolmentReadable, 'station'> {
  readonly station: Station;
}

async function askHub(hub: Hub, body: unknown): Promise<ClaimAnswer> {
  let said: unknown;
  try {
    said = await hub.anonymous('/api/v1/enrolments/claim', body);
  } catch (error) {
    const isRefused = error instanceof FieldError && error.code === 'hub.refused';
    throw isRefused ? new FieldError('enrol.code_refused', { code: error.params['code'] ?? '' }, { cause: error }) : error;
  }
  const answer = asAnswer(said, isEnrolment);
  const { id, name, kind = null } = answer.station;
  const { kty, crv, x, y } = answer.root_jwk;
  return { ...answer, station: { id, name, kind }, root_jwk: { kty, crv, x, y } };
}

interface Checked {
  readonly keysSequence: number;
  readonly keysDigest: string;
  /** When the hub signed the certificate, by its clock. */
  readonly signedAt: string;
}

/** The hub's certificate must be for exactly this officer's key, under the root. */
async function checkCertificate(answer: ClaimAnswer, root: Root, officer: PrivateJwk): Promise<Checked> {
  try {
    const trust = await openTrust(answer.keys, root, answer.hub_id, NOTHING_KNOWN);
    const { enrolmentId, officerJwk, payload } = await verifyCertificate(answer.certificate, trust);
    const isOurs = officerJwk.x === officer.x && officerJwk.y === officer.y;
    if (enrolmentId !== answer.enrolment_id || !isOurs) throw new FieldError('enrol.certificate_refused', { reason: 'other_key' });
    const keysDigest = await payloadDigest(answer.keys);
    return { keysSequence: trust.sequence, keysDigest, signedAt: String(payload['issued_at']) };
  } catch (error) {
    if (error instanceof FieldError && error.code === 'enrol.certificate_refused') throw error;
    const reason = error instanceof FieldError ? (error.params['reason'] ?? error.code) : codeOf(error);
    throw new FieldError('enrol.certificate_refused', { reason }, { cause: error });
  }
}

interface Keeping extends PhoneKeys {
  readonly secret: string;
  readonly label: string;
}

async function keep(
  answer: ClaimAnswer,
  root: Root,
  checked: Checked,
  { officer, transport, secret, label }: Keeping,
  options: EnrolOptions,
): Promise<{ enrolment: OpenEnrolment; vault: Vault }> {
  const check = checkSecret(secret);
  if (!check.ok) throw new FieldError(check.problem);
  const clock: Clock = options.clock ?? deviceClock;
  const enrolment: Enrolment = {
    enrolment_id: answer.enrolment_id,
    hub_id: answer.hub_id,
    hub_name: answer.hub_name,
    country: answer.country,
    label: label.trim().slice(0, LABEL_LIMIT),
    root_jwk: root.jwk,
    root_thumbprint: root.thumbprint,
    enrolled_at: instant(clock()),
  };
  const vault = await createVault(answer.enrolment_id, secret, options);
  const identity: Identity = { officer_name: answer.officer_name, station: answer.station, certificate: answer.certificate };
  try {
    await vault.put('officer', 'signing', officer);
    await vault.put('identity', 'self', identity);
    await keepEnrolment(enrolment, transport, answer, checked);
  } catch (error) {
    // A vault without its enrolment would stand in the way of the next try.
    vault.lock();
    await wipeVault(enrolment.enrolment_id).catch(() => undefined); // else the next start does it
    throw error;
  }
  return { enrolment: { ...enrolment, ...identity }, vault };
}

async function keepEnrolment(
  enrolment: Enrolment,
  transport: SigningKey,
  answer: ClaimAnswer,
  { keysSequence, keysDigest, signedAt }: Checked,
): Promise<void> {
  const shared = await openShared();
  try {
    const write = shared.transaction(['enrolments', 'transport', 'libraries'], 'readwrite');
    await allOrNothing(write, async () => {
      await write.objectStore('transport').put({ enrolment_id: enrolment.enrolment_id, key: transport });
      const { hub_id } = enrolment;
      const held = (await write.objectStore('libraries').get(hub_id)) ?? {
        hub_id,
        keys: '',
        recipients: null,
        release: null,
        sequences: {},
      };
      await write.objectStore('libraries').put(withKeys(held, answer.keys, keysSequence, keysDigest));
      await write.objectStore('enrolments').put(enrolment);
    });
    await noteHubTime(shared, signedAt).catch(() => undefined); // the hub says it again
  } finally {
    shared.close();
  }
}
