import * as engine from '@titian/engine';
import { describe, expect, it } from 'vitest';
import { faultsIn } from '../testing/contract.ts';
import { logic, organisation } from '../testing/screening.ts';
import type { PackageClaims, SealingState } from './packages.ts';
import { makeSquares, type Squares, type WriteSquares } from './squares.ts';

const state = (change: Partial<SealingState> = {}): SealingState => ({
  logic,
  evaluate: engine.evaluate,
  answers: { P07: 'yes', TL08: 'yes' },
  isChild: false,
  notTold: ['police'],
  language: 'my',
  consentTexts: ['consent.who_we_are'],
  withoutConsent: null,
  wishes: {
    referral_id: null,
    recipients: ['shelter', 'clinic'],
    declined: [],
    share_answers: true,
    how_to_meet: 'at the blue gate',
    interpreter: true,
  },
  recipients: [organisation('shelter', ['trafficking_identification']), organisation('clinic', ['health'])],
  madeOn: '2026-11-26',
  ...change,
});

/** What was tried, and the squares once they had been cut short this often. */
async function cut(times: number, of: SealingState = state()): Promise<{ tried: PackageClaims[]; squares: Squares | null }> {
  const tried: PackageClaims[] = [];
  const write: WriteSquares = async (claims) => {
    tried.push(claims);
    return tried.length > times ? 'TITIAN:0' : null;
  };
  return { tried, squares: await makeSquares(of, 'referral', { write, officerKey: {} as never, certificate: 'c' }) };
}

describe('squares', () => {
  it('is the package of the first recipient, whole where it fits', async () => {
    const { tried, squares } = await cut(0);
    expect(squares).toEqual({ text: 'TITIAN:0', recipient: 'shelter', dropped: [] });
    expect(tried[0]).toMatchObject({ kind: 'package', referral_id: 'referral', recipient: 'shelter', position: 0 });
    expect(tried[0]?.payload.answers).toEqual({ P07: 'yes', TL08: 'yes' });
    expect(tried[0]?.payload).not.toHaveProperty('dropped');
  });

  it('leaves out answers first, then the words of the consent, then how to meet, and says so inside', async () => {
    const { tried, squares } = await cut(3);
    expect(squares?.dropped).toEqual(['answers', 'consent_texts', 'how_to_meet']);
    const [, second, third, last] = tried.map(({ payload }) => payload);
    expect(second).toMatchObject({ dropped: ['answers'], reasons: [], rules: [], how_to_meet: 'at the blue gate' });
    expect(second).not.toHaveProperty('answers');
    expect(third?.consent).toEqual({ language: 'my', texts: [], given_for: ['shelter', 'clinic'] });
    expect(last).toMatchObject({ how_to_meet: '', dropped: ['answers', 'consent_texts', 'how_to_meet'] });
  });

  it('never leaves out what help is needed, how soon, the age, or whom not to tell', async () => {
    const { tried } = await cut(99);
    for (const { payload } of tried) expect(payload).toMatchObject({ level: tried[0]?.payload.level, not_tell: ['police'], child: false });
    expect(new Set(tried.map(({ payload }) => payload.needs.join()))).toHaveLength(1);
  });

  it('does not say that answers were left out where none were let through', async () => {
    const quiet = state({ answers: {}, wishes: { ...state().wishes, share_answers: false, how_to_meet: '' } });
    expect((await cut(1, quiet)).squares?.dropped).toEqual(['consent_texts']);
  });

  it('says at each length what the contract says, and nothing besides', async () => {
    for (const { payload } of (await cut(99)).tried) expect(faultsIn('package-payload', payload)).toBe('');
  });

  it('is none where not even the least fits', async () => {
    expect((await cut(99)).squares).toBeNull();
    expect((await cut(0, state({ recipients: [] }))).squares).toBeNull();
  });
});
