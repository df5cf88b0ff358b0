"""Who is told next, at which hour of theirs; and when a declared rule asks for somebody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.preparedness.alerts import WAITS, Person, Rule, Seen, Urgency, What, find_fired, list_due

WAIT: Final = timedelta(minutes=15)
# 17:00 UTC is midnight in Bangkok and in Jakarta, noon in New York and evening in Geneva.
MIDNIGHT: Final = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
BANGKOK, JAKARTA = Person(1, "Asia/Bangkok"), Person(2, "Asia/Jakarta")
NEW_YORK, GENEVA = Person(3, "America/New_York"), Person(4, "Europe/Zurich")


@pytest.mark.parametrize(
    ("at", "is_quiet"), [("22:00", True), ("21:59", False), ("00:00", True), ("05:59", True), ("06:00", False)]
)
def test_night_reaches_over_midnight_and_ends_where_it_ends(at: str, is_quiet: bool) -> None:
    here = datetime.combine(date(2026, 11, 30), time.fromisoformat(at), UTC)
    assert Person(1).is_quiet(here) is is_quiet
    assert not Person(1, quiet_from=time(0), quiet_until=time(0)).is_quiet(here)


def test_the_hour_follows_the_clocks_of_the_zone() -> None:
    winter, summer = datetime(2026, 3, 28, 4, 30, tzinfo=UTC), datetime(2026, 3, 29, 4, 30, tzinfo=UTC)
    assert GENEVA.is_quiet(winter)  # 5:30
    assert not GENEVA.is_quiet(summer)  # 6:30


def test_a_focal_point_at_midnight_is_told_and_so_is_whoever_is_up() -> None:
    due = list_due([BANGKOK, JAKARTA, NEW_YORK, GENEVA], {}, MIDNIGHT, WAIT)
    assert due == [BANGKOK, NEW_YORK]


def test_by_day_the_next_is_told_when_the_wait_is_over_and_not_before() -> None:
    day = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)  # 10 o'clock in Bangkok
    chain = [BANGKOK, JAKARTA]
    assert list_due(chain, {}, day, WAIT) == [BANGKOK]
    told = {BANGKOK.id: day}
    assert list_due(chain, told, day + WAIT - timedelta(seconds=1), WAIT) == []
    assert list_due(chain, told, day + WAIT, WAIT) == [JAKARTA]


def test_where_all_sleep_the_order_holds_and_the_clock_counts() -> None:
    chain = [BANGKOK, JAKARTA]
    assert list_due(chain, {}, MIDNIGHT, WAIT) == [BANGKOK]
    assert list_due(chain, {BANGKOK.id: MIDNIGHT}, MIDNIGHT + WAIT, WAIT) == [JAKARTA]
    assert list_due(chain, {BANGKOK.id: MIDNIGHT, JAKARTA.id: MIDNIGHT + WAIT}, MIDNIGHT + 9 * WAIT, WAIT) == []


PEOPLE = st.lists(st.sampled_from([BANGKOK, JAKARTA, NEW_YORK, GENEVA]), unique=True, min_size=1)


@given(PEOPLE, st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))
def test_everyone_is_told_once_and_in_time_whatever_the_hour(chain: list[Person], begin: datetime) -> None:
    told: dict[int, datetime] = {}
    for step in range(len(chain)):
        now = begin + step * WAIT
        for person in list_due(chain, told, now, WAIT):
            assert person.id not in told
            told[person.id] = now
        assert list_due(chain, told, now, WAIT) == []
    assert set(told) == {person.id for person in chain}
    assert told[chain[0].id] == begin


def test_the_more_urgent_the_shorter_is_the_wait() -> None:
    assert set(WAITS) == set(Urgency)
    assert WAITS[Urgency.IMMEDIATE] < WAITS[Urgency.EXPECTED] < WAITS[Urgency.FUTURE]


TODAY: Final = date(2026, 11, 30)
BOATS: Final = Rule(what=What.BOATS, sea="andaman_sea", fewest=3, days=14)


def seen(
    number: int, *, days_ago: int = 0, group: int | None = None, kind: str = "sighting", sea: str = ""
) -> Seen[int]:
    day = TODAY - timedelta(days=days_ago)
    return Seen(number, number if group is None else group, kind, sea or "andaman_sea", day)


@pytest.mark.parametrize(
    ("rows", "last", "asks"),
    [
        ([seen(1), seen(2, days_ago=13), seen(3, kind="landing")], None, True),
        ([seen(1), seen(2), seen(3, days_ago=14)], None, False),
        ([seen(1), seen(2), seen(3, group=2)], None, False),  # one boat that was reported twice
        ([seen(1), seen(2), seen(3, sea="java_sea")], None, False),
        ([seen(1), seen(2), seen(3, kind="raid_release")], None, False),
        ([seen(1), seen(2), seen(3)], TODAY - timedelta(days=13), False),  # it has asked for these days
        ([seen(1), seen(2), seen(3)], TODAY - timedelta(days=14), True),
    ],
)
def test_so_many_boats_in_so_many_days_ask_once(rows: list[Seen[int]], last: date | None, asks: bool) -> None:
    assert (find_fired(BOATS, rows, TODAY, last) is not None) is asks


def test_an_event_asks_once_however_late_it_is_entered_and_so_do_reports_called_one() -> None:
    rule = Rule(what=What.EVENT, kinds=["wreck"], days=30)
    wrecks = [(1, 9, 1), (2, 20, 2), (4, 0, 1)]
    rows = [seen(3), *(seen(one, days_ago=ago, group=group, kind="wreck") for one, ago, group in wrecks)]
    assert find_fired(rule, rows, TODAY, TODAY, [1]) == frozenset({2})
    assert find_fired(rule, rows, TODAY, TODAY, [1, 2]) is None
    assert find_fired(rule, rows, TODAY, None) == frozenset({1, 2, 4})


@pytest.mark.parametrize(
    ("today", "last", "asks"),
    [
        (date(2026, 10, 1), None, True),
        (date(2026, 10, 14), None, True),
        (date(2026, 10, 15), None, False),
        (date(2026, 9, 30), None, False),
        (date(2026, 10, 3), date(2026, 10, 1), False),
        (date(2026, 10, 3), date(2025, 10, 1), True),
    ],
)
def test_a_season_asks_once_a_year_also_where_nobody_looked_that_day(
    today: date, last: date | None, asks: bool
) -> None:
    found: frozenset[int] | None = find_fired(Rule(what=What.SEASON, month=10, day=1), [], today, last)
    assert (found == frozenset()) is asks


def test_the_last_of_february_is_a_day_each_year_and_a_season_reaches_into_the_next() -> None:
    assert find_fired(Rule(what=What.SEASON, month=2, day=29), [], date(2027, 2, 28), None) == frozenset()
    assert find_fired(Rule(what=What.SEASON, month=12, day=30), [], date(2027, 1, 3), None) == frozenset()


@pytest.mark.parametrize(
    "lacking",
    [
        {"what": What.BOATS, "days": 14}, {"what": What.BOATS, "fewest": 3}, {"what": What.EVENT, "days": 3},
        {"what": What.SEASON, "month": 13, "day": 1}, {"what": What.SEASON, "month": 4, "day": 31},
    ],
)  # fmt: skip
def test_a_rule_without_what_it_needs_is_refused(lacking: dict[str, Any]) -> None:  # Any: what a form could give
    with pytest.raises(ValueError, match=r".+"):
        Rule(**lacking)
