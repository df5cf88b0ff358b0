import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FieldError } from '../errors.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { DAY } from '../vault/clock.ts';
import { createVault, unlock, type Vault } from '../vault/vault.ts';
import { wipeEnrolment } from '../vault/wipe.ts';
import { noteHubTime, openShared } from '../vault/shared.ts';
import vectors from '../../../../contracts/arrivals/vectors.json';
import { Board, type SlipLine } from './board.ts';
import type { ArrivalEvent } from './held.ts';
import { ArrivalKeeper, KEPT_AFTER_CLOSING, QUIET, SHIFT } from './keeper.ts';
import { readPicture, writeJoining, writeLines } from './pictures.ts';
import { BOARD_PATH, DESK, digestPlaces, type Holding, holdingOf, type Place } from './told.ts';

const SECRET = '4820193756';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const ID = '7b0f4a52-2c56-4a0e-9d3c-0c6a9f6f2b11';
const EVENT: ArrivalEvent = { kind: 'boat', place: 'planted-pier-walnut', began_at: '2026-11-25T07:00:00Z', authority: 'navy' };

const LINE = { slip: 'AC004X', writer: 'writer01', number: 1, state: 'waiting', seen: {}, issued: true, family: null };

let vault: Vault;
let now = NOW;
const clock = (): number => now;

beforeEach(async () => {
  now = NOW;
  vault = await createVault(ID, SECRET, { cost: QUICK });
});
afterEach(async () => {
  vault.lock();
  await forgetDatabases();
  vi.restoreAllMocks();
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FieldError) return error.code;
    throw error;
  }
  return 'no error';
}

async function sheetOf(keeper: ArrivalKeeper, arrivalId: string) {
  const arrival = await keeper.read(arrivalId);
  if (!arrival) throw new Error('no arrival');
  return arrival.board.figures().sheet;
}

/** Everything one phone shows, as another reads it. */
async function showTo(from: ArrivalKeeper, to: ArrivalKeeper, arrivalId: string): Promise<void> {
  for (const text of await from.handOver(arrivalId)) {
    const picture = readPicture(text);
    if (!picture) throw new Error(`unreadable: ${text}`);
    await to.takeIn(picture);
  }
}

describe('what is kept', () => {
  test('survives a killed app, and no number is given out twice', async () => {
    const first = new ArrivalKeeper(vault, clock);
    const id = await first.open(EVENT);
    const slips = [await first.giveSlip(id, 'waiting', null), await first.giveSlip(id, 'urgent', null)];
    await first.count(id, 'heads', 'a18.f', 1);
    vault.lock();
    vault = await unlock(ID, SECRET);
    const again = new ArrivalKeeper(vault, clock);
    slips.push(await again.giveSlip(id, 'waiting', null));
    await again.count(id, 'heads', 'a18.f', 1);
    expect(new Set(slips).size).toBe(3);
    expect(await sheetOf(again, id)).toMatchObject({ arrived: 2, parts: { waiting: 3 }, without_slip: -1 });
  });

  test('two tabs of one phone are two writers, and neither loses what the other said', async () => {
    const one = new ArrivalKeeper(vault, clock);
    const id = await one.open(EVENT);
    const other = new ArrivalKeeper(vault, clock);
    await other.read(id);
    const slips = await Promise.all([1, 2, 3, 4, 5, 6].map((place) => (place % 2 ? one : other).giveSlip(id, 'waiting', null)));
    await Promise.all([one.count(id, 'heads', 'a0.m', 1), other.count(id, 'heads', 'a0.m', 1)]);
    const fresh = new ArrivalKeeper(vault, clock);
    expect(new Set(slips).size).toBe(6);
    expect(await sheetOf(fresh, id)).toMatchObject({ arrived: 2, parts: { waiting: 6 } });
  });

  test('lies on the phone as ciphertext alone, and goes with the vault', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const slip = await keeper.giveSlip(id, 'hospital', null);
    await keeper.setApart(id, slip, true);
    const dump = await dumpAll();
    for (const planted of [EVENT.place, slip, 'hospital']) expect(dump).not.toContain(planted);
    const shared = await openShared();
    await wipeEnrolment(shared, ID, new Date(NOW).toISOString());
    shared.close();
    expect(await dumpAll()).not.toContain(id);
  });

  test('a count never goes below nobody', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    await keeper.count(id, 'needs', 'water', 3);
    for (let turn = 0; turn < 5; turn += 1) await keeper.count(id, 'needs', 'water', -1);
    expect((await keeper.read(id))?.board.sum('needs')).toEqual({ water: 0 });
  });
});

describe('by picture', () => {
  test('a phone that joins gives out numbers nobody else has', async () => {
    const one = new ArrivalKeeper(vault, clock);
    const id = await one.open(EVENT);
    const picture = readPicture(await one.share(id));
    const otherVault = await createVault('0b0f8f3a-4f0e-4c57-9a2f-5f3f1f0a9c11', SECRET, { cost: QUICK });
    const other = new ArrivalKeeper(otherVault, clock);
    if (!picture) throw new Error('no picture');
    await other.takeIn(picture);
    await other.takeIn(picture); // read twice by the same camera
    const given = [];
    for (let turn = 0; turn < 20; turn += 1) given.push(await one.giveSlip(id, 'waiting', null), await other.giveSlip(id, 'waiting', null));
    expect(new Set(given).size).toBe(40);
    expect((await other.list())[0]?.event).toEqual(EVENT);
    await showTo(one, other, id);
    await showTo(other, one, id);
    expect(await sheetOf(one, id)).toEqual(await sheetOf(other, id));
    expect((await sheetOf(one, id)).parts.waiting).toBe(40);
    otherVault.lock();
  });

  test('two phones that read the same picture are found out, and a person decides', async () => {
    const one = new ArrivalKeeper(vault, clock);
    const id = await one.open(EVENT);
    const text = await one.share(id);
    const vaults = [];
    const keepers = [];
    for (const each of ['11111111-4f0e-4c57-9a2f-5f3f1f0a9c11', '22222222-4f0e-4c57-9a2f-5f3f1f0a9c11']) {
      const made = await createVault(each, SECRET, { cost: QUICK });
      vaults.push(made);
      keepers.push(new ArrivalKeeper(made, clock));
    }
    const slips = [];
    for (const keeper of keepers) {
      const picture = readPicture(text);
      if (picture) await keeper.takeIn(picture);
      slips.push(await keeper.giveSlip(id, 'waiting', null));
      await showTo(keeper, one, id);
    }
    expect(slips[0]).toBe(slips[1]);
    const standing = (await one.read(id))?.board.standing(slips[0] ?? '');
    expect(standing).toMatchObject({ states: ['waiting'], givenTo: 2 });
    await one.setState(id, slips[0] ?? '', 'waiting');
    expect((await one.read(id))?.board.standing(slips[0] ?? '').givenTo).toBe(1);
    for (const each of vaults) each.lock();
  });

  test('lines come back as they were, in whatever order pictures are read', () => {
    const board = new Board();
    const keeperSlips = ['AA006Q', 'AA010Y', 'AA011W'];
    for (const slip of keeperSlips) board.say(slip, 'writer01', 'waiting', { issued: true, family: 'AA006Q' });
    board.say('AA010Y', 'writer02', 'died');
    board.count('heads', 'writer02', 'a18.f', 4);
    board.count('needs', 'writer01', 'interpreter.zh-Hans', 2);
    const read = new Board();
    for (const text of writeLines(ID, EVENT, board.lines()).reverse()) {
      const picture = readPicture(text);
      expect(picture?.event).toEqual(EVENT);
      if (picture) read.takeAll(picture.lines);
    }
    expect(read.figures()).toEqual(board.figures());
    expect(read.standing('AA010Y')).toEqual(board.standing('AA010Y'));
  });

  test('the desk’s picture is read as another phone’s', () => {
    const desk =
      '{"titian":"arrival","id":"7b0f4a52-2c56-4a0e-9d3c-0c6a9f6f2b11","event":["bus","ท่าเรือ","2026-11-20T03:00:00Z","army"],"blocks":[260,280]}';
    expect(readPicture(desk)).toMatchObject({ blocks: { from: 260, to: 280 }, event: { place: 'ท่าเรือ' } });
    expect(readPicture(writeJoining(ID, EVENT, { from: 0, to: 20 }))?.lines).toEqual({ slips: [], tallies: [] });
  });

  test.each([
    ['no JSON', 'https://titian.example/#enrol=x'],
    ['another kind', '{"titian":"enrol"}'],
    ['a misread slip', JSON.stringify({ ...base(), w: ['writer01'], s: [['AA006M', 0, 1, 0, 1]] })],
    ['a writer it does not name', JSON.stringify({ ...base(), w: [], s: [['AA006Q', 0, 1, 0, 1]] })],
    ['a state nobody knows', JSON.stringify({ ...base(), w: ['writer01'], s: [['AA006Q', 0, 1, 11, 1]] })],
    ['a number of half', JSON.stringify({ ...base(), w: ['writer01'], s: [['AA006Q', 0, 1.5, 0, 1]] })],
    ['blocks that are printed', JSON.stringify({ ...base(), blocks: [360, 380] })],
    [
      'a name for a prototype',
      `{"titian":"arrival","id":"${ID}","event":["boat","x","2026-11-20T03:00:00Z","navy"],"w":["writer01"],"t":[["heads",0,1,{"__proto__":5}]]}`,
    ],
    ['a place of two lines', JSON.stringify({ ...base(), event: ['boat', 'a\nb', '2026-11-20T03:00:00Z', 'navy'] })],
  ])('a picture with %s is none', (_, text) => expect(readPicture(text)).toBeNull());
});

function base() {
  return { titian: 'arrival', id: ID, event: ['boat', 'x', '2026-11-20T03:00:00Z', 'navy'] };
}

describe('to the hub', () => {
  test('what is due is offered under the same ids until it is vouched for, and only then forgotten', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    for (let turn = 0; turn < 120; turn += 1) await keeper.giveSlip(id, 'waiting', null);
    await keeper.count(id, 'heads', 'a18.f', 1);
    const first = await keeper.due();
    expect(first.map((item) => item.arrival.slips.length)).toEqual([100, 20]);
    expect(await keeper.due()).toEqual(first);
    await keeper.markSent(new Set([first[0]?.item_id ?? '']));
    expect(await keeper.due()).toEqual([first[1]]);
    await keeper.markSent(new Set([first[1]?.item_id ?? '']));
    expect(await keeper.due()).toEqual([]);
    expect(await keeper.countUnsent()).toBe(0);
  });

  test('what changed while it was on its way is sent again', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const slip = await keeper.giveSlip(id, 'waiting', null);
    const [item] = await keeper.due();
    await keeper.setState(id, slip, 'sheltered');
    await keeper.markSent(new Set([item?.item_id ?? '']));
    const [next] = await keeper.due();
    expect(next?.arrival.slips).toMatchObject([{ slip, state: 'sheltered', number: 2 }]);
  });

  test('what another phone handed over is sent on', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const board = new Board();
    board.say('AA006Q', 'writer01', 'waiting', { issued: true });
    const [text] = writeLines(ID, EVENT, board.lines());
    const picture = readPicture(text ?? '');
    if (picture) await keeper.takeIn(picture);
    expect((await keeper.due())[0]?.arrival.slips).toMatchObject([{ writer: 'writer01', issued: true }]);
  });
});

describe('seated apart', () => {
  test('is in no item and no picture, and is forgotten when the shift is over', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const slip = await keeper.giveSlip(id, 'waiting', null);
    const before = [JSON.stringify((await keeper.due()).map(({ arrival }) => arrival)), await keeper.handOver(id)];
    await keeper.setApart(id, slip, true);
    expect([JSON.stringify((await keeper.due()).map(({ arrival }) => arrival)), await keeper.handOver(id)]).toEqual(before);
    expect(await keeper.listApart(id)).toEqual([slip]);
    now += SHIFT;
    expect(await keeper.listApart(id)).toEqual([]);
    expect(await vault.get('apart', 'seats')).toBeUndefined();
  });

  test('one touch ends it for all', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    await keeper.setApart(id, await keeper.giveSlip(id, 'waiting', null), true);
    await keeper.endShift();
    expect(await keeper.listApart(id)).toEqual([]);
  });
});

describe('closing', () => {
  test('nothing more is said, and every slip is gone 72 hours later', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const slip = await keeper.giveSlip(id, 'waiting', null);
    await keeper.setApart(id, slip, true);
    await keeper.close(id);
    expect(await codeOf(keeper.giveSlip(id, 'waiting', null))).toBe('arrival.closed');
    expect(await codeOf(keeper.setState(id, slip, 'left'))).toBe('arrival.closed');
    expect(await codeOf(keeper.count(id, 'heads', 'a0.f', 1))).toBe('arrival.closed');
    now += KEPT_AFTER_CLOSING - 1;
    await keeper.forget();
    expect(await keeper.list()).toHaveLength(1);
    now += 1;
    await keeper.forget();
    expect(await keeper.list()).toEqual([]);
    expect(await vault.list('slips')).toEqual([]);
    expect(await vault.get('apart', 'seats')).toBeUndefined();
  });

  test('an open one that was forgotten goes by both clocks, never by a jump of the phone’s alone', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    await keeper.open(EVENT);
    const shared = await openShared();
    await noteHubTime(shared, new Date(NOW).toISOString());
    now += 365 * DAY;
    await keeper.forget();
    expect(await keeper.list()).toHaveLength(1);
    await noteHubTime(shared, new Date(NOW + QUIET + KEPT_AFTER_CLOSING + DAY).toISOString());
    shared.close();
    await keeper.forget();
    expect(await keeper.list()).toEqual([]);
  });
});

/** A hub that knows one board, and tells what the asker lacks as the true one does. */
function hubWith(board: Board, most = 2000) {
  const asked: Holding[] = [];
  const ask = async (path: string, payload: unknown): Promise<Record<string, unknown>> => {
    expect(path).toBe(BOARD_PATH);
    const known = payload as Holding;
    asked.push(known);
    const { slips, tallies } = board.lines();
    const mine = await holdingOf(board);
    const told: SlipLine[] = [];
    let isWhole = true;
    for (const [block, digest] of Object.entries(mine.blocks).sort()) {
      if (known.blocks[block] === digest) continue;
      if (told.length >= most) isWhole = false;
      else told.push(...slips.filter((line) => line.slip.startsWith(block)));
    }
    return { slips: told, tallies: mine.tallies === known.tallies ? [] : [...tallies], is_whole: isWhole };
  };
  return { ask, asked };
}

describe('what the hub tells', () => {
  test.each(vectors.digests as [Place[], string][])('the digest of lines is that of the twin', async (places, digest) => {
    expect(await digestPlaces(places)).toBe(digest);
  });

  test('lines of other phones and of the desk come to this one, and are not sent back', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const mine = await keeper.giveSlip(id, 'waiting', null);
    const board = new Board((await keeper.read(id))?.board.lines());
    board.say(mine, 'writer01', 'in_conversation');
    board.say('AC004X', 'writer01', 'urgent', { issued: true });
    board.say(mine, DESK, 'sheltered');
    board.count('heads', 'writer01', 'a18.f', 3);
    await keeper.markSent(new Set((await keeper.due()).map((item) => item.item_id)));
    const { ask, asked } = hubWith(board);
    expect(await keeper.learn(ask)).toBe(4);
    expect(await sheetOf(keeper, id)).toEqual(board.figures().sheet);
    expect(await keeper.due()).toEqual([]);
    expect(await keeper.learn(ask)).toBe(0);
    expect(asked.at(-1)).toMatchObject(await holdingOf(board));
    const again = new ArrivalKeeper(vault, clock); // after a kill
    expect(await sheetOf(again, id)).toEqual(board.figures().sheet);
  });

  test('what is said having seen the desk goes to the hub, the desk’s own line never, and both go to other phones', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const slip = await keeper.giveSlip(id, 'left', null);
    const board = new Board((await keeper.read(id))?.board.lines());
    board.say(slip, DESK, 'hospital');
    await keeper.learn(hubWith(board).ask);
    await keeper.setState(id, slip, 'transferred');
    const lines = (await keeper.due()).flatMap(({ arrival }) => arrival.slips);
    expect(lines).toMatchObject([{ slip, state: 'transferred', seen: { [DESK]: 1 } }]);
    const picture = readPicture((await keeper.handOver(id))[0] ?? '');
    expect(picture?.lines.slips.map((line) => line.writer)).toContain(DESK);
  });

  test('a large board is learnt in several answers', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const board = new Board();
    for (const slip of ['AC004X', 'AD000R', 'AE007Y']) board.say(slip, 'writer01', 'waiting', { issued: true });
    const { ask, asked } = hubWith(board, 1);
    expect(await keeper.learn(ask)).toBe(3);
    expect(asked).toHaveLength(3);
    expect((await sheetOf(keeper, id)).parts.waiting).toBe(3);
  });

  test.each([
    ['no lines', {}],
    ['a slip with a wrong check letter', { slips: [{ ...LINE, slip: 'AC004A' }], tallies: [], is_whole: true }],
    ['a state nobody knows', { slips: [{ ...LINE, state: 'cleared' }], tallies: [], is_whole: true }],
    ['a writer that is none', { slips: [{ ...LINE, writer: 'Alice' }], tallies: [], is_whole: true }],
    [
      'a figure that is none',
      { slips: [], tallies: [{ kind: 'heads', writer: 'writer01', number: 1, cells: { 'a18.f': '3' } }], is_whole: true },
    ],
  ])('an answer with %s is not taken in', async (_, answer) => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    expect(await codeOf(keeper.learn(async () => answer))).toBe('hub.unreadable');
    expect((await keeper.read(id))?.board.lines()).toEqual({ slips: [], tallies: [] });
  });

  test('of a closed arrival nothing is asked', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    await keeper.close(await keeper.open(EVENT));
    const { ask, asked } = hubWith(new Board());
    await keeper.learn(ask);
    expect(asked).toEqual([]);
  });

  test('a restored hub is offered every line again, once, also those others wrote, and after a kill', async () => {
    const keeper = new ArrivalKeeper(vault, clock);
    const id = await keeper.open(EVENT);
    const slip = await keeper.giveSlip(id, 'waiting', null);
    await keeper.count(id, 'heads', 'a18.f', 2);
    expect(await keeper.noteEpoch('one')).toBe(false);
    const board = new Board((await keeper.read(id))?.board.lines());
    board.say('AC004X', 'writer01', 'waiting', { issued: true });
    board.say(slip, DESK, 'left');
    await keeper.learn(hubWith(board).ask);
    await keeper.markSent(new Set((await keeper.due()).map((item) => item.item_id)));
    expect(await keeper.noteEpoch('one')).toBe(false);
    expect(await keeper.due()).toEqual([]);
    expect(await keeper.noteEpoch('two')).toBe(true);
    const later = new ArrivalKeeper(vault, clock);
    const [item] = await later.due();
    expect(item?.arrival.slips.map((line) => line.slip).sort()).toEqual([slip, 'AC004X'].sort());
    expect(item?.arrival.tallies).toHaveLength(1);
    await later.markSent(new Set([item?.item_id ?? '']));
    expect(await later.noteEpoch('two')).toBe(false);
    expect(await later.due()).toEqual([]);
  });
});
