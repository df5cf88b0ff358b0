"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import chain
from typing import Final

import pytest
from django.conf import settings

from titian.shelf import urls
from titian.shelf.querysets import FileQuerySet, UseQuerySet, WorkQuerySet
from titian.shelf.tests.factories import NOW, make_work, put
from titian.shelf.tests.permissions import SEARCHES, TABLE
from titian.shelf.workflow import WORK
from titian.workplan.querysets import ItemQuerySet
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_item, make_keeper, make_party
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "work": "quiet tide", "open_work": "open quay", "public_work": "bright harbour", "away": "old breakwater",
    "item": "northern pier", "use": "shown to nine crews", "words": "eleven lamps",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files of the shelf lie beside no other hub's."""
    of_the_hub = settings.TITIAN
    settings.TITIAN = dataclasses.replace(of_the_hub, data=tmp_path_factory.mktemp("shelf") / "data")
    yield
    settings.TITIAN = of_the_hub


def make_world() -> World:
    party, other = make_party("ID"), make_party("AU")
    focal, keeper = make_focal_point(party), make_keeper()
    item = make_item(make_cycle(), MARKS["item"])
    work = make_work(MARKS["work"])
    open_work = make_work(MARKS["open_work"], visibility="group", number=item.number)
    public, away = make_work(MARKS["public_work"], visibility="public"), make_work(MARKS["away"], visibility="public")
    given = {"party": party, "where": MARKS["use"], "used_on": None}
    open_work = WORK.perform(open_work, "use", actor=focal, now=NOW, given=given)
    fills = {
        "work": work.pk, "open_work": open_work.pk, "away": away.pk, "party": party.pk, "use": open_work.uses.get().pk,
        "file": put(work, MARKS["words"].encode(), language="th").pk, "open_file": put(open_work, b"Two lanterns").pk,
        "public_file": put(public, b"Signs").pk, "away_file": put(away, b"Stones").pk,
    }  # fmt: skip
    WORK.perform(away, "put_away", actor=keeper, now=NOW)
    return people_world(fills, MARKS, focal_point=focal, other_focal_point=make_focal_point(other))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (WorkQuerySet, "visible_to", "shelf"),
    (WorkQuerySet, "visible_to", "shelf_work"),
    (FileQuerySet, "visible_to", "shelf_file"),
    (UseQuerySet, "visible_to", "shelf_work"),
    (ItemQuerySet, "visible_to", "shelf"),
]


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    draw_rows([*chain.from_iterable(TABLE.values()), *SEARCHES], TABLE, (route for *_, route in SCOPES)),
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(("queryset", "name", "route"), SCOPES)
def test_rows_miss_a_scope_that_is_gone(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])


def test_the_search_misses_a_scope_that_is_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkQuerySet, "visible_to", lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in SEARCHES)
