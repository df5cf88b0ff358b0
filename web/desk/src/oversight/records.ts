/** What phones told of officers' acts, opened with this member's keys. */
import { isComplaintOversight } from '@titian/contracts/complaint-oversight';
import { isComplaints } from '@titian/contracts/complaints';
import type { ComplaintOversightReadable, ComplaintOut } from '@titian/contracts/types';
import { SealingError } from '@titian/sealing';
import { openText } from '@titian/sealing/complaints';
import type { Hub } from '../hub/requests.ts';
import type { OpenedKeys } from '../provider/open-package.ts';
import { listAll } from '../provider/reseal.ts';

export interface OpenedRecord {
  readonly row: ComplaintOut;
  readonly said: ComplaintOversightReadable;
}

/** Every record that is not closed, the newest day first; how many were sealed to a key that is not open, or are none. */
export async function openRecords(
  hub: Hub,
  keys: OpenedKeys,
): Promise<{ readonly records: readonly OpenedRecord[]; readonly left: number }> {
  const rows = await listAll(hub, '/complaints?kind=oversight', isComplaints, ({ complaints }) => complaints);
  const records: OpenedRecord[] = [];
  let left = 0;
  for (const row of rows) {
    const key = keys.find(({ fingerprint }) => fingerprint === row.recipient);
    const said = key && (await openOne(hub, row, key.identity));
    if (said) records.push({ row, said });
    else left += 1;
  }
  records.sort((one, other) => (other.said.made_on ?? '').localeCompare(one.said.made_on ?? ''));
  return { records, left };
}

/** Null where it is not what it should be: nobody signed it. */
async function openOne(hub: Hub, { complaint_id }: ComplaintOut, identity: string): Promise<ComplaintOversightReadable | null> {
  const sealed = await hub.getBytes(`/complaints/${complaint_id}/ciphertext`);
  try {
    const said = await openText(sealed, identity);
    return isComplaintOversight(said) ? said : null;
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  }
}
