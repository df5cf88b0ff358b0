/** One referral: unlock, open, check, then show. What it says is drawn as text and never leaves this tab. */
import htmx from 'htmx.org';
import { download } from '../hub/download.ts';
import { fillList, setText, show, cloneTemplate } from '../hub/slots.ts';
import { makeRecord, toCsv } from './htcds.ts';
import { browserMemory } from './known-trust.ts';
import { type Envelope, type OpenedReferral, openReferral } from './open-package.ts';
import { type SaidAnswer, sayAnswer, sayAnswers, sayDay, sayIndicators, sayLanguage, sayNotTold, sayQuestion } from './payload.ts';
import { startOpening } from './seven-words.ts';
import { readHubWord } from './two-officers.ts';
import { getWording, NO_WORDING, type Wording } from './wording.ts';

const NEW = new Set(['released', 'delivered']);

export function startPackagePage(page: HTMLElement): void {
  const envelope: Envelope = {
    itemId: page.dataset['itemId'] ?? '',
    referralId: page.dataset['referralId'] ?? '',
    recipient: page.dataset['recipient'] ?? '',
    position: Number(page.dataset['position']),
    word: readHubWord(page.dataset),
  };
  page.addEventListener('click', openOnTheWay);
  startOpening(page, (hub, view) => ({
    async open(keys, facts) {
      const opened = await openReferral(hub, facts, keys, envelope, browserMemory());
      const wording = await getWording(hub, opened.trust, opened.release).catch(() => null);
      view.replaceChildren(cloneTemplate(page, 'opened'));
      fillOpened(view, opened, wording);
      view.querySelector('[data-place="save-htcds"]')?.addEventListener('click', () => saveRecord(opened, envelope));
    },
    /** The hub notes that it was opened; the answers that are possible now come from it. */
    async opened() {
      if (!NEW.has(page.dataset['status'] ?? '')) return;
      try {
        await hub.post(`/packages/${envelope.itemId}/opened`, {});
        page.dataset['status'] = 'opened';
        const state = page.querySelector<HTMLElement>('[data-place="state"]');
        if (state) state.textContent = state.dataset['opened'] ?? '';
        await htmx.ajax('get', window.location.pathname, { target: '#answer', select: '#answer', swap: 'outerHTML' });
      } catch {
        // It stays readable; the next look at the page tries again.
      }
    },
  }));
}

/** A way at the foot opens what it leads into. Most browsers do so by themselves, before this script is there. */
function openOnTheWay({ target }: MouseEvent): void {
  const way = target instanceof Element ? target.closest<HTMLAnchorElement>('.decision a[href^="#"]') : null;
  const folded = way && document.querySelector(way.hash)?.closest('details');
  if (folded) folded.open = true;
}

/** Saves what is open as a record of HTCDS 2.0, on this computer alone: the hub is not told and gets nothing. */
function saveRecord({ station, release, payload }: OpenedReferral, { referralId }: Envelope): void {
  const record = makeRecord(payload, { station, release, referral_id: referralId });
  download(new TextEncoder().encode(toCsv(record)), `referral-${referralId.slice(0, 8)}-htcds.csv`, 'text/csv');
}

/** Puts an opened referral into the page's template: who sealed it first, then what it says. */
export function fillOpened(view: ParentNode, opened: OpenedReferral, found: Wording | null): void {
  const { payload } = opened;
  const { needs = [], reasons = [], rules = [], not_tell = null } = payload;
  const wording = found ?? NO_WORDING;
  fillList(view, 'not-tell', not_tell ?? [], (row, each) => setText(row, 'text', sayNotTold(each, wording)));
  show(view, 'not-tell', not_tell !== null && not_tell.length > 0);
  show(view, 'tell-helpers', not_tell !== null && not_tell.length === 0);
  show(view, 'tell-unknown', not_tell === null);
  setText(view, 'station', opened.station);
  setText(view, 'level', wording.find(`level.${payload.level}.officer`) ?? payload.level);
  show(view, 'child', payload.child);
  show(view, 'adult', !payload.child);
  fillList(view, 'needs', needs, (row, need) => setText(row, 'text', wording.find(`need.${need}.officer`) ?? need));
  show(view, 'no-needs', needs.length === 0);
  setText(view, 'language', sayLanguage(payload.language));
  show(view, 'interpreter', payload.interpreter);
  setText(view, 'how_to_meet', payload.how_to_meet);
  setText(view, 'made_on', sayDay(payload.made_on));
  fillConsent(view, opened);
  fillList(view, 'rules', rules, (row, rule) => setText(row, 'text', wording.find(`rule.${rule}.title`) ?? rule));
  fillList(view, 'reasons', reasons, (row, reason) => {
    setText(row, 'question', sayQuestion(reason.item, wording));
    setText(row, 'answer', sayAnswer(reason.item, reason.answer, wording));
    const indicator = reason.indicator ? sayIndicators(reason.indicator, wording) : null;
    setText(row, 'indicator', [indicator, reason.source].filter(Boolean).join(', '));
    show(row, 'indicator', indicator !== null);
  });
  show(view, 'no-reasons', reasons.length === 0 && rules.length === 0);
  const telling = new Set(reasons.map(({ item }) => item));
  fillAnswers(view, payload.answers === undefined ? [] : sayAnswers(payload.answers, wording, telling));
  show(view, 'no-answers', payload.answers === undefined);
  show(view, 'no-words', found === null);
}

/** What was said first; plain noes folded below it; all as it was asked on request. */
function fillAnswers(view: ParentNode, answers: readonly SaidAnswer[]): void {
  const noes = answers.filter(({ isNo }) => isNo);
  const fillIn = (name: string, some: readonly SaidAnswer[]): void =>
    fillList(view, name, some, (row, said) => {
      setText(row, 'question', said.question);
      setText(row, 'answer', said.answer);
    });
  show(view, 'answered', answers.length > 0);
  fillIn(
    'answers',
    answers.filter(({ isNo }) => !isNo),
  );
  show(view, 'only-noes', noes.length > 0 && noes.length === answers.length);
  fillIn('noes', noes);
  setText(view, 'noes-count', String(noes.length));
  fillIn('asked', answers);
  setText(view, 'asked-count', String(answers.length));
}

/** In which language the person said yes, and to how many; or why it was sent without, and which officers signed that. */
function fillConsent(view: ParentNode, { payload, position, withoutYes }: OpenedReferral): void {
  const { language, given_for = [] } = payload.consent ?? {};
  // Said to be without a yes, it is without one, whatever else the phone wrote.
  const exception = payload.without_consent;
  const isConsented = exception === undefined && language !== undefined && given_for.length > 0;
  show(view, 'consented', isConsented);
  show(view, 'not-consented', !isConsented && exception === undefined);
  show(view, 'without-consent', exception !== undefined);
  for (const each of ['threat_to_life', 'child', 'incapacity']) show(view, `without-${each}`, exception === each);
  const officers = exception === undefined ? null : (withoutYes?.officers ?? 'paper');
  for (const each of ['two', 'one', 'other', 'unchecked', 'paper']) show(view, `officers-${each}`, officers === each);
  show(view, 'officers-wait', officers === 'one' && exception === 'threat_to_life');
  show(view, 'officers-missing', officers === 'one' && exception !== 'threat_to_life');
  show(view, 'not-for-us', withoutYes?.isForUs === false);
  setText(view, 'consent_language', sayLanguage(language ?? ''));
  show(view, 'among', given_for.length > 1);
  setText(view, 'place', String(position + 1));
  setText(view, 'places', String(given_for.length));
}
