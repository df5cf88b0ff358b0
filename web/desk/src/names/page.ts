/** The page of a programme's names: the words once, the list, sealed before it goes. No field of it has a name to be sent by. */
import { decodeBase64, encodeBase64 } from '@titian/sealing';
import type { OrganisationKey } from '@titian/sealing/members';
import { makePhrase, normalisePhrase } from '@titian/sealing/words';
import { HubError, pageToken } from '../hub/requests.ts';
import { say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { joinPeople, makeStore, openPeople, openStore, type Person, sealPeople } from './store.ts';

interface Entry {
  readonly name: string;
  readonly isAgreed: boolean;
  readonly agreedOn: string;
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly version: number;
  readonly ciphertext: string;
}

export function startNamesPage(page: HTMLElement): void {
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (view && view.childElementCount === 0) new NamesPage(page, view).begin();
}

class NamesPage {
  #key: OrganisationKey | null = null;
  /** The locked key, while the hub does not have it yet. */
  #newStore: Uint8Array | null = null;
  #version: number;
  #rows = 0;

  constructor(
    private readonly page: HTMLElement,
    private readonly view: HTMLElement,
  ) {
    this.#version = Number(page.dataset['version'] ?? '0');
  }

  begin(): void {
    if (this.page.dataset['store']) this.#ask();
    else this.#teach(makePhrase());
  }

  /** The first list of an organisation: its words are shown, and typed once. */
  #teach(phrase: string): void {
    this.#draw('new');
    fillList(this.view, 'words', phrase.split(' '), (row, word) => setText(row, 'word', word));
    this.#onSubmit(async () => {
      if (normalisePhrase(this.#find<HTMLInputElement>('#again').value) !== phrase) return this.#warn(sayingFor(this.page, 'phrase.other'));
      const made = await makeStore(phrase, this.#root);
      this.#key = made.key;
      this.#newStore = made.file;
      this.#list([]);
    });
  }

  #ask(): void {
    this.#draw('locked');
    this.#onSubmit(async () => {
      const words = this.#find<HTMLInputElement>('#words').value;
      const key = await openStore(decodeBase64(this.page.dataset['store'] ?? ''), words, this.#root);
      const sealed = this.page.dataset['ciphertext'] ?? '';
      const people = sealed === '' ? [] : await openPeople(decodeBase64(sealed), key);
      this.#key = key;
      this.#list(people);
    });
  }

  #list(people: readonly Person[]): void {
    this.#draw('opened');
    for (const { name, agreed_on } of people) this.#addRow({ name, isAgreed: true, agreedOn: agreed_on });
    if (people.length === 0) this.#addRow();
    this.#find('[data-place="add"]').addEventListener('click', () => this.#addRow().focus());
    this.#onSubmit(() => this.#keep());
  }

  #addRow(entry?: Entry): HTMLInputElement {
    const list = this.#find('[data-list="people"]');
    const row = list.querySelector('template')?.content.cloneNode(true) as DocumentFragment;
    const person = row.querySelector<HTMLElement>('[data-place="person"]');
    const name = row.querySelector<HTMLInputElement>('[data-place="name"]');
    const agreed = row.querySelector<HTMLInputElement>('[data-place="agreed"]');
    if (!person || !name || !agreed) throw new Error('The page has no row for a person.');
    name.value = entry?.name ?? '';
    agreed.checked = entry?.isAgreed ?? false;
    this.#rows += 1;
    agreed.id = `agreed-${this.#rows}`;
    row.querySelector('[data-place="agreed-label"]')?.setAttribute('for', agreed.id);
    person.dataset['agreedOn'] = entry?.agreedOn ?? '';
    row.querySelector('[data-place="remove"]')?.addEventListener('click', () => person.remove());
    list.append(row);
    return name;
  }

  #read(): readonly Entry[] {
    return [...this.view.querySelectorAll<HTMLElement>('[data-place="person"]')]
      .map((row) => ({
        name: row.querySelector<HTMLInputElement>('[data-place="name"]')?.value.trim().normalize('NFC') ?? '',
        isAgreed: row.querySelector<HTMLInputElement>('[data-place="agreed"]')?.checked ?? false,
        agreedOn: row.dataset['agreedOn'] || new Date().toISOString().slice(0, 10),
      }))
      .filter(({ name }) => name !== '');
  }

  async #keep(): Promise<void> {
    const entries = this.#read();
    const day = this.#find<HTMLInputElement>('#deletes-on').value;
    const fault =
      entries.length === 0
        ? 'names.empty'
        : entries.some(({ isAgreed }) => !isAgreed)
          ? 'names.without_consent'
          : day === ''
            ? 'names.day'
            : null;
    if (fault !== null) return this.#warn(sayingFor(this.page, fault));
    if (this.#key === null) throw new Error('No key is open.');
    const people = entries.map(({ name, agreedOn }) => ({ name, agreed_on: agreedOn }));
    const refusal = await this.#send({
      ciphertext: encodeBase64(await sealPeople(people, this.#key)),
      store: this.#newStore === null ? null : encodeBase64(this.#newStore),
      seen: this.#version,
      is_agreed: true,
      deletes_on: day,
    });
    if (refusal === null) {
      this.#newStore = null;
      return show(this.view, 'saved', true);
    }
    if (refusal.ciphertext !== '') await this.#join(refusal, people, day);
    this.#warn(refusal.message);
  }

  /** Somebody was quicker: what they saved and what stands here, together. */
  async #join(refusal: Refusal, ours: readonly Person[], day: string): Promise<void> {
    if (this.#key === null) return;
    const theirs = await openPeople(decodeBase64(refusal.ciphertext), this.#key);
    this.#version = refusal.version;
    this.#list(joinPeople(theirs, ours));
    this.#find<HTMLInputElement>('#deletes-on').value = day;
  }

  /** What the hub refused; null where it took it. */
  async #send(brought: object): Promise<Refusal | null> {
    let answer: Response;
    try {
      const headers = { 'content-type': 'application/json', 'x-csrftoken': pageToken() };
      answer = await fetch(this.page.dataset['address'] ?? '', {
        method: 'POST',
        headers,
        body: JSON.stringify(brought),
        redirect: 'error',
      });
    } catch {
      throw new HubError('hub.unreachable', 0);
    }
    const said = readSaid(await answer.json().catch(() => null));
    if (said === null) throw new HubError('page.failed', answer.status);
    if (answer.ok) {
      this.#version = said.version;
      return null;
    }
    return said;
  }

  #draw(name: string): void {
    this.view.replaceChildren(cloneTemplate(this.page, name));
    this.view.querySelector<HTMLElement>('input')?.focus();
  }

  #onSubmit(action: () => Promise<void>): void {
    this.#find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      show(this.view, 'problem', false);
      if (this.view.querySelector('[data-part="saved"]')) show(this.view, 'saved', false);
      action().catch((error: unknown) => this.#warn(say(this.page, error)));
    });
  }

  #warn(problem: string): void {
    setText(this.view, 'problem', problem);
    show(this.view, 'problem', true);
  }

  get #root(): string {
    return this.page.dataset['root'] ?? '';
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.view.querySelector<T>(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return found;
  }
}

function readSaid(value: unknown): Refusal | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code = '', message = '', version = 0, ciphertext = '' } = value as Record<string, unknown>;
  if (typeof code !== 'string' || typeof message !== 'string' || typeof version !== 'number' || typeof ciphertext !== 'string') return null;
  return { code, message, version, ciphertext };
}
