/** A sealed position, opened with the seven words. The hub notes the reading before it gives the bytes. */
import type { RecipientList } from '@titian/sealing';
import { showAnswer } from '../drift/page.ts';
import { HubError, pageToken } from '../hub/requests.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { browserMemory, believe } from '../provider/known-trust.ts';
import { OtherKey } from '../provider/open-package.ts';
import { ring } from '../provider/key-bar.ts';
import { startOpening } from '../provider/seven-words.ts';
import { sayDegrees } from './cells.ts';
import { offerRequest } from './drift-request.ts';
import { offerForecast } from './forecast.ts';
import { type Inside, type Kind, openInside } from './seal.ts';

export function startOpenPage(page: HTMLElement): void {
  const { event = '', kind = 'position', cells = '', recipient = '', address = '' } = page.dataset;
  startOpening(page, (_hub, view) => ({
    async open(keys, facts) {
      const { list } = await believe(facts, keys[0].rootThumbprint, browserMemory());
      const key = keys.find((each) => each.fingerprint === recipient);
      if (key === undefined) throw new OtherKey();
      const inside = await openInside(await fetchSealed(address), key.identity, { event, kind: kind as Kind, cells: cells.split(' ') });
      view.replaceChildren(cloneTemplate(page, 'opened'));
      fillOpened(view, inside);
      const close = offerDrift(page, view, inside, list);
      ring.whenForgotten(close);
    },
    async opened() {
      // The hub knows already, as it gave the bytes; the list of who opened it, below, does not yet.
      document.body.dispatchEvent(new Event('position-opened'));
    },
  }));
}

/** A position can be drifted on; a forecast that `titian drift` made is drawn. Returns what takes either off the screen. */
function offerDrift(page: HTMLElement, view: HTMLElement, inside: Inside, list: RecipientList | null): () => void {
  show(view, 'drift', inside.kind === 'position');
  if (inside.kind === 'position') {
    offerRequest(page, view, inside);
    return offerForecast(page, view, inside, list);
  }
  const place = view.querySelector<HTMLElement>('[data-place="drift-view"]');
  if (inside.drift === undefined || !place) return () => undefined;
  const shown = showAnswer(page, place, inside.drift);
  return () => shown.close();
}

async function fetchSealed(address: string): Promise<Uint8Array> {
  let answer: Response;
  try {
    answer = await fetch(address, { method: 'POST', headers: { 'x-csrftoken': pageToken() }, cache: 'no-store', redirect: 'error' });
  } catch {
    throw new HubError('hub.unreachable', 0);
  }
  if (!answer.ok) throw new HubError(answer.status === 403 ? 'action.not_allowed' : 'page.failed', answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}

function fillOpened(view: ParentNode, { points, observed_at, words }: Inside): void {
  fillList(view, 'points', points, (row, { latitude, longitude }) => {
    setText(row, 'point', `${sayDegrees(latitude, 'N', 'S')}, ${sayDegrees(longitude, 'E', 'W')}`);
  });
  setText(view, 'observed_at', `${observed_at.slice(0, 16).replace('T', ' ')} UTC`);
  setText(view, 'words', words);
  show(view, 'words', words !== '');
}
