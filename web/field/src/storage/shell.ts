import { aside, readShells } from '../sw/shells.ts';
import { alone } from '../sw/update.ts';

/** The version of the app that is kept beside the one in use, and whether it is the newer of both; null when there is none. */
export interface OtherShell {
  readonly is_newer: boolean;
  /** When the newer of both took over here. */
  readonly since: string;
}

export async function otherShell(): Promise<OtherShell | null> {
  if (!('caches' in globalThis)) return null;
  const shells = await readShells().catch(() => null);
  return shells && aside(shells) ? { is_newer: shells.is_back, since: shells.now.since } : null;
}

/** Loads the other version in place of this one, with no network; false while a screening is open in some tab. */
export async function changeShell(): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready;
  return alone(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => location.reload();
    active?.postMessage({ type: 'CHANGE_SHELL' }, [port2]);
  });
}
