"""Totals count once, and nobody can be picked out of the figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.devices.tests.factories import Phone, make_phone, make_tally_item
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_station, make_user
from titian.tallies.models import Tally
from titian.tallies.querysets import SMALLEST_SHOWN, StationWeek, hide_small_cells

MONDAY = date(2026, 11, 16)
NEXT_MONDAY = MONDAY + timedelta(days=7)


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


def totals() -> list[int]:
    return sorted(Tally.objects.values_list("total", flat=True))


# Receiving


@pytest.mark.parametrize("order", [(3, 5, 4), (5, 4, 3), (3, 4, 5), (5, 5, 5)])
@pytest.mark.parametrize("is_together", [True, False])
def test_highest_total_stands_in_whatever_order_totals_come(
    phone: Phone, order: tuple[int, ...], is_together: bool
) -> None:
    items = [make_tally_item(total=total) for total in order]
    if is_together:
        phone.sync(*items)
    else:
        for item in items:
            phone.sync(item)
    assert totals() == [5]


def test_days_languages_levels_and_phones_are_counted_apart(phone: Phone) -> None:
    phone.sync(
        make_tally_item(total=1),
        make_tally_item(total=2, language="km"),
        make_tally_item(total=3, level="NOW"),
        make_tally_item(total=4, day="2026-11-24"),
    )
    make_phone().sync(make_tally_item(total=5))
    assert totals() == [1, 2, 3, 4, 5]


def test_tally_holds_no_time_and_no_item(phone: Phone) -> None:
    """A time or an id would tie a screening to its count."""
    fields = {field.name for field in Tally._meta.get_fields()}
    assert fields == {"id", "enrolment", "station", "day", "week", "language", "level", "total"}


# Figures


def station_weeks(user: User, today: date = NEXT_MONDAY) -> list[StationWeek]:
    return Tally.objects.visible_to(user).list_station_weeks(today=today)


def test_figures_of_a_finished_week(phone: Phone) -> None:
    phone.sync(
        make_tally_item(day="2026-11-16", total=20, level="TODAY"),
        make_tally_item(day="2026-11-22", total=15, level="INFO", language="km"),
    )
    [week] = station_weeks(make_user(Role.COORDINATOR))
    assert (week.station_id, week.week, week.total) == (str(phone.enrolment.station_id), MONDAY, 35)
    assert week.by_level == {"TODAY": 20, "INFO": 15}
    assert week.by_language == {"id": 20, "km": 15}


def test_phones_of_a_station_are_counted_together(phone: Phone) -> None:
    colleague = make_phone(make_user(Role.OFFICER, station=phone.enrolment.station))
    for one in (phone, colleague):
        one.sync(make_tally_item(day="2026-11-17", total=6))
    [week] = station_weeks(make_user(Role.COORDINATOR))
    assert week.total == 12


@pytest.mark.parametrize(("total", "shown"), [(10, None), (11, 11)])
def test_figures_under_eleven_are_hidden(phone: Phone, total: int, shown: int | None) -> None:
    phone.sync(make_tally_item(day="2026-11-17", total=total))
    [week] = station_weeks(make_user(Role.COORDINATOR))
    assert week.total == shown
    assert week.by_level == ({} if shown is None else {"TODAY": shown})


def test_running_week_is_not_shown(phone: Phone) -> None:
    phone.sync(make_tally_item(day="2026-11-22", total=50))
    coordinator = make_user(Role.COORDINATOR)
    assert station_weeks(coordinator, today=date(2026, 11, 22)) == []
    assert len(station_weeks(coordinator, today=date(2026, 11, 23))) == 1


@pytest.mark.usefixtures("two_countries")
def test_who_sees_which_figures(phone: Phone) -> None:
    phone.sync(make_tally_item(day="2026-11-17", total=30))
    make_phone(country="ID").sync(make_tally_item(day="2026-11-17", total=40))

    def seen(user: User) -> list[int | None]:
        return [week.total for week in station_weeks(user)]

    assert seen(make_user(Role.COORDINATOR)) == [30]
    assert seen(make_user(Role.COORDINATOR, country="ID")) == [40]
    assert seen(make_user(Role.SUPERVISOR, station=phone.enrolment.station)) == [30]
    assert seen(make_user(Role.SUPERVISOR, station=make_station())) == []
    for role in (Role.OFFICER, Role.PROVIDER, Role.ADMINISTRATOR):
        assert seen(make_user(role)) == []


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60)))
def test_no_shown_cell_is_small_and_none_can_be_had_by_subtraction(cells: dict[str, int]) -> None:
    shown = hide_small_cells(cells)
    rest = sum(cells.values()) - sum(shown.values())
    assert all(cells[name] == figure >= SMALLEST_SHOWN for name, figure in shown.items())
    assert rest == 0 or rest >= SMALLEST_SHOWN or not shown


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(SMALLEST_SHOWN, 60)))
def test_large_cells_are_all_shown(cells: dict[str, int]) -> None:
    assert hide_small_cells(cells) == cells
