from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed, RecordGone
from titian.leads.disruption.checks import check_grade, check_lead, check_targets
from titian.leads.disruption.codes import Inside
from titian.leads.disruption.errors import QuoteNotThere
from titian.leads.disruption.letters import check_words, read_evidence
from titian.leads.disruption.models import LeadRequest
from titian.leads.disruption.steps import add_step
from titian.leads.edge import level
from titian.leads.models import Lead, Mention, Partner
from titian.leads.workflow import LEAD
from titian.people.models import User
from titian.people.policies import Permission, reaches


def draft_request(*, actor: User, lead: Lead, now: datetime, inside: str, inside_why: str, **given: Any) -> Any:
    """A draft, from the cleaned form; where people may be inside none, but the lead, frozen. Any: of that form; either.

    Raises `NotAllowed`, `RecordGone`, and what may not be asked, or not in these words.
    """
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    if inside == Inside.YES:
        return LEAD.perform(lead, "freeze", actor=actor, now=now, given={"why": inside_why})
    with transaction.atomic():
        locked = Lead.objects.select_for_update().filter(pk=lead.pk).first()
        if locked is None:
            raise RecordGone
        return _draft(actor, locked, now, inside=inside, inside_why=inside_why, **given)


def _draft(
    actor: User,
    lead: Lead,
    now: datetime,
    *,
    partner: Partner,
    targets: Iterable[Mention],
    rule: str,
    quote: str,
    evidence: str,
    legal_basis: str,
    is_there: bool,
    **given: Any,  # Any: fields of a request
) -> LeadRequest:
    rows = list(targets)
    check_lead(lead)
    check_targets(lead, given["ask"], rows)
    if level(quote) not in level(lead.words):
        raise QuoteNotThere
    check_words(lead, partner, rule, legal_basis)
    request = LeadRequest(
        lead=lead, partner=partner, rule=rule, quote=quote, evidence=read_evidence(evidence), legal_basis=legal_basis,
        looked_at=now, looked_by=actor, drafted_by=actor, **given,
    )  # fmt: skip
    check_grade(request, lead, rows)
    request.save()
    request.targets.set(rows)
    add_step(request, "add", by=actor, at=now, words=request.inside_why)
    audit.record("user", str(actor.pk), "lead_request.add", f"lead_request:{request.pk}", {"lead": str(lead.pk)})
    return request
