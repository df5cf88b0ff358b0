/** The field in which several people write minutes, and what it says of where its words are. */
import type * as Y from 'yjs';
import { pageToken } from '../hub/requests.ts';
import { sayingFor } from '../hub/say.ts';
import { NotExchanged, makeHub } from './hub.ts';
import { findChange, Note } from './note.ts';
import { openStore } from './store.ts';

const EVERY = 1000;
const AFTER_TYPING = 250;
const LONGEST_WAIT = 10_000;
const TYPED = Symbol('typed');

/** Starts the field of a page. */
export async function startMinutesPage(page: HTMLElement): Promise<void> {
  const field = page.querySelector('textarea');
  const { address = '', note: id = '', writer = '' } = page.dataset;
  if (!field) return;
  const note = new Note(id, makeHub(address, writer, pageToken()), openStore(writer));
  await note.start();
  new Field(field, note, page).start();
}

/** Sends what a page that was closed too early left in this browser. */
export async function sendLeft(place: HTMLElement): Promise<void> {
  const { address = '', writer = '', note: here } = place.dataset;
  const store = openStore(writer);
  for (const id of await store.listNotes().catch(() => [])) {
    if (id === here) continue;
    const note = new Note(id, makeHub(address.replace('00000000-0000-0000-0000-000000000000', id), writer, pageToken()), store);
    await note.start();
    // What the hub does not take now stays for the next page.
    await note.exchange().catch(() => undefined);
  }
}

class Field {
  private timer: number | undefined;
  private wait = EVERY;
  private isComposing = false;
  private isBusy = false;
  private said = '';

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly note: Note,
    private readonly page: HTMLElement,
  ) {}

  start(): void {
    const { field, note } = this;
    note.text.observe((event, transaction) => {
      if (transaction.origin !== TYPED) this.draw(event.delta);
    });
    field.addEventListener('input', () => {
      this.read();
      this.plan(AFTER_TYPING);
    });
    field.addEventListener('compositionstart', () => (this.isComposing = true));
    field.addEventListener('compositionend', () => (this.isComposing = false));
    window.addEventListener('online', () => {
      this.wait = EVERY;
      this.plan(0);
    });
    window.addEventListener('beforeunload', (event) => {
      if (note.hasLeft && !note.isKept) event.preventDefault();
    });
    field.value = note.text.toJSON();
    void this.turn();
  }

  /** What was typed, as a change of the text. */
  private read(): void {
    const { at, gone, added } = findChange(this.note.text.toJSON(), this.field.value);
    this.note.doc.transact(() => {
      if (gone > 0) this.note.text.delete(at, gone);
      if (added !== '') this.note.text.insert(at, added);
    }, TYPED);
    if (this.said === 'state.kept') this.say('state.sending');
  }

  /** What others wrote, with the caret where it was among the words. */
  private draw(delta: Y.YTextEvent['delta']): void {
    const { field } = this;
    let { selectionStart: start, selectionEnd: end } = field;
    let at = 0;
    for (const part of delta) {
      if (part.retain !== undefined) at += part.retain;
      else if (typeof part.insert === 'string') {
        const { length } = part.insert;
        if (start > at) start += length;
        if (end > at) end += length;
        at += length;
      } else if (part.delete !== undefined) {
        start -= Math.min(part.delete, Math.max(0, start - at));
        end -= Math.min(part.delete, Math.max(0, end - at));
      }
    }
    const { scrollTop } = field;
    field.value = this.note.text.toJSON();
    field.setSelectionRange(start, end);
    field.scrollTop = scrollTop;
  }

  private plan(wait: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.turn(), wait);
  }

  /** One exchange; the next follows by itself. While a letter is being put together nothing is changed under it. */
  private async turn(): Promise<void> {
    if (this.isBusy) return;
    if (this.isComposing) {
      this.plan(AFTER_TYPING);
      return;
    }
    this.isBusy = true;
    try {
      await this.note.exchange();
      this.wait = EVERY;
      this.field.readOnly = this.note.isClosed;
      this.say(this.note.isClosed ? 'state.closed' : this.note.hasLeft ? 'state.sending' : 'state.kept');
    } catch (error) {
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      if (error instanceof NotExchanged && error.code === 'refused') this.say('', error.sentence);
      else this.say(error instanceof NotExchanged ? `state.${error.code}` : 'state.away');
    } finally {
      this.isBusy = false;
    }
    if (!this.note.isClosed) this.plan(this.note.hasLeft && this.wait === EVERY ? AFTER_TYPING : this.wait);
  }

  private say(code: string, sentence = ''): void {
    const unkept = this.note.hasLeft && !this.note.isKept ? ` ${sayingFor(this.page, 'state.unkept')}` : '';
    const words = (sentence || sayingFor(this.page, code)) + unkept;
    this.said = code;
    const place = this.page.querySelector<HTMLElement>('[data-place="state"]');
    if (place && place.textContent !== words) place.textContent = words;
  }
}
