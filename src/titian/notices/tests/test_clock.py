"""When a notice goes out: at once, each hour, once a day; not in quiet hours, by the clock of a place."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.notices.actions.set_times import Times
from titian.notices.clock import find_due

BANGKOK = ZoneInfo("Asia/Bangkok")
NIGHT = (time(22), time(7))


def wish(
    rhythm: str = "at_once",
    *,
    hour: int = 8,
    zone: str = "Asia/Bangkok",
    quiet: tuple[time, time] | tuple[None, None] = (None, None),
    is_urgent_at_once: bool = False,
) -> Times:
    return Times(rhythm, hour, zone, quiet[0], quiet[1], is_urgent_at_once)


def at(hour: int, minute: int = 0, *, day: int = 25, zone: ZoneInfo = BANGKOK) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("times", "now", "due"),
    [
        (wish(), at(12, 34), at(12, 34)),
        (wish("hourly"), at(12, 34), at(13)),
        (wish("hourly"), at(13), at(14)),
        (wish("daily"), at(7, 59), at(8)),
        (wish("daily"), at(8), at(8, day=26)),
        (wish("daily", hour=0), at(23, 59), at(0, day=26)),
        (wish(quiet=NIGHT), at(21, 59), at(21, 59)),
        (wish(quiet=NIGHT), at(22), at(7, day=26)),
        (wish(quiet=NIGHT), at(3), at(7)),
        (wish(quiet=NIGHT), at(7), at(7)),
        (wish(quiet=(time(12), time(14))), at(12, 30), at(14)),
        (wish(quiet=(time(12), time(14))), at(14), at(14)),
        (wish("hourly", quiet=NIGHT), at(21, 30), at(7, day=26)),
        (wish("daily", hour=23, quiet=NIGHT), at(12), at(7, day=26)),
    ],
)
def test_it_goes_out_when_its_owner_wants_it(times: Times, now: datetime, due: datetime) -> None:
    assert find_due(times, now, is_urgent=False) == due


def test_what_is_urgent_waits_like_everything_unless_its_owner_lets_it_through() -> None:
    assert find_due(wish(quiet=NIGHT), at(3), is_urgent=True) == at(7)
    assert find_due(wish("daily", quiet=NIGHT, is_urgent_at_once=True), at(3), is_urgent=True) == at(3)
    assert find_due(wish("daily", quiet=NIGHT, is_urgent_at_once=True), at(3), is_urgent=False) == at(8)


def test_quiet_hours_are_those_of_the_place_and_not_of_the_server() -> None:
    assert find_due(wish(quiet=NIGHT, zone="UTC"), at(3), is_urgent=False) == at(3)


def test_an_hour_that_a_change_of_clocks_leaves_out_still_comes() -> None:
    """In Sydney two o'clock of 4 October 2026 is three o'clock."""
    sydney = ZoneInfo("Australia/Sydney")
    now = datetime(2026, 10, 3, 22, tzinfo=sydney).astimezone(UTC)
    due = find_due(wish(zone="Australia/Sydney", quiet=(time(21), time(2, 30))), now, is_urgent=False)
    assert due.astimezone(sydney).date() == datetime(2026, 10, 4).date()
    assert now < due < now + timedelta(hours=6)


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    rhythm=st.sampled_from(["at_once", "hourly", "daily"]),
    hour=st.integers(0, 23),
    zone=st.sampled_from(["Asia/Bangkok", "Asia/Kolkata", "Australia/Sydney", "Australia/Lord_Howe", "UTC"]),
    quiet=st.one_of(st.just((None, None)), st.tuples(st.times(), st.times())),
)
def test_it_is_never_before_now_and_never_later_than_two_days(
    now: datetime, rhythm: str, hour: int, zone: str, quiet: tuple[time, time] | tuple[None, None]
) -> None:
    due = find_due(wish(rhythm, hour=hour, zone=zone, quiet=quiet), now, is_urgent=False)
    assert now <= due <= now + timedelta(hours=50)
