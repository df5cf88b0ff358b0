import { canonicalJson, sha256Hex } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { type Board, type Lines, type SlipLine, type SlipState, STATES, type TallyLine } from './board.ts';
import { readSlip } from './slips.ts';

export const BOARD_PATH = '/api/v1/arrivals/board';
/** Whose lines are the supervisors': they come from the hub and go to no hub. */
export const DESK = 'desk00';
const WRITER = /^([0-9a-z]{8}|desk00)$/;
const CELL = /^[a-z][a-z0-9]*(\.[A-Za-z]+(-[A-Za-z]+)*)?$/;
const MOST = 1_000_000;

/** A signed question to the hub; raises what `Hub.signed` raises. */
export type Ask = (path: string, payload: unknown) => Promise<Record<string, unknown>>;

/** What a board holds, so that the hub tells only what it lacks: a digest by block of slips, and one of the tallies. */
export interface Holding {
  readonly blocks: Readonly<Record<string, string>>;
  readonly tallies: string;
}

/** Slip or kind, writer, number. */
export type Place = readonly [string, string, number];

/** Equal where two boards hold the same lines, in whatever order. */
export function digestPlaces(places: readonly Place[]): Promise<string> {
  const sorted = [...places].sort(([one, by], [other, from]) => (one === other ? compare(by, from) : compare(one, other)));
  return sha256Hex(canonicalJson(sorted));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export async function holdingOf(board: Board): Promise<Holding> {
  const { slips, tallies } = board.lines();
  const byBlock = new Map<string, Place[]>();
  for (const { slip, writer, number } of slips) {
    const block = slip.slice(0, 2);
    const places = byBlock.get(block) ?? [];
    places.push([slip, writer, number]);
    byBlock.set(block, places);
  }
  const blocks = await Promise.all([...byBlock].map(async ([block, places]) => [block, await digestPlaces(places)] as const));
  const counted = tallies.map(({ kind, writer, number }): Place => [kind, writer, number]);
  return { blocks: Object.fromEntries(blocks), tallies: await digestPlaces(counted) };
}

/** The hub's answer, read strictly; anything else than documented raises `hub.unreadable`, and nothing of it is taken in. */
export function readTold(answer: Readonly<Record<string, unknown>>): { readonly lines: Lines; readonly isWhole: boolean } {
  const { slips, tallies, is_whole } = answer;
  need(Array.isArray(slips) && Array.isArray(tallies) && typeof is_whole === 'boolean');
  return { lines: { slips: slips.map(readSlipLine), tallies: tallies.map(readTallyLine) }, isWhole: is_whole };
}

function readSlipLine(value: unknown): SlipLine {
  need(isTable(value));
  const { slip, writer, number, state, seen, issued, family } = value;
  need(isSlip(slip) && isWriter(writer) && isCount(number, 1) && STATES.some((each) => each === state));
  need(isTable(seen) && typeof issued === 'boolean' && (family === null || isSlip(family)));
  const known = Object.entries(seen).map(([whom, which]) => {
    need(isWriter(whom) && isCount(which, 1));
    return [whom, which] as const;
  });
  return { slip, writer, number, state: state as SlipState, seen: Object.fromEntries(known), issued, family };
}

function readTallyLine(value: unknown): TallyLine {
  need(isTable(value));
  const { kind, writer, number, cells } = value;
  need((kind === 'heads' || kind === 'needs') && isWriter(writer) && isCount(number, 1) && isTable(cells));
  const counted = Object.entries(cells).map(([cell, figure]) => {
    need(CELL.test(cell) && isCount(figure, -MOST));
    return [cell, figure] as const;
  });
  return { kind, writer, number, cells: Object.fromEntries(counted) };
}

function need(isSo: boolean): asserts isSo {
  if (!isSo) throw new FieldError('hub.unreadable');
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSlip(value: unknown): value is string {
  return typeof value === 'string' && readSlip(value) === value;
}

function isWriter(value: unknown): value is string {
  return typeof value === 'string' && WRITER.test(value);
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST;
}
