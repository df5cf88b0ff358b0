import { describe, expect, it } from 'vitest';
import type { ReferralStatus } from '../sync/status.ts';
import { fold, longDates, places } from './fold.ts';

const sent = (at: number, more: Partial<ReferralStatus> = {}): ReferralStatus => ({
  ...{ referral_id: `referral-${at}`, state: 'sent', made_on: '2026-11-25', to_sign: null },
  ...more,
});
const nothing = (): boolean => false;

describe('referrals at home', () => {
  it('are drawn one by one while they are few', () => {
    const few = Array.from({ length: 20 }, (_, at) => sent(at));
    expect(fold(few, nothing)).toEqual({ open: few, folds: [] });
  });

  it('are folded but for the newest, each once and in their order', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => sent(at));
    const { open, folds } = fold(many, nothing);
    expect(open).toHaveLength(20);
    expect(Math.max(...folds.map(({ length }) => length))).toBe(50);
    expect([...open, ...folds.flat()]).toEqual(many);
  });

  it('never fold what somebody has to do something about', () => {
    const statement = { referral_id: 'x', ground: 'threat_to_life', recipient: '', level: 'NOW', package: '' } as const;
    const urgent = [sent(900, { state: 'nobody' }), sent(901, { to_sign: statement }), sent(902)];
    const many = [...Array.from({ length: 500 }, (_, at) => sent(at)), ...urgent];
    const { open, folds } = fold(many, (id) => id === 'referral-902');
    expect(open.slice(20)).toEqual(urgent);
    expect(folds.flat()).toHaveLength(480);
  });

  it('say from which day to which they are, and which of all', () => {
    expect(longDates('2026-11-25', '2026-11-25')).toBe('25 November 2026');
    expect(longDates('2026-11-03', '2026-11-25').replaceAll(/\s/g, ' ')).toBe('3 – 25 November 2026');
    expect(longDates('soon', '2026-11-25')).toBe('soon – 2026-11-25');
    expect(places(21, 1_070)).toBe('21–1,070');
  });
});
