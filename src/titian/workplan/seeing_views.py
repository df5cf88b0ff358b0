"""Pages that see the plan from further away, and its table with the hashtags of HXL."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian import audit
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables import Choice, Column, Table
from titian.tables.hxl import write_table
from titian.workplan.codes import Kind
from titian.workplan.models import Cycle, Meeting
from titian.workplan.seeing import find_since, list_moved, list_steps_since, list_waiting, make_hxl, read_bands
from titian.workplan.views import list_objectives

SEE: Final = Permission.SEE_PLAN
MOST_MOVED: Final = 60


@require_safe
@for_permission(SEE)
def show_picture(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """The picture, and the same in words."""
    from titian.workplan.picture import list_meetings, say_bar

    cycle = get_object_or_404(Cycle, pk=pk)
    bands = read_bands(cycle, list_objectives(cycle, reader), reader)
    said = [(band, [say_bar(bar) for bar in band.bars]) for band in bands]
    context = {"cycle": cycle, "said": said, "meetings": list_meetings(reader, cycle, timezone.now().date())}
    return render(request, "workplan/picture.html", context)


@require_safe
@for_permission(SEE)
def draw_picture(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    from titian.workplan.picture import draw_plan, list_meetings  # brings the drawing: loaded for whoever asks

    cycle = get_object_or_404(Cycle, pk=pk)
    bands = read_bands(cycle, list_objectives(cycle, reader), reader)
    today = timezone.now().date()
    drawn = draw_plan(cycle, bands, list_meetings(reader, cycle, today), today)
    return HttpResponse(drawn, content_type="image/svg+xml")


STEPS: Final = Table(
    name="plan-steps",
    caption=gettext_lazy("What changed"),
    columns=(
        Column("day", gettext_lazy("Day"), lambda row: row.at.date(), sort=("at",)),
        Column("kind", gettext_lazy("What"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("number", gettext_lazy("No."), lambda row: row.item.number, sort=("item__number",)),
        Column("item", gettext_lazy("Item"), lambda row: row.item.title, link=lambda row: row.item.get_absolute_url()),
        Column("party", gettext_lazy("Member"), lambda row: row.party.name if row.party is not None else ""),
    ),
    order="-day",
    filters=(
        Choice(
            "kind", gettext_lazy("What"), {kind.value: kind.label for kind in Kind},
            lambda rows, kind: rows.filter(kind=kind),
        ),
    ),
    empty=gettext_lazy("Nothing changed."),
)  # fmt: skip


@require_safe
@for_permission(SEE)
def show_moved(request: HttpRequest, reader: User) -> HttpResponseBase:
    """What members say moved for the newest meeting, and what changed in the plan since the last that is over."""
    since, newest = find_since(reader), Meeting.objects.visible_to(reader).last_told()
    table = STEPS.draw(request, reader, list_steps_since(reader, since.begins_on if since is not None else None))
    moved = list_moved(reader, newest).order_by("item__cycle__first_year", "item__objective__number", "item__number")
    context = {
        "since": since,
        "newest": newest,
        "moved": list(moved[:MOST_MOVED]),
        "left_out": max(0, moved.count() - MOST_MOVED),
        "table": table,
    }
    return table.export() or render(request, "workplan/moved.html", context)


@require_safe
@for_permission(SEE)
def show_waiting(request: HttpRequest, reader: User) -> HttpResponse:
    return render(request, "workplan/waiting.html", {"groups": list(list_waiting(reader))})


@require_safe
@for_permission(SEE)
def take_hxl(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """A plan's items that the reader sees, as CSV with HXL hashtags; the log says who took it."""
    cycle = get_object_or_404(Cycle, pk=pk)
    audit.record("user", str(reader.pk), "table.export", "table:plan-items", {"form": "hxl"})
    items = cycle.items.visible_to(reader).order_by("number").select_related("objective", "issue")
    items = items.prefetch_related("area_rows", "involved__party")
    response = HttpResponse(write_table(make_hxl(cycle, items)), content_type="text/csv; charset=utf-8")
    name = f"titian-plan-{cycle.first_year}-{cycle.last_year}-{timezone.now():%Y-%m-%d}.hxl.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
