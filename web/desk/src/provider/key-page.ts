/** The first key of an organisation, step by step. The words live in this module's variables and on the screen only. */
import type * as Making from './make-key.ts';
import { makeHub, pageToken } from '../hub/requests.ts';
import { say } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { getOrganisationKey } from './organisation.ts';

export function startKeyPage(page: HTMLElement): void {
  const hub = makeHub(pageToken);
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (!view || view.childElementCount > 0) return;
  let making: typeof Making | null = null;
  let made: Making.MadeKey | null = null;

  const draw = (name: string): HTMLElement => {
    view.replaceChildren(cloneTemplate(page, name));
    view.querySelector<HTMLElement>('h2[tabindex]')?.focus();
    return view;
  };
  const complain = (error: unknown): void => {
    setText(view, 'problem', say(page, error));
    show(view, 'problem', true);
  };
  const press = (name: string, action: () => void): void => {
    view.querySelector(`[data-place="${name}"]`)?.addEventListener('click', action);
  };

  const begin = (problem?: unknown): void => {
    draw('begin');
    if (problem !== undefined) complain(problem);
    press('next', () => void make());
  };

  const make = async (): Promise<void> => {
    draw('working');
    try {
      making ??= await import('./make-key.ts');
      const facts = await getOrganisationKey(hub);
      made = await making.makeKey(facts.rootJwk, facts.keys);
      showWords();
    } catch (error) {
      begin(error);
    }
  };

  const showWords = (): void => {
    if (!made) return;
    fillList(draw('words'), 'words', made.phrase, (row, word) => setText(row, 'word', word));
    press('next', confirm);
  };

  const confirm = (): void => {
    if (!made || !making) return;
    const { pickTwoPlaces, isWordAt } = making;
    const { phrase } = made;
    const [first, second] = pickTwoPlaces(phrase.length);
    draw('confirm');
    setText(view, 'first', String(first));
    setText(view, 'second', String(second));
    press('back', showWords);
    const form = view.querySelector<HTMLFormElement>('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const typed = (name: string): string => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
      if (isWordAt(phrase, first, typed('first')) && isWordAt(phrase, second, typed('second'))) showPaper();
      else {
        setText(view, 'problem', page.querySelector('[data-sayings] [data-code="words.differ"]')?.textContent ?? '');
        show(view, 'problem', true);
        form.querySelector<HTMLInputElement>('[name="first"]')?.focus();
      }
    });
    form?.querySelector<HTMLInputElement>('[name="first"]')?.focus();
  };

  const showPaper = (): void => {
    if (!made) return;
    const key = made;
    draw('paper');
    setText(view, 'organisation', page.dataset['organisation'] ?? '');
    setText(view, 'day', new Date().toLocaleDateString('en-GB', { dateStyle: 'long' }));
    setText(view, 'fingerprint', key.fingerprintWords.join(' '));
    fillList(view, 'paper-words', key.paperPhrase, (row, word) => setText(row, 'word', word));
    press('print', () => window.print());
    press('download', () => download(key.paperFile, 'titian-paper-key.age'));
    press('next', () => void finish(key));
  };

  const finish = async (key: Making.MadeKey): Promise<void> => {
    if (!making) return;
    const button = view.querySelector<HTMLButtonElement>('[data-place="next"]');
    if (button) button.disabled = true;
    try {
      await hub.post('/organisation/key', making.uploadOf(key));
      made = null;
      window.location.reload();
    } catch (error) {
      complain(error);
      if (button) button.disabled = false;
    }
  };

  begin();
}

function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
