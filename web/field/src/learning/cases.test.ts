import { describe, expect, it } from 'vitest';
import { changeOfSets, type CountedSet, countSet, parseCases } from './cases.ts';

const published = (more: object = {}) => ({
  modules: [],
  sources: {},
  cases: { version: 1, answers: ['refer', 'inform'], cases: [of('one', 'refer'), of('two', 'inform')], ...more },
});

function of(id: string, answer?: string): object {
  return { id, sources: [], ...(answer === undefined ? {} : { answer }) };
}

describe('the cases of a release', () => {
  it('come in two sets, the first one before the other', () => {
    const parallel = { version: 2, cases: [of('three', 'inform')] };
    expect(parseCases(published({ parallel }))?.sets).toEqual([
      { version: 1, cases: ['one', 'two'], suggested: { one: 'refer', two: 'inform' } },
      { version: 2, cases: ['three'], suggested: { three: 'inform' } },
    ]);
  });

  it('come in one set where a release has no other, or an empty one', () => {
    expect(parseCases(published())?.sets).toHaveLength(1);
    expect(parseCases(published({ parallel: { version: 2, cases: [] } }))?.sets).toHaveLength(1);
  });

  it('are not there where a release has none', () => {
    expect(parseCases({ modules: [], sources: {} })).toBeNull();
    expect(parseCases(published({ cases: [] }))).toBeNull();
  });
});

describe('a set that was judged', () => {
  const set = { version: 1, cases: ['one', 'two'], suggested: { one: 'refer', two: 'inform' } };

  it('is counted once it is whole', () => {
    expect(countSet(set, { one: 'refer' })).toBeNull();
    expect(countSet(set, { one: 'refer', two: 'refer', gone: 'refer' })).toEqual({ version: 1, right: 1, count: 2 });
  });

  it('is not counted where a release does not say what it suggests for each case', () => {
    expect(countSet({ ...set, suggested: { one: 'refer' } }, { one: 'refer', two: 'refer' })).toBeNull();
  });
});

describe('a change from one set to another', () => {
  const counted = (version: number, right: number, count = 12): CountedSet => ({ version, right, count });

  // The same figures stand in test_change.py.
  it.each([
    [3, 9, true],
    [9, 3, true],
    [4, 9, true],
    [5, 9, false],
    [6, 10, false],
    [7, 12, true],
    [12, 12, false],
    [0, 0, false],
  ])('from %i to %i of 12', (before, after, isReliable) => {
    const between = [counted(1, before), counted(3, 0), counted(2, after)];
    expect(changeOfSets(between)).toEqual({ before, after, count: 12, isReliable });
  });

  it('is not told of one set alone, of fewer than ten cases, or of sets of another length', () => {
    expect(changeOfSets([])).toBeNull();
    expect(changeOfSets([counted(1, 3)])).toBeNull();
    expect(changeOfSets([counted(1, 3), counted(1, 9)])).toBeNull();
    expect(changeOfSets([counted(1, 0, 9), counted(2, 9, 9)])).toBeNull();
    expect(changeOfSets([counted(1, 0, 12), counted(2, 10, 10)])).toBeNull();
  });
});
