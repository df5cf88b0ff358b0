import { describe, expect, it } from 'vitest';
import { triageLines } from './triage.ts';

describe('the first look', () => {
  it('says to carry on when nothing was seen', () => {
    expect(triageLines({ triage: [], is_child: false })).toEqual(['carry_on']);
  });
  it('adds the child path to what else was seen', () => {
    expect(triageLines({ triage: ['care', 'private_place'], is_child: true })).toEqual(['care', 'private_place', 'child']);
  });
  it('never says to carry on beside another outcome', () => {
    expect(triageLines({ triage: ['carry_on', 'care'], is_child: false })).toEqual(['care']);
  });
});
