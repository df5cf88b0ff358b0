import 'fake-indexeddb/auto';
import { generateSigningKey, sha256Hex, type SigningKey, verifyRequest } from '@titian/sealing';
import { afterEach, describe, expect, it } from 'vitest';
import { BATCH_ITEMS, itemOf } from '../sync/outbox.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { openShared, type OutboxRecord } from '../vault/shared.ts';
import { FILE_METHOD, FILE_PATH, makeOutboxFiles, outboxFileName } from './outbox-file.ts';

let order = 0;
const ADDRESS = { method: FILE_METHOD, path: FILE_PATH };

async function sealed(enrolment_id: string, ciphertext: Uint8Array, state: OutboxRecord['state'] = 'waiting'): Promise<OutboxRecord> {
  const item_id = crypto.randomUUID();
  const sha256 = await sha256Hex(ciphertext);
  const envelope = {
    item_id,
    referral_id: crypto.randomUUID(),
    recipient: 'f'.repeat(64),
    position: 0,
    level: 'TODAY',
    answer_within: 60,
    sha256,
  };
  return {
    item_id,
    enrolment_id,
    envelope,
    ciphertext,
    state,
    order: (order += 1),
    sha256,
    lease: null,
    receipt: null,
    refusal: null,
  };
}

/** A phone with these sealed items, and a transport key for each of these officers. */
async function phoneWith(rows: readonly OutboxRecord[], officers: readonly string[]): Promise<Map<string, SigningKey>> {
  const keys = new Map<string, SigningKey>();
  const shared = await openShared();
  for (const enrolment_id of officers) {
    const key = await generateSigningKey();
    keys.set(enrolment_id, key);
    await shared.put('transport', { enrolment_id, key });
  }
  for (const row of rows) await shared.put('sealed', row);
  shared.close();
  return keys;
}

async function linesOf(file: Blob | undefined): Promise<string[]> {
  return ((await file?.text()) ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('the file of sealed messages', () => {
  afterEach(forgetDatabases);

  it('holds all that is sealed, in every state, in batches that each officer’s transport key has signed for this file', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const first = await Promise.all(Array.from({ length: BATCH_ITEMS + 1 }, () => sealed('first', bytes)));
    const second = [await sealed('second', bytes, 'received'), await sealed('second', bytes, 'refused')];
    const keys = await phoneWith([...first, ...second, await sealed('forgotten', bytes)], ['first', 'second']);
    const files = await makeOutboxFiles();
    expect(files).toHaveLength(1);
    const read = await Promise.all(
      (await linesOf(files[0])).map(async (line) => {
        const kid = JSON.parse(atob(line.split('.')[0]?.replace(/-/g, '+').replace(/_/g, '/') ?? '')).kid as string;
        const { header, body } = await verifyRequest(line, keys.get(kid)?.publicJwk, ADDRESS);
        return { enrolmentId: header.enrolmentId, items: body as { item_id: string }[] };
      }),
    );
    // Whose items come first follows from random ids.
    const sizes = (officer: string): number[] => read.filter(({ enrolmentId }) => enrolmentId === officer).map(({ items }) => items.length);
    expect([sizes('first'), sizes('second')]).toEqual([[BATCH_ITEMS, 1], [2]]);
    expect(read).toHaveLength(3);
    const byId = (one: { item_id: string }, other: { item_id: string }): number => one.item_id.localeCompare(other.item_id);
    expect(read.flatMap(({ items }) => items).sort(byId)).toEqual([...first, ...second].sort(byId).map(itemOf));
  });

  it('is several where one would be more than the desk takes at once', async () => {
    const rows = await Promise.all(Array.from({ length: 2 * BATCH_ITEMS + 1 }, () => sealed('first', new Uint8Array(3))));
    await phoneWith(rows, ['first']);
    const [whole] = await makeOutboxFiles();
    const files = await makeOutboxFiles((whole?.size ?? 0) - 1);
    expect(await Promise.all(files.map(async (file) => (await linesOf(file)).length))).toEqual([2, 1]);
    expect(files.map((_file, place) => outboxFileName('2026-11-27', place))).toEqual([
      'titian-sealed-2026-11-27.txt',
      'titian-sealed-2026-11-27-2.txt',
    ]);
  });

  it('is none where nothing is sealed', async () => {
    expect(await makeOutboxFiles()).toEqual([]);
  });
});
