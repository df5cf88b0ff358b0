/**
 * Dates and times of forms. ISO 8601 in and out; a text without a zone is meant in the zone of the context. No clock here.
 */
import { SurveyError } from './tree.js';

export const DAY = 86_400_000;
const MINUTE = 60_000;

/** The instant an expression is read at, and how far its zone is ahead of UTC. */
export interface Now {
  readonly instant: number;
  readonly offsetMinutes: number;
}

/** A day or a moment: `local` is milliseconds since 1970-01-01 on the wall clock of its zone. */
export class Moment {
  constructor(
    readonly kind: 'date' | 'dateTime',
    readonly local: number,
    readonly offsetMinutes: number,
  ) {}

  /** Days since 1970-01-01 on the wall clock: whole for a date, with a fraction where there is a time. */
  get days(): number {
    return this.local / DAY;
  }

  /** Days since 1970-01-01T00:00Z. */
  get daysInUtc(): number {
    return (this.local - this.offsetMinutes * MINUTE) / DAY;
  }

  get text(): string {
    const iso = new Date(this.local).toISOString();
    const [date = '', time = ''] = [iso.slice(0, -14), iso.slice(-13, -1)];
    if (this.kind === 'date') return date;
    return `${date}T${time}${zoneText(this.offsetMinutes)}`;
  }
}

function zoneText(offset: number): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$/;
/** What date() reads besides: months and days of one digit. */
const LOOSE_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(.+))?$/;
const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[-+]\d{2}(?::?\d{2})?)?$/;

/** The moment an ISO text names; null when it names none (2026-02-30 is none). */
export function findMoment(text: string, now: Now, isLoose = false): Moment | null {
  const digit = text.charCodeAt(0);
  if (!(digit >= 48 && digit <= 57)) return null;
  const found = (isLoose ? LOOSE_DATE : DATE).exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const read = new Date(midnight);
  if (year < 1 || read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null;
  if (found[4] === undefined) return new Moment('date', midnight, now.offsetMinutes);
  const time = findTime(found[4], now);
  return time === null ? null : inYears(new Moment('dateTime', midnight + time, now.offsetMinutes));
}

/** Milliseconds on our wall clock of a time of day; one of another zone may lie on the day before or after. */
export function findTime(text: string, now: Now): number | null {
  const found = CLOCK.exec(text);
  if (!found) return null;
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  const offset = found[5] === undefined ? now.offsetMinutes : offsetOf(found[5]);
  if (hour > 23 || minute > 59 || second > 59 || offset === null) return null;
  const thousandths = Number(`${found[4] ?? ''}000`.slice(0, 3));
  return ((hour * 60 + minute + now.offsetMinutes - offset) * 60 + second) * 1000 + thousandths;
}

function offsetOf(zone: string): number | null {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const [FIRST, LAST] = [new Date(0).setUTCFullYear(1, 0, 1), Date.UTC(10_000, 0, 1)];

/** Years run from 1 to 9999. */
function inYears(moment: Moment): Moment | null {
  return moment.local >= FIRST && moment.local < LAST ? moment : null;
}

/** The context's `now` from ISO text with a zone; a text without one is meant in UTC. */
export function parseNow(text: string): Now {
  const offset = offsetOf(/(Z|[-+]\d{2}(?::?\d{2})?)$/.exec(text.slice(10))?.[1] ?? 'Z') ?? 0;
  const moment = findMoment(text, { instant: 0, offsetMinutes: offset });
  if (moment === null) throw new RangeError(`"${text}" is no date and time.`);
  return { instant: moment.local - offset * MINUTE, offsetMinutes: offset };
}

export function nowOn(now: Now): Moment {
  return new Moment('dateTime', now.instant + now.offsetMinutes * MINUTE, now.offsetMinutes);
}

export function todayOn(now: Now): Moment {
  return new Moment('date', Math.floor((now.instant + now.offsetMinutes * MINUTE) / DAY) * DAY, now.offsetMinutes);
}

/** So many days after 1970-01-01T00:00 on the wall clock; null outside the years 1 to 9999. */
export function fromDays(days: number, kind: 'date' | 'dateTime', now: Now): Moment | null {
  if (!Number.isFinite(days)) return null;
  const local = kind === 'date' ? (Math.trunc(days) + 0) * DAY : Math.floor(days * DAY + 0.5);
  return inYears(new Moment(kind, local, now.offsetMinutes));
}

/** The day of a moment. */
export function dayOf(moment: Moment): Moment {
  return moment.kind === 'date' ? moment : new Moment('date', Math.floor(moment.local / DAY) * DAY, moment.offsetMinutes);
}

/** The moment a day begins. */
export function momentOf(moment: Moment): Moment {
  return moment.kind === 'dateTime' ? moment : new Moment('dateTime', moment.local, moment.offsetMinutes);
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const FULL_MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const FULL_WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** ODK's marks: %Y %y %m %n %B %b %d %e %H %h %M %S %3 %A %a %w %%. Another mark is an error. */
export function formatMoment(moment: Moment, format: string): string {
  const at = new Date(moment.local);
  return format.replace(/%(.?)/gsu, (mark, letter: string) => {
    switch (letter) {
      case 'Y':
        return String(at.getUTCFullYear()).padStart(4, '0');
      case 'y':
        return two(at.getUTCFullYear() % 100);
      case 'm':
        return two(at.getUTCMonth() + 1);
      case 'n':
        return String(at.getUTCMonth() + 1);
      case 'b':
        return MONTHS[at.getUTCMonth()] ?? '';
      case 'B':
        return FULL_MONTHS[at.getUTCMonth()] ?? '';
      case 'd':
        return two(at.getUTCDate());
      case 'e':
        return String(at.getUTCDate());
      case 'H':
        return two(at.getUTCHours());
      case 'h':
        return String(at.getUTCHours());
      case 'M':
        return two(at.getUTCMinutes());
      case 'S':
        return two(at.getUTCSeconds());
      case '3':
        return String(at.getUTCMilliseconds()).padStart(3, '0');
      case 'a':
        return WEEKDAYS[at.getUTCDay()] ?? '';
      case 'A':
        return FULL_WEEKDAYS[at.getUTCDay()] ?? '';
      case 'w':
        return String(at.getUTCDay());
      case '%':
        return '%';
      default:
        throw new SurveyError('expression.bad_format', `${mark} means nothing in a date pattern.`);
    }
  });
}
