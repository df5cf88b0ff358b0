/** What an app of before 30 November 2026 left: sealed items whose envelopes lie in the clear, in a store of their own. */
import { allOrNothing, type EarlierOutboxRecord, type OutboxRecord, type SharedDatabase } from '../vault/shared.ts';

/** They come into the outbox of now as they stand, all or none; sealing the envelope waits until the vault has it. */
export async function moveEarlier(shared: SharedDatabase, enrolmentId: string): Promise<void> {
  const write = shared.transaction(['outbox', 'sealed'], 'readwrite', { durability: 'strict' });
  await allOrNothing(write, async () => {
    const sealed = write.objectStore('sealed');
    const own = (await write.objectStore('outbox').getAll()).filter((row) => row.enrolment_id === enrolmentId);
    const here = IDBKeyRange.bound([enrolmentId, 0], [enrolmentId, Infinity]);
    let order = (await sealed.openKeyCursor(here, 'prev'))?.key[1] ?? 0;
    for (const row of own.sort(byAge)) {
      order += 1;
      await sealed.put(moved(row, order));
      await write.objectStore('outbox').delete(row.item_id);
    }
  });
}

function byAge(one: EarlierOutboxRecord, other: EarlierOutboxRecord): number {
  return one.added_at.localeCompare(other.added_at) || one.envelope.position - other.envelope.position;
}

/** Of an earlier row nothing more than what a row holds now. */
function moved(row: EarlierOutboxRecord, order: number): OutboxRecord {
  const { item_id, enrolment_id, envelope, ciphertext, state, receipt, refusal, kept_since } = row;
  return {
    ...{ item_id, enrolment_id, order, envelope, sha256: envelope.sha256, ciphertext },
    ...{ state: state === 'sending' ? 'waiting' : state, lease: null, refusal },
    receipt: receipt && { sequence: receipt.sequence, epoch: receipt.epoch },
    ...(kept_since ? { kept_since } : {}),
  };
}
