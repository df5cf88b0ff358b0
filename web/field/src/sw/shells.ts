/** The app itself on this phone: the version it used last, and the one before it, whole, each in a cache of its own. */
export interface KeptShell {
  readonly cache: string;
  readonly version: string;
  /** When it took over here, by the phone's clock: said to the officer, never judged. */
  readonly since: string;
}

export interface Shells {
  readonly now: KeptShell;
  readonly former: KeptShell | null;
  /** `former` is in use, and `now` waits: the officer went back, or `now` did not start. */
  readonly is_back: boolean;
  /** How often `now` was opened and did not say that it had started; null once it has. */
  readonly unproven: number | null;
}

/** What a page says to the worker. */
export type ToWorker = { readonly type: 'SKIP_WAITING' | 'STARTED' | 'CHANGE_SHELL' };

export const SHELL_CACHE = 'titian-shell-';
const STATE_CACHE = 'titian-shells';
const STATE = '/shells.json';

/** As last written; null before the app was kept here, or where it was kept by a version that knew nothing of this. */
export async function readShells(): Promise<Shells | null> {
  const row = await (await caches.open(STATE_CACHE)).match(STATE);
  return row ? ((await row.json()) as Shells) : null;
}

export async function writeShells(shells: Shells): Promise<void> {
  await (await caches.open(STATE_CACHE)).put(STATE, new Response(JSON.stringify(shells)));
}

export function inUse({ now, former, is_back }: Shells): KeptShell {
  return is_back && former ? former : now;
}

/** Kept here and not in use. */
export function aside({ now, former, is_back }: Shells): KeptShell | null {
  return is_back && former ? now : former;
}

/** After this version was installed: what was in use before it is the one to go back to. */
export function takeOver(before: Shells | null, shell: KeptShell): Shells {
  if (before?.now.cache === shell.cache) return before;
  const former = before ? [inUse(before), aside(before)].find((each) => each !== null && each.cache !== shell.cache) : null;
  return { now: shell, former: former ?? null, is_back: false, unproven: 0 };
}

/** A version that was opened so often and never started is not tried again. */
const MOST_STARTS = 3;

/** What is opened next, and what is to be remembered of it. */
export function opened(shells: Shells): Shells {
  if (shells.is_back || shells.unproven === null) return shells;
  if (shells.unproven >= MOST_STARTS && shells.former) return { ...shells, is_back: true };
  return { ...shells, unproven: shells.unproven + 1 };
}

export function started(shells: Shells): Shells {
  return shells.is_back ? shells : { ...shells, unproven: null };
}

/** Back to the version before, or again to the newer one; where there is only one it stays. */
export function changed(shells: Shells): Shells {
  return shells.former ? { ...shells, is_back: !shells.is_back, unproven: shells.is_back ? 0 : shells.unproven } : shells;
}
