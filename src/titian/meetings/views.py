"""Meetings as pages: the list, one meeting with its sessions, agenda and who came, its groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian.desk.pages import RecordPage, add_page, list_page, read_uuid
from titian.meetings.actions.call_meeting import add_group, call_meeting
from titian.meetings.codes import STATES, PaperState, SessionState
from titian.meetings.forms import GroupForm, MeetingForm, limit
from titian.meetings.models import AgendaItem, Correction, Group, Paper, Session, Task
from titian.meetings.workflow import ABOUT, HOURS, MEETING
from titian.meetings.zones import find_instant, say_zone
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.tables import Column, Table, Words
from titian.workplan.codes import MeetingState
from titian.workplan.models import Meeting

if TYPE_CHECKING:
    from datetime import datetime

SEE: Final = Permission.SEE_PLAN
KEEP: Final = Permission.KEEP_MEETINGS
# Bytes of words on one page of minutes, and those around each of them.
MOST_SAID, AROUND = 40_000, 100
WHOLE: Final = "all"
Context = dict[str, Any]  # Any: what templates take


def mark_writer(reader: User) -> str:
    """Whose words they are that a browser keeps, which several people may use; no number of an account.

    Empty for whoever writes none.
    """
    if not may(reader, Permission.TAKE_PART):
        return ""
    return salted_hmac("titian.meetings.minutes", str(reader.pk)).hexdigest()[:16]


def say_groups(meeting: Meeting) -> str:
    return "; ".join(str(called) for called in meeting.called.all())


MEETINGS: Final = Table(
    name="meetings",
    caption=gettext_lazy("Meetings"),
    columns=(
        Column("title", gettext_lazy("Meeting"), lambda row: row.title, sort=("title",), link=Meeting.get_absolute_url),
        Column("groups", gettext_lazy("Of"), say_groups),
        Column("begins", gettext_lazy("From"), lambda row: row.begins_on, sort=("begins_on",)),
        Column("ends", gettext_lazy("To"), lambda row: row.ends_on, sort=("ends_on",)),
        Column("zone", gettext_lazy("Time zone"), lambda row: say_zone(row.zone)),
        Column("place", gettext_lazy("Where"), lambda row: row.place),
        Column("state", gettext_lazy("State"), lambda row: STATES[MeetingState(row.state)], sort=("state",)),
    ),
    order="-begins",
    filters=(Words(gettext_lazy("Name or place"), ("title", "place")),),
)


def list_meetings(reader: User) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(reader).prefetch_related("called__group")


MEETINGS_PAGE: Final = list_page(
    "meetings/meetings.html",
    MEETINGS,
    SEE,
    list_meetings,
    lambda reader: {"may_keep": may(reader, KEEP), "writer": mark_writer(reader)},
)
ADD_MEETING: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: MeetingForm(data), call_meeting, title=gettext_lazy("Plan a meeting")
)
GROUPS: Final = Table(
    name="meeting-groups",
    caption=gettext_lazy("Groups"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.name, sort=("name",)),
        Column("meetings", gettext_lazy("Meetings"), lambda row: row.called.count(), is_numeric=True),
    ),
    order="name",
)
GROUPS_PAGE: Final = list_page(
    "desk/list.html",
    GROUPS,
    KEEP,
    lambda reader: Group.objects.all(),
    lambda reader: {"add": reverse("add_meeting_group")},
)
ADD_GROUP: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: GroupForm(data), add_group, title=gettext_lazy("Add a group")
)


@dataclass(frozen=True)
class Hours:
    """A session by the clocks of its meeting's zone, which is named."""

    session: Session
    begins: datetime
    ends: datetime
    zone: str

    @property
    def is_cancelled(self) -> bool:
        return self.session.state == SessionState.CANCELLED


def list_hours(meeting: Meeting) -> list[Hours]:
    rows = meeting.sessions.order_by("day", "begins", "-state", "pk").select_related("twin_of")
    found = []
    for row in rows:
        begins = find_instant(row.day, row.begins, meeting.zone)
        ends = find_instant(row.day, row.ends, meeting.zone)
        found.append(Hours(row, begins, ends, say_zone(meeting.zone, begins)))
    return found


@dataclass(frozen=True)
class Point:
    """An item of an agenda with its number: "2.1"."""

    number: str
    depth: int
    item: AgendaItem


def number_agenda(meeting: Meeting) -> list[Point]:
    rows = list(meeting.agenda.order_by("position", "pk").select_related("note", "session"))
    below: dict[UUID | None, list[AgendaItem]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)

    def walk(parent: UUID | None, before: str, depth: int) -> Iterator[Point]:
        for place, row in enumerate(below.get(parent, []), 1):
            number = f"{before}{place}"
            yield Point(number, depth, row)
            yield from walk(row.pk, f"{number}.", depth + 1)

    return list(walk(None, "", 1))


def describe_meeting(request: HttpRequest, reader: User, meeting: Meeting) -> Context:
    agenda = number_agenda(meeting)
    return {
        "meeting": meeting,
        "state": STATES[MeetingState(meeting.state)],
        "zone": say_zone(meeting.zone),
        "called": meeting.called.select_related("group").order_by("group__name"),
        "hours": list_hours(meeting),
        "chosen": find_chosen(request, "session"),
        "agenda": agenda,
        "delegations": meeting.delegations.select_related("party").order_by("seat", "party__name"),
        "reads_words": Meeting.objects.with_words_for(reader).filter(pk=meeting.pk).exists(),
        "is_announced": meeting.announced_at is not None,
        "writer": mark_writer(reader),
    }


def find_chosen(request: HttpRequest, name: str) -> UUID | None:
    """What a page was asked to show the form of: one of many, each of which would else have its own."""
    return read_uuid(request.POST.get(name) or request.GET.get(name, ""))


class MeetingPage(RecordPage):
    """With what stands already in the forms that change it; of its sessions in the form of the one chosen."""

    def draw(self, request: HttpRequest, reader: User, record: Meeting, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        wanted = find_chosen(request, "session")
        chosen = record.sessions.filter(pk=wanted).first() if wanted is not None else None
        initial: dict[str, Context] = {"amend": {name: getattr(record, name) for name in ABOUT}}
        if chosen is not None:
            initial["move_session"] = {name: getattr(chosen, name) for name in ("title", "place", *HOURS)}
            for name in ("move_session", "cancel_session"):
                initial.setdefault(name, {})["session"] = chosen.pk
        for move in self.workflow.list_moves(reader, record):
            form = given.get(move.name) or move.make_form()
            if form is None:
                continue
            limit(form, record)
            if not form.is_bound and move.name in initial:
                form.initial = initial[move.name]
            given[move.name] = form
        return super().draw(request, reader, record, given=given, **more)


MEETING_PAGE: Final = MeetingPage("meetings/meeting.html", MEETING, SEE, list_meetings, describe_meeting)


Row = tuple[Point, list[Any], list[Any], list[Task]]  # Any: interventions and decisions


def part_rows(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows in their order, parted where a page would hold more than `MOST_SAID` bytes; one at least, of none."""
    part: list[Row] = []
    held = 0
    for row in rows:
        point, interventions, decisions, tasks = row
        said = [point.item.note.text, *(one.summary for one in interventions), *(one.text for one in decisions + tasks)]
        weight = sum(len(words.encode()) + AROUND for words in said)
        if part and held + weight > MOST_SAID:
            yield part
            part, held = [], 0
        part.append(row)
        held += weight
    yield part


@require_safe
@for_permission(SEE)
def show_minutes(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """To print: each item with what was said, decided and taken on, in the order of the agenda. Long minutes come in
    several pages, or with `?page=all` in one, however long."""
    meeting = get_object_or_404(Meeting.objects.with_words_for(reader), pk=pk)
    points = number_agenda(meeting)
    items = {
        item.pk: item for item in meeting.agenda.prefetch_related("interventions__party", "decisions", "tasks__owner")
    }
    rows = [(point, *read_said(items[point.item.pk])) for point in points]
    asked = request.GET.get("page", "")
    pages = Paginator([rows] if asked == WHOLE else list(part_rows(rows)), 1)
    page = pages.get_page(asked)
    context = {
        "meeting": meeting,
        "zone": say_zone(meeting.zone),
        "called": meeting.called.select_related("group").order_by("group__name"),
        "is_closed": meeting.state == MeetingState.CLOSED,
        "page": page,
        "rows": page.object_list[0],
    }
    return render(request, "meetings/minutes.html", context)


def read_said(item: AgendaItem) -> tuple[list[Any], list[Any], list[Task]]:  # Any: interventions and decisions
    """What was said and decided under an item and not struck, and what was taken on."""
    interventions = sorted(item.interventions.all(), key=lambda row: (row.at, str(row.pk)))
    decisions = sorted(item.decisions.all(), key=lambda row: (row.at, str(row.pk)))
    return (
        [row for row in interventions if row.struck_at is None],
        [row for row in decisions if row.struck_at is None],
        list(item.tasks.all()),
    )


TASKS: Final = Table(
    name="meeting-tasks",
    caption=gettext_lazy("Tasks"),
    columns=(
        Column("text", gettext_lazy("Task"), lambda row: row.text, sort=("text",), link=Task.get_absolute_url),
        Column("owner", gettext_lazy("Who takes it on"), lambda row: row.owner.name, sort=("owner__name",)),
        Column("due", gettext_lazy("Until"), lambda row: row.due_on, sort=("due_on",)),
        Column("meeting", gettext_lazy("Meeting"), lambda row: row.item.meeting.title),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="due",
)
TASKS_PAGE: Final = list_page(
    "desk/list.html",
    TASKS,
    SEE,
    lambda reader: Task.objects.visible_to(reader).select_related("owner", "item__meeting"),
)


@require_safe
@for_permission(KEEP)
def show_proposed(request: HttpRequest, reader: User) -> HttpResponse:
    """What members proposed and nobody has decided about."""
    context = {
        "papers": Paper.objects.visible_to(reader)
        .filter(state=PaperState.PROPOSED)
        .select_related("item__meeting", "party"),
        "corrections": Correction.objects.visible_to(reader)
        .filter(state=PaperState.PROPOSED)
        .select_related("note__item__meeting", "by"),
    }
    return render(request, "meetings/proposed.html", context)
