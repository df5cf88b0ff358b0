import { type Clock, deviceClock } from '../vault/clock.ts';
import { lifeOf, type Vault } from '../vault/vault.ts';
import type { Draft } from './draft.ts';
import type { Stage } from './stages.ts';

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
