/**
 * What of an opened key outlasts a page: a copy in this tab's own storage, sealed with a half that only the hub has, and
 * only for as long as this sign-in lasts. A reload opens it again; the computer's disk alone does not.
 */
import { openWithHalf, sealWithHalf } from '@titian/sealing/halves';
import type { OpenedKey, OpenedKeys } from './open-package.ts';

const PLACE = 'titian-open-key';
/** A reload takes seconds. A tab that was closed and is brought back later is another tab. */
export const LONGEST_AWAY_SECONDS = 60;

/** Whose key, and the hub's half, as the page brings them. */
export interface Holder {
  readonly owner: string;
  readonly half: string;
}

interface Kept {
  readonly owner: string;
  readonly sealed: string;
  /** Milliseconds since 1970: after that it is not opened again. */
  readonly until: number;
  /** When the last page of this tab went; null while one is there. */
  readonly leftAt: number | null;
}

export class TabKeep {
  constructor(
    private readonly storage: () => Storage,
    private readonly now: () => number,
  ) {}

  async write({ owner, half }: Holder, keys: OpenedKeys, until: number): Promise<void> {
    try {
      this.#put({ owner, sealed: await sealWithHalf(JSON.stringify(keys), half, purposeOf(owner)), until, leftAt: null });
    } catch {
      this.wipe(); // No half, or no storage: then the words are asked again after a reload.
    }
  }

  /** The keys, or null; what cannot be opened is gone afterwards. */
  async read({ owner, half }: Holder): Promise<OpenedKeys | null> {
    const kept = this.#get();
    if (kept === null) return null;
    const text = this.#isOver(kept, owner) ? null : await openWithHalf(kept.sealed, half, purposeOf(owner));
    const keys = text === null ? null : readKeys(JSON.parse(text));
    if (keys === null) this.wipe();
    return keys;
  }

  touch(until: number): void {
    const kept = this.#get();
    if (kept !== null) this.#put({ ...kept, until });
  }

  /** The page goes. */
  leave(): void {
    const kept = this.#get();
    if (kept !== null) this.#put({ ...kept, leftAt: this.now() });
  }

  /** A page has come; whether a key is kept for its reader. Anything else that was kept is gone. */
  arrive(owner: string): boolean {
    const kept = this.#get();
    if (kept === null) return false;
    if (this.#isOver(kept, owner)) {
      this.wipe();
      return false;
    }
    this.#put({ ...kept, leftAt: null });
    return true;
  }

  wipe(): void {
    try {
      this.storage().removeItem(PLACE);
    } catch {
      // Nothing was kept there.
    }
  }

  #isOver({ owner, until, leftAt }: Kept, reader: string): boolean {
    const now = this.now();
    return owner !== reader || now >= until || (leftAt !== null && now - leftAt > LONGEST_AWAY_SECONDS * 1000);
  }

  #put(kept: Kept): void {
    try {
      this.storage().setItem(PLACE, JSON.stringify(kept));
    } catch {
      // A full or closed store: the key in memory still stands.
    }
  }

  #get(): Kept | null {
    try {
      return readKept(JSON.parse(this.storage().getItem(PLACE) ?? 'null'));
    } catch {
      return null;
    }
  }
}

const purposeOf = (owner: string): string => `titian open key ${owner}`;

function readKept(value: unknown): Kept | null {
  if (typeof value !== 'object' || value === null) return null;
  const { owner, sealed, until, leftAt } = value as Record<string, unknown>;
  if (typeof owner !== 'string' || typeof sealed !== 'string' || typeof until !== 'number') return null;
  if (leftAt !== null && typeof leftAt !== 'number') return null;
  return { owner, sealed, until, leftAt };
}

function readKeys(value: unknown): OpenedKeys | null {
  if (!Array.isArray(value)) return null;
  const [first, ...others] = value.map(readKey);
  return first === undefined || first === null || others.includes(null) ? null : [first, ...others.filter((each) => each !== null)];
}

function readKey(value: unknown): OpenedKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const { identity, recipient, rootThumbprint, fingerprint } = value as Record<string, unknown>;
  const isWhole = [identity, recipient, rootThumbprint, fingerprint].every((each) => typeof each === 'string');
  return isWhole
    ? { identity: `${identity}`, recipient: `${recipient}`, rootThumbprint: `${rootThumbprint}`, fingerprint: `${fingerprint}` }
    : null;
}
