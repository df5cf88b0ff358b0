/** From `opens` to before `closes` on these days; where it closes at an earlier hour, that is the day after. */
export interface Span {
  readonly days: readonly string[];
  readonly opens: string;
  readonly closes: string;
}

/** When a service answers, by the clocks of its zone; `holidays` is null where nobody knows. */
export interface Opening {
  readonly zone: string;
  readonly spans: readonly Span[];
  readonly holidays: 'open' | 'closed' | null;
}

/** An hour of the week on the clocks of one place: weekday 0 is Monday, minute 0 is midnight. */
export interface Moment {
  readonly weekday: number;
  readonly minute: number;
}

export type Answering = 'answers' | 'closed' | 'unknown';

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** Whether the moment lies in one of the spans. Twin of `titian.directory.country.hours`; vectors hold both together. */
export function covers(spans: readonly Span[], { weekday, minute }: Moment): boolean {
  const at = weekday * DAY + minute;
  return spans.some(({ days, opens, closes }) => {
    const from = minuteOf(opens);
    const lasts = (minuteOf(closes) - from + DAY) % DAY || DAY;
    return days.some((day) => {
      const start = WEEKDAYS.indexOf(day) * DAY + from;
      return [at, at + WEEK].some((each) => start <= each && each < start + lasts);
    });
  });
}

/** Whether somebody answers then, as far as anybody knows. Public holidays are not looked at: no list of them is. */
export function answersAt(opening: Opening | null, milliseconds: number): Answering {
  if (opening === null) return 'unknown';
  const moment = momentIn(opening.zone, milliseconds);
  if (moment === null) return 'unknown';
  return covers(opening.spans, moment) ? 'answers' : 'closed';
}

/**
 * When somebody answers next, to the quarter of an hour and within a week, in milliseconds; null where nobody knows. A
 * change of the clocks meanwhile is not looked at.
 */
export function nextAnswer(opening: Opening | null, milliseconds: number): number | null {
  const first = Math.ceil(milliseconds / QUARTER) * QUARTER;
  const moment = opening === null ? null : momentIn(opening.zone, first);
  if (opening === null || moment === null) return null;
  for (let minutes = 0; minutes < WEEK; minutes += QUARTER / MINUTE) {
    const at = (moment.weekday * DAY + moment.minute + minutes) % WEEK;
    if (covers(opening.spans, { weekday: Math.floor(at / DAY), minute: at % DAY })) return first + minutes * MINUTE;
  }
  return null;
}

/** What this phone's own clock shows. */
export function localMoment(milliseconds: number): Moment {
  const at = new Date(milliseconds);
  return { weekday: (at.getDay() + 6) % 7, minute: at.getHours() * 60 + at.getMinutes() };
}

/** What the clocks of a zone show; null for a zone this phone does not know. */
function momentIn(zone: string, milliseconds: number): Moment | null {
  try {
    const shown = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(milliseconds);
    const part = (type: string): string => shown.find((each) => each.type === type)?.value ?? '';
    const weekday = WEEKDAYS.indexOf(part('weekday').slice(0, 2).toLowerCase());
    return weekday < 0 ? null : { weekday, minute: Number(part('hour')) * 60 + Number(part('minute')) };
  } catch {
    return null;
  }
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
