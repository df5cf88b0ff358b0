"""Meetings and what was said there, as the search finds them: words only by whoever reads that meeting's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from titian.desk.search import Hit, Source, Text, TextKind
from titian.meetings.models import AgendaItem
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.models import Meeting
from titian.workplan.search import as_instant

SAID: Final = ("Note", "Intervention", "Decision", "Task")
ROOM: Final = gettext_lazy("Meetings")


def read_meetings(parts: Sequence[UUID]) -> Iterator[Text]:
    for meeting in Meeting.objects.filter(pk__in=parts):
        yield Text(meeting.pk, meeting.pk, meeting.title, (meeting.place,), as_instant(meeting.begins_on))


def show_meeting(reader: User, meeting: Meeting) -> Hit:
    return Hit(meeting.title, meeting.place, meeting.get_absolute_url())


def read_titles(parts: Sequence[UUID]) -> Iterator[Text]:
    for item in AgendaItem.objects.filter(pk__in=parts).select_related("meeting"):
        yield Text(item.pk, item.pk, item.title, (), as_instant(item.meeting.begins_on))


def read_words(parts: Sequence[UUID]) -> Iterator[Text]:
    """Minutes, and what was said, decided and taken on."""
    items = AgendaItem.objects.filter(pk__in=parts).select_related("meeting", "note")
    for item in items.prefetch_related("interventions", "decisions", "tasks"):
        said = [item.note.text] if hasattr(item, "note") else []
        said += [row.summary for row in item.interventions.all()]
        said += [row.text for row in item.decisions.all()]
        said += [row.text for row in item.tasks.all()]
        yield Text(item.pk, item.pk, "", said, as_instant(item.meeting.begins_on))


def show_item(reader: User, item: AgendaItem) -> Hit:
    return Hit(item.title, item.meeting.title, item.get_absolute_url())


MEETINGS: Final = TextKind(
    title=gettext_lazy("Meetings"),
    room=ROOM,
    may_look=lambda reader: may(reader, Permission.SEE_PLAN),
    sources=(
        Source(
            name="meeting",
            changed_by={"workplan.Meeting": lambda row: row.pk},
            read=read_meetings,
            list_parts=Meeting.objects.all,
            seen=Meeting.objects.visible_to,
        ),
    ),
    rows=Meeting.objects.visible_to,
    show=show_meeting,
    rank=5,
)
AGENDAS: Final = TextKind(
    title=gettext_lazy("Agendas and minutes"),
    room=ROOM,
    may_look=lambda reader: may(reader, Permission.SEE_PLAN),
    sources=(
        Source(
            name="meeting_item",
            changed_by={"meetings.AgendaItem": lambda row: row.pk},
            read=read_titles,
            list_parts=AgendaItem.objects.all,
            seen=AgendaItem.objects.visible_to,
        ),
        Source(
            name="meeting_words",
            changed_by={
                "meetings.AgendaItem": lambda row: row.pk,
                **dict.fromkeys((f"meetings.{name}" for name in SAID), attrgetter("item_id")),
            },
            read=read_words,
            list_parts=AgendaItem.objects.all,
            seen=AgendaItem.objects.with_words_for,
        ),
    ),
    rows=lambda reader: AgendaItem.objects.visible_to(reader).select_related("meeting"),
    show=show_item,
    rank=6,
)
