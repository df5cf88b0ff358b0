/**
 * The service worker: whole versions of the app, served with no network. A version is complete before it can take over,
 * takes over only when the page says so, and the one before it stays for going back to. One that does not start gives
 * way by itself. Only this worker writes which version is in use.
 */
import {
  aside,
  changed,
  inUse,
  opened,
  readShells,
  SHELL_CACHE,
  type Shells,
  started,
  takeOver,
  type ToWorker,
  writeShells,
} from './shells.ts';

/** What of the worker's own world is used here; the app is typed against the page's. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerEvent & MessageEvent<ToWorker>) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
declare const self: WorkerScope;

const FILES = self.__WB_MANIFEST;
const PAGE = '/index.html';
/** Pages of the hub that are no part of the app. */
const NOT_OURS = [/^\/api\//, /^\/answer\//, /^\/certificate\//, /^\/healthz/, /^\/readyz/];
const OURS = /^\/(assets\/|icons\/|manifest\.webmanifest$)/;
/** Letters of a script come with the first language that is written in it, the officer's words with the officer's choice. */
const LATER: readonly (readonly [RegExp, string])[] = [
  [/^\/assets\/noto-[^/]+\.woff2$/, 'titian-fonts'],
  [/^\/assets\/[^/]+\.ftl$/, 'titian-interface'],
];
/** Of the worker before this one. */
const OUTDATED = 'workbox-precache';

let known: Promise<Shells | null> | null = null;
const read = (): Promise<Shells | null> => (known ??= readShells().catch(() => null));

async function keep(shells: Shells): Promise<void> {
  known = Promise.resolve(shells);
  await writeShells(shells).catch(() => undefined); // a full phone still opens the app
}

/** The same files, the same name. */
async function ownCache(): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(FILES)));
  return SHELL_CACHE + Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All files of this version, or a failure; what is here already is not asked for again. */
async function install(): Promise<void> {
  const cache = await caches.open(await ownCache());
  for (const { url, revision } of FILES) {
    const address = new URL(url, location.origin).href;
    if (await cache.match(address, { ignoreVary: true })) continue;
    // A name with a hash in it means the same bytes in every version.
    const same = revision === null ? await caches.match(address, { ignoreVary: true }) : undefined;
    const response = same ?? (await fetch(address, { cache: revision === null ? 'default' : 'reload' }));
    if (!response.ok || response.redirected) throw new TypeError(`${url} is not to be had`);
    await cache.put(address, response);
  }
}

async function activate(): Promise<void> {
  const shell = { cache: await ownCache(), version: __APP_VERSION__, since: new Date().toISOString() };
  const shells = takeOver(await read(), shell);
  await keep(shells);
  const kept = [shells.now.cache, shells.former?.cache];
  for (const name of await caches.keys())
    if ((name.startsWith(SHELL_CACHE) && !kept.includes(name)) || name.startsWith(OUTDATED)) await caches.delete(name);
  await self.clients.claim();
}

/** A file of the version in use, else of the other: a tab that stands open still asks for what it was built with. */
async function find(shells: Shells | null, address: string): Promise<Response | undefined> {
  for (const shell of shells ? [inUse(shells), aside(shells)] : []) {
    const found = shell ? await caches.match(address, { cacheName: shell.cache, ignoreVary: true }) : undefined;
    if (found) return found;
  }
  return undefined;
}

async function openApp(request: Request): Promise<Response> {
  const before = await read();
  const shells = before ? opened(before) : null;
  if (shells && shells !== before) await keep(shells);
  return (await find(shells, new URL(PAGE, location.origin).href)) ?? fetch(request);
}

async function serve(request: Request, path: string): Promise<Response> {
  const found = await find(await read(), request.url);
  if (found) return found;
  const [, name] = LATER.find(([pattern]) => pattern.test(path)) ?? [];
  if (name === undefined) return fetch(request);
  const cache = await caches.open(name);
  const held = await cache.match(request.url, { ignoreVary: true });
  if (held) return held;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone()).catch(() => undefined);
  return response;
}

async function change(event: MessageEvent): Promise<void> {
  const shells = await read();
  if (shells) await keep(changed(shells));
  event.ports[0]?.postMessage(shells !== null);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data.type === 'SKIP_WAITING') void self.skipWaiting();
  if (event.data.type === 'STARTED') event.waitUntil(read().then((shells) => shells && keep(started(shells))));
  if (event.data.type === 'CHANGE_SHELL') event.waitUntil(change(event));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode !== 'navigate') {
    if (OURS.test(pathname)) event.respondWith(serve(request, pathname));
  } else if (!NOT_OURS.some((pattern) => pattern.test(pathname))) event.respondWith(openApp(request));
});
