/** A point as somebody typed it, and the fixed cell of one degree it lies in: all the hub is ever told of it. */

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** South, west, north and east of a box in which a sea is looked for, in whole degrees. */
export type Box = readonly [number, number, number, number];

export interface Sea {
  readonly code: string;
  readonly name: string;
  readonly boxes: readonly Box[];
}

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d+)?)`;
const MARK = String.raw`[\s°º˚'′’"″”:]`;
const ONE = new RegExp(`^([-+−]?)\\s*${NUMBER}(?:${MARK}+${NUMBER}(?:${MARK}+${NUMBER})?)?${MARK}*([NSEWnsew]?)$`);

/** Degrees, degrees and minutes, or with seconds, with a letter or a sign: `9.55 N`, `9 33.1 N`, `-6.01`. Null for what cannot be read for sure. */
export function readDegrees(typed: string, axis: 'latitude' | 'longitude'): number | null {
  const found = ONE.exec(typed.trim());
  if (found === null) return null;
  const [, sign = '', degrees = '', minutes = '', seconds = '', letter = ''] = found;
  const side = letter.toUpperCase();
  const [above, below, most] = axis === 'latitude' ? ['N', 'S', 90] : ['E', 'W', 180];
  const isFraction = (text: string): boolean => /[.,]/.test(text);
  if (side !== '' && ((side !== above && side !== below) || sign !== '')) return null;
  if ((minutes !== '' && isFraction(degrees)) || (seconds !== '' && isFraction(minutes))) return null;
  const [whole, minute, second] = [degrees, minutes, seconds].map((text) => Number((text || '0').replace(',', '.')));
  if (whole === undefined || minute === undefined || second === undefined || minute >= 60 || second >= 60) return null;
  const size = whole + minute / 60 + second / 3600;
  if (size > most) return null;
  return side === below || sign === '-' || sign === '−' ? -size : size;
}

/** The cell, by its corner in the south and west: `N09E097`. */
export function nameCell({ latitude, longitude }: Point): string {
  const south = Math.min(Math.floor(latitude), 89);
  const west = longitude === 180 ? -180 : Math.floor(longitude);
  return `${south < 0 ? 'S' : 'N'}${pad(south, 2)}${west < 0 ? 'W' : 'E'}${pad(west, 3)}`;
}

function pad(degrees: number, length: number): string {
  return String(Math.abs(degrees)).padStart(length, '0');
}

/** Each cell once, in order: what a shape of several points may say of itself. */
export function nameCells(points: readonly Point[]): readonly string[] {
  return [...new Set(points.map(nameCell))].sort();
}

/** Whether the sea is looked for in this point's cell. */
export function isInSea(point: Point, sea: Sea): boolean {
  const [latitude, longitude] = [Math.floor(point.latitude), Math.floor(point.longitude)];
  return sea.boxes.some(([south, west, north, east]) => south <= latitude && latitude < north && west <= longitude && longitude < east);
}

/** The seas in which a point may lie; none where it lies on land, or off the map. */
export function findSeas(point: Point, seas: readonly Sea[]): readonly Sea[] {
  return seas.filter((sea) => isInSea(point, sea));
}

/** As charts write it: degrees and minutes, to a tenth. */
export function sayDegrees(value: number, above: string, below: string): string {
  const tenths = Math.round(Math.abs(value) * 600);
  const [degrees, minutes] = [Math.floor(tenths / 600), (tenths % 600) / 10];
  return `${degrees}\u00b0 ${minutes.toFixed(1).padStart(4, '0')}\u2032 ${value < 0 ? below : above}`;
}
