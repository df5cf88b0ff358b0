import type { TallySource } from './outbox.ts';

/** What somebody waits for goes before what is counted; all else is as `others` have it. */
export function sendAhead(first: Pick<TallySource, 'due' | 'markSent'>, others: TallySource): TallySource {
  const { noteEpoch, learn } = others;
  return {
    due: async () => [...(await first.due()), ...(await others.due())],
    markSent: async (itemIds) => {
      await first.markSent(itemIds);
      await others.markSent(itemIds);
    },
    ...(noteEpoch ? { noteEpoch: (epoch: string) => noteEpoch.call(others, epoch) } : {}),
    ...(learn ? { learn: (ask: Parameters<typeof learn>[0]) => learn.call(others, ask) } : {}),
  };
}
