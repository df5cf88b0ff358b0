/** Organisations' age keys as the country signs them. No cipher here: only names of keys. */
import { isObject, type Payload, sha256Hex, textMember, utf8 } from './encoding';
import { SealingError } from './errors';
import type { Trust } from './trust';

/** age's own X25519 recipients only: bech32 (no 1, b, i, o after the separator), 62 characters. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

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

/** The signed list of recipients of this country, each fingerprint worked out anew. */
export async function verifyRecipients(
  jws: string,
  trust: Trust,
  knownSequence = 0,
): Promise<{ readonly recipients: readonly ListedRecipient[]; readonly payload: Payload }> {
  const payload = await trust.verify(jws, { kind: 'recipients', scope: trust.country, role: 'country', knownSequence });
  const entries = payload['recipients'];
  if (!Array.isArray(entries)) throw new SealingError('payload.malformed', { member: 'recipients' });
  return { recipients: await Promise.all(entries.map(readRecipient)), payload };
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
