import { isReceipt } from '@titian/contracts/receipt';
import { sha256Hex, verifyReceipt } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { openHubTrust } from '../library/trust.ts';
import { asAnswer } from '../sync/answer.ts';
import type { Hub } from '../sync/hub.ts';
import { toBase64 } from '../vault/encoding.ts';
import { type ComplaintRecord, type Enrolment, openShared, type SharedDatabase } from '../vault/shared.ts';

/** Does the work that the hub asks of anybody. */
export type Work = (hub: Hub) => Promise<string>;

/** What the phones' door says where it is no way today: the pass is not of today, or the phones' share is used up. */
const TRY_OPENLY: readonly unknown[] = ['complaint.pass_unknown', 'complaint.later'];

/** Whether a sealed complaint waits on this phone. */
export async function hasComplaints(): Promise<boolean> {
  const shared = await openShared();
  const count = await shared.count('complaints');
  shared.close();
  return count > 0;
}

/**
 * Sends the complaints that wait for this hub, each in a request of its own that nobody signed, and forgets each one that
 * the hub has signed for. What fails waits for the next time: nobody is ever turned away here.
 *
 * `dayPass` is every phone's, so it says nothing of this one. Without it (an ended enrolment), or where phones have sent
 * very many, it goes as anybody's may, with work. It goes at once and not with a backup: a complaint that lies long on an
 * officer's phone is a danger to the person.
 */
export async function sendComplaints(hub: Hub, enrolment: Enrolment, dayPass: string | null, work: Work = workInWorker): Promise<void> {
  const shared = await openShared();
  try {
    for (const waiting of await shared.getAll('complaints')) {
      if (waiting.hub_id !== enrolment.hub_id) continue;
      try {
        await sendOne(shared, waiting, { hub, enrolment, dayPass, work });
      } catch {
        // No network, no receipt under the hub's key, or a body the hub does not list: it stays, sealed, and the next goes.
      }
    }
  } finally {
    shared.close();
  }
}

interface Way {
  readonly hub: Hub;
  readonly enrolment: Enrolment;
  readonly dayPass: string | null;
  readonly work: Work;
}

async function sendOne(shared: SharedDatabase, waiting: ComplaintRecord, way: Way): Promise<void> {
  const { hub_id: _, key_file, ciphertext, ...rest } = waiting;
  const sealed = { ...rest, key_file: toBase64(key_file), ciphertext: toBase64(ciphertext) };
  const { receipt } = asAnswer(await leave(sealed, way), isReceipt);
  const item = { itemId: rest.complaint_id, sha256: await sha256Hex(ciphertext) };
  await verifyReceipt(receipt, await openHubTrust(shared, way.enrolment), item);
  await shared.delete('complaints', rest.complaint_id);
}

async function leave(sealed: object, { hub, dayPass, work }: Way): Promise<unknown> {
  if (dayPass !== null) {
    try {
      return await hub.anonymous('/api/v1/complaints/phone', { ...sealed, day_pass: dayPass });
    } catch (error) {
      if (!(error instanceof FieldError && TRY_OPENLY.includes(error.params['code']))) throw error;
    }
  }
  return hub.anonymous('/api/v1/complaints', { ...sealed, work: await work(hub) });
}

/** With what seals: which scripts a browser has kept tells nothing. */
async function workInWorker(hub: Hub): Promise<string> {
  return (await import('../sealing.ts')).doWork(() => hub.anonymous('/api/v1/complaints/work', {}));
}
