import { describe, expect, it } from 'vitest';
import { EscapeTwice, type Finger, TwoFingersDown } from './quick-hide.ts';

const at = (clientX: number, clientY: number): Finger => ({ clientX, clientY });

/** What the gesture says at the end of these frames, 50 ms apart unless told. */
function draw(frames: readonly (readonly Finger[])[], step = 50): boolean {
  const gesture = new TwoFingersDown();
  return frames.map((fingers, place) => gesture.see(fingers, place * step)).at(-1) ?? false;
}

describe('the gesture that hides', () => {
  it('is two fingers drawn down together', () => {
    expect(draw([[at(100, 200)], [at(100, 200), at(180, 210)], [at(104, 250), at(182, 255)], [at(106, 300), at(185, 310)]])).toBe(true);
  });

  it.each([
    ['one finger, as in scrolling', [[at(100, 100)], [at(100, 400)]]],
    [
      'two fingers up',
      [
        [at(100, 400), at(180, 400)],
        [at(100, 100), at(180, 100)],
      ],
    ],
    [
      'two resting fingers',
      [
        [at(100, 400), at(180, 400)],
        [at(100, 410), at(180, 415)],
      ],
    ],
    [
      'two fingers apart, as in a zoom',
      [
        [at(100, 200), at(180, 200)],
        [at(20, 300), at(320, 300)],
      ],
    ],
    [
      'two fingers sideways',
      [
        [at(100, 200), at(180, 200)],
        [at(250, 300), at(330, 300)],
      ],
    ],
    [
      'three fingers',
      [
        [at(100, 200), at(180, 200), at(250, 200)],
        [at(100, 300), at(180, 300), at(250, 300)],
      ],
    ],
  ] as const)('is not %s', (_name, frames) => {
    expect(draw(frames)).toBe(false);
  });

  it('is not so slow that somebody only holds the phone', () => {
    expect(
      draw(
        [
          [at(100, 200), at(180, 200)],
          [at(100, 300), at(180, 300)],
        ],
        3_000,
      ),
    ).toBe(false);
  });

  it('begins anew when a finger was lifted', () => {
    const gesture = new TwoFingersDown();
    gesture.see([at(100, 100), at(180, 100)], 0);
    gesture.see([at(100, 150)], 50);
    expect(gesture.see([at(100, 230), at(180, 230)], 100)).toBe(false);
  });
});

describe('the key that hides', () => {
  it('is Escape, twice in a row', () => {
    const keys = new EscapeTwice();
    expect([keys.press('Escape', 0), keys.press('Escape', 300)]).toEqual([false, true]);
  });

  it.each([
    [
      'too far apart',
      [
        ['Escape', 0],
        ['Escape', 2000],
      ],
    ],
    [
      'with another key between',
      [
        ['Escape', 0],
        ['a', 50],
        ['Escape', 100],
      ],
    ],
  ] as const)('is not Escape %s', (_name, presses) => {
    const keys = new EscapeTwice();
    expect(presses.map(([key, when]) => keys.press(key, when)).at(-1)).toBe(false);
  });
});
