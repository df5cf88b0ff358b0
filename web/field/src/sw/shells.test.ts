import { describe, expect, it } from 'vitest';
import { aside, changed, inUse, type KeptShell, opened, type Shells, started, takeOver } from './shells.ts';

const shell = (cache: string): KeptShell => ({ cache, version: '1', since: '2026-11-27T00:00:00Z' });
const [first, second, third] = [shell('a'), shell('b'), shell('c')] as const;
const updated: Shells = { now: second, former: first, is_back: false, unproven: null };

describe('the app on this phone', () => {
  it('has nothing to go back to before its first update', () => {
    const shells = takeOver(null, first);
    expect([inUse(shells), aside(shells), changed(shells)]).toEqual([first, null, shells]);
  });

  it('keeps the version before, goes back to it and forward again', () => {
    const shells = takeOver({ ...takeOver(null, first), unproven: null }, second);
    expect([inUse(shells), aside(shells)]).toEqual([second, first]);
    const back = changed(shells);
    expect([inUse(back), aside(back)]).toEqual([first, second]);
    expect(inUse(changed(back))).toBe(second);
  });

  it('keeps what was really in use when a third version comes after going back', () => {
    expect(takeOver(changed(updated), third)).toMatchObject({ now: third, former: first, is_back: false });
  });

  it('never keeps one version twice when the hub goes back itself', () => {
    const shells = takeOver(updated, first);
    expect([shells.now, shells.former]).toEqual([first, second]);
    expect(takeOver(changed(updated), first)).toMatchObject({ now: first, former: second });
  });

  it('leaves all as it is when the version in use is installed anew', () => {
    expect(takeOver(updated, second)).toBe(updated);
  });

  it('gives up a version that was opened three times and never started', () => {
    let shells: Shells = takeOver(updated, third);
    for (let start = 0; start < 3; start += 1) {
      shells = opened(shells);
      expect(inUse(shells)).toBe(third);
    }
    shells = opened(shells);
    expect([inUse(shells), aside(shells)]).toEqual([second, third]);
    expect(opened(started(shells))).toEqual(shells);
  });

  it('never gives up one that has started once, nor the only one', () => {
    let proven = started(opened(takeOver(updated, third)));
    let only = takeOver(null, first);
    for (let start = 0; start < 9; start += 1) [proven, only] = [opened(proven), opened(only)];
    expect([inUse(proven), inUse(only)]).toEqual([third, first]);
  });

  it('tries one that failed again when the officer goes forward', () => {
    const back: Shells = { ...updated, is_back: true, unproven: 3 };
    expect(changed(back)).toEqual({ ...updated, unproven: 0 });
  });
});
