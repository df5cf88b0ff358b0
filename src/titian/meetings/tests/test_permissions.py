"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern
from pytest_django.plugin import DjangoDbBlocker

from titian.meetings import urls
from titian.meetings.actions.keep_minutes import suggest
from titian.meetings.actions.open_calendar import open_calendar
from titian.meetings.item_workflow import TASK
from titian.meetings.models import Note, Paper, Task
from titian.meetings.querysets import AgendaQuerySet, CorrectionQuerySet, PaperQuerySet, TaskQuerySet
from titian.meetings.tests.factories import NOW, add_item, add_session, do, do_item, make_group, make_meeting
from titian.meetings.tests.permissions import SEARCHES, TABLE
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.codes import MeetingState
from titian.workplan.models import Meeting
from titian.workplan.querysets import MeetingQuerySet
from titian.workplan.tests.factories import make_focal_point, make_keeper, make_party
from titian.workplan.tests.permissions import WHO, Row
from titian.workplan.tests.test_permissions import World, ask, sign_in

MARKS = {
    "meeting": "quiet tide", "open_meeting": "open harbour", "item": "northern pier", "words": "eleven boats",
    "open_words": "seven lamps", "task": "count the ropes", "paper": "list of anchors", "hit": "western mole",
}  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all rows, in a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


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
    readers: dict[str, User | None] = {
        "nobody": None, "focal_point": focal, "other_focal_point": make_focal_point(other), "observer": observer,
        **{who: make_user(Role(who)) for who in WHO if who in Role.values and who not in ("focal_point", "observer")},
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
        (MeetingQuerySet, "visible_to", "meetings"),
        (MeetingQuerySet, "visible_to", "calendar_feed"),
        (MeetingQuerySet, "with_words_for", "meeting_minutes"),
        (AgendaQuerySet, "visible_to", "meeting_item"),
        (AgendaQuerySet, "with_words_for", "meeting_item"),
        (PaperQuerySet, "visible_to", "meeting_paper"),
        (TaskQuerySet, "visible_to", "meeting_tasks"),
        (CorrectionQuerySet, "visible_to", "meeting_correction"),
    ],
)
def test_rows_miss_a_scope_that_is_gone(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.all())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
