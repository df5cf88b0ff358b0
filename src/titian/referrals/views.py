"""The provider's pages. What a package says is never here: the reader's own browser opens it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from titian.desk.errors import Refused
from titian.desk.pages import Trying
from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.referrals.actions.answer_package import accept_package, confirm_arrival, decline_package, report_no_arrival
from titian.referrals.actions.ask_back import ask_back
from titian.referrals.actions.settle_pause import end_for_person, go_on
from titian.referrals.actions.state_deletion import state_deletion
from titian.referrals.actions.state_outcome import state_outcome
from titian.referrals.actions.stop_unopened import stop_unopened
from titian.referrals.forms import AskForm, DeclineForm, DeletedForm, NotArrivedForm, OutcomeForm
from titian.referrals.lists import MOST_SHOWN, PAST, PAST_STATES, PAUSED, STATES
from titian.referrals.models import Package, PackageEvent, Question
from titian.referrals.questions import OUTCOMES, QUESTIONS, say_answer
from titian.referrals.retention import Kept, find_end, find_kept
from titian.referrals.states import READABLE, UNOPENED, WITH_RECIPIENT, Status
from titian.referrals.two_officers import describe_officers

Answer = Callable[..., Package]

ANSWERS: Final[Mapping[str, Answer]] = {
    "accept": accept_package,
    "decline": decline_package,
    "arrived": confirm_arrival,
    "not_arrived": report_no_arrival,
    "go_on": go_on,
    "end_for_person": end_for_person,
}
ASKS: Final[Mapping[str, type[Form]]] = {"decline": DeclineForm, "not_arrived": NotArrivedForm}


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def list_inbox(request: HttpRequest, reader: User) -> HttpResponseBase:
    """What a code pauses; what waits for an answer, the soonest due on top; what was accepted; and what is past."""
    packages = Package.objects.visible_to(reader).select_related("referral", "referral__station")
    paused = packages.paused().order_by("referral__paused_at", "received_sequence")
    going_on = packages.exclude(pk__in=paused.values("pk"))
    waiting = going_on.filter(status__in=sorted(WITH_RECIPIENT)).order_by("answer_due_at", "received_sequence")
    accepted = going_on.filter(status=Status.ACCEPTED).order_by("released_at", "received_sequence")
    kept = find_kept(reader.country_code or "")
    past = PAST.draw(request, reader, packages.filter(status__in=PAST_STATES))
    return past.export() or render(
        request,
        "referrals/inbox.html",
        {
            "paused": [_row(package, kept) for package in paused],
            "waiting": [_row(package, kept) for package in waiting[:MOST_SHOWN]],
            "waiting_beyond": max(0, waiting.count() - MOST_SHOWN),
            "accepted": [_row(package, kept) for package in accepted[:MOST_SHOWN]],
            "accepted_beyond": max(0, accepted.count() - MOST_SHOWN),
            "past": past,
            "to_delete": packages.to_delete().count(),
            "organisation": reader.organisation,
        },
    )


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def show_package(request: HttpRequest, reader: User, item_id: uuid.UUID) -> HttpResponse:
    return _show(request, _get_package(reader, item_id))


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def read_slip(request: HttpRequest, reader: User) -> HttpResponse:
    """Where a slip is read that came by hand. The page is all the hub gives: it never learns what was read, or that."""
    return render(request, "referrals/slip.html", {"organisation": reader.organisation})


@require_POST
@for_permission(Permission.ANSWER_REFERRALS)
def answer(request: HttpRequest, reader: User, item_id: uuid.UUID, action: str) -> HttpResponse:
    """Accept, decline, arrived, not arrived; what a person wants whose code paused it. A reason is one of the codes."""
    if action not in ANSWERS:
        raise Http404
    form = ASKS[action](request.POST) if action in ASKS else None
    return _do(request, reader, _get_package(reader, item_id), ANSWERS[action], action, form)


@require_POST
@for_permission(Permission.ANSWER_REFERRALS)
def ask(request: HttpRequest, reader: User, item_id: uuid.UUID) -> HttpResponse:
    """A question back to the station, in a code."""
    package = _get_package(reader, item_id)
    return _do(request, reader, package, _ask_back, "ask", AskForm(_list_asked(package), request.POST))


@require_POST
@for_permission(Permission.ANSWER_REFERRALS)
def say_outcome(request: HttpRequest, reader: User, item_id: uuid.UUID) -> HttpResponse:
    """What came of it, in a code."""
    return _do(request, reader, _get_package(reader, item_id), state_outcome, "outcome", OutcomeForm(request.POST))


@require_POST
@for_permission(Permission.ANSWER_REFERRALS)
def say_deleted(request: HttpRequest, reader: User, item_id: uuid.UUID) -> HttpResponse:
    """The organisation has deleted what it kept of a referral that is over."""
    return _do(request, reader, _get_package(reader, item_id), state_deletion, "deleted", DeletedForm(request.POST))


def _do(
    request: HttpRequest, reader: User, package: Package, act: Callable[..., object], name: str, form: Form | None
) -> HttpResponse:
    """The action with what its form asks for; then the page of the package, with what is refused."""
    if form is not None and not form.is_valid():
        return _show(request, package, forms={name: form}, status=422)
    given = form.cleaned_data if form is not None else {}
    with Trying() as trying:
        act(actor=reader, item_id=package.item_id, now=timezone.now(), **given)
        return redirect("referrals:package", item_id=package.item_id)
    return _show(request, _get_package(reader, package.item_id), error=trying.error, status=trying.status)


@require_POST
@for_permission(Permission.KEEP_QUARANTINE)
@after_proof
def stop_phone(request: HttpRequest, reader: User, enrolment_id: uuid.UUID) -> HttpResponse:
    """What a phone that may be stolen has sent, and nobody has opened, is stopped."""
    with Trying():  # the phone's page says what to do first
        stop_unopened(actor=reader, enrolment_id=enrolment_id, now=timezone.now())
    return redirect("devices:phone", enrolment_id)


def _ask_back(*, question: str, **given: Any) -> object:  # Any: what every answer takes
    return ask_back(code=question, **given)


def _list_asked(package: Package) -> set[str]:
    return set(Question.objects.filter(package=package).values_list("code", flat=True))


def _get_package(reader: User, item_id: uuid.UUID) -> Package:
    return get_object_or_404(Package.objects.visible_to(reader).inbox().with_officers(), item_id=item_id)


def _row(package: Package, kept: Kept) -> dict[str, object]:
    is_paused = package.referral.paused_at is not None and package.status in READABLE
    state, following = PAUSED if is_paused else STATES[package.status]
    return {
        "item_id": package.item_id,
        "level": package.referral.level,
        "station": package.referral.station.name,
        "zone": package.referral.station.zone,
        "released_at": package.released_at,
        "answer_due_at": package.answer_due_at,
        "status": package.status,
        "state": state,
        "next": following,
        "is_paused": is_paused,
        "is_waiting": package.status in WITH_RECIPIENT and not is_paused,
        "from_ended_phone_on": package.from_ended_phone_on,
        "kept_until": find_end(package, kept),
    }


def _show(
    request: HttpRequest,
    package: Package,
    *,
    forms: Mapping[str, object] | None = None,
    error: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    given = forms or {}
    asked = list(Question.objects.filter(package=package).order_by("asked_at"))
    row = _row(package, find_kept(package.referral.country_id))
    outcome = PackageEvent.objects.filter(item_id=package.item_id, action="outcome").first()
    return render(
        request,
        "referrals/package.html",
        {
            **row,
            "package": package,
            "officers": describe_officers(package),
            "is_readable": package.status in READABLE and not (row["is_paused"] and package.status in UNOPENED),
            "decline_form": given.get("decline", DeclineForm()),
            "not_arrived_form": given.get("not_arrived", NotArrivedForm()),
            "questions": [(QUESTIONS[one.code], say_answer(one.code, one.answer), one.asked_at) for one in asked],
            "may_ask": package.status in {Status.OPENED, Status.ACCEPTED} and len(asked) < len(QUESTIONS),
            "ask_form": given.get("ask", AskForm([one.code for one in asked])),
            "outcome": OUTCOMES.get(outcome.reason) if outcome else None,
            "outcome_form": given.get("outcome", OutcomeForm()),
            "deleted_form": given.get("deleted", DeletedForm()),
            "is_over": package.status not in WITH_RECIPIENT | {Status.ACCEPTED},
            "form_with_error": next(iter(given), None),
            "error": error,
        },
        status=status,
    )
