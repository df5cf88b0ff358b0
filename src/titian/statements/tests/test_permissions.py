"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from itertools import chain
from typing import Final

import pytest

from titian.meetings.models import Decision
from titian.meetings.tests.factories import NOW, make_meeting
from titian.statements import urls
from titian.statements.actions.take_wording import take_wording
from titian.statements.querysets import StatementQuerySet
from titian.statements.tests.factories import draft, find, hold_meeting, read_file, release
from titian.statements.tests.permissions import SEARCHES, TABLE
from titian.workplan.models import Meeting
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.factories import make_focal_point, make_keeper, make_party
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "draft": "first lantern", "for_members": "quiet tide", "for_group": "open harbour", "words": "eleven boats",
    "member_words": "seven ropes", "group_words": "western mole", "narrowed_words": "northern pier",
}  # fmt: skip


@pytest.fixture(autouse=True)
def without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets a PDF is asked here, on machines without fonts, too; what it says, in `test_files`."""
    monkeypatch.setattr("titian.statements.prints.gather_letters", lambda *given: [])
    monkeypatch.setattr("titian.statements.prints.press", lambda *given, **more: [b"%PDF"])


def make_world() -> World:
    """A draft, a statement that members read, and one that the group reads, whose decision is members' by now."""
    party, other = make_party("ID"), make_party("AU")
    meeting = hold_meeting(MARKS["draft"])
    Decision.objects.filter(item__meeting=meeting).update(text=MARKS["words"])
    drafted = draft(meeting)
    quiet = hold_meeting(MARKS["for_members"])
    Decision.objects.filter(item__meeting=quiet).update(text=MARKS["member_words"])
    for_members = release(draft(quiet))
    open_meeting = hold_meeting(MARKS["for_group"], words="group")
    Decision.objects.filter(item__meeting=open_meeting).update(text=MARKS["group_words"])
    for_group = release(draft(open_meeting, "group"))
    Decision.objects.filter(item__meeting=open_meeting).update(text=MARKS["narrowed_words"])
    Meeting.objects.filter(pk=open_meeting.pk).update(words_visibility="members")
    unread = read_file().replace("version: 1", "version: 2")
    fills = {
        "draft": drafted.pk, "for_members": for_members.pk, "for_group": for_group.pk, "meeting": meeting.pk,
        "empty": make_meeting("Empty").pk, "wording": drafted.wording_id,
        "unread": take_wording(actor=make_keeper(), content=unread, now=NOW).pk,
        "sentence": find(drafted, "decision").pk,
    }  # fmt: skip
    # The search finds the meeting, too: of a statement its address is the mark.
    found = {
        "found_draft": f"/statements/{drafted.pk}/", "found_members": f"/statements/{for_members.pk}/",
        "found_group": f"/statements/{for_group.pk}/",
    }  # fmt: skip
    return people_world(
        fills, MARKS | found, focal_point=make_focal_point(party), other_focal_point=make_focal_point(other)
    )


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (StatementQuerySet, "statements"),
    (StatementQuerySet, "statement"),
    (StatementQuerySet, "statement_document"),
    (StatementQuerySet, "statement_print"),
]


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    draw_rows([*chain.from_iterable(TABLE.values()), *SEARCHES], TABLE, (route for *_, route in SCOPES)),
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(("queryset", "route"), SCOPES)
def test_rows_miss_a_scope_that_is_gone(
    world: World, queryset: type, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, "visible_to", lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
