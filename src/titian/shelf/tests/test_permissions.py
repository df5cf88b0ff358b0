"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import chain

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import URLPattern
from pytest_django.plugin import DjangoDbBlocker

from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.shelf import urls
from titian.shelf.querysets import FileQuerySet, UseQuerySet, WorkQuerySet
from titian.shelf.tests.factories import NOW, make_work, put
from titian.shelf.tests.permissions import SEARCHES, TABLE
from titian.shelf.workflow import WORK
from titian.workplan.querysets import ItemQuerySet
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_item, make_keeper, make_party
from titian.workplan.tests.permissions import WHO, Row
from titian.workplan.tests.test_permissions import World, ask, sign_in

MARKS = {
    "work": "quiet tide", "open_work": "open quay", "public_work": "bright harbour", "away": "old breakwater",
    "item": "northern pier", "use": "shown to nine crews", "words": "eleven lamps",
}  # fmt: skip


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One world for all rows, in a transaction that is rolled back."""
    of_the_hub = settings.TITIAN
    settings.TITIAN = dataclasses.replace(of_the_hub, data=tmp_path_factory.mktemp("shelf") / "data")
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)
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
    readers: dict[str, User | None] = {
        "nobody": None, "focal_point": focal, "other_focal_point": make_focal_point(other),
        **{who: make_user(Role(who)) for who in WHO if who in Role.values and who != "focal_point"},
    }  # fmt: skip
    clients = {who: sign_in(reader) for who, reader in readers.items()}
    return clients, {name: str(value) for name, value in fills.items()}


def find_wrong(world: World, row: Row) -> Iterator[str]:
    for who in WHO:
        status, body = ask(world, row, who)
        if status != row.expect(who):
            yield f"{who}: {status}, not {row.expect(who)}"
        if row.shows and (MARKS[row.shows] in body) != (who in row.to):
            yield f"{who}: {row.shows} is {'' if MARKS[row.shows] in body else 'not '}shown"


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    named = {pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)}
    assert named == set(TABLE)


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row", [*chain.from_iterable(TABLE.values()), *SEARCHES], ids=lambda row: f"{row.method} {row.where}"
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(
    ("queryset", "name", "route"),
    [
        (WorkQuerySet, "visible_to", "shelf"),
        (WorkQuerySet, "visible_to", "shelf_work"),
        (FileQuerySet, "visible_to", "shelf_file"),
        (UseQuerySet, "visible_to", "shelf_work"),
        (ItemQuerySet, "visible_to", "shelf"),
    ],
)
def test_rows_miss_a_scope_that_is_gone(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])


def test_the_search_misses_a_scope_that_is_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkQuerySet, "visible_to", lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in SEARCHES)
