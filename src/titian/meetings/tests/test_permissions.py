"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import Any, Final

import pytest

from titian.meetings import urls
from titian.meetings.actions.keep_minutes import suggest
from titian.meetings.actions.open_calendar import open_calendar
from titian.meetings.item_workflow import TASK
from titian.meetings.models import Note, Paper, Task
from titian.meetings.querysets import AgendaQuerySet, CorrectionQuerySet, PaperQuerySet, TaskQuerySet
from titian.meetings.tests.factories import NOW, add_item, add_session, do, do_item, make_group, make_meeting
from titian.meetings.tests.permissions import SEARCHES, TABLE
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.codes import MeetingState
from titian.workplan.models import Meeting
from titian.workplan.querysets import MeetingQuerySet
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.factories import make_focal_point, make_keeper, make_party
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "meeting": "quiet tide", "open_meeting": "open harbour", "item": "northern pier", "words": "eleven boats",
    "open_words": "seven lamps", "task": "count the ropes", "paper": "list of anchors", "hit": "western mole",
}  # fmt: skip


def make_world() -> World:
    party, other = make_party("ID"), make_party("AU")
    focal, keeper, observer = make_focal_point(party), make_keeper(), make_user(Role.OBSERVER)
    soon = (NOW + timedelta(days=1)).date()
    dates: dict[str, Any] = {"begins_on": soon, "ends_on": soon}
    meeting = do(make_meeting(MARKS["meeting"], visibility="members"), "announce")
    session, item = add_session(meeting), add_item(meeting, MARKS["item"])
    open_meeting = do(make_meeting(MARKS["open_meeting"], **dates), "announce")
    open_item = add_item(open_meeting, MARKS["hit"])
    old_item = add_item(make_meeting("Over"), "Old")
    Meeting.objects.exclude(pk=old_item.meeting_id).update(state=MeetingState.IN_SESSION)
    Meeting.objects.filter(pk=old_item.meeting_id).update(state=MeetingState.CLOSED)
    for row, text in ((item, MARKS["words"]), (open_item, f"{MARKS['open_words']}, a beacon")):
        note = Note.objects.get(item=row)
        note.text = text
        note.save()
    do_item(item, "propose", actor=focal, title=MARKS["paper"], address="https://example.org/anchors")
    do_item(item, "decide", text="So.")
    for text in (MARKS["task"], "Done"):
        do_item(item, "assign", text=text, owner=party, due_on=None)
    TASK.perform(Task.objects.get(text="Done"), "finish", actor=keeper, now=NOW)
    note = Note.objects.get(item=old_item)
    suggest(note, "", "Other words.", by=focal, at=NOW)
    fills = {
        "meeting": meeting.pk, "open_meeting": open_meeting.pk, "planned": make_meeting("Next").pk,
        "group": make_group().pk, "session": session.pk, "item": item.pk, "open_item": open_item.pk,
        "old_item": old_item.pk, "party": party.pk, "decision": item.decisions.get().pk, "paper": Paper.objects.get().pk,
        "task": Task.objects.get(text=MARKS["task"]).pk, "done": Task.objects.get(text="Done").pk,
        "correction": note.corrections.get().pk, "token": open_calendar(actor=observer, now=NOW),
    }  # fmt: skip
    return people_world(fills, MARKS, focal_point=focal, other_focal_point=make_focal_point(other), observer=observer)


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (MeetingQuerySet, "visible_to", "meetings"),
    (MeetingQuerySet, "visible_to", "calendar_feed"),
    (MeetingQuerySet, "with_words_for", "meeting_minutes"),
    (AgendaQuerySet, "visible_to", "meeting_item"),
    (AgendaQuerySet, "with_words_for", "meeting_item"),
    (PaperQuerySet, "visible_to", "meeting_paper"),
    (TaskQuerySet, "visible_to", "meeting_tasks"),
    (CorrectionQuerySet, "visible_to", "meeting_correction"),
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
