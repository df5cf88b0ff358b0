"""What a date and a date pattern are, as far as a quoted one can be refused before anybody fills in the form.

What a form does with dates is web/engine's; contracts/expressions/survey.md, *Values*, tells it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)?", re.ASCII)
_FORMAT = re.compile(r"%(.?)", re.DOTALL)
_FORMATS = frozenset("%YymnBbdeAawHhMS3")


def is_date(text: str) -> bool:
    """Whether an ISO text names a day or a moment of the years 1 to 9999; months and days may have one digit."""
    date_text, has_time, time_text = text.partition("T")
    date, time = _DATE.fullmatch(date_text), _TIME.fullmatch(time_text)
    if date is None or (has_time and time is None):
        return False
    try:
        day = datetime(int(date[1]), int(date[2]), int(date[3]), tzinfo=UTC)
        if time is not None:
            _in_utc(day, time)
    except (ValueError, OverflowError):
        return False
    return True


def _in_utc(day: datetime, time: re.Match[str]) -> datetime:
    """Raises ValueError or OverflowError where there is no such moment."""
    ahead = timedelta(hours=int(time[5] or 0), minutes=int(time[6] or 0))
    if ahead >= timedelta(hours=24) or int(time[6] or 0) > 59:
        raise ValueError(time[0])
    moment = day.replace(hour=int(time[1]), minute=int(time[2]), second=int(time[3] or 0))
    return moment + ahead if time[4] == "-" else moment - ahead


def unknown_formats(pattern: str) -> list[str]:
    """The identifiers of a pattern that mean nothing, such as %q."""
    return [found[0] for found in _FORMAT.finditer(pattern) if found[1] not in _FORMATS]
