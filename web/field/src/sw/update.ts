/**
 * Keeps the app itself on the phone. A new version waits until nobody is being asked anything: it takes over only by
 * the officer's tap on the home screen, and only while no tab of this phone holds an open screening.
 */
const SCREENING = 'titian-screening';

/** Whether the app itself can be opened with no network: not yet known, kept, or not on this browser or page. */
export type Shell = 'pending' | 'kept' | 'not_kept';

export interface Updates {
  /** Takes over and loads the page anew; false when a screening is open in some tab. */
  apply(): Promise<boolean>;
}

export interface Watcher {
  onShell(shell: Shell): void;
  /** A newer version is complete and waits. */
  onWaiting(updates: Updates): void;
}

/** Installs the service worker and tells what becomes of it; the worker learns when the app has `started`, or never. */
export async function watchShell(started: Promise<void>, { onShell, onWaiting }: Watcher): Promise<void> {
  if (!('serviceWorker' in navigator)) return onShell('not_kept');
  if (!import.meta.env.PROD) return onShell('kept');
  void navigator.serviceWorker.ready.then(async ({ active }) => {
    onShell('kept');
    await started;
    active?.postMessage({ type: 'STARTED' });
  });
  try {
    // Not needed for what is seen first: the first visit does not wait for it.
    const { Workbox } = await import('workbox-window');
    const worker = new Workbox('/sw.js', { scope: '/' });
    const updates: Updates = {
      apply: () =>
        alone(() => {
          worker.addEventListener('controlling', () => location.reload());
          worker.messageSkipWaiting();
        }),
    };
    worker.addEventListener('waiting', () => onWaiting(updates));
    await worker.register();
  } catch {
    // With no network the one installed before still serves; `ready` has told so. Else the screens say it is missing.
    if (!(await navigator.serviceWorker.getRegistration())?.active) onShell('not_kept');
  }
}

/** Marks this tab as busy with a screening until the answer is called. */
export function holdScreening(): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  if ('locks' in navigator) void navigator.locks.request(SCREENING, { mode: 'shared' }, () => held);
  return release;
}

/** Changes the app for another version, unless a screening is open in some tab: then false. */
export async function alone(run: () => void): Promise<boolean> {
  if (!('locks' in navigator)) {
    run();
    return true;
  }
  return navigator.locks.request(SCREENING, { mode: 'exclusive', ifAvailable: true }, (lock) => {
    if (!lock) return false;
    run();
    return true;
  });
}
