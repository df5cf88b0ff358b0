/** What every desk page loads: its look, the few accessible behaviours of its parts, and htmx. */
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-sans-thai/wght.css';
import { Button, ErrorSummary, PasswordInput, Radios, SkipLink } from 'govuk-frontend';
import htmx from 'htmx.org';
import { startCountdowns } from './hub/countdown.ts';
import { startMore } from './hub/more.ts';
import { startKeyBar } from './provider/key-bar.ts';
import { startSaveKey } from './studio/keys.ts';
import './style/desk.scss';
import './tokens.css';

const MODULES = [Button, ErrorSummary, PasswordInput, Radios, SkipLink] as const;

/** Starts what a piece of page needs, when it first loads and when htmx brings it in. */
function start(piece: ParentNode & Node): void {
  if (piece instanceof HTMLElement || piece instanceof Document) startParts(piece);
  startCountdowns(piece);
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="organisation-key"]')) {
    void import('./provider/key-page.ts').then(({ startKeyPage }) => startKeyPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="key-care"]')) {
    void import('./provider/care-page.ts').then(({ startCarePage }) => startCarePage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="complaint"]')) {
    void import('./oversight/complaint-page.ts').then(({ startComplaintPage }) => startComplaintPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="records"]')) {
    void import('./oversight/records-page.ts').then(({ startRecordsPage }) => startRecordsPage(place));
  }
  if (piece.querySelector('.tongue')) void import('./studio/letters.ts');
  for (const field of piece.querySelectorAll<HTMLTextAreaElement>('textarea[data-save]')) startSaveKey(field);
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="recording"], [data-page="listening"]')) {
    void import('./studio/recording.ts').then(({ startListeningPage, startRecordingPage }) => {
      if (place.dataset['page'] === 'recording') startRecordingPage(place);
      else startListeningPage(place);
    });
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="minutes"], [data-page="minutes-left"]')) {
    void import('./minutes/page.ts').then(({ sendLeft, startMinutesPage }) =>
      place.dataset['page'] === 'minutes' ? startMinutesPage(place) : sendLeft(place),
    );
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="drift"]')) {
    void import('./drift/page.ts').then(({ startDriftPage }) => startDriftPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="names"]')) {
    void import('./names/page.ts').then(({ startNamesPage }) => startNamesPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="seal-position"]')) {
    void import('./positions/seal-page.ts').then(({ startSealPage }) => startSealPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="sealed-position"]')) {
    void import('./positions/open-page.ts').then(({ startOpenPage }) => startOpenPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="sealed-counts"]')) {
    void import('./arrivals/exact-page.ts').then(({ startExactPage }) => startExactPage(place));
  }
  const heard = [...piece.querySelectorAll<HTMLElement>('.heard')];
  if (heard.length > 0) void import('./offer/heard.ts').then(({ startHeard }) => startHeard(heard));
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="notices"]')) {
    void import('./notices/notices-page.ts').then(({ startNoticesPage }) => startNoticesPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="slip"]')) {
    void import('./provider/squares-page.ts').then(({ startSquaresPage }) => startSquaresPage(place));
  }
  for (const place of piece.querySelectorAll<HTMLElement>('[data-page="package"]')) {
    void import('./provider/package-page.ts').then(({ startPackagePage }) => startPackagePage(place));
  }
}

function startParts(piece: HTMLElement | Document): void {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  for (const Module of MODULES) {
    for (const place of piece.querySelectorAll<HTMLElement>(`[data-module="${Module.moduleName}"]`)) {
      if (place.hasAttribute(`data-${Module.moduleName}-init`)) continue;
      try {
        new Module(place);
      } catch (error) {
        // A part that cannot start stays plain HTML, which works.
        console.warn(Module.moduleName, error instanceof Error ? error.name : 'failed');
      }
    }
  }
}

startMore(document);
startKeyBar();

htmx.onLoad((piece) => {
  if (piece instanceof HTMLElement) start(piece);
});

interface SwapDetail {
  readonly boosted?: boolean;
  readonly target?: Element;
  readonly xhr?: XMLHttpRequest;
  shouldSwap: boolean;
}

/** Whether a table was asked for and another page came: signed out, not allowed, or the hub erred. */
function isAnotherPage(detail: SwapDetail): boolean {
  const { target, xhr } = detail;
  if (!(target instanceof HTMLElement) || !target.matches('.table-part') || !xhr) return false;
  return xhr.status >= 400 || !xhr.responseText.includes(`id="${target.id}"`);
}

// A page that refuses or asks again is a page too. A list that asks for itself keeps what it has when the hub errs.
document.addEventListener('htmx:beforeSwap', (event) => {
  const detail = (event as CustomEvent<SwapDetail>).detail;
  if (isAnotherPage(detail)) {
    detail.shouldSwap = false;
    window.location.assign(detail.xhr?.responseURL ?? window.location.href);
    return;
  }
  if (detail.boosted === true) detail.shouldSwap = true;
});

// The hub cannot be reached: said where the reader is, and the page stays as it was.
document.addEventListener('htmx:sendError', (event) => {
  const main = document.getElementById('main');
  const template = document.querySelector<HTMLTemplateElement>('template[data-template="unreachable"]');
  if ((event as CustomEvent<SwapDetail>).detail.boosted !== true || !main || !template) return;
  main.querySelector('[data-place="unreachable"]')?.remove();
  main.prepend(template.content.cloneNode(true));
});

// A page that came in by htmx begins at its heading, as a page that was loaded does.
document.addEventListener('htmx:afterSettle', (event) => {
  const isPage = event.target instanceof Element && event.target === document.body;
  if (!isPage) return;
  startKeyBar();
  document.querySelector<HTMLElement>('#main h1')?.focus();
});
