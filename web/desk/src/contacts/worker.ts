/** Keeps the page of the contact sheet, without a number in it, and gives it where there is no network. It answers for no
 * other page and for nothing that pages ask for. */
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', heard: (event: Waits) => void): void;
  addEventListener(name: 'fetch', heard: (event: Asked) => void): void;
}

const worker = self as unknown as Worker;
const CACHE = 'titian-contacts';

/** The page itself and nothing in its place: neither a sign-in nor an error is kept. */
async function take(): Promise<Response> {
  const page = worker.registration.scope;
  const answer = await fetch(page, { cache: 'no-store', redirect: 'manual' });
  if (answer.ok) await (await caches.open(CACHE)).put(page, answer.clone());
  return answer;
}

async function give(asked: Asked): Promise<Response> {
  const kept = await caches.match(worker.registration.scope, { cacheName: CACHE });
  const fresh = take();
  if (kept === undefined) return fresh;
  asked.waitUntil(fresh.catch(() => undefined));
  return kept;
}

worker.addEventListener('install', (event) => event.waitUntil(take().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate' && event.request.url === worker.registration.scope) event.respondWith(give(event));
});
