"""Pages of arrivals asked of countries' hubs, of counts that come back, and of situation reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.preparedness.actions.draft_report import draft_report
from titian.preparedness.actions.link_arrival import open_link, take_by_link
from titian.preparedness.actions.take_counts import take_counts
from titian.preparedness.codes import LINK_LASTS, MEASURES, NEEDS
from titian.preparedness.figures import Measure
from titian.preparedness.models import AskedArrival, Event, Report
from titian.preparedness.reconciling import Picture
from titian.preparedness.reporting import PARTS, Standing, look_at, make_table, mark, say_logistics
from titian.preparedness.words import say_range
from titian.statements.documents import DOCX, write_document
from titian.statements.prints import print_text
from titian.statements.texts import Text
from titian.tables.hxl import write_table

ASK: Final = Permission.ASK_ARRIVALS
SEE: Final = Permission.SEE_EVENTS
MOST_REPORTS: Final = 20
Context = dict[str, Any]  # Any: what templates take


class CountsForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("The file of the country\u2019s hub"))


def describe_arrivals(reader: User, event: Event, picture: Picture) -> Context:
    """For the page of an event: what was asked and came back, and its situation reports with what is out of date."""
    asked = (
        event.asked_arrivals.select_related("hub", "by", "heads", "link")
        .prefetch_related("counts", "claims")
        .order_by("pk")
    )
    reports = event.reports.select_related("event", "by").order_by("-pk")[:MOST_REPORTS]
    drafts: dict[str, Text] = {}
    return {
        "asked": [_describe_asked(row) for row in asked],
        "reports": [(report, look_at(report, drafts, picture).is_stale) for report in reports],
        "may_ask": may(reader, ASK),
        "may_report": may(reader, Permission.DRAFT_REPORTS),
    }


def _describe_asked(asked: AskedArrival) -> Context:
    last = max(asked.counts.all(), key=lambda row: row.sequence, default=None)
    replaced = {claim.supersedes_id for claim in asked.claims.all()}
    claims = [claim for claim in asked.claims.all() if claim.pk not in replaced]
    heads = asked.heads
    return {
        "row": asked,
        "link": getattr(asked, "link", None),
        "heads": f"{MEASURES[heads.measure]}: {say_range(heads.range)}" if heads is not None else "",
        "needs": [NEEDS[name] for name in asked.needs],
        "counts": last,
        "figures": [(MEASURES[Measure(claim.measure)], say_range(claim.range)) for claim in claims],
        "logistics": say_logistics(last) if last is not None else [],
    }


def list_events(reader: User) -> Any:  # Any: a queryset, as the event's own page has it
    return Event.objects.visible_to(reader)


@require_safe
@never_cache
@for_permission(ASK)
def give_request(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponse:
    """The signed file for the country's hub, the same each time."""
    asked = _find_asked(reader, pk, key)
    audit.record_by(reader, "event.give_request", f"event:{asked.event_id}")
    return _send(asked)


def _find_asked(reader: User, pk: UUID, key: UUID) -> AskedArrival:
    event = get_object_or_404(list_events(reader), pk=pk)
    return get_object_or_404(AskedArrival.objects.filter(event=event).select_related("hub", "event"), key=key)


@require_POST
@never_cache
@for_permission(ASK)
def make_link(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponseBase:
    """A short address of the same file. It stands on this page and on no other."""
    asked = _find_asked(reader, pk, key)
    with Trying() as trying:
        token, now = open_link(actor=reader, asked=asked, now=timezone.now()), timezone.now()
        address = f"{settings.TITIAN.desk_origin}{reverse('arrival_link', args=[token])}"
        context = {"asked": asked, "address": address, "until": now + LINK_LASTS}
        return render(request, "preparedness/arrival_link.html", context)
    return trying.draw(request, "preparedness/arrival_link.html", {"asked": asked})


@require_safe
@never_cache
def take_by_address(request: HttpRequest, token: str) -> HttpResponse:
    """The signed file and nothing else, for whoever has the address. It says itself for which hub it is."""
    asked = take_by_link(token, timezone.now(), is_counted=request.method == "GET")
    if asked is None:
        raise Http404
    return _send(asked)


def _send(asked: AskedArrival) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="titian-arrival-{asked.reference}.json"'}
    return HttpResponse(asked.file, content_type="application/json", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(ASK)
def take(request: HttpRequest, reader: User) -> HttpResponseBase:
    """A country's file of counts; then the event that they are of."""
    form = dress(CountsForm(*((request.POST, request.FILES) if request.method == "POST" else ())))
    trying = Trying(form)
    context: Context = {}
    if form.is_bound and form.is_valid():
        with trying:
            asked, is_new = take_counts(actor=reader, data=form.cleaned_data["file"].read(), now=timezone.now())
            if is_new:
                return redirect("event", asked.event_id)
            context = {"known": asked}
    return trying.draw(request, "preparedness/counts.html", context)


@require_POST
@for_permission(Permission.DRAFT_REPORTS)
def add_report(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    event = get_object_or_404(list_events(reader), pk=pk)
    report = draft_report(actor=reader, event=event, language=get_language() or "en", now=timezone.now())
    return redirect("situation_report", event.pk, report.key)


def find_report(reader: User, pk: UUID, key: UUID) -> Report:
    event = get_object_or_404(list_events(reader), pk=pk)
    return get_object_or_404(Report.objects.filter(event=event).select_related("event", "by"), key=key)


@require_safe
@for_permission(SEE)
def show_report(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponse:
    report = find_report(reader, pk, key)
    context = {**describe_report(report), "may_report": may(reader, Permission.DRAFT_REPORTS)}
    return render(request, "preparedness/report.html", context)


def describe_report(report: Report) -> Context:
    standing = look_at(report)
    return {"report": report, "event": report.event, "standing": standing, "forms_of": FORMS}


def _write_hxl(report: Report, standing: Standing) -> bytes:
    return write_table(make_table(report, standing))


WRITERS: Final[dict[str, tuple[str, Callable[[Report, Standing], bytes]]]] = {
    "docx": (DOCX, lambda report, standing: write_document(mark(standing), PARTS)),
    "pdf": ("application/pdf", lambda report, standing: print_text(mark(standing), PARTS, report.at.date())),
    "csv": ("text/csv; charset=utf-8", _write_hxl),
}
FORMS: Final = {"docx": "DOCX", "pdf": "PDF", "csv": gettext_lazy("HXL, as CSV")}


@require_safe
@for_permission(SEE)
def give_report(request: HttpRequest, reader: User, pk: UUID, key: UUID, form: str) -> HttpResponse:
    """A file of it, which says where it is out of date; the log says who took it."""
    report = find_report(reader, pk, key)
    if form not in WRITERS:
        raise Http404
    kind, write = WRITERS[form]
    with Trying() as trying:
        made = write(report, look_at(report))
        audit.record_by(reader, "event.give_report", f"event:{report.event_id}", {"form": form})
        headers = {"Content-Disposition": f'attachment; filename="situation-{report.at:%Y-%m-%d}.{form}"'}
        return HttpResponse(made, content_type=kind, headers=headers)
    return trying.draw(request, "preparedness/report.html", describe_report(report))
