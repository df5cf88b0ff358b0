"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Final

import pytest

from titian.programmes import urls
from titian.programmes.actions.follow_up import open_address
from titian.programmes.actions.keep_alumna import open_alumna_address
from titian.programmes.api import router
from titian.programmes.models import FollowUp
from titian.programmes.querysets import (
    CallQuerySet,
    FollowUpQuerySet,
    ProgrammeQuerySet,
    SecondmentQuerySet,
    UndertakingQuerySet,
)
from titian.programmes.tests.factories import (
    NOW,
    close,
    count,
    do,
    do_call,
    find_follow_up,
    make_alumna,
    make_call,
    make_programme,
    move,
    nominate,
    undertake,
)
from titian.programmes.tests.permissions import API, SEARCHES, TABLE
from titian.programmes.workflow import FOLLOW_UP
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_item, make_keeper, make_party
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "programme": "quiet tide", "open_programme": "open pier", "public": "bright pier", "closed": "old mole",
    "undertaking": "teach the night shift", "call": "lantern work", "open_call": "open lamp work",
    "name": "Sari Rahman", "item": "hidden harbour", "small": "4711",
}  # fmt: skip
# Two of the three countries are small; the number of one of them is looked for everywhere.
COUNTS = "LK; navy; men; 9000\nID; navy; women; 4711\nID; navy; men; 4"


def make_world() -> World:
    party, other = make_party("ID"), make_party("AU")
    focal, keeper = make_focal_point(party), make_keeper()
    programme = make_programme(MARKS["programme"], actor=focal)
    open_programme = make_programme(MARKS["open_programme"], visibility="group")
    make_programme(MARKS["public"], visibility="public")
    item = make_item(make_cycle(), MARKS["item"])
    for record in (programme, open_programme):
        do(record, "fulfil", cycle=item.cycle, number=item.number)
    closed = close(count(make_programme(MARKS["closed"], actor=focal), COUNTS))
    undertaking = undertake(programme, MARKS["undertaking"], party)
    follow_up = FOLLOW_UP.perform(find_follow_up(undertaking), "ask", actor=None, now=NOW)
    call = do_call(make_call(MARKS["call"]), "fulfil", cycle=item.cycle, number=item.number)
    make_call(MARKS["open_call"], visibility="group")
    alumna = make_alumna(call, party, MARKS["name"])
    placed = move(move(nominate(make_call("Placed"), party), "select"), "place",
                  begins_on=date(2027, 1, 4), ends_on=date(2027, 3, 4))  # fmt: skip
    placed = move(placed, "deliver", text="A map", address="")
    handed = move(move(nominate(make_call("Handed"), party), "select"), "place",
                  begins_on=date(2027, 1, 4), ends_on=date(2027, 3, 4))  # fmt: skip
    fills = {
        "programme": programme.pk, "open_programme": open_programme.pk, "closed": closed.pk,
        "running": do(make_programme("Running", actor=focal), "begin").pk, "undertaking": undertaking.pk,
        "follow_up": follow_up.pk, "item": item.pk, "cycle": item.cycle_id, "number": item.number, "call": call.pk, "party": party.pk,
        "planned_call": make_call("Planned", is_open=False).pk,
        "secondment": nominate(make_call("Nominated"), party, MARKS["name"]).pk,
        "selected": move(nominate(make_call("Selected"), party), "select").pk, "placed": placed.pk,
        "deliverable": placed.deliverables.get().pk, "handed_over": move(handed, "hand_over", hand_over="").pk,
        "alumna": alumna.pk, "follow_up_token": open_address(actor=keeper, undertaking=undertaking, now=NOW),
        "alumna_token": open_alumna_address(actor=keeper, secondment=alumna, now=NOW),
    }  # fmt: skip
    return people_world(fills, MARKS, focal_point=focal, other_focal_point=make_focal_point(other))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)
    ways = {view.view_func.__name__ for path in router.path_operations.values() for view in path.operations}
    assert ways == set(API)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (ProgrammeQuerySet, "visible_to", "programmes"),
    (ProgrammeQuerySet, "visible_to", "programme"),
    (ProgrammeQuerySet, "visible_to", "programme_hxl"),
    (ProgrammeQuerySet, "with_names_of", "programme_names"),
    (UndertakingQuerySet, "visible_to", "programme"),
    (UndertakingQuerySet, "visible_to", "follow_up_address"),
    (FollowUpQuerySet, "visible_to", "follow_up"),
    (FollowUpQuerySet, "visible_to", "follow_ups_asked"),
    (CallQuerySet, "visible_to", "secondment_calls"),
    (SecondmentQuerySet, "visible_to", "secondment"),
    (SecondmentQuerySet, "visible_to", "secondment_call"),
]


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    draw_rows(
        [*chain.from_iterable(TABLE.values()), *chain.from_iterable(API.values()), *SEARCHES],
        TABLE,
        (route for *_, route in SCOPES),
    ),
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


def test_there_is_an_action_plan_that_others_do_not_read(world: World) -> None:
    assert FollowUp.objects.count() == 2


@pytest.mark.parametrize(("queryset", "name", "route"), SCOPES)
def test_rows_miss_a_scope_that_is_gone(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
