import { canonicalJson, sha256Hex, type Trust, verifyReceipt } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { codeOf } from '../library/trust.ts';
import type { OutboxRecord } from '../vault/shared.ts';
import type { TallyItem } from './tallies.ts';

/** How far the hub stands: its database's epoch, and the last item its backup holds. Signed by the hub. */
export interface Standing {
  readonly epoch: string;
  readonly backed_up_through: number;
  readonly issued_at: string;
}

export interface Receipt extends Standing {
  readonly jws: string;
  readonly sequence: number;
}

/** A receipt that is under the hub's key and for exactly these bytes; anything else raises `receipt.not_trusted`. */
export async function checkReceipt(jws: string, record: OutboxRecord, trust: Trust, hubId: string): Promise<Receipt> {
  const payload = await verified(jws, 'receipt', trust, hubId);
  if (payload['item_id'] !== record.item_id || payload['sha256'] !== record.envelope.sha256) {
    throw new FieldError('receipt.not_trusted', { reason: 'other_item' });
  }
  const sequence = payload['received_sequence'];
  if (typeof sequence !== 'number') throw new FieldError('receipt.not_trusted', { reason: 'unreadable' });
  return { jws, sequence, ...standingOf(payload) };
}

/** Whether the hub has signed for exactly this total. Without that it is sent again; the hub keeps the highest. */
export async function isTallyReceived(jws: unknown, { item_id, tally }: TallyItem, trust: Trust): Promise<boolean> {
  if (typeof jws !== 'string') return false;
  try {
    await verifyReceipt(jws, trust, { itemId: item_id, sha256: await sha256Hex(canonicalJson(tally)) });
    return true;
  } catch {
    return false;
  }
}

/** The hub's standing beside an answer, or null when there is none or it is not the hub's. */
export async function readStanding(jws: unknown, trust: Trust, hubId: string): Promise<Standing | null> {
  if (typeof jws !== 'string') return null;
  try {
    return standingOf(await verified(jws, 'standing', trust, hubId));
  } catch (error) {
    if (error instanceof FieldError && error.code === 'receipt.not_trusted') return null;
    throw error;
  }
}

async function verified(jws: string, kind: string, trust: Trust, hubId: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await trust.verify(jws, { kind, scope: hubId, role: 'hub' });
  } catch (error) {
    throw new FieldError('receipt.not_trusted', { reason: codeOf(error) }, { cause: error });
  }
}

function standingOf(payload: Readonly<Record<string, unknown>>): Standing {
  const { epoch, backed_up_through, issued_at } = payload;
  if (typeof issued_at !== 'string' || (typeof epoch !== 'string' && typeof epoch !== 'number')) {
    throw new FieldError('receipt.not_trusted', { reason: 'unreadable' });
  }
  // No backup yet: nothing has been passed.
  return { epoch: String(epoch), backed_up_through: typeof backed_up_through === 'number' ? backed_up_through : -1, issued_at };
}
