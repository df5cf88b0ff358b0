"""Files of figures tell no small figure: not by a cell, not by a total, not by what one file takes from another."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.audit.models import Entry
from titian.devices.tests.factories import make_phone
from titian.exchange.figures import TABLES
from titian.exchange.hxl.figures import Figures, make_referrals, make_states
from titian.exchange.hxl.periods import Period, join_small
from titian.exchange.ic_tip import NOT_COLLECTED, make_ic_tip
from titian.library.tests.factories import Keys
from titian.people.models import Role, Station, User
from titian.people.tests.factories import make_country, make_user
from titian.referrals.actions.count_states import count_states
from titian.referrals.models import Level, Referral
from titian.referrals.querysets import COUNTED_STATES, StatesThen
from titian.tables.hiding import SMALLEST_SHOWN
from titian.tables.hxl import Column, Table, TagMalformed, write_table

pytestmark = pytest.mark.on_both

MONDAY = datetime(2026, 11, 2, 3, tzinfo=UTC)
WEEK = timedelta(days=7)
LEVELS = list(Level.values)
PLACES = list(Station.Kind.values)
STATES = [str(each) for each in COUNTED_STATES]


def parts_of(total: int, names: list[str]) -> st.SearchStrategy[dict[str, int]]:
    """Ways to share out a total among names."""
    cuts = st.lists(st.integers(0, total), min_size=len(names) - 1, max_size=len(names) - 1)
    return cuts.map(lambda found: _share(sorted(found), total, names))


def _share(cuts: list[int], total: int, names: list[str]) -> dict[str, int]:
    bounds = [0, *cuts, total]
    return {name: bounds[place + 1] - bounds[place] for place, name in enumerate(names)}


def period_of(total: int, number: int) -> st.SearchStrategy[Period]:
    begins = MONDAY + number * WEEK if number else None
    return st.builds(
        Period,
        begins_at=st.just(begins),
        ends_at=st.just(MONDAY + (number + 1) * WEEK),
        levels=parts_of(total, LEVELS),
        places=parts_of(total, PLACES),
    )


# A first count may be small; every later one has eleven more (count_states.FEWEST_NEW).
TOTALS = st.tuples(st.integers(0, 30), st.lists(st.integers(SMALLEST_SHOWN, 40), max_size=3)).map(
    lambda found: [found[0], *found[1]]
)
PERIODS = TOTALS.flatmap(lambda totals: st.tuples(*(period_of(total, at) for at, total in enumerate(totals)))).map(list)


# What an attacker finds


@given(PERIODS)
def test_no_total_is_small_and_what_all_files_say_together_leaves_no_small_rest(periods: list[Period]) -> None:
    joined = join_small(periods)
    ever = sum(period.total for period in periods)
    assert all(period.total >= SMALLEST_SHOWN for period in joined)
    assert sum(period.total for period in joined) == (ever if ever >= SMALLEST_SHOWN else 0)
    newest = StatesThen(MONDAY, {**dict.fromkeys(STATES, 0), "waiting": ever})
    shown = next(iter(make_states("TH", newest).rows))[3]
    assert shown == (ever if joined else None)


@given(PERIODS)
def test_periods_follow_one_another_without_a_gap(periods: list[Period]) -> None:
    joined = join_small(periods)
    assert [one.ends_at for one in joined[:-1]] == [other.begins_at for other in joined[1:]]
    assert joined == [] or (joined[0].begins_at, joined[-1].ends_at) == (None, periods[-1].ends_at)


@settings(deadline=None, max_examples=40)
@given(PERIODS)
def test_every_hidden_cell_could_have_another_figure_and_both_files_would_be_the_same(periods: list[Period]) -> None:
    joined = join_small(periods)
    published = _publish(joined)
    for number, period in enumerate(joined):
        for breakdown, cells in (("levels", period.levels), ("places", period.places)):
            hidden = _list_hidden(published[0], number, joined, "level" if breakdown == "levels" else "place")
            for name in hidden:
                worlds = _list_worlds(cells, hidden)
                others = [world for world in worlds if world[name] != cells[name]]
                assert any(_publish(_change(joined, number, breakdown, world)) == published for world in others), (
                    f"{name} can be worked out"
                )


@given(PERIODS)
def test_no_figure_under_eleven_stands_in_a_file(periods: list[Period]) -> None:
    joined = join_small(periods)
    for table in (make_referrals("TH", joined), make_ic_tip("TH", joined)):
        at = [column.name for column in table.columns].index("number")
        assert [row for row in table.rows if row[at] is not None and int(str(row[at])) < SMALLEST_SHOWN] == []


def _publish(periods: list[Period]) -> tuple[Table, Table]:
    return make_referrals("TH", periods), make_ic_tip("TH", periods)


def _list_hidden(table: Table, number: int, periods: list[Period], breakdown: str) -> list[str]:
    ends = periods[number].ends_at.date().isoformat()
    return [str(row[4]) for row in table.rows if row[2] == ends and row[3] == breakdown and row[6] == "yes"]


def _list_worlds(cells: Mapping[str, int], hidden: list[str]) -> list[dict[str, int]]:
    """The hidden figures exchanged among themselves, or their sum in one of them."""
    figures = [cells[name] for name in hidden]
    swapped = [
        {**cells, **dict(zip(hidden, order, strict=True))} for order in {tuple(each) for each in _rotate(figures)}
    ]
    whole = [{**cells, **dict.fromkeys(hidden, 0), name: sum(figures)} for name in hidden]
    return swapped + whole


def _rotate(figures: list[int]) -> list[list[int]]:
    return [figures[at:] + figures[:at] for at in range(len(figures))]


def _change(periods: list[Period], number: int, breakdown: str, cells: dict[str, int]) -> list[Period]:
    changed = {"levels": periods[number].levels, "places": periods[number].places, breakdown: cells}
    period = Period(periods[number].begins_at, periods[number].ends_at, changed["levels"], changed["places"])
    return [*periods[:number], period, *periods[number + 1 :]]


# Files


def test_a_tag_that_is_no_hashtag_is_a_mistake_of_the_room() -> None:
    with pytest.raises(TagMalformed):
        Column("week", "#Date+Start")


def test_names_tags_and_rows_and_no_cell_runs_as_a_formula() -> None:
    table = Table("t", (Column("station", "#loc+name"), Column("n", "#indicator+num")), (("=Bridge", None),))
    lines = list(csv.reader(write_table(table).decode("utf-8-sig").splitlines()))
    assert lines == [["station", "n"], ["#loc+name", "#indicator+num"], ["'=Bridge", ""]]


def test_ic_tip_says_what_is_not_collected_and_counts_no_victims() -> None:
    table = make_ic_tip("TH", [])
    assert {row[3]: row[6] for row in table.rows} == dict.fromkeys(NOT_COLLECTED)


# From the hub's rows


@pytest.fixture
def coordinator(keys: Keys) -> User:
    """A country whose referrals were counted twice: 5 in the first week, 12 more in the second, 4 since."""
    phone = make_phone()
    for instant, number, level in ((MONDAY, 5, "NOW"), (MONDAY + WEEK, 12, "TODAY"), (MONDAY + 2 * WEEK, 4, "NOW")):
        for each in range(number):
            received = instant - timedelta(hours=each + 1)
            Referral.objects.create(
                referral_id=f"{instant:%Y%m%d}-0000-4000-8000-{each:012d}",
                enrolment_id=phone.enrolment.pk,
                station_id=phone.enrolment.station_id,
                country_id="TH",
                level=level,
                received_at=received,
                changed_at=received,
            )
        if number > 4:
            assert count_states(instant) == 1
    return make_user(Role.COORDINATOR)


@pytest.mark.django_db
def test_a_small_first_count_is_joined_and_what_came_since_is_not_told(coordinator: User) -> None:
    table = TABLES["referrals"](Figures.seen_by(coordinator))
    assert [row[1:] for row in table.rows if row[3] == "all"] == [("", "2026-11-09", "all", "all", 17, "no")]
    told: dict[str, list[object]] = defaultdict(list)
    for row in table.rows:
        told[str(row[3])].append(row[5])
    assert told["level"] == [None] * len(LEVELS)
    assert told["place"].count(17) <= 1


@pytest.mark.django_db
def test_a_coordinator_takes_each_table_and_the_log_says_so(coordinator: User, client: Client) -> None:
    client.force_login(coordinator)
    for name in TABLES:
        answer = client.get(f"/figures/{name}.csv")
        assert answer.status_code == 200
        names, tags, *_ = csv.reader(answer.content.decode("utf-8-sig").splitlines())
        assert len(names) == len(tags)
        assert all(tag.startswith("#") for tag in tags)
    taken = Entry.objects.filter(action="table.export").values_list("thing", flat=True)
    assert sorted(taken) == sorted(f"table:{name}" for name in TABLES)
    assert client.get("/figures/secrets.csv").status_code == 404


@pytest.mark.django_db
def test_figures_of_another_country_are_not_there(coordinator: User) -> None:
    make_country("ID")
    abroad = make_user(Role.COORDINATOR, country="ID")
    for name in ("screenings", "referral-states", "referrals"):
        assert TABLES[name](Figures.seen_by(abroad)).rows == ()
