/** The steps that making and giving keys share: write words down, type two of them, print the paper. */
import { SealingError, thumbprint } from '@titian/sealing';
import { fingerprintWords } from '@titian/sealing/words';
import { download } from '../hub/download.ts';
import { say } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { isWordAt, type MadeKey, pickTwoPlaces } from './make-key.ts';

export class KeySteps {
  constructor(
    private readonly page: HTMLElement,
    readonly view: HTMLElement,
  ) {}

  draw(name: string): HTMLElement {
    this.view.replaceChildren(cloneTemplate(document, name));
    this.view.querySelector<HTMLElement>('h2[tabindex], h3[tabindex]')?.focus();
    return this.view;
  }

  press(name: string, action: () => void): void {
    this.view.querySelector(`[data-place="${name}"]`)?.addEventListener('click', action);
  }

  submit(action: (form: HTMLFormElement) => void): void {
    const form = this.view.querySelector<HTMLFormElement>('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      action(form);
    });
  }

  complain(error: unknown): void {
    this.say(say(document, error));
  }

  saySaying(code: string): void {
    this.say(document.querySelector(`[data-sayings] [data-code="${code}"]`)?.textContent?.trim() ?? code);
  }

  say(sentence: string): void {
    setText(this.view, 'problem', sentence);
    show(this.view, 'problem', true);
  }

  /** Words to write down, seen once; then two of them are asked for. `forWhom` is empty for the reader's own. */
  teachWords(phrase: readonly string[], forWhom: string, done: () => void): void {
    const showWords = (): void => {
      fillList(this.draw('words'), 'words', phrase, (row, word) => setText(row, 'word', word));
      show(this.view, 'own', forWhom === '');
      show(this.view, 'other', forWhom !== '');
      setText(this.view, 'whose', forWhom);
      this.view.querySelector<HTMLElement>('[data-part]:not([hidden]) h2')?.focus();
      this.press('next', () => this.confirm(phrase, showWords, done));
    };
    showWords();
  }

  private confirm(phrase: readonly string[], back: () => void, done: () => void): void {
    const [first, second] = pickTwoPlaces(phrase.length);
    this.draw('confirm');
    setText(this.view, 'first', String(first));
    setText(this.view, 'second', String(second));
    this.press('back', back);
    this.submit((form) => {
      const typed = (name: string): string => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
      if (isWordAt(phrase, first, typed('first')) && isWordAt(phrase, second, typed('second'))) return done();
      this.saySaying('words.differ');
      form.querySelector<HTMLInputElement>('[name="first"]')?.focus();
    });
    this.view.querySelector<HTMLInputElement>('[name="first"]')?.focus();
  }

  /** This browser knows another root. The new one is believed only by its words, heard from the national desk. */
  askRoot(rootJwk: unknown, believed: () => Promise<void>): void {
    this.draw('new_root');
    this.submit((form) => {
      const heard = form.querySelector<HTMLInputElement>('[name="root"]')?.value ?? '';
      void this.run(async () => {
        const words = heard.toLowerCase().match(/[a-z]+/g) ?? [];
        if (words.join(' ') !== fingerprintWords(await thumbprint(rootJwk)).join(' ')) throw new SealingError('root.mismatch');
        await believed();
      });
    });
  }

  /** The paper key, to print and lock away; then `finish`, whose refusal leaves everything as it stands. */
  showPaper(key: MadeKey, finish: () => Promise<void>): void {
    this.draw('paper');
    setText(this.view, 'organisation', this.page.dataset['organisation'] ?? '');
    setText(this.view, 'day', new Date().toLocaleDateString('en-GB', { dateStyle: 'long' }));
    setText(this.view, 'fingerprint', key.fingerprintWords.join(' '));
    fillList(this.view, 'paper-words', key.paperPhrase, (row, word) => setText(row, 'word', word));
    this.press('print', () => window.print());
    this.press('download', () => download(key.paperFile, 'titian-paper-key.age'));
    this.press('next', () => void this.run(finish));
  }

  /** Runs something the hub may refuse, with the button held meanwhile. */
  async run(action: () => Promise<void>): Promise<void> {
    const button = this.view.querySelector<HTMLButtonElement>('[data-place="next"]');
    if (button) button.disabled = true;
    try {
      await action();
    } catch (error) {
      this.complain(error);
      if (button) button.disabled = false;
    }
  }
}
