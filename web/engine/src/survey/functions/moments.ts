import { DAY, dayOf, findMoment, findTime, formatMoment, fromDays, Moment, momentOf, nowOn, todayOn, type Now } from '../dates.js';
import { ofAny, ofMoment, ofNumber, ofText, type Expression } from '../expression.js';
import type { Frame } from '../frame.js';
import { toText, type Value } from '../values.js';
import { arg, define, type SurveyFunction } from './call.js';

/** A value as a day or moment; null where it is none: people type what they type. */
function toMoment(value: Value, now: Now): Moment | null {
  if (value instanceof Moment) return value;
  if (typeof value === 'boolean') return null;
  if (typeof value === 'number') return fromDays(value, 'dateTime', now);
  return findMoment(toText(value).trim(), now, true);
}

function formatting(): SurveyFunction {
  return define(2, 2, (args) => {
    const [first, format] = [arg(args, 0), arg(args, 1)];
    return ofText((frame) => {
      const moment = toMoment(first.value(frame), frame.world.now);
      return moment === null ? '' : formatMoment(moment, format.text(frame));
    });
  });
}

function timeOf(expression: Expression, frame: Frame): number {
  const value = expression.value(frame);
  const { now } = frame.world;
  if (typeof value === 'number') return Number.isFinite(value) ? value - Math.floor(value) : NaN;
  const time = value instanceof Moment ? null : findTime(toText(value).trim(), now);
  const local = time ?? toMoment(value, now)?.local ?? NaN;
  return (local - Math.floor(local / DAY) * DAY) / DAY;
}

export const MOMENT_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  today: define(0, 0, () => ofMoment((frame) => todayOn(frame.world.now))),
  now: define(0, 0, () => ofMoment((frame) => nowOn(frame.world.now))),
  date: define(1, 1, (args) => {
    const first = arg(args, 0);
    return ofAny((frame) => {
      const value = first.value(frame);
      const { now } = frame.world;
      const found = typeof value === 'number' ? fromDays(value, 'date', now) : toMoment(value, now);
      return found === null ? '' : dayOf(found);
    });
  }),
  'date-time': define(1, 1, (args) => {
    const first = arg(args, 0);
    return ofAny((frame) => {
      const found = toMoment(first.value(frame), frame.world.now);
      return found === null ? '' : momentOf(found);
    });
  }),
  'decimal-date-time': define(1, 1, (args) => {
    const first = arg(args, 0);
    return ofNumber((frame) => {
      const value = first.value(frame);
      return typeof value === 'number' ? value : (toMoment(value, frame.world.now)?.daysInUtc ?? NaN);
    });
  }),
  'decimal-time': define(1, 1, (args) => ofNumber((frame) => timeOf(arg(args, 0), frame))),
  'format-date': formatting(),
  'format-date-time': formatting(),
};
