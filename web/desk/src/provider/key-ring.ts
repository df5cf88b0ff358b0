/**
 * The opened keys of an organisation, for one tab and one sign-in. In memory while a page stands; between two pages as a
 * copy that the hub's half opens. They are forgotten after an hour without use, when the reader locks them in any tab or
 * signs out, when another account's page comes in, and when the tab has been away.
 */
import type { OpenedKeys } from './open-package.ts';
import type { Holder, TabKeep } from './tab-keep.ts';

/** As long as the desk's own sign-in lasts without use. */
export const FORGET_AFTER_MINUTES = 60;

export interface Clock {
  now(): number;
  set(action: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

export class KeyRing {
  #keys: OpenedKeys | null = null;
  #owner = '';
  #until = 0;
  #timer: number | null = null;
  readonly #forgotten = new Set<() => void>();

  constructor(
    private readonly clock: Clock,
    private readonly keep: TabKeep,
  ) {}

  async hold(holder: Holder, keys: OpenedKeys): Promise<void> {
    this.#take(holder.owner, keys);
    await this.keep.write(holder, keys, this.#until);
    if (this.#keys === null) this.keep.wipe(); // Locked while it was being sealed.
  }

  /** The keys, if they were opened in this tab for this reader; asking counts as use. */
  async find(holder: Holder): Promise<OpenedKeys | null> {
    if (this.#keys !== null && (holder.owner !== this.#owner || this.clock.now() >= this.#until)) this.forget();
    const keys = this.#keys ?? (await this.keep.read(holder));
    if (keys === null) return null;
    this.#take(holder.owner, keys);
    this.keep.touch(this.#until);
    return keys;
  }

  /** A page of this reader (of nobody: '') has come in; whether their key is open. It is no use of the key. */
  arrive(owner: string): boolean {
    if (this.#keys !== null && owner !== this.#owner) this.forget();
    return this.keep.arrive(owner) || this.#keys !== null;
  }

  /** The page goes: nothing of it may stand in a page the browser puts aside. The sealed copy stays for the next. */
  leave(): void {
    this.keep.leave();
    this.#drop();
  }

  forget(): void {
    this.keep.wipe();
    this.#drop();
  }

  /** Called once, when the key is next forgotten: whatever it opened must go from the screen. */
  whenForgotten(listener: () => void): void {
    this.#forgotten.add(listener);
  }

  #take(owner: string, keys: OpenedKeys): void {
    this.#keys = keys;
    this.#owner = owner;
    const lasts = FORGET_AFTER_MINUTES * 60_000;
    this.#until = this.clock.now() + lasts;
    if (this.#timer !== null) this.clock.clear(this.#timer);
    this.#timer = this.clock.set(() => this.forget(), lasts);
  }

  #drop(): void {
    this.#keys = null;
    this.#owner = '';
    if (this.#timer !== null) this.clock.clear(this.#timer);
    this.#timer = null;
    const listeners = [...this.#forgotten];
    this.#forgotten.clear();
    for (const listener of listeners) listener();
  }
}
