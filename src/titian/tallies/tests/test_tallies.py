"""Totals count once, each in one closed week, and nobody can be picked out of the figures."""

from __future__ import annotations

import json
import re
import uuid
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from titian.audit.models import Entry
from titian.devices.tests.factories import Phone, make_mark_item, make_phone, make_tally_item
from titian.library.tests.factories import Keys
from titian.people.models import Role, Station, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_station, make_user
from titian.tallies.actions.close_weeks import close_weeks
from titian.tallies.groups import GROUPS, LEVELS
from titian.tallies.models import ClosedWeek, CountedCell, Tally
from titian.tallies.querysets import StationWeek
from titian.tallies.tables import FIGURES

pytestmark = pytest.mark.on_both

ROOT = Path(__file__).resolve().parents[4]
MONDAY = date(2026, 11, 16)
WEEK = timedelta(days=7)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


SETTLED = at(MONDAY + 2 * WEEK)  # the first moment at which the week of MONDAY may close


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


def totals() -> list[int]:
    return sorted(Tally.objects.values_list("total", flat=True))


def station_weeks(user: User) -> list[StationWeek]:
    stations = Station.objects.visible_to(user).name_by_id()
    return CountedCell.objects.visible_to(user).list_station_weeks(stations)


def tell(phone: Phone, *items: dict[str, Any]) -> None:
    """These totals, told by three phones of the station a third each: a figure of fewer is not shown."""
    station = phone.enrolment.station
    phones = _AT.setdefault(
        str(station.pk),
        [phone, *(make_phone(make_user(station=station), country=station.country_id) for _ in range(2))],
    )
    for place, one in enumerate(phones):
        parts = []
        for item in items:
            total = item["tally"]["total"]
            part = total // 3 if place else total - 2 * (total // 3)
            if part:
                parts.append({**item, "item_id": str(uuid.uuid4()), "tally": {**item["tally"], "total": part}})
        one.sync(*parts)


_AT: dict[str, list[Phone]] = {}


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


def test_days_groups_levels_marks_and_phones_are_counted_apart(phone: Phone) -> None:
    phone.sync(
        make_tally_item(total=1),
        make_tally_item(total=2, group="khmer"),
        make_tally_item(total=3, level="NOW"),
        make_tally_item(total=4, day="2026-11-24"),
        make_mark_item(total=5),
        make_mark_item(total=6, mark="OVERRIDDEN"),
    )
    make_phone().sync(make_tally_item(total=7))
    assert totals() == [1, 2, 3, 4, 5, 6, 7]


def test_tally_holds_no_time_no_item_and_no_language(phone: Phone) -> None:
    """A time or an id would tie a screening to its count; a small language would name who it was."""
    fields = {field.name for field in Tally._meta.get_fields()}
    assert fields == {"id", "enrolment", "station", "day", "week", "language_group", "level", "total", "counted"}


def test_language_is_refused_and_a_group_of_a_newer_app_is_folded_into_the_others(phone: Phone) -> None:
    language = make_tally_item()
    language["tally"] = {"day": "2026-11-25", "language": "rhg", "level": "NOW", "total": 1}
    marked = make_mark_item()
    marked["tally"]["language_group"] = "khmer"  # a mark with a language
    answer = phone.sync(language, marked, make_tally_item(group="new_group"))
    assert [one.get("code") for one in answer["items"]] == ["item.malformed", "item.malformed", None]
    assert list(Tally.objects.values_list("language_group", flat=True)) == ["other"]


def test_groups_are_those_of_the_contract() -> None:
    written = json.loads((ROOT / "contracts/codes/language-groups.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "contracts/schemas/codes-language-groups.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(written)
    assert {row["id"]: row["english_name"] for row in written["groups"]} == {
        code: str(label) for code, label in GROUPS.items()
    }
    languages = [tag for row in written["groups"] for tag in row["languages"]]
    known = {
        row["tag"] for row in json.loads((ROOT / "contracts/codes/languages.json").read_text("utf-8"))["languages"]
    }
    assert max(Counter(languages).values()) == 1
    assert set(languages) <= known  # what no group names is counted with every other language
    assert written["every_other_language"] in GROUPS


# Closing


def test_figures_of_a_closed_week(phone: Phone) -> None:
    tell(
        phone,
        make_tally_item(day="2026-11-16", total=20, level="TODAY"),
        make_tally_item(day="2026-11-22", total=35, level="INFO", group="khmer"),
        make_mark_item(day="2026-11-18", total=12),
        make_mark_item(day="2026-11-18", total=10, mark="REFUSED"),
    )
    assert close_weeks(SETTLED) == 1
    [week] = station_weeks(make_user(Role.COORDINATOR))
    assert (week.station_id, week.week, week.total) == (str(phone.enrolment.station_id), MONDAY, 55)
    assert week.levels.figures == {"INFO": 35}
    assert week.groups.figures == {"khmer": 35}
    assert week.marks == {"STOPPED": 12, "OVERRIDDEN": None, "REFUSED": None}


def test_phones_of_a_station_are_counted_together(phone: Phone) -> None:
    tell(phone, make_tally_item(day="2026-11-17", total=12))
    close_weeks(SETTLED)
    [week] = station_weeks(make_user(Role.COORDINATOR))
    assert week.total == 12


@pytest.mark.parametrize(("total", "shown"), [(10, None), (11, 11)])
def test_totals_under_eleven_are_hidden(phone: Phone, total: int, shown: int | None) -> None:
    tell(phone, make_tally_item(day="2026-11-17", total=total))
    close_weeks(SETTLED)
    [week] = station_weeks(make_user(Role.COORDINATOR))
    assert week.total == shown
    assert week.levels.figures == {}


def test_week_closes_a_week_after_it_is_over(phone: Phone) -> None:
    tell(phone, make_tally_item(day="2026-11-22", total=50))
    assert close_weeks(SETTLED - timedelta(hours=4)) == 0
    assert close_weeks(SETTLED) == 1
    assert close_weeks(SETTLED) == 0


def test_nothing_published_changes_and_late_totals_count_once_in_the_next_week(phone: Phone) -> None:
    coordinator = make_user(Role.COORDINATOR)
    tell(phone, make_tally_item(day="2026-11-17", total=30))
    close_weeks(SETTLED)
    published = station_weeks(coordinator)
    tell(phone, make_tally_item(day="2026-11-17", total=31))  # one late screening must not show by itself
    close_weeks(SETTLED)
    assert station_weeks(coordinator) == published
    tell(phone, make_tally_item(day="2026-11-24", total=40))
    close_weeks(SETTLED + WEEK)
    newest, oldest = station_weeks(coordinator)
    assert [oldest] == published
    assert newest.total == 41


def test_hub_that_stood_still_closes_each_week_and_a_wrong_clock_does_not_make_thousands(phone: Phone) -> None:
    tell(
        phone,
        make_tally_item(day="1970-01-05", total=11),
        make_tally_item(day="2026-11-02", total=12),
        make_tally_item(day="2026-11-17", total=13),
        make_tally_item(day="2031-01-01", total=14),
    )
    assert close_weeks(SETTLED) == 26
    assert ClosedWeek.objects.order_by("-week").first() == ClosedWeek.objects.get(week=MONDAY)
    shown = [week.total for week in station_weeks(make_user(Role.COORDINATOR))]
    assert [total for total in shown if total is not None] == [13, 12, 11]
    assert len(shown) == 26, "a week without screenings has a row, too"


Step = tuple[int, str, str, int]  # days after MONDAY, group, level, how many more
STEPS = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(sorted(GROUPS)[:3]), st.sampled_from(LEVELS[:3]), st.integers(1, 15)),
    max_size=8,
)


@given(rounds=st.lists(STEPS, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_screening_is_in_exactly_one_publication(phone: Phone, rounds: list[list[Step]]) -> None:
    """So publications are tables over different people: taking one from another tells nothing of either."""
    CountedCell.objects.all()._raw_delete("default")
    ClosedWeek.objects.all()._raw_delete("default")
    Tally.objects.all().delete()
    told: Counter[tuple[str, str, str]] = Counter()
    published: list[StationWeek] = []
    coordinator = make_user(Role.COORDINATOR)
    for number, steps in enumerate(rounds):
        for days, group, level, more in steps:
            day = (MONDAY + timedelta(days=days)).isoformat()
            told[day, group, level] += more
            phone.sync(make_tally_item(day=day, group=group, level=level, total=told[day, group, level]))
        close_weeks(SETTLED + number * WEEK)
        now = station_weeks(coordinator)
        assert now[len(now) - len(published) :] == published
        published = now
    close_weeks(SETTLED + 10 * WEEK)
    for kind in ("level", "group"):
        counted = CountedCell.objects.filter(kind=kind).values_list("number", flat=True)
        assert sum(counted) == sum(told.values())


# Seeing


@pytest.mark.usefixtures("two_countries")
def test_who_sees_which_figures(phone: Phone) -> None:
    tell(phone, make_tally_item(day="2026-11-17", total=30))
    tell(make_phone(country="ID"), make_tally_item(day="2026-11-17", total=40))
    close_weeks(SETTLED)

    def seen(user: User) -> list[int | None]:
        return [week.total for week in station_weeks(user) if week.total is not None]

    assert seen(make_user(Role.COORDINATOR)) == [30]
    assert seen(make_user(Role.COORDINATOR, country="ID")) == [40]
    assert seen(make_user(Role.SUPERVISOR, station=phone.enrolment.station)) == [30]
    assert seen(make_user(Role.SUPERVISOR, station=make_station())) == []
    for role in (Role.OFFICER, Role.PROVIDER, Role.ADMINISTRATOR, Role.OVERSIGHT):
        assert seen(make_user(role)) == []


def desk(user: User) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_page_and_file_hide_what_must_be_hidden(phone: Phone) -> None:
    tell(
        phone,
        make_tally_item(day="2026-11-16", total=27, level="TODAY"),
        make_tally_item(day="2026-11-16", total=3, level="NOW"),
        make_tally_item(day="2026-11-16", total=51, level="INFO"),
    )
    close_weeks(SETTLED)
    client = desk(make_user(Role.COORDINATOR))
    page = client.get("/figures/").content.decode()
    file = read_body(client.get("/figures/?export=csv")).decode()
    for text in (page, file):
        assert "Information 51, others hidden" in text
        assert not re.search(r"\b(27|3)\b[^-:]", re.sub(r"<[^>]*>", " ", text).split("Screenings", 2)[-1])
    assert Entry.objects.filter(action="table.export", thing="table:figures").count() == 1


def test_stations_stand_by_name_and_nothing_ranks_them(phone: Phone) -> None:
    """No league table: whatever the address asks for, the order never follows a figure."""
    others = [make_phone(make_user(Role.OFFICER, station=make_station(name))) for name in ("Alder", "Zelkova")]
    for one, total in zip((phone, *others), (20, 90, 40), strict=True):
        tell(one, make_tally_item(day="2026-11-17", total=total))
    close_weeks(SETTLED)
    client = desk(make_user(Role.COORDINATOR))
    names = sorted([phone.enrolment.station.name, "Alder", "Zelkova"])
    for asked in ("", "?sort=total", "?sort=-total", "?sort=levels", "?sort=-number", "?sort=station"):
        page = client.get(f"/figures/{asked}").content.decode()
        table = page[page.index("<tbody") :]
        assert sorted(names, key=table.index) == names, asked
    assert {column.name for column in FIGURES.columns if column.sort} == {"week", "station"}


def test_page_without_a_closed_week_says_when_there_will_be_one(keys: Keys) -> None:
    assert "No closed week yet" in desk(make_user(Role.SUPERVISOR)).get("/figures/").content.decode()
