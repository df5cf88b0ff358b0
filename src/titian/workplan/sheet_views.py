"""A plan's sheet, out and in: what it would change is seen before anything is."""

from __future__ import annotations

import json
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import TypeAdapter, ValidationError

from titian import audit
from titian.desk.errors import Refused
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.workplan.actions.take_sheet import take_sheet
from titian.workplan.errors import SheetRefused, SheetUnreadable
from titian.workplan.models import LONGEST_LINE, Cycle
from titian.workplan.sheets import COLUMN_NAMES, COLUMNS, MOST_BYTES, look_through, read_sheet, write_sheet

KEEP: Final = Permission.KEEP_PLAN
MOST_SHOWN: Final = 100
_ROWS: Final = TypeAdapter(list[tuple[int, dict[str, str]]])
_SEEN: Final = TypeAdapter(dict[int, int])


@require_safe
@for_permission(Permission.SEE_PLAN)
def give_sheet(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The open items that the reader sees, with the columns a sheet is taken with."""
    cycle = get_object_or_404(Cycle, pk=pk)
    items = cycle.items.visible_to(reader).open().order_by("number").select_related("objective", "issue")
    items = items.prefetch_related("area_rows", "involved__party")
    audit.record("user", str(reader.pk), "table.export", "table:plan-sheet", {"rows": items.count()})
    response = StreamingHttpResponse(
        write_sheet(items.iterator(chunk_size=500)), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="titian-plan-{timezone.now():%Y-%m-%d}.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def bring_sheet(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """A file is sent and looked through; what was seen is taken with a second touch, whole or not at all."""
    cycle = get_object_or_404(Cycle, pk=pk)
    if request.method != "POST":
        return _draw(request, cycle)
    if "rows" in request.POST:
        return _take(request, reader, cycle)
    sent = request.FILES.get("file")
    try:
        if sent is None:
            raise SheetUnreadable
        rows = read_sheet(sent.read(MOST_BYTES + 1), sent.name or "")
    except SheetUnreadable as refusal:
        return _draw(request, cycle, error=refusal)
    return _show(request, cycle, rows)


def _take(request: HttpRequest, reader: User, cycle: Cycle) -> HttpResponse:
    try:
        rows = _ROWS.validate_json(request.POST["rows"])
        seen = _SEEN.validate_json(request.POST.get("seen", "{}"))
    except ValidationError as error:
        raise SuspiciousOperation from error  # no page of ours sends this
    why = request.POST.get("why", "").strip()[:LONGEST_LINE]
    if not why:
        return _show(request, cycle, rows, seen, is_without_reason=True)
    try:
        take_sheet(actor=reader, cycle=cycle, rows=rows, seen=seen, why=why, now=timezone.now())
    except SheetRefused as refusal:
        # What changed since the sheet was looked through is said at its row; the file is then sent again.
        return _show(request, cycle, rows, seen, error=refusal)
    except Refused as refusal:
        return _draw(request, cycle, error=refusal)
    return redirect("plan_cycle_items", cycle.pk)


def _show(
    request: HttpRequest,
    cycle: Cycle,
    rows: list[tuple[int, dict[str, str]]],
    seen: dict[int, int] | None = None,
    *,
    error: Refused | None = None,
    is_without_reason: bool = False,
) -> HttpResponse:
    looked = look_through(cycle, rows, seen)
    error = error or (SheetRefused() if looked.faults else None)
    steps = [(step, [(COLUMN_NAMES[name], text) for name, text in step.changes]) for step in looked.steps[:MOST_SHOWN]]
    more: dict[str, Any] = {  # Any: what templates take
        "looked": looked,
        "steps": steps,
        "left_out": max(0, len(looked.steps) - MOST_SHOWN),
        "counts": {kind: sum(step.kind == kind for step in looked.steps) for kind in ("add", "change", "merge")},
        "rows": json.dumps(rows, ensure_ascii=False),
        "seen": json.dumps(seen or {step.number: step.seen for step in looked.steps if step.number is not None}),
        "is_without_reason": is_without_reason,
        "why": request.POST.get("why", ""),
    }
    status = error.status if error else 422 if is_without_reason else 200
    return _draw(request, cycle, error=error, status=status, **more)


def _draw(
    request: HttpRequest, cycle: Cycle, *, error: Refused | None = None, status: int | None = None, **more: Any
) -> HttpResponse:
    context = {"cycle": cycle, "error": error, "columns": COLUMNS, **more}
    return render(request, "workplan/sheet.html", context, status=status or (error.status if error else 200))
