import { describe, expect, it } from 'vitest';
import { next, NEXT, type OutboxAction, WrongMove } from './states.ts';

const STATES = ['waiting', 'sending', 'received', 'refused'] as const;
const ACTIONS = ['lease', 'release', 'put_back', 'receive', 'refuse', 'offer_again', 'remove'] as const;

describe('the states of a sealed item', () => {
  it('are all in the table', () => {
    expect(Object.keys(NEXT).sort()).toEqual([...STATES].sort());
  });

  it.each(STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const)))('%s: %s', (state, action) => {
    const row: Partial<Record<OutboxAction, string>> = NEXT[state];
    if (row[action] === undefined) expect(() => next(state, action)).toThrow(WrongMove);
    else expect(next(state, action)).toBe(row[action]);
  });

  it.each(STATES)('a true receipt counts whatever else became of it: %s', (state) => {
    expect(next(state, 'receive')).toBe('received');
  });

  it('nothing leaves the phone that the hub has neither received nor finally refused', () => {
    for (const state of ['waiting', 'sending'] as const) expect(() => next(state, 'remove')).toThrow(WrongMove);
  });

  it('from each of them a way leads to an end', () => {
    for (const state of STATES) expect(reach(state)).toContain('removed');
  });
});

function reach(state: string, seen = new Set<string>()): Set<string> {
  if (seen.has(state)) return seen;
  seen.add(state);
  const row: Partial<Record<string, string>> = NEXT[state as keyof typeof NEXT] ?? {};
  for (const follows of Object.values(row)) if (follows !== undefined) reach(follows, seen);
  return seen;
}
