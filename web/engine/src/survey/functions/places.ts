import { ofBoolean, ofNumber, type Expression } from '../expression.js';
import type { Frame } from '../frame.js';
import { numeral } from '../values.js';
import { arg, define, textsOf, type SurveyFunction } from './call.js';

/** Metres, as ODK counts: a sphere of the earth's radius at the equator. */
const RADIUS = 6_378_100;
const RADIAN = Math.PI / 180;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** `12.5 99.1 0 0`, several with `;` between. Null where one of them is no place. */
function readPoints(texts: readonly string[]): Point[] | null {
  const points: Point[] = [];
  for (const text of texts.flatMap((each) => each.trim().split(';'))) {
    const numbers = text.trim().split(/\s+/).map(numeral);
    const [latitude = NaN, longitude = NaN] = numbers;
    if (numbers.length < 2 || numbers.length > 4 || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
    points.push({ latitude: latitude * RADIAN, longitude: longitude * RADIAN });
  }
  return points;
}

function pointsOf(args: readonly Expression[]): (frame: Frame) => Point[] | null {
  const texts = textsOf(args);
  return (frame) => readPoints(texts(frame));
}

function apart(one: Point, other: Point): number {
  const cosine =
    Math.sin(one.latitude) * Math.sin(other.latitude) +
    Math.cos(one.latitude) * Math.cos(other.latitude) * Math.cos(one.longitude - other.longitude);
  return Math.acos(Math.min(1, Math.max(-1, cosine))) * RADIUS;
}

function toCentimetres(metres: number): number {
  return Math.abs(Math.round(metres * 100) / 100);
}

const area = define(1, 1, (args) => {
  const points = pointsOf(args);
  return ofNumber((frame) => {
    const corners = points(frame);
    if (corners === null || corners.length < 2) return NaN;
    let total = 0;
    corners.forEach((corner, at) => {
      const next = corners[(at + 1) % corners.length] ?? corner;
      total += (next.longitude - corner.longitude) * (2 + Math.sin(corner.latitude) + Math.sin(next.latitude));
    });
    return toCentimetres((total * RADIUS * RADIUS) / 2);
  });
});

export const PLACE_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  area,
  'enclosed-area': area,
  distance: define(1, Infinity, (args) => {
    const points = pointsOf(args);
    return ofNumber((frame) => {
      const line = points(frame);
      if (line === null || line.length < 2) return NaN;
      return toCentimetres(line.slice(1).reduce((sum, point, at) => sum + apart(line[at] ?? point, point), 0));
    });
  }),
  /** Whether a place lies inside a closed shape, on a flat map of degrees. */
  geofence: define(2, 2, (args) => {
    const [place, shape] = [pointsOf([arg(args, 0)]), pointsOf([arg(args, 1)])];
    return ofBoolean((frame) => {
      const [point] = place(frame) ?? [];
      const corners = shape(frame);
      if (point === undefined || corners === null) return false;
      let isInside = false;
      corners.forEach((corner, at) => {
        const next = corners[at + 1];
        if (next === undefined || next.latitude > point.latitude === corner.latitude > point.latitude) return;
        const share = (point.latitude - next.latitude) / (corner.latitude - next.latitude);
        if (point.longitude < next.longitude + share * (corner.longitude - next.longitude)) isInside = !isInside;
      });
      return isInside;
    });
  }),
};
