from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.derived_models import PairJudgement
from titian.leads.errors import SameLead
from titian.leads.models import Lead
from titian.people.models import User
from titian.people.policies import Permission, reaches


def judge_pair(*, actor: User, one: Lead, other: Lead, verdict: str, why: str, now: datetime) -> PairJudgement:
    """Says of two leads whether they belong together; the last that is said of a pair holds, from the next gathering.

    Neither lead is changed, and nothing is overwritten. Raises `NotAllowed`, `SameLead`.
    """
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    if one.pk == other.pk:
        raise SameLead
    first, second = sorted((one, other), key=lambda lead: lead.pk)
    with transaction.atomic():
        judgement = PairJudgement.objects.create(
            one=first, other=second, verdict=verdict, why=why.strip(), by=actor, at=now
        )
        detail: dict[str, str | int | bool] = {"other": str(other.pk), "verdict": verdict}
        audit.record("user", str(actor.pk), "lead.judge", f"lead:{one.pk}", detail)
    return judgement
