/**
 * A new version waits until nobody is being asked anything. It takes over only by the officer's tap on the home
 * screen, and only while no tab of this phone holds an open screening.
 */
import { Workbox } from 'workbox-window';

const SCREENING = 'titian-screening';

export interface Updates {
  /** Takes over and loads the page anew; false when a screening is open in some tab. */
  apply(): Promise<boolean>;
}

/** Installs the service worker; `onwaiting` runs when a newer version is complete and waits. */
export async function watchForUpdates(onwaiting: (updates: Updates) => void): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const worker = new Workbox('/sw.js', { scope: '/' });
  const updates: Updates = {
    apply: () =>
      alone(() => {
        worker.addEventListener('controlling', () => location.reload());
        worker.messageSkipWaiting();
      }),
  };
  worker.addEventListener('waiting', () => onwaiting(updates));
  await worker.register();
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

async function alone(run: () => void): Promise<boolean> {
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
