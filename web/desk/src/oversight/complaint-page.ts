/** One complaint: unlock, open, answer. What it says is drawn as text and never leaves this tab; the answer leaves it sealed. */
import { openText, sealText } from '@titian/sealing/complaints';
import type { Hub } from '../hub/requests.ts';
import { say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { OtherKey } from '../provider/open-package.ts';
import { sayDay, sayLanguage } from '../provider/payload.ts';
import { startOpening, warn } from '../provider/seven-words.ts';

/** What a complaint says, as far as it can be read; whatever else it holds is not shown. */
export interface ReadComplaint {
  readonly about: readonly string[];
  readonly words: string;
  readonly station: string;
  readonly madeOn: string;
  readonly language: string;
  readonly answerTo: string;
}

export function readComplaint(said: Readonly<Record<string, unknown>>): ReadComplaint {
  const text = (name: string): string => (typeof said[name] === 'string' ? said[name] : '');
  const about = Array.isArray(said['about']) ? said['about'].filter((each): each is string => typeof each === 'string') : [];
  return {
    about,
    words: text('words'),
    station: text('station'),
    madeOn: text('made_on'),
    language: text('language'),
    answerTo: text('answer_to'),
  };
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
        void leaveAnswer(hub, page, form, said.answerTo);
      });
    },
    async opened() {
      if (page.dataset['status'] === 'new') tellState(page, 'opened');
    },
  }));
}

function fillComplaint(page: HTMLElement, view: HTMLElement, said: ReadComplaint): void {
  fillList(view, 'about', said.about, (row, code) => setText(row, 'text', categoryFor(page, code)));
  setText(view, 'words', said.words);
  show(view, 'no-words', said.words === '');
  setText(view, 'station', said.station);
  setText(view, 'made_on', sayDay(said.madeOn));
  setText(view, 'language', sayLanguage(said.language));
}

async function leaveAnswer(hub: Hub, page: HTMLElement, form: HTMLFormElement, answerTo: string): Promise<void> {
  const words = form.querySelector<HTMLTextAreaElement>('textarea')?.value.trim() ?? '';
  if (words === '') return warn(form, sayingFor(page, 'answer.empty'));
  try {
    const sealed = await sealText({ kind: 'answer', words, made_on: new Date().toISOString().slice(0, 10) }, answerTo);
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
