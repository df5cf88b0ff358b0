/** Exact figures of an arrival, opened with the seven words. They stand on this screen alone. */
import { HubError, pageToken } from '../hub/requests.ts';
import { cloneTemplate, setText } from '../hub/slots.ts';
import { OtherKey } from '../provider/open-package.ts';
import { startOpening } from '../provider/seven-words.ts';
import { FIGURES, openExact } from './exact.ts';

export function startExactPage(page: HTMLElement): void {
  const { arrival = '', recipient = '', address = '' } = page.dataset;
  startOpening(page, (_hub, view) => ({
    async open(keys) {
      const key = keys.find((each) => each.fingerprint === recipient);
      if (key === undefined) throw new OtherKey();
      const exact = await openExact(await fetchSealed(address), key.identity, arrival);
      view.replaceChildren(cloneTemplate(page, 'opened'));
      for (const name of FIGURES) setText(view, name, String(exact[name]));
    },
    async opened() {
      // The hub knows already: it gave the bytes.
    },
  }));
}

async function fetchSealed(address: string): Promise<Uint8Array> {
  let answer: Response;
  try {
    answer = await fetch(address, { method: 'POST', headers: { 'x-csrftoken': pageToken() }, cache: 'no-store', redirect: 'error' });
  } catch {
    throw new HubError('hub.unreachable', 0);
  }
  if (!answer.ok) throw new HubError('page.failed', answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}
