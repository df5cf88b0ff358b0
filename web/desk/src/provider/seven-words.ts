/** The seven words, asked once in a tab and a sign-in: the same for every page that opens something sealed to the organisation. */
import { PHRASE_WORDS, splitPhrase } from '@titian/sealing/words';
import { type Hub, makeHub, pageToken } from '../hub/requests.ts';
import { codeOf, fill, say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, setText, show } from '../hub/slots.ts';
import { readHolder, ring, showOpen } from './key-bar.ts';
import { NoKeyFile, type OpenedKeys, OtherKey, unlock } from './open-package.ts';
import { getOrganisationKey, type OrganisationKeyFacts } from './organisation.ts';

/** What a page does with the keys once they are open. */
export interface Sealed {
  /** Opens it and fills the template `opened`; whatever it throws is told, and the words can be typed again. */
  open(keys: OpenedKeys, facts: OrganisationKeyFacts): Promise<void>;
  /** It is on the screen: the hub can be told. */
  opened(): Promise<void>;
}

/** Draws by turns into the page's view: asking, working, refused, opened. Does nothing where it has begun already. */
export function startOpening(page: HTMLElement, makeSealed: (hub: Hub, view: HTMLElement) => Sealed): void {
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (!view || view.childElementCount > 0) return;
  const hub = makeHub(pageToken);
  const holder = readHolder();
  const draw = (name: string): void => view.replaceChildren(cloneTemplate(page, name));
  const sealed = makeSealed(hub, view);

  const askWords = (problem?: string, typed = ''): void => {
    draw('locked');
    const form = view.querySelector<HTMLFormElement>('form');
    const entry = form?.querySelector<HTMLInputElement>('[name="words"]');
    if (!form || !entry) return;
    if (problem !== undefined) {
      warn(view, problem);
      entry.value = typed; // Mending one word is easier than typing seven.
      entry.focus();
    }
    form.querySelector<HTMLInputElement>('[data-place="show-words"]')?.addEventListener('change', (event) => {
      entry.classList.toggle('masked', !(event.target instanceof HTMLInputElement && event.target.checked));
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const problem = faultInCount(page, entry.value);
      if (problem !== null) askWords(problem, entry.value);
      else void open(entry.value);
    });
  };

  const open = async (phrase: string | null): Promise<void> => {
    draw('working');
    try {
      const facts = await getOrganisationKey(hub);
      let keys = phrase === null ? await ring.find(holder) : null;
      if (keys === null) {
        if (phrase === null) return askWords();
        keys = await unlock(facts, phrase);
        await ring.hold(holder, keys);
      }
      showOpen();
      await sealed.open(keys, facts);
      ring.whenForgotten(() => {
        if (view.isConnected) askWords();
      });
      await sealed.opened();
    } catch (error) {
      refuse(error, phrase ?? '');
    }
  };

  const refuse = (error: unknown, typed: string): void => {
    if (error instanceof NoKeyFile) return draw('no_file');
    if (error instanceof OtherKey) return askWords(sayingFor(page, 'key.other'));
    const code = codeOf(error);
    if (code === 'phrase.malformed' || code === 'member_file.unopenable') return askWords(say(page, error), typed);
    draw('refused');
    setText(view, 'problem', say(page, error));
    setText(view, 'code', code);
    view.querySelector('[data-place="again"]')?.addEventListener('click', () => void begin());
  };

  const begin = async (): Promise<void> => {
    draw('working');
    if ((await ring.find(holder)) === null) askWords();
    else await open(null);
  };

  void begin();
}

/** What is wrong with how many words were typed; null for seven. A word too many is told as that, not as seven strange ones. */
export function faultInCount(page: ParentNode, typed: string): string | null {
  const count = splitPhrase(typed).length;
  if (count === PHRASE_WORDS) return null;
  return count === 0 ? sayingFor(page, 'phrase.empty') : fill(sayingFor(page, 'phrase.count'), { count });
}

/** Shows a problem in the part of the template that is there for it. */
export function warn(root: ParentNode, problem: string): void {
  setText(root, 'problem', problem);
  show(root, 'problem', true);
}
