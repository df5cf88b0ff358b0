/** What a browser makes of a position: its cell, and a copy that one body opens. All bodies and points are made up. */
import { decodeBase64, fingerprint, type ListedRecipient, type RecipientList } from '@titian/sealing';
import { PADDED } from '@titian/sealing/complaints';
import { makeOrganisationKey } from '@titian/sealing/members';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../contracts/positions/cells.json';
import { findSeas, isInSea, nameCell, nameCells, readDegrees, sayDegrees, type Sea } from './cells.ts';
import { ANSWER } from '../drift/testing.ts';
import { makeRequest, type Typed } from './drift-request.ts';
import { makeForecast } from './forecast.ts';
import { type Inside, openInside, sealInside } from './seal.ts';

const SEA: Sea = { code: 'andaman_sea', name: 'Andaman Sea', boxes: [[8, 92, 14, 99]] };
const INSIDE: Inside = {
  event: '6a8cb6c0-6f5c-4a3b-9d7e-1f2d3c4b5a69',
  kind: 'position',
  cells: ['N09E097'],
  observed_at: '2026-11-30T08:00:00Z',
  points: [{ latitude: 9.55, longitude: 97.2 }],
  words: 'Two engines, one out (fictional)',
  to: ['first', 'second', 'third'],
};

async function makeBodies(): Promise<{ list: RecipientList; identities: readonly string[] }> {
  const keys = await Promise.all(INSIDE.to.map(() => makeOrganisationKey()));
  const recipients: ListedRecipient[] = await Promise.all(
    keys.map(async ({ recipient }, place) => ({
      organisationId: INSIDE.to[place] ?? '',
      name: `Body ${place} (fictional)`,
      recipient,
      fingerprint: await fingerprint(recipient),
      entry: {},
    })),
  );
  return { list: { recipients, former: [], sequence: 1, payload: {} }, identities: keys.map(({ identity }) => identity) };
}

describe('the cell of a point', () => {
  it.each(vectors.points)('$what', ({ latitude, longitude, cell }) => {
    expect(nameCell({ latitude, longitude })).toBe(cell);
  });

  it('is one for points close by, and one each for those that are not', () => {
    const points = [
      { latitude: 9.1, longitude: 97.2 },
      { latitude: 9.9, longitude: 97.9 },
      { latitude: 8.9, longitude: 97.9 },
    ];
    expect(nameCells(points)).toEqual(['N08E097', 'N09E097']);
  });

  it('is looked for in seas', () => {
    expect(isInSea({ latitude: 9.55, longitude: 97.2 }, SEA)).toBe(true);
    expect(findSeas({ latitude: 21.97, longitude: 96.08 }, [SEA])).toEqual([]);
  });
});

describe('degrees as people type them', () => {
  it.each([
    ['9.55 N', 9.55],
    ['9,55', 9.55],
    ['-6.01', -6.01],
    ['6.5 S', -6.5],
    ['9 33.0 N', 9.55],
    ['9° 33\' 0" N', 9.55],
  ])('%s', (typed, degrees) => {
    expect(readDegrees(typed, 'latitude')).toBeCloseTo(degrees, 9);
  });

  it.each(['', 'nine', '9.55 E', '91', '9.5 30 N', '9 61 N', '-9 S', '9.55, 97.2', '1005'])('%s is not read', (typed) => {
    expect(readDegrees(typed, 'latitude')).toBeNull();
  });

  it('are told as charts write them', () => {
    expect(sayDegrees(9.55, 'N', 'S')).toBe('9° 33.0′ N');
    expect(sayDegrees(-5.99999, 'N', 'S')).toBe('6° 00.0′ S');
  });
});

describe('a sealed copy', () => {
  it('is opened by its body and by no other', async () => {
    const { list, identities } = await makeBodies();
    const copies = await sealInside(INSIDE, INSIDE.to, list);
    const first = decodeBase64(copies[0]?.ciphertext ?? '');
    expect(await openInside(first, identities[0] ?? '', INSIDE)).toEqual(INSIDE);
    await expect(openInside(first, identities[1] ?? '', INSIDE)).rejects.toMatchObject({ code: 'sealed_text.unopenable' });
  });

  it('has one length, whatever it says', async () => {
    const { list } = await makeBodies();
    const lengths = await Promise.all(
      ['', 'x'.repeat(9000)].map(async (words) => (await sealInside({ ...INSIDE, words }, ['first'], list))[0]?.ciphertext.length),
    );
    expect(lengths[0]).toBe(lengths[1]);
    expect(lengths[0]).toBeGreaterThan(PADDED);
  });

  it('is not made for a body that the signed list does not name', async () => {
    const { list } = await makeBodies();
    await expect(sealInside(INSIDE, ['stranger'], list)).rejects.toMatchObject({ code: 'position.unlisted' });
    await expect(sealInside(INSIDE, ['first'], null)).rejects.toMatchObject({ code: 'position.unlisted' });
  });

  it.each([{ event: 'another' }, { kind: 'area' as const }, { cells: ['N10E097'] }])('is refused beside %o', async (elsewhere) => {
    const { list, identities } = await makeBodies();
    const [copy] = await sealInside(INSIDE, ['first'], list);
    const opening = openInside(decodeBase64(copy?.ciphertext ?? ''), identities[0] ?? '', { ...INSIDE, ...elsewhere });
    await expect(opening).rejects.toMatchObject({ code: 'position.elsewhere' });
  });
});

describe('a request for a drift', () => {
  const TYPED: Typed = {
    kilometres: '8',
    hours: '48',
    types: 'REFUGEE-RAFT-1, fishing-vessel-1 PIW-1',
    wind: '5 −4,5',
    current: 'current.nc',
  };

  it('takes the place and time that were sealed, and what was typed', () => {
    expect(makeRequest(INSIDE, TYPED)).toEqual({
      format: 'titian.drift.request',
      version: 1,
      event: INSIDE.event,
      observed_at: '2026-11-30T08:00:00Z',
      latitude: 9.55,
      longitude: 97.2,
      radius_metres: 8000,
      hours: 48,
      particles: 500,
      object_types: ['REFUGEE-RAFT-1', 'FISHING-VESSEL-1', 'PIW-1'],
      seeds: [0, 1, 2],
      wind: { constant: { east: 5, north: -4.5 } },
      current: { file: 'current.nc' },
    });
  });

  it.each([
    [{ kilometres: '' }, 'drift.numbers'],
    [{ hours: '241' }, 'drift.numbers'],
    [{ hours: '1.5' }, 'drift.numbers'],
    [{ types: 'PIW-1, PIW-2' }, 'drift.types'],
    [{ types: 'PIW-1, PIW-1, PIW-2' }, 'drift.types'],
    [{ wind: '' }, 'drift.sources'],
    [{ current: '../current.nc' }, 'drift.sources'],
    [{ wind: '500 0' }, 'drift.sources'],
  ])('%o is refused', (other, code) => {
    expect(() => makeRequest(INSIDE, { ...TYPED, ...other })).toThrow(expect.objectContaining({ code }));
  });
});

describe('an answer sealed back', () => {
  const REQUEST = { ...ANSWER.request, event: INSIDE.event, observed_at: INSIDE.observed_at, latitude: 9.55, longitude: 97.2 };
  const MATCHING = { ...ANSWER, request: REQUEST };

  it('is opened whole by those the position was sealed to, and says outside no more than the position did', async () => {
    const { list, identities } = await makeBodies();
    const forecast = makeForecast(INSIDE, MATCHING);
    expect(forecast).toMatchObject({ kind: 'forecast', cells: INSIDE.cells, to: INSIDE.to, observed_at: INSIDE.observed_at });
    const copies = await sealInside(forecast, forecast.to, list);
    expect(copies.map(({ organisation }) => organisation)).toEqual(INSIDE.to);
    for (const [place, { ciphertext }] of copies.entries()) {
      const opened = await openInside(decodeBase64(ciphertext), identities[place] ?? '', forecast);
      expect(opened.drift).toEqual(MATCHING);
    }
  });

  it.each([{ event: 'another' }, { latitude: 9.56 }, { longitude: 97.21 }, { observed_at: '2026-11-30T09:00:00Z' }])(
    'is refused for %o',
    (other) => {
      expect(() => makeForecast(INSIDE, { ...ANSWER, request: { ...REQUEST, ...other } })).toThrow(
        expect.objectContaining({ code: 'drift.other' }),
      );
    },
  );

  it('has one length, drawn or by hand, and is told when it is longer', async () => {
    const { list } = await makeBodies();
    const { drift, ...byHand } = makeForecast(INSIDE, MATCHING);
    const [drawn, plain] = await Promise.all([{ ...byHand, drift: MATCHING }, byHand].map((each) => sealInside(each, ['first'], list)));
    expect(drift).toEqual(MATCHING);
    expect(drawn?.[0]?.ciphertext.length).toBe(plain?.[0]?.ciphertext.length);
    const long = { ...MATCHING, cautions: ['x'.repeat(140_000)] };
    await expect(sealInside(makeForecast(INSIDE, long), ['first'], list)).rejects.toMatchObject({ code: 'sealed_text.too_large' });
  });

  it('is nothing that another kind may carry', async () => {
    const { list, identities } = await makeBodies();
    const [copy] = await sealInside({ ...INSIDE, drift: MATCHING }, ['first'], list);
    const opening = openInside(decodeBase64(copy?.ciphertext ?? ''), identities[0] ?? '', INSIDE);
    await expect(opening).rejects.toMatchObject({ code: 'sealed_text.malformed' });
  });
});
