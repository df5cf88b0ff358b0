import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createVault } from '../vault/vault.ts';
import { QUICK } from '../testing/phone.ts';
import vectors from '../../../../contracts/sealing/person_code.json';
import { makeWithdrawal } from './take-back.ts';
import { sendAhead } from './ahead.ts';
import { Withdrawals } from './withdrawals.ts';

async function open(): Promise<Withdrawals> {
  return new Withdrawals(await createVault(crypto.randomUUID(), '4820193756', { cost: QUICK }));
}

test('the code itself is neither kept nor sent', async () => {
  const [{ typed, proof } = { typed: '', proof: '' }] = vectors.codes;
  const withdrawals = await open();
  await withdrawals.add(await makeWithdrawal(typed));
  expect(await withdrawals.due()).toEqual([{ item_id: expect.any(String), kind: 'withdrawal', withdrawal: { proof } }]);
});

test('what is no whole code keeps nothing', async () => {
  await expect(makeWithdrawal('407 012 935')).rejects.toMatchObject({ code: 'code.malformed' });
});

test('it is offered, before what is counted, until the hub has it', async () => {
  const withdrawals = await open();
  await withdrawals.add({ proof: 'a'.repeat(64) });
  const told: string[] = [];
  const tally = { item_id: 't', kind: 'tally', tally: { day: '2026-11-25', mark: 'STOPPED', total: 1 } } as const;
  const source = sendAhead(withdrawals, {
    due: async () => [tally],
    markSent: async (ids) => void told.push(...ids),
  });
  const [first, second] = await source.due();
  expect([first?.kind, second]).toEqual(['withdrawal', tally]);
  await source.markSent(new Set([first?.item_id ?? '']));
  expect(await source.due()).toEqual([tally]);
  expect(told).toEqual([first?.item_id]);
});

test('what others learn and offer again is theirs still', async () => {
  const heard: string[] = [];
  const source = sendAhead(await open(), {
    due: async () => [],
    markSent: async () => undefined,
    noteEpoch: async (epoch) => heard.push(epoch) > 0,
    learn: async () => void heard.push('learnt'),
  });
  expect(await source.noteEpoch?.('epoch-2')).toBe(true);
  await source.learn?.(async () => ({}));
  expect(heard).toEqual(['epoch-2', 'learnt']);
});
