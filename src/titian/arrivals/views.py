"""The desk's pages of arrivals: the queue in numbers for the station, the sheet for it and for the country."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from titian import audit
from titian.arrivals.actions.forget_slips import KEPT_AFTER_CLOSING
from titian.arrivals.actions.give_blocks import give_blocks
from titian.arrivals.actions.open_arrival import open_arrival
from titian.arrivals.asked_views import describe_asked
from titian.arrivals.board import Board, Figures
from titian.arrivals.codes import INTERPRETER, NEEDS, STATES
from titian.arrivals.forms import OpenForm
from titian.arrivals.hidden import hide_sheet
from titian.arrivals.languages import LANGUAGES
from titian.arrivals.models import Arrival
from titian.arrivals.policies import may_keep, may_open
from titian.arrivals.stored import read_board, read_figures
from titian.arrivals.tables import (
    ARRIVALS,
    SHEET,
    SheetLine,
    list_head_lines,
    list_hidden_heads,
    list_hidden_lines,
    list_sheet_lines,
)
from titian.arrivals.workflow import ARRIVAL
from titian.desk.errors import Refused
from titian.desk.pages import RecordPage, add_page, list_page
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.people.qr import make_qr_svg
from titian.tables.hiding import SMALLEST_SHOWN

if TYPE_CHECKING:
    from django.forms import Form

QUEUE: Final = ("waiting", "urgent", "in_conversation", "referred", "sheltered")


def list_seen(reader: User) -> QuerySet[Arrival]:
    return Arrival.objects.visible_to(reader).select_related("station", "final_sheet", "asked__hub")


def list_kept(reader: User) -> QuerySet[Arrival]:
    return Arrival.objects.managed_by(reader).select_related("station", "final_sheet")


ARRIVALS_PAGE: Final = list_page(
    "arrivals/arrivals.html",
    ARRIVALS,
    Permission.SEE_ARRIVALS,
    list_seen,
    lambda reader: {"may_open": may_open(reader)},
)


OPEN_PAGE: Final = add_page(
    "arrivals/open.html", Permission.KEEP_ARRIVALS, lambda reader, data: OpenForm(data), open_arrival
)


@require_safe
@for_permission(Permission.SEE_ARRIVALS)
def show_sheet(request: HttpRequest, reader: User, arrival_id: uuid.UUID) -> HttpResponseBase:
    """The whole sheet for the station, to print and as a file; for the country once it is final, small cells hidden."""
    arrival = get_object_or_404(list_seen(reader), pk=arrival_id)
    audit.record_by(reader, "arrival.read", f"arrival:{arrival.pk}")
    is_own = may_keep(reader, arrival)
    lines: list[SheetLine] = []
    heads: list[SheetLine] = []
    if is_own:
        figures = read_figures(arrival)
        lines, heads = list_sheet_lines(figures), list_head_lines(figures.heads)
    elif arrival.has_final_sheet:
        hidden = hide_sheet(read_figures(arrival))
        lines, heads = list_hidden_lines(hidden), list_hidden_heads(hidden)
    table = SHEET.draw(request, reader, [*lines, *heads])
    context = {
        "arrival": arrival,
        "lines": lines,
        "heads": heads,
        "is_own": is_own,
        "is_final": arrival.has_final_sheet,
        "asked": describe_asked(arrival.asked if is_own and arrival.is_asked else None),
        "smallest": SMALLEST_SHOWN,
    }
    return table.export() or render(request, "arrivals/sheet.html", context)


@require_POST
@never_cache
@for_permission(Permission.KEEP_ARRIVALS)
def let_join(request: HttpRequest, reader: User, arrival_id: uuid.UUID) -> HttpResponse:
    """A picture for the camera of one phone: the arrival, and numbers of its own to give out."""
    arrival = get_object_or_404(list_kept(reader), pk=arrival_id)
    try:
        blocks = give_blocks(actor=reader, arrival=arrival)
    except Refused as error:
        return ARRIVAL_PAGE.draw(request, reader, arrival, error=error)
    picture = make_qr_svg(write_joining(arrival, blocks))
    return render(request, "arrivals/join.html", {"arrival": arrival, "picture": picture})


def write_joining(arrival: Arrival, blocks: range) -> str:
    """What a phone reads from the desk's picture, as web/field/src/arrivals/pictures.ts writes it for another phone."""
    began = arrival.began_at.astimezone(UTC)
    return json.dumps(
        {
            "titian": "arrival",
            "id": str(arrival.pk),
            "event": [arrival.kind, arrival.place, f"{began:%Y-%m-%dT%H:%M:%SZ}", arrival.authority],
            "blocks": [blocks.start, blocks.stop],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


class ArrivalPage(RecordPage):
    """The queue in numbers, for the station's supervisors while there is one; whoever else is sent to the sheet."""

    def draw(
        self,
        request: HttpRequest,
        reader: User,
        record: Arrival,
        *,
        error: Refused | None = None,
        given: Mapping[str, Form] | None = None,
    ) -> HttpResponse:
        if record.has_final_sheet or not may_keep(reader, record):
            return redirect("arrival_sheet", record.pk)
        return super().draw(request, reader, record, error=error, given=given)


def _describe(request: HttpRequest, reader: User, arrival: Arrival) -> dict[str, Any]:  # Any: what templates take
    board = read_board(arrival)
    figures = board.figures()
    assigned = {row.language: row.number for row in arrival.assigned.order_by("language")}
    return {
        "arrival": arrival,
        "queue": [(name, STATES[name], figures.states[name]) for name in QUEUE],
        "figures": figures,
        "lines": list_sheet_lines(figures),
        "needs": [(label, figures.needs.get(name, 0)) for name, label in NEEDS.items()],
        "officers": assigned.pop("", 0),
        "interpreters": _list_interpreters(figures, assigned),
        "disputed": _list_disputed(board),
        "states": STATES,
        "asked": describe_asked(arrival.asked if arrival.is_asked else None),
        "gone_at": arrival.closed_at + KEPT_AFTER_CLOSING if arrival.closed_at else None,
    }


ARRIVAL_PAGE: Final = ArrivalPage("arrivals/arrival.html", ARRIVAL, Permission.SEE_ARRIVALS, list_seen, _describe)


def _list_interpreters(figures: Figures, assigned: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """Each language with how many people wait for one who speaks it, and how many interpreters are assigned."""
    wanted = {
        name.removeprefix(INTERPRETER): number
        for name, number in figures.needs.items()
        if name.startswith(INTERPRETER) and number > 0
    }
    tags = sorted({*wanted, *assigned}, key=lambda tag: (-wanted.get(tag, 0), tag))
    return [(LANGUAGES.get(tag, tag), wanted.get(tag, 0), assigned.get(tag, 0)) for tag in tags]


def _list_disputed(board: Board) -> list[dict[str, object]]:
    return [
        {
            "slip": slip,
            "spaced": f"{slip[:2]} {slip[2:5]} {slip[5:]}",
            "states": [(state, STATES[state]) for state in standing.states],
            "is_disputed": standing.is_disputed,
            "given_to": standing.given_to,
        }
        for slip, standing in board.list_disputed()
    ]
