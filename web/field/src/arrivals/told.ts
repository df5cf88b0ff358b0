import { isBoardAnswer } from '@titian/contracts/board-answer';
import type { BoardAnswerSlipLine, BoardAnswerTallyLine } from '@titian/contracts/types';
import { canonicalJson, sha256Hex } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { asAnswer } from '../sync/answer.ts';
import type { Board, Lines, SlipLine, TallyLine } from './board.ts';
import { readSlip } from './slips.ts';

export const BOARD_PATH = '/api/v1/arrivals/board';
/** Whose lines are the supervisors': they come from the hub and go to no hub. */
export const DESK = 'desk00';

/** A signed question to the hub; raises what `Hub.signed` raises. */
export type Ask = (path: string, payload: unknown) => Promise<unknown>;

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
export function readTold(answer: unknown): { readonly lines: Lines; readonly isWhole: boolean } {
  const { slips, tallies, is_whole } = asAnswer(answer, isBoardAnswer);
  // No schema knows a check letter.
  if (!slips.every(({ slip, family }) => isSlip(slip) && (family === null || isSlip(family)))) throw new FieldError('hub.unreadable');
  return { lines: { slips: slips.map(pickSlipLine), tallies: tallies.map(pickTallyLine) }, isWhole: is_whole };
}

/** What a newer hub says besides is left out: the phone may have to tell these lines on. */
function pickSlipLine({ slip, writer, number, state, seen, issued, family }: BoardAnswerSlipLine): SlipLine {
  return { slip, writer, number, state, seen, issued, family };
}

function pickTallyLine({ kind, writer, number, cells }: BoardAnswerTallyLine): TallyLine {
  return { kind, writer, number, cells };
}

function isSlip(text: string): boolean {
  return readSlip(text) === text;
}
