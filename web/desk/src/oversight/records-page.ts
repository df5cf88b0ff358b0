/** What phones told of officers' acts, opened all together: a station that does one thing often is seen in a list alone. */
import type { ComplaintOversightReadable } from '@titian/contracts/types';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { sayDay } from '../provider/payload.ts';
import { startOpening } from '../provider/seven-words.ts';
import { openRecords } from './records.ts';

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
