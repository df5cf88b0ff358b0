import { describe, expect, test } from 'vitest';
import codes from '../../../../contracts/arrivals/codes.json';
import vectors from '../../../../contracts/arrivals/vectors.json';
import { Board, type Lines, PARTS, type SlipLine, type SlipState, STATES, type TallyLine } from './board.ts';
import { addBlocks, checkSign, isChecked, OPENING, readSlip, shareBlocks, slipAt, type Stock, takeSlip } from './slips.ts';

/** A small repeatable chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function pick<T>(from: readonly T[], next: () => number): T {
  return from[Math.floor(next() * from.length)] as T;
}

function shuffled<T>(given: readonly T[], next: () => number): T[] {
  const all = [...given];
  for (let place = all.length - 1; place > 0; place -= 1) {
    const other = Math.floor(next() * (place + 1));
    [all[place], all[other]] = [all[other] as T, all[place] as T];
  }
  return all;
}

const WRITERS = ['wa', 'wb', 'wc'];
const SLIPS = ['AA003R', 'AA005X', 'AA007M'];

function someLines(next: () => number): Lines {
  const number = (): number => 1 + Math.floor(next() * 4);
  const slips = Array.from({ length: Math.floor(next() * 25) }, (): SlipLine => ({
    slip: pick(SLIPS, next),
    writer: pick(WRITERS, next),
    number: number(),
    state: pick(STATES, next),
    seen: Object.fromEntries(WRITERS.filter(() => next() < 0.3).map((writer) => [writer, number()])),
    issued: next() < 0.4,
    family: next() < 0.3 ? pick(SLIPS, next) : null,
  }));
  const tallies = Array.from({ length: Math.floor(next() * 10) }, (): TallyLine => ({
    kind: next() < 0.5 ? 'heads' : 'needs',
    writer: pick(WRITERS, next),
    number: number(),
    cells: { 'a18.f': Math.floor(next() * 12) - 3 },
  }));
  return { slips, tallies };
}

function held(board: Board): unknown {
  const { slips, tallies } = board.lines();
  const all = [...slips, ...tallies].map((line) => JSON.stringify(Object.entries(line).sort()));
  return { lines: all.sort(), figures: board.figures() };
}

describe('merging', () => {
  test('any order, any number of times, by any way gives the same board', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = chance(seed);
      const lines = someLines(next);
      const once = new Board(lines);
      const often = new Board();
      const other = new Board();
      for (const slip of shuffled([...lines.slips, ...lines.slips], next)) (next() < 0.5 ? often : other).takeSlip(slip);
      for (const tally of shuffled([...lines.tallies, ...lines.tallies], next)) (next() < 0.5 ? often : other).takeTally(tally);
      often.takeAll(other.lines());
      expect(held(often)).toEqual(held(once));
      const { sheet, states } = once.figures();
      const parts = PARTS.reduce((sum, part) => sum + sheet.parts[part], 0);
      expect(parts + sheet.disputed + sheet.given_twice + sheet.without_slip).toBe(sheet.arrived);
      expect(Object.values(states).reduce((sum, count) => sum + count, 0) + sheet.disputed).toBe(once.slips().length);
    }
  });

  test('only news is answered, so that only news is sent on', () => {
    const lines = someLines(chance(7));
    const board = new Board();
    const first = board.takeAll(lines);
    expect(first.slips.length).toBeGreaterThan(0);
    expect(board.takeAll(lines)).toEqual({ slips: [], tallies: [] });
  });

  test('what a person says having seen all settles what was disputed', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const board = new Board(someLines(chance(seed)));
      for (const slip of board.slips()) {
        board.say(slip, 'me', 'hospital');
        expect(board.standing(slip)).toMatchObject({ states: ['hospital'] });
        expect(board.standing(slip).givenTo).toBeLessThanOrEqual(1);
      }
    }
  });

  test.each(vectors.cases.map((each) => [each.about, each] as const))('%s', (_, given) => {
    const board = new Board({ slips: given.slips as unknown as SlipLine[], tallies: given.tallies as unknown as TallyLine[] });
    const found = board.figures();
    expect(found.sheet).toEqual(given.sheet);
    expect(found.families_apart).toBe(given.families_apart);
    for (const [slip, expected] of Object.entries(given.standings)) {
      const standing = board.standing(slip);
      expect([standing.states, standing.givenTo]).toEqual(expected);
    }
  });

  test('every state has a part of the sheet', () => {
    const all = new Board();
    STATES.forEach((state: SlipState, place) => all.say(slipAt(1, place * 7) ?? `none ${place}`, 'me', state));
    expect(Object.keys(codes.states)).toHaveLength(Object.values(all.figures().states).reduce((sum, count) => sum + count, 0));
  });
});

describe('numbers on slips', () => {
  test.each(vectors.check_signs)('the check sign of %s is %s', (text, sign) => expect(checkSign(text as string)).toBe(sign));
  test.each(vectors.reads)('%s is read as %s', (text, slip) => expect(readSlip(text as string)).toBe(slip));
  test.each(vectors.slips as [number, number, string | null][])('block %s number %s is %s', (block, number, slip) =>
    expect(slipAt(block, number)).toBe(slip),
  );

  test('a misread sign never gives another slip', () => {
    expect(isChecked('AA006Q')).toBe(readSlip('AA006Q') !== null);
    for (let number = 0; number < 200; number += 1) {
      const slip = slipAt(200, number);
      if (slip === null) continue;
      expect(isChecked(slip)).toBe(true);
      for (let place = 0; place < slip.length; place += 1) {
        for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
          if (sign !== slip[place]) expect(isChecked(slip.slice(0, place) + sign + slip.slice(place + 1))).toBe(false);
        }
      }
    }
  });

  test('ten phones that share never give out the same number, however they share', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const next = chance(seed);
      const stocks: Stock[] = [OPENING];
      const given = new Set<string>();
      let count = 0;
      const giveOut = (phone: number, many: number): void => {
        for (let turn = 0; turn < many; turn += 1) {
          const taken = takeSlip(stocks[phone] as Stock);
          if (!taken) return;
          stocks[phone] = taken.left;
          given.add(taken.slip);
          count += 1;
        }
      };
      while (stocks.length < 10) {
        const phone = Math.floor(next() * stocks.length);
        giveOut(phone, Math.floor(next() * 900));
        const shared = shareBlocks(stocks[phone] as Stock);
        if (!shared) continue;
        stocks[phone] = shared.left;
        if (next() < 0.2) {
          const other = Math.floor(next() * stocks.length);
          stocks[other] = addBlocks(stocks[other] as Stock, shared.given);
        } else stocks.push({ ranges: [shared.given], next: 0 });
      }
      stocks.forEach((_, phone) => giveOut(phone, 700));
      expect(given.size).toBe(count);
    }
  });

  test('a block is given out to its end, and a phone with nothing left says so', () => {
    let stock: Stock = { ranges: [{ from: 3, to: 4 }], next: 0 };
    expect(shareBlocks(stock)).toBeNull();
    let count = 0;
    for (let taken = takeSlip(stock); taken; taken = takeSlip(stock)) {
      stock = taken.left;
      count += 1;
    }
    expect(count).toBe(Array.from({ length: 1000 }, (_, number) => slipAt(3, number)).filter((slip) => slip !== null).length);
    expect(takeSlip(stock)).toBeNull();
  });
});
