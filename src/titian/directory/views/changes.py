"""What is proposed: the list, one proposal with what it would change, and the moves on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from titian.desk.pages import Trying, list_page, read_number
from titian.directory.actions.move_change import agree, approve, hand_in, send_back, withdraw
from titian.directory.errors import WrongMove
from titian.directory.lists import CHANGES, list_changes
from titian.directory.models import Change
from titian.directory.policies import hide_places, may_agree, may_approve
from titian.directory.proposing import read_content
from titian.directory.records import read_entry
from titian.directory.said import compare, list_parts
from titian.directory.states import MOVE_NAMES, STATUS_NAMES, TRACK_NAMES, Move, State, Status, Track, list_moves
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, reaches

ACTIONS: Final[dict[str, Callable[..., Change]]] = {
    Move.HAND_IN: hand_in,
    Move.AGREE: agree,
    Move.APPROVE: approve,
    Move.SEND_BACK: send_back,
    Move.WITHDRAW: withdraw,
}


CHANGES_PAGE: Final = list_page(
    "directory/changes.html",
    CHANGES,
    Permission.EDIT_DIRECTORY,
    lambda reader: list_changes(Change.objects.visible_to(reader)),
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.EDIT_DIRECTORY)
def show_change(request: HttpRequest, reader: User, change_id: UUID) -> HttpResponse:
    change = _get_change(reader, change_id)
    if request.method != "POST":
        return _show(request, reader, change)
    given: dict[str, Any] = {}  # Any: what the action asks for besides
    move = request.POST.get("do", "")
    if move == Move.SEND_BACK:
        given["reason"] = request.POST.get("reason", "")
    with Trying() as trying:
        if move not in ACTIONS:
            raise WrongMove
        seen = read_number(request)
        ACTIONS[move](actor=reader, change=change, seen=seen, now=timezone.now(), **given)
        return redirect("directory_change", change.pk)
    return _show(request, reader, _get_change(reader, change_id), trying)


def _show(request: HttpRequest, reader: User, change: Change, trying: Trying | None = None) -> HttpResponse:
    service = change.service
    content = read_content(change)
    after = hide_places(reader, service.listing, content) if content is not None else None
    before = hide_places(reader, service.listing, read_entry(service))
    is_beside = change.track == Track.EDIT and change.status != Status.DONE and service.state == State.LIVE
    moves = list_moves(change.track, change.status)
    is_coordinator = reaches(reader, Permission.APPROVE_DIRECTORY, country=service.country_id)
    context = {
        "change": change,
        "service": service,
        "track": TRACK_NAMES[change.track],
        "status": STATUS_NAMES[change.status],
        "differences": compare(before, after) if after is not None and is_beside else None,
        "parts": list_parts(after or before) if not is_beside else None,
        "steps": [(MOVE_NAMES[step.move], step) for step in change.steps.select_related("by").order_by("number")],
        "may_edit": Move.SAVE in moves,
        "may_hand_in": Move.HAND_IN in moves,
        "may_withdraw": Move.WITHDRAW in moves,
        "may_agree": Move.AGREE in moves and may_agree(reader, service),
        "may_approve": Move.APPROVE in moves and may_approve(reader, change),
        "may_send_back": Move.SEND_BACK in moves and (is_coordinator or may_agree(reader, service)),
        "waits_for_another": Move.APPROVE in moves and is_coordinator and not may_approve(reader, change),
    }
    return (trying or Trying()).draw(request, "directory/change.html", context)


def _get_change(reader: User, change_id: UUID) -> Change:
    rows = Change.objects.visible_to(reader)
    return get_object_or_404(
        rows.select_related("service__listing__organisation", "written_by", "agreed_by", "approved_by"), pk=change_id
    )
