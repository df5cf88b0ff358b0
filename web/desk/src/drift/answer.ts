/** An answer of `titian drift`, read, and what of it a map and a table show. Nothing here is sent anywhere. */
import type { DriftAnswer } from '@titian/contracts/types';
import { isDriftAnswer } from '@titian/contracts/drift-answer';
import { HubError } from '../hub/requests.ts';

export type { DriftAnswer };

/** West, south, east and north, in degrees. */
export type Box = readonly [number, number, number, number];

export interface Spot {
  readonly box: Box;
  readonly share: number;
}

/** Refuses `drift.unreadable` for anything but an answer. */
export function readAnswer(text: string): DriftAnswer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HubError('drift.unreadable', 0);
  }
  if (!isDriftAnswer(value)) throw new HubError('drift.unreadable', 0);
  return value;
}

/** The edges of a cell of one degree: `N09E097`. */
export function boxOf(cell: string): Box {
  const south = Number(cell.slice(1, 3)) * (cell.startsWith('S') ? -1 : 1);
  const west = Number(cell.slice(4)) * (cell.charAt(3) === 'W' ? -1 : 1);
  return [west, south, west + 1, south + 1];
}

export function listHours(answer: DriftAnswer): readonly number[] {
  return [...new Set(answer.spread.map(({ hour }) => hour))].sort((one, other) => one - other);
}

/**
 * Where those afloat are at an hour, by tenths of a degree: of one object type, or of all, each of which counts alike
 * for each drew as many. The largest share first.
 */
export function listSpots(answer: DriftAnswer, hour: number, objectType: string | null): readonly Spot[] {
  const rows = answer.spread.filter((row) => row.hour === hour && (objectType === null || row.object_type === objectType));
  const shares = new Map<string, number>();
  for (const { spots } of rows) {
    for (const [south = 0, west = 0, share = 0] of spots) {
      const place = `${west} ${south}`;
      shares.set(place, (shares.get(place) ?? 0) + share / rows.length);
    }
  }
  return [...shares]
    .map(([place, share]) => {
      const [west = 0, south = 0] = place.split(' ').map(Number);
      return { box: [west / 10, south / 10, (west + 1) / 10, (south + 1) / 10] as const, share };
    })
    .sort((one, other) => other.share - one.share);
}

/** What part of all is afloat, ashore, and gone from the fields at an hour. */
export function tellHour(answer: DriftAnswer, hour: number, objectType: string | null): { afloat: number; ashore: number; left: number } {
  const rows = answer.spread.filter((row) => row.hour === hour && (objectType === null || row.object_type === objectType));
  const mean = (name: 'afloat' | 'ashore' | 'left'): number => rows.reduce((sum, row) => sum + row[name], 0) / (rows.length || 1);
  return { afloat: mean('afloat'), ashore: mean('ashore'), left: mean('left') };
}

/** 0 below one in a hundred, 1 below one in twenty, 2 from there on: each has its own texture. */
export function bandOf(share: number): 0 | 1 | 2 {
  return share < 0.01 ? 0 : share < 0.05 ? 1 : 2;
}

/** What the map shows at first: the start, every spot of every hour and every cell of coast, with a little around. */
export function boundsOf(answer: DriftAnswer): Box {
  const { longitude, latitude } = answer.request;
  const boxes = [
    ...answer.landing.map(({ cell }) => boxOf(cell)),
    ...listHours(answer).flatMap((hour) => listSpots(answer, hour, null).map(({ box }) => box)),
  ];
  const edges = boxes.reduce<Box>(
    ([west, south, east, north], box) => [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])],
    [longitude, latitude, longitude, latitude],
  );
  return [edges[0] - 0.3, edges[1] - 0.3, edges[2] + 0.3, edges[3] + 0.3];
}

/** A share as people read it, never as nought where there is some: `12 %`, `0.4 %`, `< 0.1 %`. */
export function sayShare(share: number, language: string): string {
  const percent = share * 100;
  const say = (value: number, digits: number): string => `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0%`;
  if (percent > 0 && percent < 0.1) return `< ${say(0.1, 1)}`;
  return percent < 10 ? say(percent, 1) : say(percent, 0);
}
