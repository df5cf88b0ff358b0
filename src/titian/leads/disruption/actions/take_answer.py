from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from titian.leads.disruption.codes import ANSWERS, PartnerSays, RequestState
from titian.leads.disruption.errors import AnswerDiffers, AnswerUnclear, RequestMoved
from titian.leads.disruption.letters import check_words
from titian.leads.disruption.models import LeadRequest, RequestStep
from titian.leads.disruption.workflow import REQUEST
from titian.leads.edge import clean
from titian.leads.models import Lead, Partner


def take_answer(
    *,
    partner: Partner,
    request: LeadRequest,
    answer_id: uuid.UUID,
    state: str,
    reason: str = "",
    words: str = "",
    acted_at: datetime | None = None,
    now: datetime,
) -> LeadRequest:
    """What the partner says of a request that was sent to it; the same again is the same answer.

    `acted_at` is kept as the partner's clock had it, before or after ours. Raises `AnswerDiffers`, `AnswerUnclear`,
    `RequestMoved` where it was withdrawn or closed, and what the edge refuses.
    """
    words = clean(words)
    if (state == PartnerSays.REFUSED) != bool(reason):
        raise AnswerUnclear
    if words:
        check_words(None, partner, words)
    code = ":".join(filter(None, (state, reason)))
    with transaction.atomic():
        # The lead before the request, as whoever makes a move of either.
        if request.lead_id is not None:
            Lead.objects.select_for_update().filter(pk=request.lead_id).first()
        locked = LeadRequest.objects.select_for_update().get(pk=request.pk, partner=partner)
        there = RequestStep.objects.filter(pk=answer_id).first()
        if there is not None:
            if (there.request_id, there.step, there.code, there.words) != (locked.pk, "answer", code, words):
                raise AnswerDiffers
            return locked
        if not locked.sent_at:
            raise RequestMoved
        move = "answer" if locked.state == RequestState.SENT and state in ANSWERS else "hear"
        given = {"answer": answer_id, "state": state, "reason": reason, "words": words, "acted_at": acted_at}
        return REQUEST.perform(locked, move, actor=None, now=now, given=given)
