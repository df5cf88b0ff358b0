/** Shows the one sentence when a push comes, and leads to the desk when it is touched. It answers no request of a page. */
import { readWords, WORDS_ADDRESS, WORDS_CACHE, type Words } from './words.ts';

/** As much of a service worker as this one is: the DOM's own types and a worker's cannot be loaded together. */
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Touched extends Waits {
  readonly notification: Notification;
}
interface Page {
  readonly url: string;
  focus(): Promise<unknown>;
}
interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly location: Location;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Page[]>;
    openWindow(address: string): Promise<unknown>;
  };
  addEventListener(name: 'push', heard: (event: Waits) => void): void;
  addEventListener(name: 'notificationclick', heard: (event: Touched) => void): void;
}

const worker = self as unknown as Worker;
/** Where the page's words were cleared away: still a sentence, and still nothing of anybody. */
const PLAIN: Words = { title: 'titian', said: 'One waits for you.', language: 'en' };
const TAG = 'waits';

/** Looks without opening: that would make the cache again which a browser turned off has just cleared away. */
async function findWords(): Promise<Words> {
  const kept = await caches.match(WORDS_ADDRESS, { cacheName: WORDS_CACHE });
  return readWords(kept ? await kept.json() : null) ?? PLAIN;
}

/** Whatever came with the push is not looked at. One that is shown already is replaced: it says the same. */
async function show(): Promise<void> {
  const { title, said, language } = await findWords();
  await worker.registration.showNotification(title, { body: said, lang: language, tag: TAG });
}

async function openDesk(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => page.url.startsWith(worker.location.origin));
  await (open ? open.focus() : worker.clients.openWindow('/'));
}

worker.addEventListener('push', (event) => event.waitUntil(show()));
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openDesk());
});
