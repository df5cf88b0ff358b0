/** One referral: unlock, open, check, then show. What it says is drawn as text and never leaves this tab. */
import htmx from 'htmx.org';
import { makeHub, pageToken } from '../hub/requests.ts';
import { codeOf, say } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { KeyRing } from './key-ring.ts';
import { type Envelope, NoKeyFile, type OpenedReferral, openReferral, unlock } from './open-package.ts';
import { getOrganisationKey } from './organisation.ts';
import { sayAnswer, sayAnswers, sayDay, sayIndicators, sayLanguage, sayQuestion } from './payload.ts';
import { getWording, NO_WORDING, type Wording } from './wording.ts';

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

const NEW = new Set(['released', 'delivered']);

export function startPackagePage(page: HTMLElement): void {
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (!view || view.childElementCount > 0) return;
  const hub = makeHub(pageToken);
  const owner = page.dataset['owner'] ?? '';
  const envelope: Envelope = {
    itemId: page.dataset['itemId'] ?? '',
    referralId: page.dataset['referralId'] ?? '',
    recipient: page.dataset['recipient'] ?? '',
    position: Number(page.dataset['position']),
  };

  const draw = (name: string): void => view.replaceChildren(cloneTemplate(page, name));

  const askWords = (problem?: string, typed = ''): void => {
    draw('locked');
    const form = view.querySelector<HTMLFormElement>('form');
    const entry = form?.querySelector<HTMLInputElement>('[name="words"]');
    if (!form || !entry) return;
    if (problem !== undefined) {
      setText(view, 'problem', problem);
      show(view, 'problem', true);
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
      let key = ring.find(owner);
      if (key === null) {
        if (phrase === null) return askWords();
        key = await unlock(facts, phrase);
        ring.hold(owner, key);
      }
      const opened = await openReferral(hub, facts, key, envelope);
      const wording = await getWording(hub, opened.trust, opened.release).catch(() => null);
      drawOpened(opened, wording);
      if (NEW.has(page.dataset['status'] ?? '')) await tellOpened();
    } catch (error) {
      refuse(error, phrase ?? '');
    }
  };

  const refuse = (error: unknown, typed: string): void => {
    if (error instanceof NoKeyFile) return draw('no_file');
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

  const drawOpened = (opened: OpenedReferral, wording: Wording | null): void => {
    draw('opened');
    fillOpened(view, opened, wording);
    view.querySelector('[data-place="lock"]')?.addEventListener('click', () => ring.forget());
    ring.whenForgotten(() => {
      if (view.isConnected) askWords();
    });
  };

  /** The hub notes that it was opened; the answers that are possible now come from it. */
  const tellOpened = async (): Promise<void> => {
    try {
      await hub.post(`/packages/${envelope.itemId}/opened`, {});
      page.dataset['status'] = 'opened';
      const state = page.querySelector<HTMLElement>('[data-place="state"]');
      if (state) state.textContent = state.dataset['opened'] ?? '';
      await htmx.ajax('get', window.location.pathname, { target: '#answer', select: '#answer', swap: 'outerHTML' });
    } catch {
      // It stays readable; the next look at the page tries again.
    }
  };

  if (page.dataset['status'] !== undefined && ring.find(owner) !== null) void open(null);
  else askWords();
}

function sayingFor(page: HTMLElement, code: string): string {
  return page.querySelector(`[data-sayings] [data-code="${code}"]`)?.textContent?.trim() ?? code;
}

/** Puts an opened referral into the page's template: who sealed it first, then what it says. */
export function fillOpened(view: ParentNode, opened: OpenedReferral, found: Wording | null): void {
  const { payload } = opened;
  const wording = found ?? NO_WORDING;
  setText(view, 'station', opened.station);
  setText(view, 'level', wording.find(`level.${payload.level}.officer`) ?? payload.level);
  show(view, 'child', payload.isChild);
  show(view, 'adult', !payload.isChild);
  fillList(view, 'needs', payload.needs, (row, need) => setText(row, 'text', wording.find(`need.${need}.officer`) ?? need));
  show(view, 'no-needs', payload.needs.length === 0);
  setText(view, 'language', sayLanguage(payload.language));
  show(view, 'interpreter', payload.needsInterpreter);
  setText(view, 'how_to_meet', payload.howToMeet);
  setText(view, 'made_on', sayDay(payload.madeOn));
  const isConsented = payload.consentLanguage !== null && payload.givenFor > 0;
  show(view, 'consented', isConsented);
  show(view, 'not-consented', !isConsented);
  setText(view, 'consent_language', sayLanguage(payload.consentLanguage ?? ''));
  setText(view, 'place', String(opened.position + 1));
  setText(view, 'places', String(payload.givenFor));
  fillList(view, 'rules', payload.rules, (row, rule) => setText(row, 'text', wording.find(`rule.${rule}.title`) ?? rule));
  fillList(view, 'reasons', payload.reasons, (row, reason) => {
    setText(row, 'question', sayQuestion(reason.item, wording));
    setText(row, 'answer', reason.answer === null ? '' : sayAnswer(reason.item, reason.answer, wording));
    const indicator = reason.indicator === null ? null : sayIndicators(reason.indicator, wording);
    setText(row, 'indicator', [indicator, reason.source].filter(Boolean).join(', '));
    show(row, 'indicator', indicator !== null);
  });
  show(view, 'no-reasons', payload.reasons.length === 0 && payload.rules.length === 0);
  const answers = payload.answers === null ? [] : sayAnswers(payload.answers, wording);
  fillList(view, 'answers', answers, (row, said) => {
    setText(row, 'question', said.question);
    setText(row, 'answer', said.answer);
  });
  show(view, 'no-answers', payload.answers === null);
  show(view, 'no-words', found === null);
}
