import type { Vault } from '../vault/vault.ts';
import { newMark, type OpenMark } from './marks.ts';

/** The end of a shift: what this officer left unfinished is gone, the list of calls, and whom to seat apart. What is sealed stays and is sent. */
export async function endShift(vault: Vault): Promise<void> {
  for (const store of ['drafts', 'calls', 'apart'] as const) {
    for (const id of await vault.ids(store)) await vault.remove(store, id);
  }
}

/** A mark for each talk of this officer that is NOW or TODAY and not finished: who it is about goes with its draft. */
export async function urgentDrafts(vault: Vault): Promise<OpenMark[]> {
  const drafts = await vault.list('drafts');
  return drafts.flatMap(({ value: { urgent } }) =>
    urgent ? [{ mark: newMark(), level: urgent.level, since: urgent.since, referral_id: null }] : [],
  );
}
