/**
 * Organisations' age keys as the country signs them. No cipher here: only names of keys.
 *
 * The list names, besides whom to seal to, every key an organisation had before (`former`): a package that is under way
 * or was sealed anew for the next key still names the old one inside, where the officer signed it.
 */
import { countMember, isObject, type Payload, sha256Hex, textMember, utf8 } from './encoding';
import { SealingError } from './errors';
import type { Trust } from './trust';

/** age's own X25519 recipients only: bech32 (no 1, b, i, o after the separator), 62 characters. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** SHA-256 (lower hex) of the `age1…` text; `recipient.malformed` for anything but X25519. */
export async function fingerprint(recipient: string): Promise<string> {
  checkRecipient(recipient);
  return sha256Hex(utf8(recipient));
}

export function checkRecipient(recipient: string): void {
  if (typeof recipient !== 'string' || !RECIPIENT.test(recipient)) throw new SealingError('recipient.malformed');
}

/** One organisation a package may be sealed to; `entry` is all the country signed about it. */
export type ListedRecipient = {
  readonly organisationId: string;
  readonly name: string;
  readonly recipient: string;
  readonly fingerprint: string;
  readonly entry: Payload;
};

/** A key an organisation had. Nothing is sealed to it; `isRefused`: nor is what was, for it was stolen. */
export type FormerKey = { readonly organisationId: string; readonly fingerprint: string; readonly isRefused: boolean };

export type RecipientList = {
  readonly recipients: readonly ListedRecipient[];
  readonly former: readonly FormerKey[];
  readonly sequence: number;
  readonly payload: Payload;
};

/** The signed list of recipients of this country, each fingerprint worked out anew, held against what was believed before. */
export async function verifyRecipients(jws: string, trust: Trust, knownSequence = 0, knownDigest?: string): Promise<RecipientList> {
  const asked = { kind: 'recipients', scope: trust.country, role: trust.recipientsRole, knownSequence, knownDigest };
  const payload = await trust.verify(jws, asked);
  const entries = payload['recipients'];
  if (!Array.isArray(entries)) throw new SealingError('payload.malformed', { member: 'recipients' });
  const former = payload['former'] ?? [];
  if (!Array.isArray(former)) throw new SealingError('payload.malformed', { member: 'former' });
  return {
    former: former.map(readFormer),
    recipients: await Promise.all(entries.map(readRecipient)),
    sequence: countMember(payload, 'sequence'),
    payload,
  };
}

/**
 * The fingerprints of every key of the organisation that has, or had, the key `own`; at least `own` itself. This is
 * what a reader may find named inside a package of its own.
 */
export function listGenerations({ recipients, former }: Pick<RecipientList, 'recipients' | 'former'>, own: string): ReadonlySet<string> {
  const lines = [...recipients, ...former];
  const organisations = new Set(lines.filter((line) => line.fingerprint === own).map((line) => line.organisationId));
  return new Set([own, ...lines.filter((line) => organisations.has(line.organisationId)).map((line) => line.fingerprint)]);
}

function readFormer(entry: unknown): FormerKey {
  const fingerprint = isObject(entry) ? entry['fingerprint'] : undefined;
  const isRefused = isObject(entry) ? entry['refused'] : undefined;
  if (!isObject(entry) || typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint) || typeof isRefused !== 'boolean') {
    throw new SealingError('payload.malformed', { member: 'former' });
  }
  return { organisationId: textMember(entry, 'organisation_id'), fingerprint, isRefused };
}

async function readRecipient(entry: unknown): Promise<ListedRecipient> {
  if (!isObject(entry)) throw new SealingError('payload.malformed', { member: 'recipients' });
  const recipient = textMember(entry, 'recipient');
  const workedOut = await fingerprint(recipient);
  if (textMember(entry, 'fingerprint') !== workedOut) throw new SealingError('payload.malformed', { member: 'fingerprint' });
  return {
    organisationId: textMember(entry, 'organisation_id'),
    name: textMember(entry, 'name'),
    recipient,
    fingerprint: workedOut,
    entry,
  };
}
