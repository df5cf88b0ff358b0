/** What a page makes of an answer. The position is made up. */
import { describe, expect, it } from 'vitest';
import { bandOf, boundsOf, boxOf, listHours, listSpots, readAnswer, sayShare, tellHour } from './answer.ts';
import { ANSWER } from './testing.ts';
import { makeTexture } from './textures.ts';

describe('an answer of a drift', () => {
  it('is read, and anything else is not', () => {
    expect(readAnswer(JSON.stringify(ANSWER))).toEqual(ANSWER);
    for (const other of ['{', '{}', JSON.stringify({ ...ANSWER, landing: [{ cell: 'here' }] })]) {
      expect(() => readAnswer(other)).toThrow(expect.objectContaining({ code: 'drift.unreadable' }));
    }
  });

  it('tells an hour of all types, each alike, and of one', () => {
    expect(listHours(ANSWER)).toEqual([12, 24]);
    const spots = listSpots(ANSWER, 24, null);
    expect(spots.map(({ share }) => Number(share.toFixed(3)))).toEqual([0.5, 0.1, 0.1, 0.1]);
    expect(spots[0]?.box).toEqual([97.5, 8.6, 97.6, 8.7]);
    expect(listSpots(ANSWER, 24, 'B-1').map(({ share }) => share)).toEqual([0.5, 0.3]);
    const { afloat, ashore, left } = tellHour(ANSWER, 24, null);
    expect(afloat + ashore + left).toBeCloseTo(1, 9);
  });

  it('is shown whole: the start, where they drift and where they land', () => {
    const [west, south, east, north] = boundsOf(ANSWER);
    expect([west < 97.2, south < 8, east > 99, north > 9]).toEqual([true, true, true, true]);
  });

  it.each([
    ['N08E098', [98, 8, 99, 9]],
    ['S07E110', [110, -7, 111, -6]],
    ['S01W001', [-1, -1, 0, 0]],
  ])('%s is a cell', (cell, box) => {
    expect(boxOf(cell)).toEqual(box);
  });

  it.each([
    [0, '0\u00a0%'],
    [0.0004, '< 0.1\u00a0%'],
    [0.0476, '4.8\u00a0%'],
    [0.18, '18\u00a0%'],
  ])('%f is told as %s', (share, told) => {
    expect(sayShare(share, 'en')).toBe(told);
  });

  it('has a texture of its own for each band of shares', () => {
    expect([0.005, 0.03, 0.2].map(bandOf)).toEqual([0, 1, 2]);
    const inked = ([0, 1, 2] as const).map(
      (band) => makeTexture(band).data.filter((value, place) => place % 4 === 3 && value === 255).length,
    );
    expect(inked[0]).toBeLessThan(inked[1] ?? 0);
    expect(inked[1]).toBeLessThan(inked[2] ?? 0);
  });
});
