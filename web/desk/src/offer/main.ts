/** The page on which anybody checks an offer. It asks the hub for the signs once, before a word is written, and then for
 * nothing: the words stay in the field, and leave it with the page. */
import type { Data } from './data.ts';
import './offer.css';
import { startPage } from './page.ts';
import { startVoices } from './voices.ts';

async function fetchSigns(address: string): Promise<Data> {
  const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`The signs were not given: ${answer.status}.`);
  return (await answer.json()) as Data;
}

const form = document.querySelector<HTMLFormElement>('#check');
if (form) {
  startVoices(document);
  fetchSigns(form.dataset['signs'] ?? '')
    .then((data) => {
      startPage(form, data);
    })
    .catch(() => {
      document.querySelector<HTMLElement>('#failed')?.removeAttribute('hidden');
    });
}
