/** The record saved here is the one src/titian/exchange/htcds makes and reads back. */
import { SealingError } from '@titian/sealing';
import { describe, expect, test } from 'vitest';
import vectors from '../../../../contracts/exchange/htcds-vectors.json';
import { makeRecord, toCsv } from './htcds.ts';

const ENVELOPE = { station: 'Bridge', referral_id: '', release: '' };

describe('the examples of the contract', () => {
  test.each(vectors.cases.map((each) => [each.name, each] as const))('%s', (_, { payload, envelope, record, csv }) => {
    const made = makeRecord(payload, envelope);
    expect(made).toEqual(record);
    expect(toCsv(made)).toBe(csv);
  });
});

test('a package of another shape is refused by the member and not by what it says', () => {
  const [first] = vectors.cases;
  for (const change of [
    { needs: 'planted' },
    { child: 'planted' },
    { reasons: { planted: 1 } },
    { not_tell: ['none'] },
    { needs: ['a b'] },
  ]) {
    let thrown: unknown;
    try {
      makeRecord({ ...first?.payload, ...change }, ENVELOPE);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SealingError);
    expect(JSON.stringify(thrown)).not.toContain('planted');
  }
  expect(() => makeRecord('planted', ENVELOPE)).toThrow(SealingError);
});

test('no cell is run as a formula, and what stood there before comes back', () => {
  const csv = toCsv({ one: '=1', two: "'=1", three: ' +1', four: "it's", five: 'a\nb' });
  expect(csv).toBe("\uFEFFone,two,three,four,five\r\n'=1,''=1,' +1,it's,\"a\nb\"\r\n");
});
