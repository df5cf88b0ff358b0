import codes from '../../../../contracts/arrivals/codes.json';
import { type Lines, type SlipLine, type SlipState, STATES, type TallyLine } from './board.ts';
import type { ArrivalEvent } from './held.ts';
import { type Range, readSlip } from './slips.ts';

/**
 * What one picture says to another phone's camera: which arrival, numbers to give out (where it lets a phone join), and
 * some lines. Each picture stands for itself: whichever were read are taken in, in any order.
 */
export interface Picture {
  readonly arrival_id: string;
  readonly event: ArrivalEvent;
  readonly blocks: Range | null;
  readonly part: { readonly at: number; readonly of: number };
  readonly lines: Lines;
}

/** Lines a picture holds at most: as many squares as a cheap camera still tells apart. */
const LINES_A_PICTURE = 25;
const MOST_TEXT = 4000;
const WRITER = new RegExp(codes.writer);
const CELL = new RegExp(codes.cell);

type Json = unknown;

/** A picture that lets one phone join, with numbers nobody else is given. */
export function writeJoining(arrivalId: string, event: ArrivalEvent, blocks: Range): string {
  return JSON.stringify({ ...head(arrivalId, event), blocks: [blocks.from, blocks.to] });
}

/** All lines, over as many pictures as they need. */
export function writeLines(arrivalId: string, event: ArrivalEvent, lines: Lines): string[] {
  const all = [...lines.tallies, ...lines.slips];
  const of = Math.max(1, Math.ceil(all.length / LINES_A_PICTURE));
  return Array.from({ length: of }, (_, at) => {
    const some = all.slice(at * LINES_A_PICTURE, (at + 1) * LINES_A_PICTURE);
    const writers: string[] = [];
    const index = (writer: string): number => {
      if (!writers.includes(writer)) writers.push(writer);
      return writers.indexOf(writer);
    };
    const tallies = some.filter((line) => 'cells' in line).map((line) => [line.kind, index(line.writer), line.number, line.cells]);
    const slips = some
      .filter((line) => 'slip' in line)
      .map((line) => {
        const seen = Object.entries(line.seen).map(([writer, number]) => [index(writer), number]);
        const whole = [line.slip, index(line.writer), line.number, STATES.indexOf(line.state), line.issued ? 1 : 0, line.family ?? 0, seen];
        return seen.length > 0 ? whole : line.family ? whole.slice(0, 6) : whole.slice(0, 5);
      });
    return JSON.stringify({ ...head(arrivalId, event), part: [at, of], w: writers, s: slips, t: tallies });
  });
}

function head(arrivalId: string, { kind, place, began_at, authority }: ArrivalEvent): Record<string, Json> {
  return { titian: 'arrival', id: arrivalId, event: [kind, place, began_at, authority] };
}

/** What a camera read, or null when it is no picture of an arrival or anything in it is not as documented. */
export function readPicture(text: string): Picture | null {
  if (text.length > MOST_TEXT || !text.startsWith('{')) return null;
  try {
    return parse(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

class Unreadable extends Error {}

function need(isSo: boolean): asserts isSo {
  if (!isSo) throw new Unreadable();
}

function parse(value: Json): Picture {
  need(isTable(value) && value['titian'] === 'arrival');
  const { id, blocks, part } = value;
  need(typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  const writers = list(value['w']).map((writer) => {
    need(typeof writer === 'string' && WRITER.test(writer));
    return writer;
  });
  const writer = (place: Json): string => {
    const found = writers[number(place, 0, writers.length - 1)];
    need(found !== undefined);
    return found;
  };
  const [at, of] = part === undefined ? [0, 1] : list(part);
  return {
    arrival_id: id,
    event: parseEvent(list(value['event'])),
    blocks: blocks === undefined ? null : parseBlocks(list(blocks)),
    part: { at: number(at, 0, 10_000), of: number(of, 1, 10_000) },
    lines: {
      slips: list(value['s']).map((each) => parseSlip(list(each), writer)),
      tallies: list(value['t']).map((each) => parseTally(list(each), writer)),
    },
  };
}

function parseEvent([kind, place, began_at, authority]: readonly Json[]): ArrivalEvent {
  need(typeof kind === 'string' && codes.kinds.includes(kind));
  need(typeof authority === 'string' && codes.authorities.includes(authority));
  need(typeof place === 'string' && isPlace(place));
  need(typeof began_at === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(began_at) && !Number.isNaN(Date.parse(began_at)));
  return { kind, place, began_at, authority };
}

/** As the hub takes it: one line, not empty, at most 60 signs. */
export function isPlace(place: string): boolean {
  return /^\S[^\r\n\t]*$/.test(place) && [...place].length <= 60;
}

function parseBlocks([from, to]: readonly Json[]): Range {
  const range = { from: number(from, 0, codes.blocks.all), to: number(to, 1, codes.blocks.hub_ends) };
  need(range.from < range.to && range.to - range.from <= codes.blocks.phone_ends);
  return range;
}

function parseSlip(parts: readonly Json[], writer: (place: Json) => string): SlipLine {
  const [slip, by, count, state, issued, family = 0, seen = []] = parts;
  need(isSlip(slip) && (family === 0 || isSlip(family)));
  return {
    slip,
    writer: writer(by),
    number: number(count, 1, 1_000_000),
    state: STATES[number(state, 0, STATES.length - 1)] as SlipState,
    seen: Object.fromEntries(
      list(seen).map((each) => {
        const [whom, which] = list(each);
        return [writer(whom), number(which, 1, 1_000_000)];
      }),
    ),
    issued: issued === 1,
    family: family === 0 ? null : family,
  };
}

function parseTally([kind, by, count, cells]: readonly Json[], writer: (place: Json) => string): TallyLine {
  need((kind === 'heads' || kind === 'needs') && isTable(cells));
  const entries = Object.entries(cells).map(([cell, figure]) => {
    need(CELL.test(cell));
    return [cell, number(figure, -100_000, 100_000)] as const;
  });
  need(entries.length <= 200);
  return { kind, writer: writer(by), number: number(count, 1, 1_000_000), cells: Object.fromEntries(entries) };
}

function isSlip(value: Json): value is string {
  return typeof value === 'string' && readSlip(value) === value;
}

function isTable(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: Json): readonly Json[] {
  if (value === undefined) return [];
  need(Array.isArray(value));
  return value as readonly Json[];
}

function number(value: Json, least: number, most: number): number {
  need(typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most);
  return value;
}
