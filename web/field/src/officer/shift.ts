import type { Vault } from '../vault/vault.ts';

/** The end of a shift: what this officer left unfinished is gone, the list of calls, and whom to seat apart. What is sealed stays and is sent. */
export async function endShift(vault: Vault): Promise<void> {
  for (const store of ['drafts', 'calls', 'apart'] as const) {
    for (const id of await vault.ids(store)) await vault.remove(store, id);
  }
}
