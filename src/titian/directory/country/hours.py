"""Hours of a service and of a pathway: weekly spans in a zone, and whether somebody answers at an instant.

The twin is `web/field/src/library/hours.ts`; `contracts/pathways/vectors.json` holds both to the same answers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
Answer = Literal["answers", "closed", "unknown"]
WEEKDAYS: Final[tuple[Weekday, ...]] = ("mo", "tu", "we", "th", "fr", "sa", "su")
DAY: Final = 24 * 60
WEEK: Final = 7 * DAY
"""Minutes of a week, from Monday 00:00 on."""

Opens = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Closes = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]


class Span(BaseModel):
    """From `opens` to before `closes` on these days. Where it closes at an earlier hour, that is the day after."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: Annotated[list[Weekday], Field(min_length=1)]
    opens: Opens
    closes: Closes

    @model_validator(mode="after")
    def _lasts(self) -> Span:
        if self.opens == self.closes:
            message = "it opens and closes at the same minute; all day is 00:00 to 24:00"
            raise ValueError(message)
        return self

    def stretches(self) -> list[tuple[int, int]]:
        """The minutes of the week it covers on each day, from and to before; the end may lie in the next week."""
        opens, closes = minute_of(self.opens), minute_of(self.closes)
        lasts = (closes - opens) % DAY or DAY
        starts = (WEEKDAYS.index(day) * DAY + opens for day in self.days)
        return [(start, start + lasts) for start in starts]


class Opening(BaseModel):
    """When a service answers, by the clocks of its zone; what holds on public holidays, where that is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zone: str
    spans: Annotated[list[Span], Field(min_length=1)]
    holidays: Literal["open", "closed"] | None = None

    @field_validator("zone")
    @classmethod
    def _is_known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            message = f"{zone} is no zone of the IANA table, such as Asia/Bangkok"
            raise ValueError(message) from error
        return zone


@dataclass(frozen=True)
class Moment:
    """An hour of the week on the clocks of one place: weekday 0 is Monday, minute 0 is midnight."""

    weekday: int
    minute: int

    @property
    def of_week(self) -> int:
        return self.weekday * DAY + self.minute


def moment_at(instant: datetime.datetime, zone: str) -> Moment:
    """What the clocks of the zone show at an aware instant."""
    local = instant.astimezone(ZoneInfo(zone))
    return Moment(local.weekday(), local.hour * 60 + local.minute)


def covers(spans: Iterable[Span], moment: Moment) -> bool:
    """Whether the moment lies in one of the spans."""
    at = moment.of_week
    return any(start <= minute < end for span in spans for start, end in span.stretches() for minute in (at, at + WEEK))


def answers_at(opening: Opening | None, instant: datetime.datetime) -> Answer:
    """Whether somebody answers then, as far as anybody knows. Public holidays are not looked at: no list of them is."""
    if opening is None:
        return "unknown"
    return "answers" if covers(opening.spans, moment_at(instant, opening.zone)) else "closed"


def find_uncovered(openings: Sequence[Opening], day: datetime.date) -> Moment | None:
    """The first moment of the week, by the clocks of the first zone, at which none of these answers; None: always one.

    Zones are compared by their offsets on `day`.
    """
    if not openings:
        return Moment(0, 0)
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    first = _offset(openings[0].zone, noon)
    covered: list[tuple[int, int]] = []
    for opening in openings:
        shift = first - _offset(opening.zone, noon)
        for start, end in (stretch for span in opening.spans for stretch in span.stretches()):
            begins = (start + shift) % WEEK
            covered += [(begins, begins + end - start), (begins - WEEK, begins + end - start - WEEK)]
    at = 0
    for start, end in sorted(covered):
        if start > at:
            break
        at = max(at, end)
    return None if at >= WEEK else Moment(at // DAY, at % DAY)


def minute_of(clock: str) -> int:
    """Minutes since midnight of HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def in_words(moment: Moment) -> str:
    """As a coordinator reads it: `fr 21:00`."""
    return f"{WEEKDAYS[moment.weekday]} {moment.minute // 60:02}:{moment.minute % 60:02}"


def _offset(zone: str, instant: datetime.datetime) -> int:
    offset = instant.astimezone(ZoneInfo(zone)).utcoffset() or datetime.timedelta()
    return int(offset.total_seconds()) // 60
