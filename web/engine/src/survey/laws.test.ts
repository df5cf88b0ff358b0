/** What holds of every number, day, moment and form, tried on a thousand of each. */
import { describe, expect, test } from 'vitest';
import { parseNow } from './dates.js';
import { roundTo } from './functions/numbers.js';
import { evaluate, MOST_INSTANCES, SeededRandom } from './index.js';
import { call, field, from, NOW, op, read, root, step } from './testing.js';
import { numberToText, textToNumber } from './values.js';

const MANY = 1000;
const DAY = 86_400_000;
const [FIRST, LAST] = [new Date(0).setUTCFullYear(1, 0, 2), Date.UTC(9999, 11, 30)];
const chance = new SeededRandom(20261125);
const between = (least: number, most: number): number => Math.floor(least + chance.next() * (most - least + 1));
const repeated = <Each>(make: () => Each): Each[] => Array.from({ length: MANY }, make);

/** Any finite number, of any size: its bits are drawn. */
function anyNumber(): number {
  const bits = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < 8; at += 1) bits.setUint8(at, between(0, 255));
  const number = bits.getFloat64(0);
  return Number.isFinite(number) ? number : 0;
}

function zone(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

describe('numbers', () => {
  test('survive text, which has no exponent', () => {
    for (const number of repeated(anyNumber)) {
      const text = numberToText(number);
      expect(text).not.toContain('e');
      expect(textToNumber(text, parseNow(NOW))).toBe(number === 0 ? 0 : number);
    }
  });

  test('are rounded to the nearest, and what is round is kept', () => {
    for (const places of [0, 1, 2, 6])
      for (const number of repeated(() => (chance.next() - 0.5) * 10 ** between(0, 15))) {
        const rounded = roundTo(number, places);
        expect(Math.abs(rounded - number)).toBeLessThanOrEqual(0.5 * 10 ** -places + Math.abs(number) * 1e-15);
        expect(roundTo(rounded, places)).toBe(rounded);
      }
  });
});

describe('dates', () => {
  test('a day is the one of the calendar', () => {
    for (const days of repeated(() => Math.floor(between(FIRST, LAST) / DAY))) {
      const shown = new Date(days * DAY).toISOString().slice(0, 10);
      expect(read(call('date', { op: 'text', value: shown }))).toBe(shown);
      expect(read(op('+', call('date', shown), 0))).toBe(days);
      expect(read(op('=', call('date', shown), op('+', call('date', '1970-01-01'), op('-', days, 0))))).toBe(true);
    }
  });

  test('a moment survives text in any zone', () => {
    for (const instant of repeated(() => between(FIRST, LAST))) {
      const [here, there] = [between(-840, 840), between(-840, 840)];
      const moment = call('date-time', new Date(instant).toISOString());
      const text = String(evaluate(moment, { now: `2026-03-14T00:00:00${zone(here)}` }));
      expect(text.slice(23)).toBe(zone(here));
      const elsewhere = { now: `2026-03-14T00:00:00${zone(there)}` };
      expect(evaluate(op('=', call('date-time', text), moment), elsewhere)).toBe(true);
      // What a moment counts is its day as it is shown, and a fraction.
      const counted = evaluate(op('+', moment, 0), { now: `2026-03-14T00:00:00${zone(here)}` });
      expect(Math.floor(Number(counted))).toBe(Date.parse(text.slice(0, 10)) / DAY);
    }
  });

  test.each(['yesterday', '2026-13-01'])('%s is no clock', (now) => {
    expect(() => evaluate(call('now'), { now })).toThrow(RangeError);
  });
});

describe('forms of any size', () => {
  test('a long sum is added', () => {
    const names = Array.from({ length: 150 }, (_, at) => `score_${at}`);
    const sum = names.map(field).reduce((left, right) => op('+', left, right));
    expect(read(sum, Object.fromEntries(names.map((name) => [name, 2])))).toBe(300);
  });

  test('as many rounds as there may be are looked up', () => {
    const child = Array.from({ length: MOST_INSTANCES }, (_, at) => ({ age: at % 90, nick: `n${at}` }));
    const older = { ...from(field('child')), where: [op('>', field('age'), 44)] };
    expect(read(call('count', older), { child })).toBe(child.filter(({ age }) => age > 44).length);
  });

  test('the element above all is called as the paths have it', () => {
    expect(read(call('count', root('survey', 'many')), { many: [1, 2, 3] })).toBe(3);
    expect(read(call('count', root('survey', step('many', 2))), { many: [1, 2, 3] })).toBe(1);
  });
});
