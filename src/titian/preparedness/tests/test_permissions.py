"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from itertools import chain

import pytest

from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.preparedness import urls
from titian.preparedness.querysets import SeaEventQuerySet
from titian.preparedness.tests.factories import claim, make_event, make_focal
from titian.preparedness.tests.permissions import TABLE
from titian.workplan.tests.asking import World, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {"event": "boat with a blue hull (fictional)", "source": "Harbour office (fictional)"}


def make_world() -> World:
    focal = make_focal()
    event, own = make_event(name=MARKS["event"]), make_event(actor=focal)
    fills = {
        "event": event.pk, "own": own.pk, "claim": claim(event).key, "own_claim": claim(own, actor=focal).key,
    }  # fmt: skip
    return people_world(fills, MARKS, focal_point=focal, other_focal_point=make_user(Role.FOCAL_POINT))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)


@pytest.mark.on_both
@pytest.mark.parametrize("row", list(chain.from_iterable(TABLE.values())), ids=lambda row: f"{row.method} {row.where}")
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize("shown", ["all", "none"])
@pytest.mark.parametrize("route", ["events", "event"])
def test_rows_miss_a_scope_that_shows_too_much_or_nothing(
    world: World, shown: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SeaEventQuerySet, "visible_to", lambda rows, reader: getattr(rows, shown)())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
