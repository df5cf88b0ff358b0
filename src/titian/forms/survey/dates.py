"""Days and moments: reading ISO 8601, numbers of days, text, and formats.

A day is a date of the calendar; a moment is an instant shown in the zone of the context, which is a fixed number of
minutes from UTC (the zone of the context's `now`). As a number, both count days since 1970-01-01T00:00 in that zone, so
that a day is a whole number and `now() > today()` holds in every zone. Years run from 1 to 9999; fractions of a second
beyond the millisecond are cut off. What cannot be read is blank, never an error: people type what they type.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

DAY_MS = 86_400_000
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
_FIRST, _LAST = -719_162, 2_932_896  # 0001-01-01 and 9999-12-31 in days since 1970-01-01


@dataclass(frozen=True, slots=True)
class Day:
    """A date: whole days since 1970-01-01."""

    days: int


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant: milliseconds since 1970-01-01T00:00Z, and the minutes the zone it is shown in is ahead of UTC."""

    milliseconds: int
    zone: int


@dataclass(frozen=True)
class DateNames:
    """How months and days of the week are called, for format-date; Sunday first."""

    months: tuple[str, ...] = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    months_short: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    days: tuple[str, ...] = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    days_short: tuple[str, ...] = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


ENGLISH = DateNames()


def days_of(year: int, month: int, day: int) -> int | None:
    """Days since 1970-01-01, or None when there is no such date."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= longest[month - 1]):
        return None
    shifted = year - (month <= 2)
    of_era = shifted % 400
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return shifted // 400 * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def calendar(days: int) -> tuple[int, int, int]:
    """Year, month and day of days since 1970-01-01."""
    era, of_era = divmod(days + 719_468, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return year + era * 400 + (month <= 2), month, day


def read_date(text: str, zone: int, *, strict: bool = True) -> Day | Moment | None:
    """The day or moment an ISO text names, or None. A moment without an offset is one of the zone.

    `strict` False also takes months and days of one digit, as in 2026-3-9.
    """
    date_text, has_time, time_text = text.partition("T")
    date = _DATE.fullmatch(date_text)
    if date is None or (strict and len(date_text) != 10):
        return None
    days = days_of(int(date[1]), int(date[2]), int(date[3]))
    if days is None or not has_time:
        return None if days is None else Day(days)
    time = read_time(time_text, zone)
    return None if time is None else moment(days * DAY_MS + time, zone)


def read_time(text: str, zone: int) -> int | None:
    """Milliseconds since midnight UTC of a time of day; without an offset it is one of the zone. None = unreadable."""
    time = _TIME.fullmatch(text)
    if time is None:
        return None
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    thousandths = int(((time[4] or "") + "000")[:3])
    offset = _offset(time[5], zone)
    if hour > 23 or minute > 59 or second > 59 or offset is None:
        return None
    return ((hour * 60 + minute - offset) * 60 + second) * 1000 + thousandths


def _offset(text: str | None, zone: int) -> int | None:
    if text is None:
        return zone
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        return None
    return (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)


def moment(milliseconds: float, zone: int) -> Moment | None:
    """The moment, or None outside the years 1 to 9999 of the zone."""
    if math.isnan(milliseconds) or not _FIRST * DAY_MS <= milliseconds + zone * 60_000 < (_LAST + 1) * DAY_MS:
        return None
    return Moment(math.floor(milliseconds), zone)


def day_of_number(number: float) -> Day | None:
    """The day so many days after 1970-01-01, the fraction cut off; None outside the years 1 to 9999."""
    if math.isnan(number) or not _FIRST - 1 < number < _LAST + 1:
        return None
    days = math.trunc(number)
    return Day(days) if days >= _FIRST else None


def moment_of_number(number: float, zone: int) -> Moment | None:
    """The moment so many days after 1970-01-01T00:00 in the zone, to the nearest millisecond."""
    if math.isnan(number) or math.isinf(number):
        return None
    return moment(math.floor(number * DAY_MS + 0.5) - zone * 60_000, zone)


def day_of(date: Day | Moment) -> Day:
    """The day of a moment in its zone."""
    return date if isinstance(date, Day) else Day((date.milliseconds + date.zone * 60_000) // DAY_MS)


def moment_of(date: Day | Moment, zone: int) -> Moment:
    """The moment a day begins in the zone."""
    return date if isinstance(date, Moment) else Moment(date.days * DAY_MS - zone * 60_000, zone)


def date_number(date: Day | Moment) -> float:
    """Days since 1970-01-01T00:00 in the zone of the date."""
    return float(date.days) if isinstance(date, Day) else (date.milliseconds + date.zone * 60_000) / DAY_MS


def date_text(date: Day | Moment) -> str:
    """ISO 8601: 2026-03-09, or 2026-03-09T14:05:00.000+07:00."""
    year, month, day = calendar(day_of(date).days)
    shown = f"{year:04}-{month:02}-{day:02}"
    if isinstance(date, Day):
        return shown
    hour, minute, second, thousandths = _clock(date)
    offset = f"{'-' if date.zone < 0 else '+'}{abs(date.zone) // 60:02}:{abs(date.zone) % 60:02}"
    return f"{shown}T{hour:02}:{minute:02}:{second:02}.{thousandths:03}{offset}"


def _clock(date: Moment) -> tuple[int, int, int, int]:
    milliseconds = (date.milliseconds + date.zone * 60_000) % DAY_MS
    seconds, thousandths = divmod(milliseconds, 1000)
    return seconds // 3600, seconds // 60 % 60, seconds % 60, thousandths


_Parts = tuple[int, int, int, int, int, int, int, int]  # year month day weekday hour minute second thousandths
_FORMATS: dict[str, Callable[[_Parts, DateNames], str]] = {
    "%": lambda _, names: "%",
    "Y": lambda p, names: f"{p[0]:04}",
    "y": lambda p, names: f"{p[0] % 100:02}",
    "m": lambda p, names: f"{p[1]:02}",
    "n": lambda p, names: str(p[1]),
    "B": lambda p, names: names.months[p[1] - 1],
    "b": lambda p, names: names.months_short[p[1] - 1],
    "d": lambda p, names: f"{p[2]:02}",
    "e": lambda p, names: str(p[2]),
    "A": lambda p, names: names.days[p[3]],
    "a": lambda p, names: names.days_short[p[3]],
    "w": lambda p, names: str(p[3]),
    "H": lambda p, names: f"{p[4]:02}",
    "h": lambda p, names: str(p[4]),
    "M": lambda p, names: f"{p[5]:02}",
    "S": lambda p, names: f"{p[6]:02}",
    "3": lambda p, names: f"{p[7]:03}",
}
_FORMAT = re.compile(r"%(.?)", re.DOTALL)


def unknown_formats(pattern: str) -> list[str]:
    """The identifiers of a pattern that mean nothing, such as %q."""
    return [found[0] for found in _FORMAT.finditer(pattern) if found[1] not in _FORMATS]


def format_date(date: Day | Moment, pattern: str, names: DateNames = ENGLISH) -> str:
    """The date in a pattern of ODK, whose identifiers must be known (`unknown_formats`); a day has the time 00:00."""
    days = day_of(date).days
    clock = (0, 0, 0, 0) if isinstance(date, Day) else _clock(date)
    shown = (*calendar(days), (days + 4) % 7, *clock)
    return _FORMAT.sub(lambda found: _FORMATS[found[1]](shown, names), pattern)
