"""The provider's pages. What a package says is never here: the reader's own browser opens it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.referrals.actions.accept_package import accept_package
from titian.referrals.actions.confirm_arrival import confirm_arrival
from titian.referrals.actions.decline_package import decline_package
from titian.referrals.actions.report_no_arrival import report_no_arrival
from titian.referrals.errors import PackageUnknown, ReferralError
from titian.referrals.forms import DeclineForm, NotArrivedForm
from titian.referrals.models import Package
from titian.referrals.states import WITH_RECIPIENT, Status

Answer = Callable[[User, uuid.UUID, datetime, str], Package]

ANSWERS: Final[Mapping[str, Answer]] = {
    "accept": lambda actor, item_id, now, _: accept_package(actor=actor, item_id=item_id, now=now),
    "decline": lambda actor, item_id, now, reason: decline_package(
        actor=actor, item_id=item_id, now=now, reason=reason
    ),
    "arrived": lambda actor, item_id, now, _: confirm_arrival(actor=actor, item_id=item_id, now=now),
    "not_arrived": lambda actor, item_id, now, reason: report_no_arrival(
        actor=actor, item_id=item_id, now=now, reason=reason
    ),
}

# Status → what it is called, and what to do next.
STATES: Final[Mapping[str, tuple[Promise, Promise]]] = {
    Status.RELEASED: (gettext_lazy("New"), gettext_lazy("Open it and answer.")),
    Status.DELIVERED: (gettext_lazy("New"), gettext_lazy("Open it and answer.")),
    Status.OPENED: (gettext_lazy("Opened"), gettext_lazy("Answer: can you take it?")),
    Status.ACCEPTED: (gettext_lazy("Accepted"), gettext_lazy("Say whether the person has arrived.")),
    Status.DECLINED: (gettext_lazy("Declined"), gettext_lazy("Nothing more to do. It was passed on.")),
    Status.TIMED_OUT: (gettext_lazy("Time ran out"), gettext_lazy("Nothing more to do. It was passed on.")),
    Status.ARRIVED: (gettext_lazy("Arrived"), gettext_lazy("Closed. Nothing more to do.")),
    Status.NOT_ARRIVED: (gettext_lazy("Did not arrive"), gettext_lazy("Closed. Nothing more to do.")),
}


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def list_inbox(request: HttpRequest, reader: User) -> HttpResponse:
    packages = Package.objects.visible_to(reader).inbox()
    rows = [_row(package) for package in packages]
    return render(
        request,
        "referrals/inbox.html",
        {
            "waiting": [row for row in rows if row["is_waiting"]],
            "accepted": [row for row in rows if row["status"] == Status.ACCEPTED],
            "past": [row for row in rows if not row["is_waiting"] and row["status"] != Status.ACCEPTED],
            "organisation": reader.organisation,
        },
    )


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def show_package(request: HttpRequest, reader: User, item_id: uuid.UUID) -> HttpResponse:
    return _show(request, _get_package(reader, item_id))


@require_POST
@for_permission(Permission.ANSWER_REFERRALS)
def answer(request: HttpRequest, reader: User, item_id: uuid.UUID, action: str) -> HttpResponse:
    """Accept, decline, arrived, not arrived. The reason is one of the codes; there is no free text."""
    if action not in ANSWERS:
        raise Http404
    package = _get_package(reader, item_id)
    reason = ""
    form = _form(action, request)
    if form is not None:
        if not form.is_valid():
            return _show(request, package, forms={action: form}, status=422)
        reason = form.cleaned_data["reason"]
    try:
        ANSWERS[action](reader, item_id, timezone.now(), reason)
    except PackageUnknown as error:
        raise Http404 from error
    except ReferralError as error:
        return _show(request, _get_package(reader, item_id), error=error, status=error.status)
    return redirect("referrals:package", item_id=item_id)


@require_safe
@for_permission(Permission.MAKE_ORGANISATION_KEY)
def show_key(request: HttpRequest, reader: User) -> HttpResponse:
    organisation = reader.organisation
    return render(
        request,
        "referrals/key.html",
        {
            "organisation": organisation,
            "has_file": reader.key_files.exists(),
        },
    )


def _form(action: str, request: HttpRequest) -> DeclineForm | NotArrivedForm | None:
    if action == "decline":
        return DeclineForm(request.POST)
    return NotArrivedForm(request.POST) if action == "not_arrived" else None


def _get_package(reader: User, item_id: uuid.UUID) -> Package:
    package = Package.objects.visible_to(reader).inbox().filter(item_id=item_id).first()
    if package is None:
        raise Http404
    return package


def _row(package: Package) -> dict[str, object]:
    state, following = STATES[package.status]
    return {
        "item_id": package.item_id,
        "level": package.referral.level,
        "station": package.referral.station.name,
        "released_at": package.released_at,
        "answer_due_at": package.answer_due_at,
        "status": package.status,
        "state": state,
        "next": following,
        "is_waiting": package.status in WITH_RECIPIENT,
    }


def _show(
    request: HttpRequest,
    package: Package,
    *,
    forms: Mapping[str, object] | None = None,
    error: ReferralError | None = None,
    status: int = 200,
) -> HttpResponse:
    given = forms or {}
    return render(
        request,
        "referrals/package.html",
        {
            **_row(package),
            "package": package,
            "is_readable": package.status not in {Status.DECLINED, Status.TIMED_OUT},
            "decline_form": given.get("decline", DeclineForm()),
            "not_arrived_form": given.get("not_arrived", NotArrivedForm()),
            "form_with_error": next(iter(given), None),
            "error": error,
        },
        status=status,
    )
