from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.leads.disruption.codes import OUT, RequestState
from titian.leads.disruption.errors import AnswerDiffers, RequestMoved
from titian.leads.disruption.letters import check_words
from titian.leads.disruption.models import Appeal, LeadRequest
from titian.leads.disruption.steps import add_step
from titian.leads.edge import clean
from titian.leads.models import Partner
from titian.people.models import User


def take_appeal(
    *, partner: Partner, request: LeadRequest, appeal_id: uuid.UUID, by: str, words: str, now: datetime
) -> Appeal:
    """The partner's own, or one of whoever it is about that the partner passes on. The same again is the same appeal.

    Raises `AnswerDiffers`, `RequestMoved` where it was withdrawn, and what the edge refuses; 404 is the caller's.
    """
    words = clean(words)
    with transaction.atomic():
        locked = LeadRequest.objects.select_for_update().get(pk=request.pk, partner=partner)
        there = Appeal.objects.filter(pk=appeal_id).first()
        if there is not None:
            if (there.request_id, there.by, there.why) != (locked.pk, by, words):
                raise AnswerDiffers
            return there
        if locked.state not in OUT | {RequestState.CLOSED}:
            raise RequestMoved
        appeal = open_appeal(locked, by=by, words=words, now=now, appeal_id=appeal_id)
        audit.record(
            "hub", "worker", "lead_request.appeal", f"lead_request:{locked.pk}",
            {"appeal": str(appeal.pk), "partner": str(partner.pk)},
        )  # fmt: skip
    return appeal


def open_appeal(
    request: LeadRequest,
    *,
    by: str,
    words: str,
    now: datetime,
    actor: User | None = None,
    appeal_id: uuid.UUID | None = None,
) -> Appeal:
    """Within the transaction of whoever has the request locked; `actor` is the analyst who passes it on."""
    check_words(request.lead, request.partner, words)
    appeal = Appeal.objects.create(pk=appeal_id or uuid.uuid4(), request=request, by=by, why=words, given_at=now)
    add_step(request, "appeal", by=actor, at=now, code=by)
    return appeal
