"""Meetings and what was said there, as the search finds them: words only by whoever reads that meeting's."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from titian.desk.search import Hit, fit
from titian.meetings.models import AgendaItem
from titian.people.models import User
from titian.workplan.models import Meeting


def find_meetings(reader: User, words: str) -> QuerySet[Meeting]:
    return fit(Meeting.objects.visible_to(reader), words, "title", "place").order_by("-begins_on", "pk")


def show_meeting(reader: User, meeting: Meeting) -> Hit:
    return Hit(meeting.title, meeting.place, meeting.get_absolute_url())


def find_items(reader: User, words: str) -> QuerySet[AgendaItem]:
    seen = AgendaItem.objects.visible_to(reader).select_related("meeting")
    by_title = fit(seen, words, "title").values("pk")
    said = AgendaItem.objects.with_words_for(reader)
    kinds = ("title", "note__text"), ("interventions__summary",), ("decisions__text",), ("tasks__text",)
    found = Q(pk__in=by_title)
    for fields in kinds:
        found |= Q(pk__in=fit(said, words, *fields).values("pk"))
    return seen.filter(found).order_by("-meeting__begins_on", "position", "pk")


def show_item(reader: User, item: AgendaItem) -> Hit:
    return Hit(item.title, item.meeting.title, item.get_absolute_url())
