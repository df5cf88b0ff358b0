// What two thousand sealed items say of themselves, without holding them.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openShared, type OutboxRecord } from '../vault/shared.ts';
import { OutboxStore } from './outbox-store.ts';

const row = (order: number, of: string): OutboxRecord => ({
  ...{ item_id: `item-${of}-${order}`, enrolment_id: of, order, sha256: '', ciphertext: new Uint8Array(8) },
  ...{ envelope: new Uint8Array(4), state: order % 3 === 0 ? 'received' : 'waiting', lease: null, receipt: null, refusal: null },
});

it('tells all of one enrolment in their order, and what lies in the clear', async () => {
  const shared = await openShared();
  const clear = { item_id: 'item-own-401', referral_id: 'r', recipient: '', position: 0, level: 'TODAY', answer_within: 60, sha256: '' };
  for (let order = 1; order <= 450; order += 1) {
    await shared.put('sealed', order === 401 ? { ...row(order, 'own'), envelope: clear } : row(order, 'own'));
    await shared.put('sealed', row(order, 'other'));
  }
  const lines = await new OutboxStore(
    () => shared,
    'own',
    () => 0,
  ).lines();
  expect(lines.map(({ order }) => order)).toEqual(Array.from({ length: 450 }, (_, at) => at + 1));
  expect(lines.filter(({ envelope }) => envelope !== null).map(({ item_id }) => item_id)).toEqual(['item-own-401']);
  expect(lines.filter(({ state }) => state === 'received')).toHaveLength(150);
  expect(lines[0]).toEqual({ item_id: 'item-own-1', enrolment_id: 'own', order: 1, state: 'waiting', refusal: null, envelope: null });
});
