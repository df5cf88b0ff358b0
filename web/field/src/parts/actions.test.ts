import { describe, expect, it } from 'vitest';
import type { OfficerAction } from '../journey/views.ts';
import { distinctActions } from './actions.ts';

const action = (rule: string, isConfidential: boolean): OfficerAction => ({
  level: 'TODAY',
  text: `rule.${rule}.officer`,
  title: isConfidential ? null : `rule.${rule}.title`,
  is_confidential: isConfidential,
  comes_first: false,
  seen: [],
});
const same = (): string => 'Call today.';

describe('what the officer is told to do', () => {
  it('is said once where two rules ask for the same', () => {
    expect(distinctActions([action('R08', true), action('R12', true)], same).map((each) => each.text)).toEqual(['rule.R08.officer']);
  });

  it('keeps a reason confidential when another rule with the same words is open', () => {
    const [only] = distinctActions([action('R02', false), action('R04', true)], same);
    expect(only).toMatchObject({ text: 'rule.R04.officer', title: null, is_confidential: true });
  });

  it('leaves out a rule the pack has no words for', () => {
    expect(distinctActions([action('R99', false)], () => '')).toEqual([]);
  });
});
