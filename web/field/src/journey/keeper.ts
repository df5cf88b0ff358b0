import { asStorageError, type FieldError } from '../errors.ts';
import { type Clock, deviceClock } from '../vault/clock.ts';
import { lifeOf, type Vault } from '../vault/vault.ts';
import type { Draft } from './draft.ts';
import type { Stage } from './stages.ts';

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

/** One unfinished screening, as it is offered to be taken up. */
export interface DraftLine {
  readonly id: string;
  readonly stage: Stage;
  readonly started_at: string;
}

/** Unfinished screenings in this vault, newest first. Those whose life is over are removed. */
export async function listDrafts(vault: Vault, clock: Clock = deviceClock): Promise<readonly DraftLine[]> {
  return (await youngDrafts(vault, clock))
    .map(({ id, value }) => ({ id, stage: value.stage, started_at: value.started_at }))
    .sort((one, other) => other.started_at.localeCompare(one.started_at));
}

/** Drafts whose life is not over; the others are removed, as at the unlock: a phone may stay unlocked for days. */
async function youngDrafts(vault: Vault, clock: Clock): Promise<{ readonly id: string; readonly value: Draft }[]> {
  const young: { readonly id: string; readonly value: Draft }[] = [];
  for (const draft of await vault.list('drafts')) {
    // A draft "from the future" has an unknown age and goes too.
    if (Math.abs(clock() - Date.parse(draft.value.started_at)) > lifeOf(draft.value)) await vault.remove('drafts', draft.id);
    else young.push(draft);
  }
  return young;
}
