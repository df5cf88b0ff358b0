import { FieldError } from '../errors.ts';
import { type Clock, DAY, deviceClock } from '../vault/clock.ts';
import { allowingOne } from './alone.ts';
import { hubTime, openShared } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import { Board, type Lines, type SlipLine, type SlipState, type TallyKind, type TallyLine } from './board.ts';
import type { ArrivalEvent, ArrivalItem, HeldArrival, HeldSlips } from './held.ts';
import { type Picture, writeJoining, writeLines } from './pictures.ts';
import { type Ask, BOARD_PATH, DESK, holdingOf, readTold } from './told.ts';
import { addBlocks, OPENING, shareBlocks, takeSlip } from './slips.ts';

/** Slips go this long after closing. */
export const KEPT_AFTER_CLOSING = 3 * DAY;
/** An arrival nobody has touched for so long counts as closed. */
export const QUIET = 14 * DAY;
/** A seat apart is forgotten after this long at the latest. */
export const SHIFT = DAY / 2;

const LINES_AN_ITEM = 100;
const MOST_TALLIES = 100;
/** More questions than any board needs. */
const MOST_QUESTIONS = 50;
const SEATS = 'seats';
const ALONE = 'titian-arrivals';

/** An arrival with what this phone knows of it. */
export interface OpenArrival {
  readonly held: HeldArrival;
  readonly board: Board;
}

/** What this phone has told the hub of, until it is vouched for. */
interface Offered {
  readonly item: ArrivalItem;
  readonly lines: Lines;
}

/**
 * Arrivals in the vault of one officer. Whatever is said is stored before this answers, so that a killed app loses
 * nothing and never gives out a number twice. Each opening writes under a name of its own: two tabs are two writers, and
 * their lines merge as those of two phones do.
 */
export class ArrivalKeeper {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #writer: string;
  readonly #boards = new Map<string, Board>();
  readonly #offered = new Map<string, Offered>();
  readonly #listeners = new Set<() => void>();

  constructor(vault: Vault, clock: Clock = deviceClock, writer: string = newWriter()) {
    this.#vault = vault;
    this.#clock = clock;
    this.#writer = writer;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Arrivals on this phone, the newest first. */
  async list(): Promise<HeldArrival[]> {
    const all = (await this.#vault.list('arrivals')).map(({ value }) => value);
    return all.sort((one, other) => other.event.began_at.localeCompare(one.event.began_at));
  }

  /** A new arrival, with the numbers of a phone that opens one. Its id. */
  async open(event: ArrivalEvent): Promise<string> {
    const arrival_id = crypto.randomUUID();
    await this.#put({
      arrival_id,
      event,
      stock: OPENING,
      changed_at: this.#clock(),
      closed_at: null,
      tallies: [],
      unsent: [],
    });
    this.#tell();
    return arrival_id;
  }

  /** The arrival and its board, or null when it is not on this phone. */
  async read(arrivalId: string): Promise<OpenArrival | null> {
    const held = await this.#vault.get('arrivals', arrivalId);
    if (!held) return null;
    return { held, board: await this.#board(held) };
  }

  /** Gives out the next slip. Raises `arrival.no_numbers` when this phone has none left, `arrival.closed`. */
  async giveSlip(arrivalId: string, state: SlipState, family: string | null): Promise<string> {
    return allowingOne(ALONE, async () => {
      const held = await this.#need(arrivalId);
      const board = await this.#board(held);
      let stock = held.stock;
      for (;;) {
        const taken = takeSlip(stock);
        if (!taken) throw new FieldError('arrival.no_numbers');
        stock = taken.left;
        // Somebody gave it out already: a number handed over and taken back, or a picture that two phones read.
        if (board.has(taken.slip)) continue;
        // The number is used up before it is said: a killed app never says it again.
        await this.#put({ ...held, stock, changed_at: this.#clock() });
        const line = board.say(taken.slip, this.#writer, state, { issued: true, family });
        await this.#keepSlips(arrivalId, board, [line]);
        this.#tell();
        return taken.slip;
      }
    });
  }

  /** A slip that was printed beforehand is given out. */
  async givePrinted(arrivalId: string, slip: string, state: SlipState): Promise<void> {
    await this.#say(arrivalId, slip, state, { issued: true });
  }

  /** What is true of a slip now, having seen all this phone knows of it. */
  async setState(arrivalId: string, slip: string, state: SlipState): Promise<void> {
    await this.#say(arrivalId, slip, state, {});
  }

  /** The slip belongs to this family, or to none. */
  async setFamily(arrivalId: string, slip: string, family: string | null): Promise<void> {
    const arrival = await this.read(arrivalId);
    const [state] = arrival?.board.standing(slip).states ?? [];
    if (state) await this.#say(arrivalId, slip, state, { family });
  }

  /** One more, or one less, of a cell. */
  async count(arrivalId: string, kind: TallyKind, cell: string, by: number): Promise<void> {
    await allowingOne(ALONE, async () => {
      const held = await this.#need(arrivalId);
      const board = await this.#board(held);
      if ((board.sum(kind)[cell] ?? 0) + by < 0) return;
      await this.#keepTallies(held, board, [board.count(kind, this.#writer, cell, by)]);
    });
    this.#tell();
  }

  /** A picture for one other phone, with numbers this one will not give out any more. Raises `arrival.no_numbers`. */
  async share(arrivalId: string): Promise<string> {
    return allowingOne(ALONE, async () => {
      const held = await this.#need(arrivalId);
      const shared = shareBlocks(held.stock);
      if (!shared) throw new FieldError('arrival.no_numbers');
      await this.#put({ ...held, stock: shared.left, changed_at: this.#clock() });
      return writeJoining(arrivalId, held.event, shared.given);
    });
  }

  /** Everything this phone knows of the arrival, as pictures for another phone. */
  async handOver(arrivalId: string): Promise<string[]> {
    const held = await this.#need(arrivalId, true);
    return writeLines(arrivalId, held.event, (await this.#board(held)).lines());
  }

  /** Takes in what a camera read; how many lines were news. An arrival this phone does not know is opened by it. */
  async takeIn(picture: Picture): Promise<number> {
    const news = await allowingOne(ALONE, async () => {
      const known = await this.#vault.get('arrivals', picture.arrival_id);
      const stock = known?.stock ?? { ranges: [], next: 0 };
      const fresh = { arrival_id: picture.arrival_id, event: picture.event, closed_at: null, tallies: [], unsent: [] };
      const held: HeldArrival = {
        ...(known ?? fresh),
        stock: picture.blocks && !overlaps(stock.ranges, picture.blocks) ? addBlocks(stock, picture.blocks) : stock,
        changed_at: this.#clock(),
      };
      await this.#put(held);
      const board = await this.#board(held);
      const found = board.takeAll(picture.lines);
      await this.#keepSlips(held.arrival_id, board, found.slips);
      if (found.tallies.length > 0) await this.#keepTallies(held, board, found.tallies);
      return found.slips.length + found.tallies.length;
    });
    this.#tell();
    return news;
  }

  /** Closed on this phone: nothing more is counted here, and its slips go in 72 hours. */
  async close(arrivalId: string): Promise<void> {
    await allowingOne(ALONE, async () => this.#put({ ...(await this.#need(arrivalId)), closed_at: this.#clock() }));
    this.#tell();
  }

  /** Lines the hub has not vouched for, of one arrival or of all. */
  async countUnsent(arrivalId?: string): Promise<number> {
    let count = 0;
    for (const held of await this.list()) {
      if (arrivalId !== undefined && held.arrival_id !== arrivalId) continue;
      count += held.unsent.length;
      for (const { value } of await this.#blocks(held.arrival_id)) count += value.unsent.length;
    }
    return count;
  }

  // Seats apart: a record of their own, which nothing above reads.

  /** Slips to be seated apart on this phone. Those of an earlier shift are forgotten. */
  async listApart(arrivalId: string): Promise<string[]> {
    return (await this.#seats()).filter((seat) => seat.arrival_id === arrivalId).map((seat) => seat.slip);
  }

  async setApart(arrivalId: string, slip: string, isApart: boolean): Promise<void> {
    const others = (await this.#seats()).filter((seat) => seat.arrival_id !== arrivalId || seat.slip !== slip);
    const until = this.#clock() + SHIFT;
    await this.#vault.put('apart', SEATS, { seats: isApart ? [...others, { arrival_id: arrivalId, slip, until }] : others });
  }

  /** The shift is over. */
  async endShift(): Promise<void> {
    await this.#vault.remove('apart', SEATS);
  }

  async #seats() {
    const now = this.#clock();
    const kept = (await this.#vault.getUnlessDamaged('apart', SEATS))?.seats ?? [];
    // Further away than a shift is long: made under another clock.
    const seats = kept.filter(({ until }) => until > now && until - now <= SHIFT);
    if (seats.length < kept.length) {
      if (seats.length > 0) await this.#vault.put('apart', SEATS, { seats });
      else await this.#vault.remove('apart', SEATS);
    }
    return seats;
  }

  /** Deletes arrivals closed 72 hours ago and those long quiet, and seats of an earlier shift. Called at each unlock. */
  async forget(): Promise<void> {
    const now = this.#clock();
    const signed = await signedTime();
    for (const { arrival_id, closed_at, changed_at } of await this.list()) {
      const isOver = closed_at !== null && Math.abs(now - closed_at) >= KEPT_AFTER_CLOSING;
      // Open ones by the hub's time too: a clock that jumps a year must not take a queue away.
      const quiet = QUIET + KEPT_AFTER_CLOSING;
      const isForgotten = closed_at === null && now - changed_at >= quiet && signed - changed_at >= quiet;
      if (isOver || isForgotten) await this.#remove(arrival_id);
    }
    await this.#seats();
  }

  async #remove(arrivalId: string): Promise<void> {
    for (const { id } of await this.#blocks(arrivalId)) await this.#vault.remove('slips', id);
    await this.#vault.remove('arrivals', arrivalId);
    this.#boards.delete(arrivalId);
    const seats = await this.#seats();
    if (seats.some((seat) => seat.arrival_id === arrivalId)) {
      await this.#vault.put('apart', SEATS, { seats: seats.filter((seat) => seat.arrival_id !== arrivalId) });
    }
  }

  // To the hub.

  /** Items to send: those offered before and not vouched for, and what has been said since. */
  async due(): Promise<ArrivalItem[]> {
    return allowingOne(ALONE, async () => {
      for (const held of await this.list()) await this.#offer(held);
      return [...this.#offered.values()].map(({ item }) => item);
    });
  }

  /** The hub has vouched for these. What was said after they were made is still to be sent. */
  async markSent(itemIds: ReadonlySet<string>): Promise<void> {
    const taken = [...this.#offered.entries()].filter(([id]) => itemIds.has(id));
    if (taken.length === 0) return;
    await allowingOne(ALONE, async () => {
      for (const [id, { item, lines }] of taken) {
        this.#offered.delete(id);
        await this.#settle(item.arrival.arrival_id, lines);
      }
    });
    this.#tell();
  }

  /**
   * The epoch the hub answers in. Where it is another one than when it vouched for lines, the hub was restored from a
   * backup and may have lost them: all are to be offered again, and the answer is true.
   */
  async noteEpoch(epoch: string): Promise<boolean> {
    return allowingOne(ALONE, async () => {
      let isAgain = false;
      for (const held of await this.list()) {
        if (held.epoch === epoch) continue;
        const isNew = held.epoch !== undefined;
        // The arrival itself last: killed in between, all of this is done again.
        if (isNew) for (const { id, value } of await this.#blocks(held.arrival_id)) await this.#vault.put('slips', id, withAll(value));
        await this.#put({ ...held, epoch, unsent: isNew ? held.tallies.filter(isSent).map(placeOf) : held.unsent });
        isAgain ||= isNew;
      }
      return isAgain;
    });
  }

  /**
   * Takes in what the hub knows of the open arrivals on this phone, from other phones and from the desk. How many lines
   * were news. Raises what `ask` raises, and `hub.unreadable`; what was learnt until then stays.
   */
  async learn(ask: Ask): Promise<number> {
    let news = 0;
    try {
      for (const { arrival_id, closed_at } of await this.list()) if (closed_at === null) news += await this.#learnOf(arrival_id, ask);
    } finally {
      if (news > 0) this.#tell();
    }
    return news;
  }

  async #learnOf(arrivalId: string, ask: Ask): Promise<number> {
    let news = 0;
    for (let question = 0; question < MOST_QUESTIONS; question += 1) {
      const arrival = await this.read(arrivalId);
      if (!arrival) break;
      const { lines, isWhole } = readTold(await ask(BOARD_PATH, { arrival_id: arrivalId, ...(await holdingOf(arrival.board)) }));
      const found = await allowingOne(ALONE, () => this.#takeTold(arrivalId, lines));
      news += found;
      if (isWhole || found === 0) break;
    }
    return news;
  }

  /** Lines of the hub itself: nothing of them is to be sent. */
  async #takeTold(arrivalId: string, lines: Lines): Promise<number> {
    const held = await this.#vault.get('arrivals', arrivalId);
    if (!held) return 0;
    const board = await this.#board(held);
    const { slips, tallies } = board.takeAll(lines);
    await this.#keepSlips(arrivalId, board, slips, []);
    if (tallies.length > 0) await this.#keepTallies(held, board, []);
    return slips.length + tallies.length;
  }

  async #offer(held: HeldArrival): Promise<void> {
    const board = await this.#board(held);
    const offered = new Set([...this.#offered.values()].flatMap(({ item, lines }) => marks(item.arrival.arrival_id, lines)));
    const isNew = (line: SlipLine | TallyLine): boolean => !offered.has(mark(held.arrival_id, line));
    const unsent = new Set([...held.unsent, ...(await this.#blocks(held.arrival_id)).flatMap(({ value }) => value.unsent)]);
    const { slips, tallies } = board.lines();
    const isDue = (line: SlipLine | TallyLine): boolean => isSent(line) && unsent.has(placeOf(line)) && isNew(line);
    const dueSlips = slips.filter(isDue);
    const dueTallies = tallies.filter(isDue);
    while (dueSlips.length > 0 || dueTallies.length > 0) {
      const lines = { slips: dueSlips.splice(0, LINES_AN_ITEM), tallies: dueTallies.splice(0, MOST_TALLIES) };
      const item_id = crypto.randomUUID();
      const arrival = { arrival_id: held.arrival_id, event: held.event, ...lines };
      this.#offered.set(item_id, { item: { item_id, kind: 'arrival', arrival }, lines });
    }
  }

  async #settle(arrivalId: string, sent: Lines): Promise<void> {
    const held = await this.#vault.get('arrivals', arrivalId);
    if (!held) return;
    const now = new Map((await this.#board(held)).lines().slips.map((line) => [placeOf(line), line.number]));
    const isDone = (place: string, number: number): boolean => (now.get(place) ?? number) === number;
    const done = new Set(sent.slips.filter((line) => isDone(placeOf(line), line.number)).map(placeOf));
    for (const { id, value } of await this.#blocks(arrivalId)) {
      if (!value.unsent.some((place) => done.has(place))) continue;
      await this.#vault.put('slips', id, { ...value, unsent: value.unsent.filter((place) => !done.has(place)) });
    }
    const tallies = new Map(held.tallies.map((line) => [placeOf(line), line.number]));
    const counted = new Set(sent.tallies.filter((line) => tallies.get(placeOf(line)) === line.number).map(placeOf));
    if (counted.size > 0) await this.#put({ ...held, unsent: held.unsent.filter((place) => !counted.has(place)) });
  }

  // The vault.

  async #say(
    arrivalId: string,
    slip: string,
    state: SlipState,
    more: { readonly issued?: boolean; readonly family?: string | null },
  ): Promise<void> {
    await allowingOne(ALONE, async () => {
      const held = await this.#need(arrivalId);
      const board = await this.#board(held);
      await this.#keepSlips(arrivalId, board, [board.say(slip, this.#writer, state, more)]);
      await this.#put({ ...held, changed_at: this.#clock() });
    });
    this.#tell();
  }

  async #need(arrivalId: string, evenClosed = false): Promise<HeldArrival> {
    const held = await this.#vault.get('arrivals', arrivalId);
    if (!held || (held.closed_at !== null && !evenClosed)) throw new FieldError('arrival.closed');
    return held;
  }

  async #put(held: HeldArrival): Promise<void> {
    await this.#vault.put('arrivals', held.arrival_id, held);
  }

  async #board(held: HeldArrival): Promise<Board> {
    const known = this.#boards.get(held.arrival_id);
    if (known) return known;
    const board = new Board({ slips: [], tallies: held.tallies });
    for (const { value } of await this.#blocks(held.arrival_id)) board.takeAll({ slips: value.slips, tallies: [] });
    this.#boards.set(held.arrival_id, board);
    return board;
  }

  async #blocks(arrivalId: string) {
    return (await this.#vault.list('slips')).filter(({ id }) => id.startsWith(`${arrivalId} `));
  }

  /** Writes the blocks of these lines; what another tab has written meanwhile is merged in, not written over. */
  async #keepSlips(
    arrivalId: string,
    board: Board,
    lines: readonly SlipLine[],
    toSend: readonly SlipLine[] = lines.filter(isSent),
  ): Promise<void> {
    const waiting = new Set(toSend.map(placeOf));
    const byBlock = new Map<string, SlipLine[]>();
    for (const line of lines) {
      const block = `${arrivalId} ${line.slip.slice(0, 2)}`;
      byBlock.set(block, [...(byBlock.get(block) ?? []), line]);
    }
    for (const [block, changed] of byBlock) {
      const before = await this.#vault.getUnlessDamaged('slips', block);
      const whole = new Board({ slips: [...(before?.slips ?? []), ...changed], tallies: [] });
      const unsent = new Set([...(before?.unsent ?? []), ...changed.map(placeOf).filter((place) => waiting.has(place))]);
      await this.#vault.put('slips', block, { slips: whole.lines().slips, unsent: [...unsent] });
      board.takeAll(whole.lines());
    }
  }

  async #keepTallies(held: HeldArrival, board: Board, lines: readonly TallyLine[]): Promise<void> {
    board.takeAll({ slips: [], tallies: held.tallies });
    await this.#put({
      ...held,
      tallies: board.lines().tallies,
      unsent: [...new Set([...held.unsent, ...lines.filter(isSent).map(placeOf)])],
      changed_at: this.#clock(),
    });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether a phone sends this line: the desk speaks for itself. */
function isSent(line: SlipLine | TallyLine): boolean {
  return line.writer !== DESK;
}

/** All of a block's lines wait to be sent. */
function withAll(block: HeldSlips): HeldSlips {
  return { ...block, unsent: block.slips.filter(isSent).map(placeOf) };
}

function placeOf(line: SlipLine | TallyLine): string {
  return 'slip' in line ? `${line.slip} ${line.writer}` : `${line.kind} ${line.writer}`;
}

function mark(arrivalId: string, line: SlipLine | TallyLine): string {
  return `${arrivalId} ${placeOf(line)} ${line.number}`;
}

function marks(arrivalId: string, { slips, tallies }: Lines): string[] {
  return [...slips, ...tallies].map((line) => mark(arrivalId, line));
}

function overlaps(
  ranges: readonly { readonly from: number; readonly to: number }[],
  given: { readonly from: number; readonly to: number },
) {
  return ranges.some((range) => range.from < given.to && given.from < range.to);
}

/** Eight signs of 36: random, so that two openings of all phones together hardly ever share a name. */
function newWriter(): string {
  const signs = '0123456789abcdefghijklmnopqrstuvwxyz';
  let name = '';
  while (name.length < 8) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 252) name += signs.charAt(byte % 36);
  }
  return name;
}

async function signedTime(): Promise<number> {
  const shared = await openShared();
  try {
    return await hubTime(shared);
  } finally {
    shared.close();
  }
}
