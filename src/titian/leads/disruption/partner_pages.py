"""Where a partner without a program of its own reads what is asked of it, and answers. Its key for answers opens it.

The key is typed once and stands in no address; half an hour later, or once it is renewed, it is asked for again.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from titian.desk.errors import Refused
from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.leads.disruption.actions.keep_answer_key import get_answer_key
from titian.leads.disruption.actions.take_answer import take_answer
from titian.leads.disruption.actions.take_appeal import take_appeal
from titian.leads.disruption.codes import MOST_LISTED, OUT, RequestState
from titian.leads.disruption.forms import AnswerForm, KeyForm, PartnerAppealForm
from titian.leads.disruption.letters import read_sent, tell_state
from titian.leads.disruption.models import AnswerKey, LeadRequest
from titian.leads.disruption.views import describe_letter, say_code
from titian.leads.models import Partner
from titian.people.addresses import find_network
from titian.people.limits import RateExceeded

P = ParamSpec("P")
KEPT: Final = "lead_partner"
OPEN_FOR: Final = 30 * 60
"""Seconds."""


def find_partner(request: HttpRequest) -> Partner | None:
    """Whose key opened this session, while that key is the partner's own and the partner is with us."""
    kept = request.session.get(KEPT)
    if not isinstance(kept, dict) or kept["until"] < time.time():
        return None
    keys = AnswerKey.objects.good_on(timezone.now().date()).filter(key_hash=kept["hash"]).select_related("partner")
    found = keys.first()
    return found.partner if found else None


def for_partner(
    page: Callable[Concatenate[HttpRequest, Partner, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Gives the page its partner; whoever is none is asked for a key first."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        partner = find_partner(request)
        return page(request, partner, *args, **kwargs) if partner else redirect("partner_requests")

    return view


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show_requests(request: HttpRequest) -> HttpResponseBase:
    """What was sent to the partner; before it has shown its key, the field for that."""
    if request.method == "POST":
        return _open(request)
    partner = find_partner(request)
    if partner is None:
        return render(request, "leads/partner_key.html", {"form": dress(KeyForm())})
    rows = LeadRequest.objects.sent_to(partner).select_related("lead").order_by("-sent_at", "pk")[:MOST_LISTED]
    return render(
        request, "leads/partner_requests.html", {"partner": partner, "rows": [(row, tell_state(row)) for row in rows]}
    )


def _open(request: HttpRequest) -> HttpResponseBase:
    form = dress(KeyForm(request.POST))
    status = 422
    if form.is_valid():
        try:
            key = get_answer_key(form.cleaned_data["key"], network=find_network(request), now=timezone.now())
        except (Refused, RateExceeded) as refused:
            form.add_error("key", str(refused))
            status = refused.status
        else:
            request.session.cycle_key()
            request.session[KEPT] = {"hash": key.key_hash, "until": time.time() + OPEN_FOR}
            return redirect("partner_requests")
    return render(request, "leads/partner_key.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_partner
def show_request(request: HttpRequest, partner: Partner, pk: uuid.UUID) -> HttpResponseBase:
    row = get_sent(partner, pk)
    form = dress(AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": uuid.uuid4()}))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        with trying:
            take_answer(
                partner=partner, request=row, answer_id=given["answer"], state=given["state"], reason=given["reason"],
                words=given["words"], now=timezone.now(),
            )  # fmt: skip
            return redirect("partner_request", pk)
    return _draw(request, row, trying, answer=form)


@require_POST
@never_cache
@for_partner
def appeal(request: HttpRequest, partner: Partner, pk: uuid.UUID) -> HttpResponseBase:
    row = get_sent(partner, pk)
    form = dress(PartnerAppealForm(request.POST))
    trying = Trying(form)
    if form.is_valid():
        given = form.cleaned_data
        with trying:
            take_appeal(
                partner=partner, request=row, appeal_id=given["appeal"], by=given["by"], words=given["words"],
                now=timezone.now(),
            )  # fmt: skip
            return redirect("partner_request", pk)
    return _draw(request, row, trying, appeal=form)


@require_POST
@never_cache
def leave(request: HttpRequest) -> HttpResponseBase:
    """The key is asked for again."""
    request.session.pop(KEPT, None)
    return redirect("partner_requests")


def get_sent(partner: Partner, pk: uuid.UUID) -> LeadRequest:
    """One that was sent to this partner. Raises 404."""
    row = LeadRequest.objects.sent_to(partner).select_related("lead", "partner").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _draw(request: HttpRequest, row: LeadRequest, trying: Trying, **given: Any) -> HttpResponse:  # Any: bound forms
    row.refresh_from_db()
    forms = {
        "answer": AnswerForm(initial={"answer": uuid.uuid4()}),
        "appeal": PartnerAppealForm(initial={"appeal": uuid.uuid4()}),
        **given,
    }
    for name, form in forms.items():
        form.auto_id = f"{name}-%s"  # a page has two forms, and a label names one field
    context = {
        "row": row,
        "letter": describe_letter(read_sent(row)),
        "told": tell_state(row),
        "forms": {name: dress(form) for name, form in forms.items()},
        "may_answer": row.state in OUT,
        "may_appeal": row.state in OUT | {RequestState.CLOSED},
        "steps": [
            (step, say_code(step))
            for step in row.steps.filter(step__in=["answer", "tell", "remind"]).order_by("-at", "pk")
        ],
        "appeals": row.appeals.order_by("given_at", "pk"),
    }
    return trying.draw(request, "leads/partner_request.html", context)
