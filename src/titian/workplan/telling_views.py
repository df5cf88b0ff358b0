"""Updates and the meetings they are sent to, as pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian.desk.errors import NotAllowed, Refused
from titian.desk.pages import SEEN, RecordPage
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.tables import Column, Table
from titian.workplan.actions.send_update import find_party, send_update, share_all
from titian.workplan.codes import OPEN, MeetingState, Says, UpdateState, Visibility
from titian.workplan.errors import WordsTooLong
from titian.workplan.forms import UpdateForm
from titian.workplan.models import ActionItem, Meeting, Update
from titian.workplan.querysets import list_seen_by
from titian.workplan.workflow import MEETING, UPDATE

SEE: Final = Permission.SEE_PLAN
SEND: Final = Permission.SEND_UPDATES
MOST_AT_ONCE: Final = 25
STATES: Final = {
    MeetingState.PLANNED: gettext_lazy("planned"),
    MeetingState.ASKING: gettext_lazy("asks for updates"),
    MeetingState.IN_SESSION: gettext_lazy("in session"),
    MeetingState.CLOSED: gettext_lazy("closed"),
    MeetingState.CANCELLED: gettext_lazy("cancelled"),
}
Context = dict[str, Any]  # Any: what templates take


@dataclass(frozen=True)
class Asked:
    """An item as its lead is asked about it: last time's words, what was sent now, what was typed and not taken."""

    item: ActionItem
    last: Update | None
    now: Update | None
    typed: str | None = None
    error: Refused | None = None

    @property
    def text(self) -> str:
        if self.typed is not None:
            return self.typed
        return self.now.text if self.now is not None else ""

    @property
    def is_sent(self) -> bool:
        return self.now is not None and self.now.state != UpdateState.DRAFT


@require_safe
@for_permission(SEND)
def show_own(request: HttpRequest, reader: User) -> HttpResponse:
    """The one page a focal point needs: each item their state or organisation leads, and what it says of it now."""
    return _draw_own(request, reader)


def _draw_own(
    request: HttpRequest, reader: User, refused: dict[UUID, tuple[str, Refused]] | None = None
) -> HttpResponse:
    try:
        party = find_party(reader)
    except NotAllowed:
        return render(request, "workplan/own.html", {"party": None})
    meeting = Meeting.objects.next()
    led = ActionItem.objects.open().led_by(party).order_by("cycle__first_year", "number")
    counted = led.count()
    if counted > MOST_AT_ONCE:  # those that nothing was sent of come first: so all are reached
        told = Update.objects.managed_by(reader).filter(meeting=meeting).exclude(state=UpdateState.DRAFT)
        led = led.exclude(pk__in=told.values("item"))
    # What was refused is shown as long as its words are not sent, whoever leads the item by now.
    refused_first = ActionItem.objects.filter(pk__in=list(refused or {}))
    items = list(dict.fromkeys([*refused_first, *led[:MOST_AT_ONCE]]))
    now = {row.item_id: row for row in Update.objects.managed_by(reader).filter(item__in=items, meeting=meeting)}
    before = Update.objects.managed_by(reader).shared().filter(item__in=items).exclude(meeting=meeting)
    last = {row.item_id: row for row in before.order_by("meeting__begins_on").select_related("meeting")}
    asked = [Asked(item, last.get(item.pk), now.get(item.pk), *(refused or {}).get(item.pk, ())) for item in items]
    error = next((one.error for one in asked if one.error is not None), None)
    context = {
        "party": party,
        "meeting": meeting,
        "asked": asked,
        "led": counted,
        "more": max(0, led.count() - MOST_AT_ONCE) if counted > MOST_AT_ONCE else 0,
        "left": sum(not one.is_sent for one in asked),
        "visibilities": Visibility.choices,
        "default": Visibility.MEMBERS,
        "error": error,
    }
    return render(request, "workplan/own.html", context, status=error.status if error is not None else 200)


@require_POST
@for_permission(SEND)
def send(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """What is said of one item. Whatever is refused, the words stay on the page."""
    item = get_object_or_404(ActionItem.objects.visible_to(reader), pk=pk)
    form = UpdateForm(request.POST)
    if not form.is_valid():
        if set(form.errors) != {"text"}:
            raise SuspiciousOperation  # no page of ours sends this
        return _draw_own(request, reader, {item.pk: (request.POST["text"], WordsTooLong())})
    seen = request.POST.get(SEEN, "")
    given = form.cleaned_data
    try:
        send_update(
            actor=reader,
            item=item,
            now=timezone.now(),
            seen=int(seen) if seen.isdecimal() else None,
            **given,
        )
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refused as refusal:
        return _draw_own(request, reader, {item.pk: (given["text"], refusal)})
    return redirect(f"{reverse('plan_updates')}#item-{item.pk}")


def list_updates(reader: User) -> QuerySet[Update]:
    rows = Update.objects.visible_to(reader)
    return rows.select_related("item__cycle", "item__objective", "party", "meeting")


def describe_update(request: HttpRequest, reader: User, update: Update) -> Context:
    seen = list_seen_by(reader)
    revisions = update.revisions.select_related("by").order_by("-number")
    return {
        "update": update,
        # Words of a time when it was narrower stay with those who saw them then.
        "revisions": [row for row in revisions if row.visibility in seen],
    }


class UpdatePage(RecordPage):
    """With its words in the form that corrects them."""

    def draw(self, request: HttpRequest, reader: User, record: Update, **more: Any) -> HttpResponse:  # Any: as there
        given = dict(more.pop("given", None) or {})
        if "correct" not in given and any(move.name == "correct" for move in self.workflow.list_moves(reader, record)):
            form = self.workflow.moves["correct"].make_form()
            if form is not None:
                form.initial = {"says": record.says, "text": record.text, "visibility": record.visibility}
                given["correct"] = form
        return super().draw(request, reader, record, given=given, **more)


UPDATE_PAGE: Final = UpdatePage("workplan/update.html", UPDATE, SEE, list_updates, describe_update)


def list_meetings(reader: User) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(reader)


SAID: Final = Table(
    name="plan-updates",
    caption=gettext_lazy("What was said"),
    columns=(
        Column("number", gettext_lazy("No."), lambda row: row.item.number, sort=("item__number",)),
        Column("item", gettext_lazy("Item"), lambda row: row.item.title, link=Update.get_absolute_url),
        Column("party", gettext_lazy("From"), lambda row: row.party.name, sort=("party__name",)),
        Column("says", gettext_lazy("It is"), lambda row: row.get_says_display(), sort=("says",)),
        Column("text", gettext_lazy("What moved"), lambda row: row.text),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="number",
    empty=gettext_lazy("Nothing has been said yet."),
)


def describe_meeting(request: HttpRequest, reader: User, meeting: Meeting) -> Context:
    rows = list_updates(reader).filter(meeting=meeting).exclude(state=UpdateState.DRAFT)
    waiting = rows.filter(state=UpdateState.SUBMITTED).count() if may(reader, Permission.SHARE_UPDATES) else 0
    return {
        "meeting": meeting,
        "state": STATES[MeetingState(meeting.state)],
        "table": SAID.draw(request, reader, rows, may_export=False),
        "objectives": count_by_objective(reader, meeting),
        "waiting": waiting,
    }


def count_by_objective(reader: User, meeting: Meeting) -> list[dict[str, object]]:
    """Of each objective's open items that the reader sees: how many moved, have nothing new, have no update.

    In the order of the plan, and by no member: nothing here can be read as a ranking.
    """
    items = ActionItem.objects.visible_to(reader).open()
    said = Update.objects.visible_to(reader).shared().filter(meeting=meeting, item__state__in=sorted(OPEN))
    told = {
        row["item__objective"]: row
        for row in said.values("item__objective").annotate(
            told=Count("item", distinct=True), moved=Count("item", distinct=True, filter=Q(says=Says.MOVED))
        )
    }
    none = {"told": 0, "moved": 0}
    rows = (
        items.values("objective", "cycle__first_year", "objective__number", "objective__text")
        .annotate(items=Count("pk"))
        .order_by("cycle__first_year", "objective__number")
    )
    return [
        {
            "number": row["objective__number"],
            "text": row["objective__text"],
            "moved": said_of["moved"],
            "nothing_new": said_of["told"] - said_of["moved"],
            "no_update": row["items"] - said_of["told"],
        }
        for row in rows
        for said_of in [told.get(row["objective"], none)]
    ]


MEETING_PAGE: Final = RecordPage("workplan/meeting.html", MEETING, SEE, list_meetings, describe_meeting)


@require_safe
@for_permission(SEE)
def export_said(request: HttpRequest, reader: User, pk: UUID) -> Any:  # Any: a file, as the table streams it
    """What was said for a meeting, as a file."""
    meeting = get_object_or_404(list_meetings(reader), pk=pk)
    rows = list_updates(reader).filter(meeting=meeting).exclude(state=UpdateState.DRAFT)
    return SAID.draw(request, reader, rows).export() or redirect("plan_meeting", pk)


@require_POST
@for_permission(Permission.SHARE_UPDATES)
def share_submitted(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    meeting = get_object_or_404(list_meetings(reader), pk=pk)
    share_all(actor=reader, meeting=meeting, now=timezone.now())
    return redirect("plan_meeting", pk)
