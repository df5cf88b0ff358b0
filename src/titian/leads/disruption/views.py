"""The desk's pages of requests, appeals, and the way of an investigation."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from titian import audit
from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, list_page
from titian.leads.codes import OPEN, Kind, PartnerState
from titian.leads.disruption.actions.draft_request import draft_request
from titian.leads.disruption.actions.keep_answer_key import make_answer_key
from titian.leads.disruption.checks import READY
from titian.leads.disruption.codes import STATEMENT, Ask, Basis, PartnerSays, WhyNot
from titian.leads.disruption.forms import BACK, make_draft_form
from titian.leads.disruption.letters import Content, read_content, tell_state
from titian.leads.disruption.models import AnswerKey, Appeal, InsidePath, LeadRequest, RequestStep
from titian.leads.disruption.tables import REQUESTS
from titian.leads.disruption.workflow import APPEAL, PATH, REQUEST, WHY_CLOSED, WHY_TAKEN_BACK
from titian.leads.models import Lead, Partner
from titian.leads.partner_views import list_partners
from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.sealing.encoding import parse_instant

SEE: Final = Permission.SEE_LEADS
KEEP: Final = Permission.KEEP_LEADS
Context = dict[str, Any]  # Any: what templates take


def list_requests(reader: User) -> QuerySet[LeadRequest]:
    return LeadRequest.objects.visible_to(reader).select_related("partner", "lead")


REQUESTS_PAGE: Final = list_page("leads/requests.html", REQUESTS, SEE, list_requests, may_export=False)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def add_request(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """A draft about one lead; or the lead itself, frozen, where people may be inside."""
    lead = get_object_or_404(Lead.objects.visible_to(reader), pk=pk)
    now = timezone.now()
    partners = Partner.objects.filter(answer_key__in=AnswerKey.objects.good_on(now.date())).order_by("name")
    form = dress(make_draft_form(lead, partners, request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            return redirect(draft_request(actor=reader, lead=lead, now=now, **form.cleaned_data))
    return trying.draw(request, "leads/ask.html", {"lead": lead, "has_partners": partners.exists()})


def describe_request(request: HttpRequest, reader: User, record: LeadRequest) -> Context:
    """Opening a request is written into the log, as opening its lead is."""
    audit.record("user", str(reader.pk), "lead_request.read", f"lead_request:{record.pk}")
    return {
        "letter": describe_letter(read_content(record)),
        "told": tell_state(record),
        "why_withdrawn": WHY_TAKEN_BACK.get(record.why_withdrawn, ""),
        "steps": [
            (row, REQUEST.moves[row.step].label if row.step in REQUEST.moves else "", say_code(row))
            for row in record.steps.select_related("by").order_by("-at", "pk")
        ],
        "appeals": record.appeals.order_by("given_at", "pk"),
    }


def describe_letter(content: Content | None) -> Context | None:
    """A letter in the reader's language; its statement too."""
    if content is None:
        return None
    return {
        **content,
        "statement": STATEMENT,
        "ask": Ask(content["ask"]).label,
        "basis": Basis(content["basis"]).label,
        "targets": [(Kind(each["kind"]).label, each["written"]) for each in content["targets"]],
        "seen_at": parse_instant(content["seen_at"]),
    }


def say_code(step: RequestStep) -> str:
    """A step's codes, in the reader's language: how far the partner is and why, or the reason of a move."""
    said: dict[str, Any] = {
        **dict(PartnerSays.choices), **dict(WhyNot.choices), **WHY_TAKEN_BACK, **WHY_CLOSED, **BACK
    }  # fmt: skip
    if step.step == "answer":
        return ": ".join(str(said[code]) for code in step.code.split(":") if code)
    return str(said.get(step.code, ""))


REQUEST_PAGE: Final = RecordPage("leads/request.html", REQUEST, SEE, list_requests, describe_request)


def list_appeals(reader: User) -> QuerySet[Appeal]:
    return Appeal.objects.visible_to(reader).select_related("request__partner", "request__lead", "decided_by")


def describe_appeal(request: HttpRequest, reader: User, record: Appeal) -> Context:
    return {"letter": describe_letter(read_content(record.request))}


APPEAL_PAGE: Final = RecordPage("leads/appeal.html", APPEAL, SEE, list_appeals, describe_appeal, shows_history=True)


def list_paths(reader: User) -> QuerySet[InsidePath]:
    return InsidePath.objects.visible_to(reader).select_related("lead")


PATH_PAGE: Final = RecordPage("leads/path.html", PATH, SEE, list_paths, shows_history=True)


def describe_asked(reader: User, lead: Lead) -> Context:
    """For the lead's own page: what is asked about it, and how far an investigation is."""
    return {
        "requests": list_requests(reader).filter(lead=lead).order_by("-looked_at", "pk"),
        "path": list_paths(reader).filter(lead=lead).order_by("-opened_at", "pk").first(),
        "may_ask": lead.state in READY,
        "is_open": lead.state in OPEN,
    }


@require_POST
@for_permission(Permission.KEEP_PARTNERS)
@after_proof
def give_answer_key(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The new key stands on this page and on no other."""
    partner = get_object_or_404(list_partners(reader), pk=pk, state=PartnerState.ACTIVE)
    key = make_answer_key(actor=reader, partner=partner, now=timezone.now())
    return render(request, "leads/answer_key.html", {"key": key, "partner": partner})
