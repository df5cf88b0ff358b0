"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Final

import pytest
from django.db import transaction
from django.urls import get_resolver

from titian.hub.middleware import DESK
from titian.hub.openapi import FILES, describe_api
from titian.people.models import Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_organisation, make_user
from titian.workplan import urls
from titian.workplan.actions.keep_cycle import let_party_go
from titian.workplan.actions.keep_item import join
from titian.workplan.actions.propose import propose
from titian.workplan.api import router
from titian.workplan.codes import CycleState, ItemState, MeetingState, Part, Visibility
from titian.workplan.models import Cycle, Meeting
from titian.workplan.querysets import ItemQuerySet, MeetingQuerySet, UpdateQuerySet
from titian.workplan.round_querysets import ProposalQuerySet, RoundQuerySet
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, sign_in, world_of
from titian.workplan.tests.factories import (
    NOW,
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_meeting,
    make_party,
    make_round,
    move_round,
    share,
    tell,
)
from titian.workplan.tests.permissions import API, SEARCHES, TABLE, Row

pytestmark = pytest.mark.django_db
MARKS = {"item": "quiet harbour", "group_item": "open harbour", "own_update": "nothing but the tide", "proposal": "signs at piers",
         "hidden": "a harbour at night", "public_item": "bright harbour", "shared_words": "the tide turned",
         "lead": "Member ID", "quiet_lead": "Member NZ",
         "quiet_meeting": "quiet council", "quiet_call": "quiet call"}  # fmt: skip


def make_world() -> World:
    cycle, following = make_cycle(), make_cycle(state=CycleState.DRAFTING)
    party, other = make_party("ID"), make_party("AU")
    item = make_item(cycle, MARKS["item"], lead=party)
    group = make_item(cycle, MARKS["group_item"], visibility=Visibility.GROUP, lead=party)
    fills = {
        "cycle": cycle.pk, "next_cycle": following.pk, "item": item.pk, "group_item": group.pk,
        "group_number": group.number, "proposed": make_item(cycle, state=ItemState.PROPOSED).pk,
        "objective": item.objective_id, "party": party.pk, "other_party": other.pk,
        "involvement": item.involved.get(party=party).pk,
    }  # fmt: skip
    join(item, other, Part.LEAD, by=None, at=NOW)  # whoever leads beside them reads no draft of theirs
    make_item(cycle, MARKS["public_item"], visibility=Visibility.PUBLIC)
    join(item, make_party("NZ"), Part.LEAD, by=None, at=NOW)
    meeting, focal = make_meeting(), make_focal_point(party)
    quiet = make_item(cycle, "Train", lead=party)
    fills |= {
        "meeting": meeting.pk, "planned": make_meeting("Next", state=MeetingState.PLANNED, month=5).pk,
        "submitted": tell(focal, item, meeting, MARKS["own_update"]).pk,
        "shared": share(tell(focal, quiet, meeting, MARKS["shared_words"])).pk,
    }  # fmt: skip
    # One is over, and one is newer than the one that everybody sees.
    for name, state, year in (("quiet_meeting", "closed", 2026), ("quiet_call", "asking", cycle.first_year)):
        held = date(year, 3, 1)
        made = make_meeting(MARKS[name])
        Meeting.objects.filter(pk=made.pk).update(state=state, begins_on=held, ends_on=held, visibility="members")
    fills |= make_rounds(following, focal)
    return people_world(fills, MARKS, focal_point=focal, other_focal_point=make_focal_point(other))


world = world_of(make_world)


def make_rounds(cycle: Cycle, focal: User) -> dict[str, object]:
    """One round of each state; whoever the focal point speaks for has proposed where that is under names."""
    open_, closed = make_round(cycle, is_anonymous=False), make_round(cycle, is_anonymous=False)
    propose(actor=focal, round_=open_, text=MARKS["hidden"])
    for text in (MARKS["proposal"], "Another"):
        propose(actor=focal, round_=closed, text=text)
    closed = move_round(closed, "close")
    talked = move_round(move_round(make_round(cycle), "close"), "discuss")
    proposal = closed.proposals.get(text=MARKS["proposal"])
    return {
        "draft": make_round(cycle, is_open=False).pk, "box": make_round(cycle).pk, "open_round": open_.pk,
        "round": closed.pk, "talked": talked.pk, "hidden": open_.proposals.get().pk, "proposal": proposal.pk,
        "own_number": proposal.number, "other_number": closed.proposals.get(text="Another").number,
    }  # fmt: skip


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)
    ways = {view.view_func.__name__ for path in router.path_operations.values() for view in path.operations}
    assert ways == set(API)
    assert get_resolver(DESK).reverse_dict.getlist("plan")


def test_written_description_of_the_api_is_that_of_the_code() -> None:
    assert FILES["region"].read_text(encoding="utf-8") == describe_api()


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (MeetingQuerySet, "visible_to", "plan_moved"),
    (MeetingQuerySet, "visible_to", "plan_picture_svg"),
    (ItemQuerySet, "visible_to", "plan"),
    (ItemQuerySet, "visible_to", "plan_party"),
    (UpdateQuerySet, "visible_to", "plan_meeting"),
    (UpdateQuerySet, "managed_by", "plan_updates"),
    (RoundQuerySet, "visible_to", "plan_round"),
    (ProposalQuerySet, "visible_to", "plan_proposal"),
    (ProposalQuerySet, "managed_by", "plan_rounds"),
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


@pytest.mark.parametrize(("queryset", "name", "route"), SCOPES)
def test_rows_miss_a_scope_that_is_gone(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])


def find_read_beyond(reader: User, fills: Mapping[str, str]) -> Iterator[str]:
    """Marks that the account is shown and an observer is not."""
    client = sign_in(reader)
    for row in chain(chain.from_iterable(TABLE.values()), chain.from_iterable(API.values()), SEARCHES):
        if not row.shows or "observer" in row.to:
            continue
        where, data = row.where.format_map(fills), {name: text.format_map(fills) for name, text in row.data.items()}
        with transaction.atomic():
            answer = client.get(where) if row.method == "GET" else client.post(where, data)
            if MARKS[row.shows] in read_body(answer).decode():
                yield f"{row.where}: {row.shows}"
            transaction.set_rollback(True)


def test_focal_point_without_a_member_or_of_one_that_left_reads_what_an_observer_reads(world: World) -> None:
    gone, there = make_party("FJ"), make_party("PG")
    former, speaks = make_focal_point(gone), make_focal_point(there)
    nobodys = make_user(Role.FOCAL_POINT, organisation=make_organisation("Body (fictional)", kind="regional"))
    assert list(find_read_beyond(speaks, world.fills))
    let_party_go(actor=make_keeper(), party=gone, why="Another desk takes over.", now=NOW)
    assert list(find_read_beyond(former, world.fills)) == []
    assert list(find_read_beyond(nobodys, world.fills)) == []


@pytest.mark.parametrize(
    ("who", "home"),
    [("focal_point", "/plan/updates/"), ("co_chair", "/plan/"), ("regional_office", "/plan/"), ("observer", "/plan/")],
)
def test_work_of_each_begins_on_the_page_that_asks_it(world: World, who: str, home: str) -> None:
    assert world.clients[who].get("/").headers["Location"] == home
