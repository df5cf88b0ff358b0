"""One item of an agenda, with its minutes as several browsers write them; documents, tasks, corrections."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian.desk.errors import Refused
from titian.desk.pages import RecordPage
from titian.meetings.actions.keep_minutes import Kept, keep_words
from titian.meetings.addresses import find_host
from titian.meetings.codes import SITS
from titian.meetings.errors import MinutesUnreadable
from titian.meetings.forms import limit
from titian.meetings.item_workflow import CORRECTION, ITEM, PAPER, TASK
from titian.meetings.merging import carry_over
from titian.meetings.minutes import LONGEST_TEXT, NOTHING, find_missing, find_vector
from titian.meetings.models import AgendaItem, Correction, Paper, Task
from titian.meetings.views import find_chosen, mark_writer, number_agenda
from titian.meetings.zones import say_zone
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.codes import MeetingState
from titian.workplan.models import ActionItem

SEE: Final = Permission.SEE_PLAN
TAKE_PART: Final = Permission.TAKE_PART
MOST_SENT: Final = 700_000
Context = dict[str, Any]  # Any: what templates take


def list_items(reader: User) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.visible_to(reader).select_related("meeting", "note", "about__cycle", "session", "parent")


def describe_item(request: HttpRequest, reader: User, item: AgendaItem) -> Context:
    points = {point.item.pk: point for point in number_agenda(item.meeting)}
    context: Context = {
        "item": item,
        "writer": mark_writer(reader),
        "number": points[item.pk].number,
        "below": [point for point in points.values() if point.item.parent_id == item.pk],
        "zone": say_zone(item.meeting.zone),
        "about": ActionItem.objects.visible_to(reader).filter(agenda=item).select_related("cycle").first(),
        "reads_words": AgendaItem.objects.with_words_for(reader).filter(pk=item.pk).exists(),
        "is_open": item.meeting.state in SITS,
        "is_closed": item.meeting.state == MeetingState.CLOSED,
    }
    if not context["reads_words"]:
        return context
    return context | {
        "note": item.note,
        "may_write": context["is_open"] and may(reader, TAKE_PART),
        "interventions": item.interventions.select_related("party").order_by("at", "pk"),
        "decisions": item.decisions.order_by("at", "pk"),
        "tasks": item.tasks.select_related("owner").order_by("due_on", "pk"),
        "papers": Paper.objects.visible_to(reader).filter(item=item).select_related("party").order_by("title"),
        "chosen": find_chosen(request, "what"),
        "revisions": item.note.revisions.select_related("by", "correction__by").defer("text").order_by("-number"),
        "read": request.GET.get("revision"),
        "corrections": Correction.objects.visible_to(reader).filter(note=item.note).select_related("by"),
    }


def read_about(item: AgendaItem) -> Context:
    """What an item is about, as its form has it."""
    return {"about": item.about.number, "plan": item.about.cycle} if item.about is not None else {}


class ItemPage(RecordPage):
    """With what stands already in the forms that change it."""

    def draw(
        self, request: HttpRequest, reader: User, record: AgendaItem, **more: Any
    ) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        note = record.note
        initial: dict[str, Context] = {
            "amend": {"title": record.title, "session": record.session, **read_about(record)},
            "correct": {"text": note.text},
            "suggest": {"base": note.text, "text": note.text},
            "strike": {"what": find_chosen(request, "what")},
        }
        for move in self.workflow.list_moves(reader, record):
            form = given.get(move.name) or move.make_form()
            if form is None:
                continue
            limit(form, record.meeting)
            if move.name == "amend":
                del form.fields["parent"]
            if not form.is_bound:
                form.initial = {**form.initial, **initial.get(move.name, {})}
            given[move.name] = form
        return super().draw(request, reader, record, given=given, **more)


ITEM_PAGE: Final = ItemPage("meetings/item.html", ITEM, SEE, list_items, describe_item)


def list_papers(reader: User) -> QuerySet[Paper]:
    return Paper.objects.visible_to(reader).select_related("item__meeting", "party")


def list_tasks(reader: User) -> QuerySet[Task]:
    return Task.objects.visible_to(reader).select_related("item__meeting", "owner")


def list_corrections(reader: User) -> QuerySet[Correction]:
    return Correction.objects.visible_to(reader).select_related("note__item__meeting", "by")


def describe_correction(request: HttpRequest, reader: User, correction: Correction) -> Context:
    return {"result": carry_over(correction.base, correction.text, correction.note.text)}


def describe_paper(request: HttpRequest, reader: User, paper: Paper) -> Context:
    return {"host": find_host(paper.address)}


PAPER_PAGE: Final = RecordPage("meetings/paper.html", PAPER, SEE, list_papers, describe_paper)
TASK_PAGE: Final = RecordPage("meetings/task.html", TASK, SEE, list_tasks)
CORRECTION_PAGE: Final = RecordPage(
    "meetings/correction.html", CORRECTION, TAKE_PART, list_corrections, describe_correction
)


class Brought(BaseModel):
    """What a browser brings: an update, what it has, what its words began from, and what they are."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    update: str = Field(max_length=MOST_SENT)
    vector: str = Field(max_length=MOST_SENT)
    base: str = Field(max_length=LONGEST_TEXT)
    text: str = Field(max_length=LONGEST_TEXT)


def read_bytes(text: str) -> bytes:
    """Raises `MinutesUnreadable`."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MinutesUnreadable from error


@require_http_methods(["GET", "POST"])
@for_permission(TAKE_PART)
def exchange_words(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Words to the hub and words from it, as JSON. A browser asks once a second; nothing new is a few bytes."""
    item = get_object_or_404(AgendaItem.objects.with_words_for(reader).select_related("meeting", "note"), pk=pk)
    answer: Callable[[HttpRequest, User, AgendaItem], Kept] = _take if request.method == "POST" else _give
    try:
        kept = answer(request, reader, item)
    except Refused as refusal:
        return JsonResponse({"code": refusal.code, "message": str(refusal)}, status=refusal.status)
    said: dict[str, Any] = {"version": kept.version, "isClosed": kept.is_closed}  # Any: JSON
    if kept.missing not in (b"", NOTHING):
        said["update"] = base64.b64encode(kept.missing).decode()
    if kept.vector:
        said["vector"] = base64.b64encode(kept.vector).decode()
    # Whoever signed in again has another token than the page.
    return JsonResponse({**said, "token": get_token(request), "writer": mark_writer(reader)})


def _take(request: HttpRequest, reader: User, item: AgendaItem) -> Kept:
    try:
        brought = Brought.model_validate(json.loads(request.body))
    except (ValidationError, ValueError) as error:
        raise MinutesUnreadable from error
    return keep_words(
        actor=reader,
        item=item,
        update=read_bytes(brought.update),
        vector=read_bytes(brought.vector),
        base=brought.base,
        text=brought.text,
        now=timezone.now(),
    )


def _give(request: HttpRequest, reader: User, item: AgendaItem) -> Kept:
    note = item.note
    if note.is_frozen or request.GET.get("version") == str(note.version):
        return Kept(note.version, is_closed=note.is_frozen)
    vector = read_bytes(request.GET.get("vector", "")[:MOST_SENT])
    live = bytes(note.live) if note.live else None
    return Kept(note.version, find_missing(live, vector), find_vector(live))
