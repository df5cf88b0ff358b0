/**
 * The seven words, asked once, and the keys they open, held in the memory of this tab: the same for every page that opens
 * something sealed to the organisation.
 */
import { type Hub, makeHub, pageToken } from '../hub/requests.ts';
import { codeOf, say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, setText, show } from '../hub/slots.ts';
import { KeyRing } from './key-ring.ts';
import { NoKeyFile, type OpenedKeys, OtherKey, unlock } from './open-package.ts';
import { getOrganisationKey, type OrganisationKeyFacts } from './organisation.ts';

const ring = new KeyRing({
  set: (action, milliseconds) => window.setTimeout(action, milliseconds),
  clear: (timer) => window.clearTimeout(timer),
});

// The tab goes, or a page of another account (or of none) comes in: the key goes too.
window.addEventListener('pagehide', () => ring.forget());
document.addEventListener('htmx:afterSettle', () => {
  const owner = document.querySelector<HTMLElement>('[data-owner]')?.dataset['owner'] ?? '';
  ring.find(owner);
});

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
  const owner = page.dataset['owner'] ?? '';
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
      if (entry.value.trim() === '') askWords(sayingFor(page, 'phrase.empty'));
      else void open(entry.value);
    });
  };

  const open = async (phrase: string | null): Promise<void> => {
    draw('working');
    try {
      const facts = await getOrganisationKey(hub);
      let keys = ring.find(owner);
      if (keys === null || phrase !== null) {
        if (phrase === null) return askWords();
        keys = await unlock(facts, phrase);
        ring.hold(owner, keys);
      }
      await sealed.open(keys, facts);
      view.querySelector('[data-place="lock"]')?.addEventListener('click', () => ring.forget());
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
    view.querySelector('[data-place="again"]')?.addEventListener('click', () => {
      if (ring.find(owner) === null) askWords();
      else void open(null);
    });
  };

  if (ring.find(owner) !== null) void open(null);
  else askWords();
}

/** Shows a problem in the part of the template that is there for it. */
export function warn(root: ParentNode, problem: string): void {
  setText(root, 'problem', problem);
  show(root, 'problem', true);
}
