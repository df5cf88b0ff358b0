import { isReceipt } from '@titian/contracts/receipt';
import { sha256Hex, verifyReceipt } from '@titian/sealing';
import { openHubTrust } from '../library/trust.ts';
import { asAnswer } from '../sync/answer.ts';
import type { Hub } from '../sync/hub.ts';
import { toBase64 } from '../vault/encoding.ts';
import { type ComplaintRecord, type Enrolment, openShared, type SharedDatabase } from '../vault/shared.ts';

/** Whether a sealed complaint waits on this phone. */
export async function hasComplaints(): Promise<boolean> {
  const shared = await openShared();
  const count = await shared.count('complaints');
  shared.close();
  return count > 0;
}

/**
 * Sends the complaints that wait for this hub, each in a request of its own that nobody signed, and forgets each one that
 * the hub has signed for. What fails waits for the next time.
 *
 * It goes at once and not with a backup: a complaint that lies long on an officer's phone is a danger to the person.
 */
export async function sendComplaints(hub: Hub, enrolment: Enrolment): Promise<void> {
  const shared = await openShared();
  try {
    for (const waiting of await shared.getAll('complaints')) {
      if (waiting.hub_id !== enrolment.hub_id) continue;
      try {
        await sendOne(shared, hub, enrolment, waiting);
      } catch {
        // No network, no receipt under the hub's key, or a body the hub does not list: it stays, sealed, and the next goes.
      }
    }
  } finally {
    shared.close();
  }
}

async function sendOne(shared: SharedDatabase, hub: Hub, enrolment: Enrolment, waiting: ComplaintRecord): Promise<void> {
  const { hub_id: _, key_file, ciphertext, ...rest } = waiting;
  const sealed = { ...rest, key_file: toBase64(key_file), ciphertext: toBase64(ciphertext) };
  const { receipt } = asAnswer(await hub.anonymous('/api/v1/complaints', sealed), isReceipt);
  const item = { itemId: rest.complaint_id, sha256: await sha256Hex(ciphertext) };
  await verifyReceipt(receipt, await openHubTrust(shared, enrolment), item);
  await shared.delete('complaints', rest.complaint_id);
}
