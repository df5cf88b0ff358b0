import { isReceiptPayload, isReceivedItem, isRevocationPayload, isStandingPayload } from '@titian/contracts/statements';
import type { StandingReadable } from '@titian/contracts/types';
import { canonicalJson, readUnverified, sha256Hex, type Trust, verifyReceipt } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { codeOf } from '../library/trust.ts';
import type { OutboxRecord } from '../vault/shared.ts';

/** How far the hub stands: its database's epoch, and through which item another machine holds its backup. Signed. */
export interface Standing {
  readonly epoch: string;
  readonly backed_up_through: number;
  readonly issued_at: string;
  /** To which key envelopes are sealed from now on; null where the hub names none. */
  readonly envelope_recipient: string | null;
}

export interface Receipt extends Standing {
  readonly sequence: number;
}

/** A receipt that is under the hub's key and for exactly these bytes; anything else raises `receipt.not_trusted`. */
export async function checkReceipt(jws: string, record: OutboxRecord, trust: Trust, hubId: string): Promise<Receipt> {
  const payload = await verified(jws, 'receipt', isReceiptPayload, trust, hubId);
  const row = payload.items.filter(isReceivedItem).find((one) => one.item_id === record.item_id);
  if (row?.sha256 !== record.sha256) throw new FieldError('receipt.not_trusted', { reason: 'other_item' });
  return { sequence: row.received_sequence, ...standingOf(payload) };
}

/** Whether the hub has signed for exactly this content of an item: a total, or the phone's health. */
export async function isContentReceived(jws: unknown, itemId: string, content: unknown, trust: Trust): Promise<boolean> {
  if (typeof jws !== 'string') return false;
  try {
    await verifyReceipt(jws, trust, { itemId, sha256: await sha256Hex(canonicalJson(content)) });
    return true;
  } catch {
    return false;
  }
}

/** Whether a statement names a key that is in the list; what names none, or cannot be read, asks for no other list. */
export function isUnderKnownKey(jws: unknown, trust: Trust): boolean {
  if (typeof jws !== 'string') return true;
  try {
    const { kid } = readUnverified(jws).header;
    return typeof kid !== 'string' || trust.keys.some((key) => key.kid === kid);
  } catch {
    return true;
  }
}

/** The hub's standing beside an answer, or null when there is none or it is not the hub's. */
export async function readStanding(jws: unknown, trust: Trust, hubId: string): Promise<Standing | null> {
  if (typeof jws !== 'string') return null;
  try {
    return standingOf(await verified(jws, 'standing', isStandingPayload, trust, hubId));
  } catch (error) {
    if (error instanceof FieldError && error.code === 'receipt.not_trusted') return null;
    throw error;
  }
}

/**
 * Whether this is the hub's own word that this enrolment was ended, said in answer to the request with this nonce.
 * One that was made for another phone, kept from another day, or signed by another key says nothing.
 */
export async function isRevocation(
  jws: unknown,
  { enrolmentId, nonce }: { readonly enrolmentId: string; readonly nonce: string },
  trust: Trust,
  hubId: string,
): Promise<boolean> {
  if (typeof jws !== 'string') return false;
  try {
    const payload = await verified(jws, 'revocation', isRevocationPayload, trust, hubId);
    return payload.enrolment_id === enrolmentId && payload.nonce === nonce;
  } catch (error) {
    if (error instanceof FieldError && error.code === 'receipt.not_trusted') return false;
    throw error;
  }
}

/** What a statement of the hub says, as far as it is read here. */
async function verified<T>(jws: string, kind: string, isIt: (value: unknown) => value is T, trust: Trust, hubId: string): Promise<T> {
  let payload: unknown;
  try {
    payload = await trust.verify(jws, { kind, scope: hubId, role: 'hub' });
  } catch (error) {
    throw new FieldError('receipt.not_trusted', { reason: codeOf(error) }, { cause: error });
  }
  if (!isIt(payload)) throw new FieldError('receipt.not_trusted', { reason: 'unreadable' });
  return payload;
}

function standingOf({ epoch, backed_up_through, issued_at, envelope_recipient }: StandingReadable): Standing {
  // No backup yet: nothing has been passed.
  return { epoch, backed_up_through: backed_up_through ?? -1, issued_at, envelope_recipient: envelope_recipient ?? null };
}
