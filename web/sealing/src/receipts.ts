/** Receipts: the hub's signed word that it holds an item. */
import { countMember, parseInstant, textMember } from './encoding';
import { SealingError } from './errors';
import type { Trust } from './trust';

export type Receipt = {
  readonly itemId: string;
  readonly sha256: string;
  readonly receivedSequence: number;
  readonly epoch: string;
  readonly backedUpThrough: number;
  readonly auditHead: string;
  readonly issuedAt: Date;
};

/** How far the hub has come, signed, without a new item. */
export type Standing = Pick<Receipt, 'epoch' | 'backedUpThrough' | 'auditHead'>;

/**
 * What the receipt says of this item, if this hub gave it for exactly this item; else `receipt.mismatch` or what
 * `Trust.verify` says. One receipt covers all that a request brought.
 */
export async function verifyReceipt(
  jws: string,
  trust: Trust,
  item: { readonly itemId: string; readonly sha256: string },
): Promise<Receipt> {
  const payload = await trust.verify(jws, { kind: 'receipt', scope: trust.hubId, role: 'hub' });
  const listed: readonly unknown[] = Array.isArray(payload['items']) ? payload['items'] : [];
  const row = listed.filter(isRow).find((one) => one['item_id'] === item.itemId);
  if (row?.['sha256'] !== item.sha256) throw new SealingError('receipt.mismatch');
  return {
    itemId: item.itemId,
    sha256: item.sha256,
    receivedSequence: countMember(row, 'received_sequence'),
    epoch: textMember(payload, 'epoch'),
    backedUpThrough: countMember(payload, 'backed_up_through'),
    auditHead: String(payload['audit_head'] ?? ''),
    issuedAt: parseInstant(payload['issued_at']),
  };
}

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The hub's standing, refused when its sequence is lower than the one already known. */
export async function verifyStanding(jws: string, trust: Trust, knownSequence = 0): Promise<Standing> {
  const payload = await trust.verify(jws, { kind: 'standing', scope: trust.hubId, role: 'hub', knownSequence });
  return {
    epoch: textMember(payload, 'epoch'),
    backedUpThrough: countMember(payload, 'backed_up_through'),
    auditHead: String(payload['audit_head'] ?? ''),
  };
}
