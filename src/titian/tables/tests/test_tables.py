"""What the desk's one table promises: order, filters, pages, links that last, a file no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from titian.audit.models import Entry
from titian.people.models import Role, Station, User
from titian.people.tests.factories import make_country, make_station, make_user
from titian.tables import MOST_COUNTED, Choice, Column, Day, Drawn, Table, Words
from titian.tables.drawn import may_be_blank
from titian.tables.export import neutralise

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

STATIONS: Final = Table(
    name="stations",
    caption="Stations",
    columns=(
        Column("name", "Name", lambda row: row.name, sort=("name",), link=lambda row: f"/places/{row.pk}/"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), sort=("kind", "name")),
        Column("closed", "Closed", lambda row: row.closed_at, sort=("closed_at",)),
        Column("do", "Do", lambda row: "", exported=False),
    ),
    order="name",
    filters=(
        Words("Name or country", ("name", "country__name")),
        Choice(
            "kind",
            "Kind",
            {"air": "airports", "all": "all"},
            lambda rows, code: rows.filter(kind="airport") if code == "air" else rows,
            first="all",
        ),
        Day("closed", "Closed after", lambda rows, day: rows.filter(closed_at__date__gt=day)),
    ),
    empty="No station yet.",
    rows=25,
)


@pytest.fixture
def reader() -> User:
    return make_user(Role.ADMINISTRATOR)


def draw(reader: User, query: str = "", table: Table = STATIONS, *, may_export: bool = True) -> Drawn:
    return table.draw(RequestFactory().get(f"/places/{query}"), reader, Station.objects.all(), may_export=may_export)


def show(drawn: Drawn, path: str = "/places/") -> str:
    request = RequestFactory().get(path)
    return Template("{% load tables %}{% show_table table %}").render(Context({"table": drawn, "request": request}))


def names(drawn: Drawn) -> list[str]:
    return [row.name for row in drawn.page.object_list]


def test_rows_stand_in_the_order_asked_and_back(reader: User) -> None:
    for name in ("Boat", "Airport", "Counter"):
        make_station(name)
    assert names(draw(reader)) == ["Airport", "Boat", "Counter"]
    assert names(draw(reader, "?sort=-name")) == ["Counter", "Boat", "Airport"]


def test_blanks_come_last_either_way(reader: User) -> None:
    from django.utils import timezone

    make_station("Open")
    Station.objects.filter(pk=make_station("Closed").pk).update(closed_at=timezone.now())
    assert names(draw(reader, "?sort=closed"))[-1] == "Open"
    assert names(draw(reader, "?sort=-closed"))[-1] == "Open"


def test_only_a_field_that_can_be_blank_gives_up_its_index() -> None:
    assert may_be_blank(Station, "closed_at")
    assert may_be_blank(User, "station__name")
    assert not may_be_blank(Station, "country__name")
    assert not may_be_blank(Station, "name")


@pytest.mark.parametrize("sort", ["closed", "-closed"])
def test_pages_of_an_order_without_an_index_hold_every_row_once_and_sort_keys_alone(reader: User, sort: str) -> None:
    from django.utils import timezone

    country, now = make_country(), timezone.now()
    for number in range(60):  # two at a time stand together, and some have no day
        closed_at = now - timedelta(days=number % 31) if number % 3 else None
        Station.objects.create(name=f"S{number:02}", kind="land", country=country, closed_at=closed_at)
    query, rows = f"?sort={sort}", Station.objects.select_related("country")
    pages = [STATIONS.draw(RequestFactory().get(f"/{query}&page={page}"), reader, rows).page for page in (1, 2, 3)]
    assert [row for page in pages for row in page.object_list] == list(draw(reader, query).rows)
    with CaptureQueriesContext(connection) as queries:
        drawn = STATIONS.draw(RequestFactory().get(f"/{query}&page=2"), reader, rows).page
        assert [row.country.name for row in drawn.object_list] == [country.name] * 25
    asked = queries[-1]["sql"]
    assert " JOIN " not in asked[asked.index(" IN (SELECT ") :]
    assert " JOIN " in asked


@pytest.mark.parametrize("query", ["?sort=password", "?sort=do", "?page=x", "?page=-1", "?rows=100000", "?kind=moon"])
def test_what_the_table_does_not_know_is_its_own_choice(reader: User, query: str) -> None:
    make_station("One")
    drawn = draw(reader, query)
    assert names(drawn) == ["One"]
    assert drawn.asked.address() == "?"


def test_each_word_must_stand_somewhere(reader: User) -> None:
    make_station("North Bridge")
    make_station("North Pier", country="ID")
    make_station("South Bridge")
    assert names(draw(reader, "?q=north+thailand")) == ["North Bridge"]


def test_a_page_is_bounded_and_one_beyond_the_end_is_the_last(reader: User) -> None:
    Station.objects.bulk_create(Station(name=f"S{n:03}", kind="land", country=make_country()) for n in range(60))
    assert len(names(draw(reader))) == 25
    assert names(draw(reader, "?page=999")) == [f"S{n:03}" for n in range(50, 60)]
    seen = [name for page in (1, 2, 3) for name in names(draw(reader, f"?sort=kind&page={page}"))]
    assert len(set(seen)) == 60


def test_counting_stops_at_a_bound(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titian.tables.drawn.MOST_COUNTED", 30)
    Station.objects.bulk_create(Station(name=f"S{n:03}", kind="land", country=make_country()) for n in range(60))
    drawn = draw(reader, "?page=9")
    assert drawn.page.paginator.count == 30
    assert drawn.has_more_than_counted
    assert "Narrow the list to reach them" in show(drawn)
    assert MOST_COUNTED == 10_000


def test_a_link_keeps_what_was_asked_and_what_other_tables_were_asked(reader: User) -> None:
    make_station("North Bridge")
    second = replace(STATIONS, prefix="s")
    drawn = draw(reader, "?s-q=bridge&s-sort=-name&sort=kind&page=2", second)
    assert drawn.next_address == "?sort=kind&page=2&s-q=bridge&s-sort=-name&s-page=2"
    assert drawn.hidden == [("s-sort", "-name"), ("s-rows", "25"), ("sort", "kind"), ("page", "2")]


def test_the_head_says_how_rows_stand_and_leads_to_the_other_way(reader: User) -> None:
    make_station("One")
    page = show(draw(reader, "?sort=-kind"))
    assert page.count("aria-sort=") == 1
    assert 'aria-sort="descending"><a class="table-sort" id="table-stations-by-kind" href="?sort=kind">' in page
    assert "<caption" in page
    assert 'scope="row">' in page
    assert page.count('scope="col"') == 4


def test_a_name_is_never_markup(reader: User) -> None:
    make_station("<b>Bridge</b>")
    assert escape("<b>Bridge</b>") in show(draw(reader))
    assert "<b>Bridge</b>" not in show(draw(reader))


def test_nothing_at_all_and_nothing_that_fits_are_told_apart(reader: User) -> None:
    assert "No station yet." in show(draw(reader))
    make_station("One")
    page = show(draw(reader, "?q=nowhere"))
    assert "Nothing fits" in page
    assert "Show everything" in page


def test_a_list_a_room_has_made_sorts_and_pages_too(reader: User) -> None:
    @dataclass(frozen=True)
    class Week:
        number: int
        count: int | None

    weeks = Table(
        name="weeks",
        caption="Weeks",
        columns=(
            Column("week", "Week", lambda row: row.number, sort=("number",)),
            Column("count", "Count", lambda row: row.count, sort=("count",), is_numeric=True),
        ),
        order="-count",
    )
    drawn = weeks.draw(RequestFactory().get("/"), reader, [Week(1, 12), Week(2, None), Week(3, 40)])
    assert [row.number for row in drawn.page.object_list] == [3, 1, 2]


def read_file(drawn: Drawn) -> list[list[str]]:
    response = drawn.export()
    assert response is not None
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_file_holds_every_row_the_filters_leave_and_the_log_says_who_took_it(reader: User) -> None:
    country = make_country()
    Station.objects.bulk_create(Station(name=f"S{n:04}", kind="land", country=country) for n in range(1200))
    make_station("Airport", kind="airport")
    lines = read_file(draw(reader, "?q=S&sort=-name&export=csv"))
    assert lines[0] == ["Name", "Kind", "Closed"]
    assert [line[0] for line in lines[1:3]] == ["S1199", "S1198"]
    assert len(lines) == 1201
    entry = Entry.objects.get(action="table.export")
    assert (entry.actor_id, entry.thing) == (str(reader.pk), "table:stations")
    assert entry.detail == {"kind": "all", "rows": 1200, "words": True}


def test_words_typed_are_not_written_into_the_log(reader: User) -> None:
    make_station("Somchai")
    read_file(draw(reader, "?q=Somchai&export=csv"))
    assert "Somchai" not in str(Entry.objects.get().detail)


@pytest.mark.parametrize("name", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tx", "\uff1dSUM(A1)", "  =1+1"])
def test_a_spreadsheet_runs_nothing(reader: User, name: str) -> None:
    assert neutralise(name) == f"'{name}"
    make_station(name)
    assert read_file(draw(reader, "?export=csv"))[1][0] == f"'{name}"


def test_who_may_only_look_takes_nothing_away(reader: User) -> None:
    make_station("One")
    assert "Download" not in show(draw(reader, may_export=False))
    with pytest.raises(PermissionDenied):
        draw(reader, "?export=csv", may_export=False).export()
    assert not Entry.objects.exists()


def test_a_page_of_rows_asks_the_database_twice_however_many_rows(
    reader: User, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    Station.objects.bulk_create(Station(name=f"S{n:03}", kind="land", country=make_country()) for n in range(60))
    with django_assert_max_num_queries(2):  # type: ignore[operator]  # pytest-django's own context manager
        show(draw(reader, "?q=S&page=2"))
