import { asStorageError, type FieldError } from '../errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { Draft } from './draft.ts';

/** Stores drafts in the background, the latest state only. A full disk is told and never stops the talk. */
export class DraftKeeper {
  readonly #vault: Vault;
  readonly #onProblem: (problem: FieldError | null) => void;
  #next: Draft | null = null;
  #saving: Promise<void> = Promise.resolve();
  #problem: FieldError | null = null;

  constructor(vault: Vault, onProblem: (problem: FieldError | null) => void) {
    this.#vault = vault;
    this.#onProblem = onProblem;
  }

  keep(draft: Draft): void {
    const isQueued = this.#next !== null;
    this.#next = draft;
    if (!isQueued) this.#saving = this.#saving.then(() => this.#write());
  }

  /** Resolves when everything so far is stored, or storing failed. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  /** Resolves when everything so far is stored. Raises why it is not. */
  async demandKept(): Promise<void> {
    await this.#saving;
    if (this.#problem) throw this.#problem;
  }

  async remove(draftId: string): Promise<void> {
    this.#next = null;
    await this.#saving;
    await this.#vault.remove('drafts', draftId);
  }

  async #write(): Promise<void> {
    const draft = this.#next;
    this.#next = null;
    if (!draft) return;
    try {
      await this.#vault.put('drafts', draft.id, draft);
      this.#tell(null);
    } catch (error) {
      this.#tell(asStorageError(error));
    }
  }

  #tell(problem: FieldError | null): void {
    if (this.#problem?.code === problem?.code) return;
    this.#problem = problem;
    this.#onProblem(problem);
  }
}
