/** What every desk page loads: its look, the few accessible behaviours of its parts, and htmx. */
import '@fontsource-variable/noto-sans/wght.css';
import { Button, ErrorSummary, PasswordInput, Radios, SkipLink } from 'govuk-frontend';
import htmx from 'htmx.org';
import { startCountdowns } from './hub/countdown.ts';
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

htmx.onLoad((piece) => {
  if (piece instanceof HTMLElement) start(piece);
});

// A page that came in by htmx begins at its heading, as a page that was loaded does.
document.addEventListener('htmx:afterSettle', (event) => {
  const isPage = event.target instanceof Element && event.target === document.body;
  if (isPage) document.querySelector<HTMLElement>('#main h1')?.focus();
});
