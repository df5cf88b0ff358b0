"""One person's screening, looked for in the figures: by who owns some of the phones, by who watches, by subtraction."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from titian.devices.tests.conftest import data_folder, keys, phone
from titian.devices.tests.factories import Phone, make_mark_item, make_phone, make_tally_item
from titian.people.models import Role, Station
from titian.people.tests.factories import make_station, make_user
from titian.tallies.actions.close_weeks import close_weeks, forget_counted_days
from titian.tallies.keeping import DAY_CEILING, KEEP_DAYS
from titian.tallies.models import CountedCell, Tally
from titian.tallies.querysets import StationWeek

__all__ = ["data_folder", "keys", "phone"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

MONDAY = date(2026, 11, 16)
WEEK = timedelta(days=7)
SETTLED = datetime(2026, 11, 30, 3, tzinfo=UTC)
DAY = "2026-11-17"


@pytest.fixture
def phones(phone: Phone) -> list[Phone]:
    """Four phones of one station."""
    station = phone.enrolment.station
    return [phone, *(make_phone(make_user(Role.OFFICER, station=station)) for _ in range(3))]


def read(now: datetime = SETTLED) -> list[StationWeek]:
    """What the coordinator sees once the weeks have closed."""
    close_weeks(now)
    coordinator = make_user(Role.COORDINATOR)
    stations = Station.objects.visible_to(coordinator).name_by_id()
    return CountedCell.objects.visible_to(coordinator).list_station_weeks(stations)


def tell(phones: list[Phone], *totals: int, **more: str) -> None:
    for each, total in zip(phones, totals, strict=False):
        if total:
            each.sync(make_tally_item(day=DAY, total=total, **more))


@pytest.mark.parametrize(
    ("totals", "shown"),
    [
        ((11, 1), None),  # the finding: eleven of its own, and one of a colleague
        ((30, 30), None),  # two busy phones tell each other's figure
        ((40, 5, 5), None),  # four fifths from one
        ((10, 10, 10), 30),
        ((20, 10, 10), 40),
    ],
)
def test_who_owns_a_phone_learns_no_colleagues_figure(
    phones: list[Phone], totals: tuple[int, ...], shown: int | None
) -> None:
    tell(phones, *totals)
    [week] = read()
    assert week.total == shown
    assert set(week.groups.figures.values()) <= {shown}


def test_a_cell_told_by_one_phone_hides_the_breakdown_that_would_give_it_away(phones: list[Phone]) -> None:
    tell(phones, 20, 20, 20, group="khmer")
    tell(phones, 0, 0, 0, 12, group="burmese")
    [week] = read()
    assert week.total == 72
    assert week.groups.figures == {}, "khmer 60 beside 72 would say that one phone has met twelve"


def test_a_phones_day_more_changes_nothing_that_was_seen(phones: list[Phone]) -> None:
    tell(phones, 10, 10, 10)
    before = read()
    tell(phones, 11)
    assert read() == before
    newest, oldest = read(SETTLED + WEEK)
    assert [oldest] == before
    assert newest.total is None, "the one that came late stands nowhere by itself"


def test_a_station_without_screenings_looks_like_one_whose_few_are_hidden(phones: list[Phone]) -> None:
    quiet = make_station("Quiet")
    tell(phones, 1)
    few, none = sorted(read(), key=lambda week: week.station_id == str(quiet.pk))
    assert (few.total, few.levels, few.groups, few.marks) == (none.total, none.levels, none.groups, none.marks)


@pytest.mark.parametrize(("refused", "shown"), [(16, None), (10, 30)])
def test_a_mark_is_hidden_where_it_says_how_few_have_none(phones: list[Phone], refused: int, shown: int | None) -> None:
    """Fifty screenings, 48 of them refused: two agreed."""
    tell(phones, 17, 17, 16)
    for each in phones[:3]:
        each.sync(make_mark_item(day=DAY, mark="REFUSED", total=refused))
    [week] = read()
    assert week.total == 50
    assert week.marks["REFUSED"] == shown


@pytest.mark.parametrize(("unmarked", "shown"), [((0, 0, 0, 20), None), ((7, 7, 6, 0), 60)])
def test_a_mark_is_hidden_where_those_without_it_are_one_phones(
    phones: list[Phone], unmarked: tuple[int, ...], shown: int | None
) -> None:
    """Eighty screenings, sixty of them refused: the other twenty are all one phone's, which learns that of its colleagues."""
    refused = (20, 20, 20, 0)
    tell(phones, *(one + other for one, other in zip(refused, unmarked, strict=True)))
    for each, total in zip(phones, refused, strict=True):
        if total:
            each.sync(make_mark_item(day=DAY, mark="REFUSED", total=total))
    [week] = read()
    assert week.total == 80
    assert week.marks["REFUSED"] == shown


def test_a_mark_that_one_phone_told_is_hidden(phones: list[Phone]) -> None:
    tell(phones, 20, 20, 20)
    phones[0].sync(make_mark_item(day=DAY, mark="STOPPED", total=12))
    [week] = read()
    assert week.marks["STOPPED"] is None


def test_one_phone_forges_no_figure_of_a_country(phones: list[Phone]) -> None:
    tell(phones, 10_000)
    tell(phones, 10_000, group="khmer")
    close_weeks(SETTLED)
    counted = CountedCell.objects.filter(kind="level").values_list("number", flat=True)
    assert sum(counted) == DAY_CEILING
    tell(phones, 9_999, level="NOW")
    close_weeks(SETTLED + WEEK)
    assert sum(CountedCell.objects.filter(kind="level").values_list("number", flat=True)) == DAY_CEILING


def test_which_phone_met_whom_on_which_day_goes_once_it_is_counted(phones: list[Phone]) -> None:
    Tally.objects.all().delete()
    for each in phones:
        type(each.enrolment).objects.filter(pk=each.enrolment.pk).update(enrolled_at=datetime(2026, 1, 1, tzinfo=UTC))
    tell(phones, 10, 10, 10)
    phones[0].sync(make_mark_item(day=DAY, mark="REFUSED", total=1))
    before = read()
    later = SETTLED + KEEP_DAYS
    assert forget_counted_days(SETTLED) == 0
    assert forget_counted_days(later) == 4
    assert not Tally.objects.exists()
    assert read()[-len(before) :] == before
