/** One complaint: unlock, open, answer. What it says is drawn as text and never leaves this tab; the answer leaves it sealed. */
import { isComplaint } from '@titian/contracts/complaint';
import type { ComplaintAnswer, ComplaintReadable } from '@titian/contracts/types';
import { SealingError } from '@titian/sealing';
import { openText, sealText } from '@titian/sealing/complaints';
import type { Hub } from '../hub/requests.ts';
import { say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { OtherKey } from '../provider/open-package.ts';
import { sayDay, sayLanguage } from '../provider/payload.ts';
import { startOpening, warn } from '../provider/seven-words.ts';

/** What a complaint says, as far as it can be read; whatever else it holds is not shown. */
function readComplaint(said: unknown): ComplaintReadable {
  if (!isComplaint(said)) throw new SealingError('sealed_text.malformed');
  return said;
}

export function startComplaintPage(page: HTMLElement): void {
  const complaintId = page.dataset['complaintId'] ?? '';
  startOpening(page, (hub, view) => ({
    async open(keys) {
      const key = keys.find((each) => each.fingerprint === page.dataset['recipient']);
      if (key === undefined) throw new OtherKey();
      const sealed = await hub.getBytes(`/complaints/${complaintId}/ciphertext`);
      const said = readComplaint(await openText(sealed, key.identity));
      view.replaceChildren(cloneTemplate(page, 'opened'));
      fillComplaint(page, view, said);
      const form = view.querySelector<HTMLFormElement>('[data-place="answer"]');
      if (page.dataset['status'] === 'closed') form?.remove();
      form?.addEventListener('submit', (event) => {
        event.preventDefault();
        void leaveAnswer(hub, page, form, said.answer_to ?? '');
      });
    },
    async opened() {
      if (page.dataset['status'] === 'new') tellState(page, 'opened');
    },
  }));
}

function fillComplaint(page: HTMLElement, view: HTMLElement, said: ComplaintReadable): void {
  const { about = [], words = '', station = '', made_on = '', language = '' } = said;
  fillList(view, 'about', about, (row, code) => setText(row, 'text', categoryFor(page, code)));
  setText(view, 'words', words);
  show(view, 'no-words', words === '');
  setText(view, 'station', station);
  setText(view, 'made_on', sayDay(made_on));
  setText(view, 'language', sayLanguage(language));
}

async function leaveAnswer(hub: Hub, page: HTMLElement, form: HTMLFormElement, answerTo: string): Promise<void> {
  const words = form.querySelector<HTMLTextAreaElement>('textarea')?.value.trim() ?? '';
  if (words === '') return warn(form, sayingFor(page, 'answer.empty'));
  try {
    const answer: ComplaintAnswer = { kind: 'answer', words, made_on: new Date().toISOString().slice(0, 10) };
    const sealed = await sealText(answer, answerTo);
    await hub.post(`/complaints/${page.dataset['complaintId'] ?? ''}/answer`, { answer: btoa(String.fromCharCode(...sealed)) });
    form.replaceWith(cloneTemplate(page, 'answered'));
    tellState(page, 'answered');
  } catch (error) {
    warn(form, say(page, error));
  }
}

/** What the hub noted meanwhile; now it can also be closed. */
function tellState(page: HTMLElement, status: 'opened' | 'answered'): void {
  page.dataset['status'] = status;
  const state = page.querySelector<HTMLElement>('[data-place="state"]');
  if (state) state.textContent = state.dataset[status] ?? '';
  const close = page.querySelector<HTMLElement>('[data-place="close"]');
  if (close) close.hidden = false;
}

function categoryFor(page: HTMLElement, code: string): string {
  const known = Array.from(page.querySelectorAll<HTMLElement>('[data-categories] [data-code]'));
  return known.find((each) => each.dataset['code'] === code)?.textContent?.trim() ?? code;
}
