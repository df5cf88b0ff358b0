"""What hangs on a lead: steps of requests, requests that are taken back with it, and the way of an investigation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from titian import audit
from titian.leads.codes import KEPT_FOR
from titian.leads.disruption.codes import OUT, UNSENT, PathState, RequestState
from titian.leads.disruption.errors import PathNotClear
from titian.leads.disruption.models import InsidePath, LeadRequest, RequestStep
from titian.leads.models import Lead
from titian.people.models import User


def add_step(request: LeadRequest, step: str, *, by: User | None, at: datetime, **said: Any) -> None:
    """Any: fields of a step. The lead is kept a year from here, as after any decision on it."""
    RequestStep.objects.create(request=request, step=step, by=by, at=at, **said)
    until = at.date() + KEPT_FOR
    if request.lead_id is not None:
        Lead.objects.filter(pk=request.lead_id, expires_on__lt=until).update(expires_on=until)


def take_back(lead: Lead, *, by: User, at: datetime, reason: str) -> None:
    """Withdraws what is asked about a lead, within the transaction of whoever decides on it and has it locked."""
    unfinished = LeadRequest.objects.select_for_update().filter(lead=lead, state__in=sorted(UNSENT | OUT))
    for request in unfinished.order_by("pk"):
        withdraw(request, by=by, at=at, reason=reason)


def withdraw(request: LeadRequest, *, by: User, at: datetime, reason: str) -> None:
    request.state, request.why_withdrawn = RequestState.WITHDRAWN, reason
    request.moves += 1
    request.save()
    add_step(request, "withdraw", by=by, at=at, code=reason)
    audit.record("user", str(by.pk), "lead_request.withdraw", f"lead_request:{request.pk}", {"reason": reason})


def erase_requests(lead: Lead, *, by: User, at: datetime) -> None:
    """Withdraws them, and empties the words of all: a partner is told so, and reads no more of it."""
    take_back(lead, by=by, at=at, reason="erased")
    requests = LeadRequest.objects.filter(lead=lead)
    RequestStep.objects.filter(request__in=requests).update(words="")
    for request in requests:
        request.appeals.all().delete()
    requests.update(
        state=RequestState.WITHDRAWN,
        inside_why="",
        rule="",
        quote="",
        evidence="",
        legal_basis="",
        against="",
        content="",
    )


def forget_requests(leads: list[Any]) -> None:
    """Deletes all that was asked about leads whose time is over. Any: their keys."""
    LeadRequest.objects.filter(lead__in=leads).delete()


def open_path(lead: Lead, *, by: User, at: datetime) -> None:
    """Whoever investigates is told first, now that the lead is frozen."""
    path = InsidePath.objects.create(lead=lead, opened_at=at)
    audit.record("user", str(by.pk), "lead_path.open", f"lead_path:{path.pk}", {"lead": str(lead.pk)})


def check_path(lead: Lead) -> None:
    """Raises `PathNotClear` unless whoever investigates has said that nobody is put in danger by going on."""
    path = lead.paths.order_by("-opened_at", "-pk").first()
    if path is not None and path.state != PathState.GO_ON:
        raise PathNotClear
