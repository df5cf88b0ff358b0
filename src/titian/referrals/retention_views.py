"""The coordinator's pages of times: for how long sealed bytes are kept, and how long a provider may take to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from titian.people.desk import after_proof, for_permission
from titian.people.policies import Permission
from titian.referrals.actions.set_answer_limits import set_answer_limits
from titian.referrals.actions.set_retention import set_retention
from titian.referrals.errors import NotAllowed, RetentionOutOfBounds
from titian.referrals.forms import AnswerLimitForm, RetentionForm
from titian.referrals.models import AnswerLimit
from titian.referrals.retention import find_kept

if TYPE_CHECKING:
    from titian.people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SET_RETENTION)
@after_proof
def keep(request: HttpRequest, reader: User) -> HttpResponse:
    kept = find_kept(reader.country_code or "")
    initial = {
        "accepted_days": kept.accepted.days,
        "closed_days": kept.closed.days,
        "reduced_days": kept.reduced.days,
        "deleted_days": kept.deleted.days,
    }
    if request.method != "POST":
        return render(request, "referrals/retention.html", {"form": RetentionForm(initial=initial)})
    form = RetentionForm(request.POST)
    if not form.is_valid():
        return render(request, "referrals/retention.html", {"form": form}, status=422)
    try:
        set_retention(actor=reader, **form.cleaned_data)
    except NotAllowed as error:
        raise PermissionDenied from error
    except RetentionOutOfBounds as error:  # each within its bounds, and not in this order
        form.add_error("deleted_days", str(error.message))
        return render(request, "referrals/retention.html", {"form": form}, status=422)
    return redirect("referrals:retention")


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SET_ANSWER_LIMITS)
@after_proof
def limit_answers(request: HttpRequest, reader: User) -> HttpResponse:
    if request.method != "POST":
        limits = AnswerLimit.objects.filter(country=reader.country_code).values_list("level", "minutes")
        return render(request, "referrals/answer_limits.html", {"form": AnswerLimitForm(initial=dict(limits))})
    form = AnswerLimitForm(request.POST)
    if not form.is_valid():
        return render(request, "referrals/answer_limits.html", {"form": form}, status=422)
    try:
        set_answer_limits(actor=reader, minutes=form.cleaned_data, now=timezone.now())
    except NotAllowed as error:
        raise PermissionDenied from error
    return redirect("referrals:answer_limits")
