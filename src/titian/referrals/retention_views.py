"""The coordinator's page that says for how long the country's hub keeps sealed bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from titian.people.desk import after_proof, for_permission
from titian.people.policies import Permission
from titian.referrals.actions.set_retention import set_retention
from titian.referrals.errors import NotAllowed
from titian.referrals.forms import RetentionForm
from titian.referrals.retention import find_kept

if TYPE_CHECKING:
    from titian.people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SET_RETENTION)
@after_proof
def keep(request: HttpRequest, reader: User) -> HttpResponse:
    kept = find_kept(reader.country_code or "")
    initial = {"accepted_days": kept.accepted.days, "closed_days": kept.closed.days}
    if request.method != "POST":
        return render(request, "referrals/retention.html", {"form": RetentionForm(initial=initial)})
    form = RetentionForm(request.POST)
    if not form.is_valid():
        return render(request, "referrals/retention.html", {"form": form}, status=422)
    try:
        set_retention(actor=reader, **form.cleaned_data)
    except NotAllowed as error:
        raise PermissionDenied from error
    return redirect("referrals:retention")
