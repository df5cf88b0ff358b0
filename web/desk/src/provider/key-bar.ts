/** The line on every page of whoever can hold a key: that it is open in this tab, and the button that locks it everywhere. */
import { KeyRing } from './key-ring.ts';
import { type Holder, TabKeep } from './tab-keep.ts';

const now = (): number => Date.now();

export const ring = new KeyRing(
  {
    now,
    set: (action, milliseconds) => window.setTimeout(action, milliseconds),
    clear: (timer) => window.clearTimeout(timer),
  },
  new TabKeep(() => window.sessionStorage, now),
);

/** Locking in one tab locks all; so does a page that nobody is signed in on. */
const tabs = new BroadcastChannel('titian-open-key');

const findBar = (): HTMLElement | null => document.querySelector('[data-key-bar]');

/** Whose page this is, and the hub's half for this sign-in. */
export function readHolder(): Holder {
  const { owner = '', half = '' } = findBar()?.dataset ?? {};
  return { owner, half };
}

/** Shows the line once a key is open, until it is forgotten. */
export function showOpen(): void {
  const bar = findBar();
  if (!bar) return;
  bar.hidden = false;
  ring.whenForgotten(() => (bar.hidden = true));
}

export function startKeyBar(): void {
  const { owner } = readHolder();
  if (owner === '') tabs.postMessage('lock');
  if (ring.arrive(owner)) showOpen();
}

tabs.addEventListener('message', () => ring.forget());
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-place="lock"]')) return;
  tabs.postMessage('lock');
  ring.forget();
});
window.addEventListener('pagehide', () => ring.leave());
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});
