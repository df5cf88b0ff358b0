/** One referral: unlock, open, check, then show. What it says is drawn as text and never leaves this tab. */
import htmx from 'htmx.org';
import { download } from '../hub/download.ts';
import { fillList, setText, show, cloneTemplate } from '../hub/slots.ts';
import { makeRecord, toCsv } from './htcds.ts';
import { browserMemory } from './known-trust.ts';
import { type Envelope, type OpenedReferral, openReferral } from './open-package.ts';
import { sayAnswer, sayAnswers, sayDay, sayIndicators, sayLanguage, sayNotTold, sayQuestion } from './payload.ts';
import { startOpening } from './seven-words.ts';
import { getWording, NO_WORDING, type Wording } from './wording.ts';

const NEW = new Set(['released', 'delivered']);

export function startPackagePage(page: HTMLElement): void {
  const envelope: Envelope = {
    itemId: page.dataset['itemId'] ?? '',
    referralId: page.dataset['referralId'] ?? '',
    recipient: page.dataset['recipient'] ?? '',
    position: Number(page.dataset['position']),
  };
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

/** Saves what is open as a record of HTCDS 2.0, on this computer alone: the hub is not told and gets nothing. */
function saveRecord({ station, release, signed }: OpenedReferral, { referralId }: Envelope): void {
  const record = makeRecord(signed, { station, release, referral_id: referralId });
  download(new TextEncoder().encode(toCsv(record)), `referral-${referralId.slice(0, 8)}-htcds.csv`, 'text/csv');
}

/** Puts an opened referral into the page's template: who sealed it first, then what it says. */
export function fillOpened(view: ParentNode, opened: OpenedReferral, found: Wording | null): void {
  const { payload } = opened;
  const wording = found ?? NO_WORDING;
  const notTell = payload.notTell ?? [];
  fillList(view, 'not-tell', notTell, (row, each) => setText(row, 'text', sayNotTold(each, wording)));
  show(view, 'not-tell', notTell.length > 0);
  show(view, 'tell-helpers', payload.notTell !== null && notTell.length === 0);
  show(view, 'tell-unknown', payload.notTell === null);
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
  const exception = isConsented ? null : payload.withoutConsent;
  show(view, 'not-consented', !isConsented && exception === null);
  show(view, 'without-consent', exception !== null);
  for (const each of ['threat_to_life', 'child', 'incapacity']) show(view, `without-${each}`, exception === each);
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
