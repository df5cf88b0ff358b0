"""Pages of what a region's hub asks, of the counts that go back, and of exact figures for a protection agency."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.arrivals.actions.send_counts import list_agencies, send_counts
from titian.arrivals.actions.take_request import take_request
from titian.arrivals.asked import ASKED_NEEDS
from titian.arrivals.forms import CountsForm, TakeForm
from titian.arrivals.models import Arrival, AskedArrival, SealedCounts, SentCounts
from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.people.desk import for_permission
from titian.people.models import Organisation, User
from titian.people.policies import Permission

KEEP: Final = Permission.KEEP_ARRIVALS
OPEN: Final = Permission.OPEN_ARRIVAL_COUNTS


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def take(request: HttpRequest, reader: User) -> HttpResponseBase:
    """A region's file, and where the arrival it asks for is opened."""
    form = TakeForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            given = form.cleaned_data
            data = given.pop("file").read()
            return redirect(take_request(actor=reader, data=data, now=timezone.now(), **given))
    return trying.draw(request, "arrivals/take.html")


def describe_asked(asked: AskedArrival | None) -> dict[str, Any] | None:  # Any: what templates take
    if asked is None:
        return None
    return {"row": asked, "needs": [ASKED_NEEDS[name] for name in asked.needs if name in ASKED_NEEDS]}


def list_asked(reader: User) -> QuerySet[Arrival]:
    rows = Arrival.objects.managed_by(reader).filter(asked__isnull=False)
    return rows.select_related("station", "final_sheet", "asked__hub")


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def keep_counts(request: HttpRequest, reader: User, arrival_id: uuid.UUID) -> HttpResponseBase:
    """Counts for the region's hub: what was made, and the next."""
    arrival = get_object_or_404(list_asked(reader), pk=arrival_id)
    form = dress(CountsForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            send_counts(actor=reader, arrival=arrival, now=timezone.now(), **form.cleaned_data)
            return redirect("arrival_counts", arrival.pk)
    agencies = Organisation.objects.filter(pk__in=[body for body, _, _ in list_agencies()]).order_by("name")
    context = {"arrival": arrival, "sent": arrival.sent_counts.order_by("pk"), "agencies": agencies}
    return trying.draw(request, "arrivals/counts.html", context)


@require_safe
@never_cache
@for_permission(KEEP)
def give_counts(request: HttpRequest, reader: User, arrival_id: uuid.UUID, stage: str) -> HttpResponse:
    """The signed file, the same each time."""
    arrival = get_object_or_404(list_asked(reader), pk=arrival_id)
    counts = get_object_or_404(SentCounts.objects.exclude(file=""), arrival=arrival, stage=stage)
    audit.record_by(reader, "arrival.give_counts", f"arrival:{arrival.pk}", {"stage": stage})
    name = f"titian-arrival-{arrival.asked.reference}-{stage}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(counts.file, content_type="application/json", headers=headers)


def list_exact(reader: User) -> QuerySet[SealedCounts]:
    rows = SealedCounts.objects.visible_to(reader)
    return rows.select_related("counts__arrival__asked", "counts__arrival__station").order_by("-pk")


@require_safe
@for_permission(OPEN)
def show_exact(request: HttpRequest, reader: User) -> HttpResponse:
    return render(request, "arrivals/exact.html", {"rows": list_exact(reader)[:200]})


@require_safe
@for_permission(OPEN)
def show_sealed(request: HttpRequest, reader: User, key: uuid.UUID) -> HttpResponse:
    return render(request, "arrivals/sealed.html", {"sealed": get_object_or_404(list_exact(reader), key=key)})


@require_POST
@never_cache
@for_permission(OPEN)
def give_sealed(request: HttpRequest, reader: User, key: uuid.UUID) -> HttpResponse:
    """The bytes, for the reader's own browser to open; that they were asked for is written down first."""
    sealed = list_exact(reader).filter(key=key).first()
    if sealed is None:
        raise Http404
    audit.record_by(reader, "arrival.read_exact", f"arrival:{sealed.counts.arrival_id}")
    return HttpResponse(bytes(sealed.ciphertext), content_type="application/octet-stream")
