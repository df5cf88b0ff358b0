/** What phones told of officers' acts, opened all together: a station that does one thing often is seen in a list alone. */
import { isComplaintOversight } from '@titian/contracts/complaint-oversight';
import { isComplaints } from '@titian/contracts/complaints';
import type { ComplaintOversightReadable, ComplaintOut } from '@titian/contracts/types';
import { SealingError } from '@titian/sealing';
import { openText } from '@titian/sealing/complaints';
import type { Hub } from '../hub/requests.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import type { OpenedKeys } from '../provider/open-package.ts';
import { sayDay } from '../provider/payload.ts';
import { listAll } from '../provider/reseal.ts';
import { startOpening } from '../provider/seven-words.ts';

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

export function startRecordsPage(page: HTMLElement): void {
  const say = (code: string): string =>
    page.querySelector<HTMLElement>(`[data-names] [data-code="${CSS.escape(code)}"]`)?.textContent?.trim() ?? code;
  startOpening(page, (hub, view) => ({
    async open(keys) {
      const { records, left } = await openRecords(hub, keys);
      view.replaceChildren(cloneTemplate(page, 'opened'));
      fillList(view, 'records', records, (line, { row, said }) => {
        setText(line, 'made_on', sayDay(said.made_on ?? ''));
        setText(line, 'station', said.station ?? '');
        setText(line, 'what', say(said.what));
        setText(line, 'reason', said.reason ? say(said.reason) : '');
        setText(line, 'levels', levelsOf(said, say));
        setText(line, 'door', say(`door.${row.door}`));
        const link = line.querySelector('a');
        if (link) link.href = `/complaints/${row.complaint_id}/`;
      });
      show(view, 'none', records.length === 0);
      show(view, 'left', left > 0);
      setText(view, 'count', String(left));
    },
    opened: () => Promise.resolve(),
  }));
}

function levelsOf({ suggested = '', kept = '' }: ComplaintOversightReadable, say: (code: string) => string): string {
  if (suggested === '') return '';
  return suggested === kept || kept === '' ? say(suggested) : `${say(suggested)} → ${say(kept)}`;
}
