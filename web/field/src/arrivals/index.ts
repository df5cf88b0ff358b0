/** Arrivals with their words, which the first visit does not need. */
import sheet from '../../../../content/interface/arrivals/en.ftl?raw';
import { addSheet } from '../parts/words.ts';
import type { TallySource } from '../sync/outbox.ts';
import type { Vault } from '../vault/vault.ts';
import { ArrivalKeeper } from './keeper.ts';

addSheet(sheet);

export { default as OpenArrivals } from './OpenArrivals.svelte';

/** The arrivals of an open vault, what is over forgotten; and what is to be sent, theirs beside the tallies. */
export async function openArrivals(
  vault: Vault,
  tallies: TallySource,
): Promise<{ readonly keeper: ArrivalKeeper; readonly source: TallySource }> {
  const keeper = new ArrivalKeeper(vault);
  await keeper.forget();
  const source: TallySource = {
    due: async () => [...(await tallies.due()), ...(await keeper.due())],
    markSent: async (itemIds) => {
      await tallies.markSent(itemIds);
      await keeper.markSent(itemIds);
    },
    noteEpoch: async (epoch) => {
      const isAgain = [await tallies.noteEpoch?.(epoch), await keeper.noteEpoch(epoch)];
      return isAgain.includes(true);
    },
    learn: async (ask) => {
      await keeper.learn(ask);
    },
  };
  return { keeper, source };
}
