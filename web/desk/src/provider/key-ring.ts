/**
 * The opened keys of an organisation, in the memory of this tab and nowhere else. They are forgotten after a while without use,
 * when the tab goes, when the reader locks it, and when another account's page comes in.
 */
import type { OpenedKeys } from './open-package.ts';

export const FORGET_AFTER_MINUTES = 15;

export interface Clock {
  set(action: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

export class KeyRing {
  #keys: OpenedKeys | null = null;
  #owner = '';
  #timer: number | null = null;
  readonly #forgotten = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  hold(owner: string, keys: OpenedKeys): void {
    this.#keys = keys;
    this.#owner = owner;
    this.#wait();
  }

  /** The keys, if they were opened for this owner; asking counts as use. */
  find(owner: string): OpenedKeys | null {
    if (this.#keys === null) return null;
    if (owner !== this.#owner) {
      this.forget();
      return null;
    }
    this.#wait();
    return this.#keys;
  }

  forget(): void {
    this.#keys = null;
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
