"""The coordinator's pages of times: for how long sealed bytes are kept, and how long a provider may take to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from titian.desk.pages import Trying
from titian.people.desk import after_proof, for_permission
from titian.people.policies import Permission
from titian.referrals.actions.set_answer_limits import set_answer_limits
from titian.referrals.actions.set_retention import set_retention
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
    form = RetentionForm(request.POST if request.method == "POST" else None, initial=initial)
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            set_retention(actor=reader, **form.cleaned_data)
            return redirect("referrals:retention")
    return trying.draw(request, "referrals/retention.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SET_ANSWER_LIMITS)
@after_proof
def limit_answers(request: HttpRequest, reader: User) -> HttpResponse:
    limits = AnswerLimit.objects.filter(country=reader.country_code).values_list("level", "minutes")
    form = AnswerLimitForm(request.POST if request.method == "POST" else None, initial=dict(limits))
    if form.is_bound and form.is_valid():
        set_answer_limits(actor=reader, minutes=form.cleaned_data, now=timezone.now())
        return redirect("referrals:answer_limits")
    return Trying(form).draw(request, "referrals/answer_limits.html")
