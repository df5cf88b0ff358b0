/**
 * The opened organisation key, in the memory of this tab and nowhere else. It is forgotten after a while without use,
 * when the tab goes, when the reader locks it, and when another account's page comes in.
 */
import type { OpenedMemberFile } from '@titian/sealing/members';

export const FORGET_AFTER_MINUTES = 15;

export interface Clock {
  set(action: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

export class KeyRing {
  #key: OpenedMemberFile | null = null;
  #owner = '';
  #timer: number | null = null;
  readonly #forgotten = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  hold(owner: string, key: OpenedMemberFile): void {
    this.#key = key;
    this.#owner = owner;
    this.#wait();
  }

  /** The key, if it was opened for this owner; asking counts as use. */
  find(owner: string): OpenedMemberFile | null {
    if (this.#key === null) return null;
    if (owner !== this.#owner) {
      this.forget();
      return null;
    }
    this.#wait();
    return this.#key;
  }

  forget(): void {
    this.#key = null;
    this.#owner = '';
    if (this.#timer !== null) this.clock.clear(this.#timer);
    this.#timer = null;
    const listeners = [...this.#forgotten];
    this.#forgotten.clear();
    for (const listener of listeners) listener();
  }

  /** Called once, when the key is next forgotten: whatever it opened must go from the screen. */
  whenForgotten(listener: () => void): void {
    this.#forgotten.add(listener);
  }

  #wait(): void {
    if (this.#timer !== null) this.clock.clear(this.#timer);
    this.#timer = this.clock.set(() => this.forget(), FORGET_AFTER_MINUTES * 60_000);
  }
}
