import { expect, test } from 'vitest';
import { Listener, measureLevel, placeOn } from './levels.ts';
import { deedOf, isTaken } from './recorder-keys.ts';

const alone = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false };

/** What `closest` finds is all that is asked of what has the focus. */
function focused(...selectors: string[]): Element {
  const found = { closest: (list: string) => (selectors.some((each) => list.split(', ').includes(each)) ? {} : null) };
  return found as unknown as Element; // a whole element would need a document
}

test('four keys record, play, begin again and keep', () => {
  expect([' ', 'p', 'P', 'r', 'Enter', 'x', 'Tab'].map((key) => deedOf({ ...alone, key }))).toEqual([
    'record',
    'play',
    'play',
    'again',
    'keep',
    null,
    null,
  ]);
});

test('a key with a modifier, held down, or within a letter being composed does nothing', () => {
  for (const one of ['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'repeat']) {
    expect(deedOf({ ...alone, key: ' ', [one]: true })).toBeNull();
  }
});

test('a field keeps every key, a link its Space and Enter, and the page has the rest', () => {
  expect(isTaken(focused('input'), 'play')).toBe(true);
  expect(isTaken(focused('textarea'), 'record')).toBe(true);
  expect(isTaken(focused('a[href]'), 'keep')).toBe(true);
  expect(isTaken(focused('a[href]'), 'play')).toBe(false);
  expect(isTaken(focused('button', '[data-do]'), 'keep')).toBe(false);
  expect(isTaken(focused(), 'record')).toBe(false);
});

const tone = (top: number): Float32Array => Float32Array.from({ length: 2048 }, (_, place) => top * Math.sin(place / 7));

test('a full tone is 3 dB under full scale, silence is the floor', () => {
  expect(measureLevel(tone(1)).db).toBeCloseTo(-3, 1);
  expect(measureLevel(tone(1)).isClipping).toBe(true);
  expect(measureLevel(tone(0.5)).isClipping).toBe(false);
  expect(measureLevel(new Float32Array(2048)).db).toBe(-90);
  expect([placeOn(-90), placeOn(-30), placeOn(0)]).toEqual([0, 0.5, 1]);
});

function listen(room: number, voice: number): string | null {
  const listener = new Listener();
  let last: string | null = null;
  for (let at = 0; at < 80; at += 1) last = listener.take({ db: at < 20 || at % 4 === 0 ? room : voice, isClipping: false });
  return last;
}

test('the room and the voice are told apart', () => {
  expect(listen(-60, -20)).toBe('fine');
  expect(listen(-60, -45)).toBe('too-quiet');
  expect(listen(-60, -61)).toBe('too-quiet');
  expect(listen(-60, -5)).toBe('too-loud');
  expect(listen(-35, -15)).toBe('noise');
});

test('crackling is said at once', () => {
  const listener = new Listener();
  listener.take({ db: -4, isClipping: true });
  expect(listener.take({ db: -4, isClipping: true })).toBe('clipping');
});
