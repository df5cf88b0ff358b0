"""Requests as a partner's program reads and answers them, under /api/v1. A key for answers opens its own."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.security import HttpBearer
from pydantic import AwareDatetime, Field

from titian.desk.problems import Problem
from titian.leads.disruption.actions.keep_answer_key import get_answer_key
from titian.leads.disruption.actions.take_answer import take_answer
from titian.leads.disruption.actions.take_appeal import take_appeal
from titian.leads.disruption.codes import LONGEST_WORDS, MOST_LISTED
from titian.leads.disruption.errors import RequestUnknown
from titian.leads.disruption.letters import read_sent, tell_state
from titian.leads.disruption.models import Appeal, LeadRequest
from titian.leads.errors import KeyUnknown
from titian.leads.models import Partner
from titian.people.addresses import find_network

Ask = Literal["preserve", "warn", "freeze_review", "suspend", "remove"]
Kind = Literal["phone", "handle", "url", "domain", "email", "wallet"]
Told = Literal["open", "on_hold", "withdrawn", "closed"]
Says = Literal["none", "received", "acting", "acted", "refused", "needs_more"]
Words = Annotated[str, Field(max_length=LONGEST_WORDS)]
WhyNot = Literal["", "not_found", "not_ours", "rule_kept", "law", "mistaken"]


class AnswerKeyAuth(HttpBearer):
    """A partner's key for answers. The key by which it gives leads opens nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> Partner:
        return get_answer_key(token, network=find_network(request), now=timezone.now()).partner


router = Router(tags=["leads"], auth=AnswerKeyAuth())
REFUSALS = {401: Problem, 429: Problem}
TAKEN = {404: Problem, 409: Problem, 422: Problem, **REFUSALS}


class TargetOut(Schema):
    kind: Kind
    written: str


class LetterOut(Schema):
    """As it was sent: exactly what is asked, about what, by which rule and words. `evidence` are SHA-256 of pieces."""

    id: uuid.UUID
    statement: str
    ask: Ask
    targets: list[TargetOut]
    rule: str
    quote: str
    evidence: list[str]
    basis: Literal["terms", "agreement", "law"]
    legal_basis: str
    seen_at: datetime
    days: int


class AppealOut(Schema):
    id: uuid.UUID
    by: Literal["target", "partner"]
    state: Literal["open", "upheld", "rejected"]
    decision: str


class RequestOut(Schema):
    """`on_hold`: do nothing, and undo nothing, until it is open again. `withdrawn`: put back what was done.

    `letter` is empty where the desk had to delete it; `sha256` is of the letter as it was sent. Times are the hub's.
    """

    id: uuid.UUID
    state: Told
    why_withdrawn: str
    letter: LetterOut | None
    sha256: str
    sent_at: datetime
    due_at: datetime
    reminders: int
    partner_state: Says
    reason: WhyNot
    told: list[str]
    appeals: list[AppealOut]


class AnswerIn(Schema):
    """`acted_at` by the partner's own clock; it is kept as said, and nothing goes by it. `reason` where it refuses."""

    state: Literal["received", "acting", "acted", "refused", "needs_more"]
    reason: WhyNot = ""
    words: Words = ""
    acted_at: AwareDatetime | None = None


class AppealIn(Schema):
    by: Literal["target", "partner"]
    words: Words


def _partner(request: HttpRequest) -> Partner:
    partner = getattr(request, "auth", None)
    if not isinstance(partner, Partner):
        raise KeyUnknown
    return partner


def _get(partner: Partner, pk: uuid.UUID) -> LeadRequest:
    found = LeadRequest.objects.sent_to(partner).select_related("lead", "partner").filter(pk=pk).first()
    if found is None:
        raise RequestUnknown
    return found


@router.get(
    "/lead-requests", response={200: list[RequestOut], **REFUSALS}, summary="What is asked of me, the newest first"
)
def list_requests(request: HttpRequest) -> list[RequestOut]:
    rows = LeadRequest.objects.sent_to(_partner(request)).select_related("lead").order_by("-sent_at", "pk")
    return [_show(row) for row in rows[:MOST_LISTED]]


@router.get(
    "/lead-requests/{uuid:pk}",
    response={200: RequestOut, 404: Problem, **REFUSALS},
    summary="One request, as it stands",
)
def show_request(request: HttpRequest, pk: uuid.UUID) -> RequestOut:
    return _show(_get(_partner(request), pk))


@router.put(
    "/lead-requests/{uuid:pk}/answers/{uuid:answer}",
    response={200: RequestOut, **TAKEN},
    summary="Say how far I am; the same again is the same answer",
)
def answer_request(request: HttpRequest, pk: uuid.UUID, answer: uuid.UUID, payload: AnswerIn) -> RequestOut:
    partner = _partner(request)
    take_answer(partner=partner, request=_get(partner, pk), answer_id=answer, now=timezone.now(), **payload.dict())
    return _show(_get(partner, pk))


@router.put(
    "/lead-requests/{uuid:pk}/appeals/{uuid:appeal}",
    response={200: AppealOut, **TAKEN},
    summary="Say that a request is wrong, for myself or for whoever it is about",
)
def appeal_request(request: HttpRequest, pk: uuid.UUID, appeal: uuid.UUID, payload: AppealIn) -> AppealOut:
    partner = _partner(request)
    made = take_appeal(
        partner=partner, request=_get(partner, pk), appeal_id=appeal, now=timezone.now(), **payload.dict()
    )
    return _show_appeal(made)


def _show_appeal(appeal: Appeal) -> AppealOut:
    return AppealOut.model_validate(
        {"id": appeal.pk, "by": appeal.by, "state": appeal.state, "decision": appeal.decision}
    )


def _show(row: LeadRequest) -> RequestOut:
    return RequestOut.model_validate(
        {
            "id": row.pk, "state": tell_state(row), "why_withdrawn": row.why_withdrawn, "letter": read_sent(row),
            "sha256": row.sha256, "sent_at": row.sent_at, "due_at": row.due_at, "reminders": row.reminders,
            "partner_state": row.partner_state, "reason": row.partner_why,
            "told": list(row.steps.filter(step="tell").order_by("at", "pk").values_list("words", flat=True)),
            "appeals": [_show_appeal(each) for each in row.appeals.order_by("given_at", "pk")],
        }
    )  # fmt: skip
