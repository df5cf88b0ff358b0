import type { OutboxState } from '../vault/shared.ts';

/**
 * What may become of a sealed item on this phone. Each row is a state, each entry what may happen there and what follows.
 *
 * `lease`: somebody takes it for sending, also one whose sender was killed. `release`: the request brought no answer, or
 * none that can be believed. `put_back`: the same of an item that was refused before. `receive`: the hub's receipt for
 * exactly these bytes was verified, whoever asked. `refuse`: the hub will never take it as it is, or it was damaged here.
 * `offer_again`: the hub was restored from a backup, or found its bytes damaged and asks for them. `remove`: another
 * machine holds a backup with it; of a refused one, its time is over.
 */
export const NEXT = {
  waiting: { lease: 'sending', receive: 'received', refuse: 'refused' },
  sending: { lease: 'sending', release: 'waiting', put_back: 'refused', receive: 'received', refuse: 'refused' },
  received: { receive: 'received', offer_again: 'waiting', remove: 'removed' },
  refused: { lease: 'sending', receive: 'received', remove: 'removed' },
} as const satisfies Readonly<Record<OutboxState, Partial<Record<OutboxAction, OutboxState | 'removed'>>>>;

export type OutboxAction = 'lease' | 'release' | 'put_back' | 'receive' | 'refuse' | 'offer_again' | 'remove';

/** An action that the table does not know in a state: a fault of this app, never of the hub. */
export class WrongMove extends Error {
  constructor(
    readonly state: OutboxState,
    readonly action: OutboxAction,
  ) {
    super(`An item that is ${state} cannot ${action}.`);
    this.name = 'WrongMove';
  }
}

/** The state that follows. Raises `WrongMove`. */
export function next(state: OutboxState, action: OutboxAction): OutboxState | 'removed' {
  const row: Partial<Record<OutboxAction, OutboxState | 'removed'>> = NEXT[state];
  const follows = row[action];
  if (follows === undefined) throw new WrongMove(state, action);
  return follows;
}
