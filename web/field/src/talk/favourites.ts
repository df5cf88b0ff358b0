import type { Vault } from '../vault/vault.ts';

/** More would be a second list to search. */
const MOST = 40;

/** Phrases the officer keeps at hand: in the vault, the newest last. They say nothing of any person. */
export async function readFavourites(vault: Vault): Promise<readonly string[]> {
  return (await vault.getUnlessDamaged('preferences', 'talk'))?.favourites ?? [];
}

export async function saveFavourites(vault: Vault, favourites: readonly string[]): Promise<void> {
  await vault.put('preferences', 'talk', { favourites });
}

/** With the phrase, or without it where it was there. */
export function toggled(favourites: readonly string[], id: string): readonly string[] {
  return favourites.includes(id) ? favourites.filter((each) => each !== id) : [...favourites, id].slice(-MOST);
}
