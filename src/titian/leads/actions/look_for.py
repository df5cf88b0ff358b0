from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.codes import Part, Purpose
from titian.leads.errors import OnlyOfferers, PurposeNotGiven
from titian.leads.models import Lead, Mention, Search
from titian.people.models import User
from titian.people.policies import Permission, reaches


def look_for(*, actor: User, mention: Mention, purpose: str, why: str, now: datetime) -> Search:
    """Looks for an offerer's identifier of a lead in other leads, and writes down who looked, for what and why.

    There is no other way to look for one: nothing is typed. Raises `NotAllowed`, `OnlyOfferers`, `PurposeNotGiven`.
    """
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    if mention.part != Part.OFFERER:
        raise OnlyOfferers
    order = list(Purpose.values)
    if order.index(mention.lead.purpose) < order.index(purpose):
        raise PurposeNotGiven
    with transaction.atomic():
        found = Lead.objects.filter(mentions__in=Mention.objects.joined_by(mention)).given_for(purpose).count()
        search = Search.objects.create(
            mention=mention, kind=mention.kind, purpose=purpose, why=why.strip(), found=found, by=actor, at=now
        )
        detail: dict[str, str | int | bool] = {"search": str(search.pk), "purpose": purpose, "found": found}
        audit.record("user", str(actor.pk), "lead.look", f"lead:{mention.lead_id}", detail)
    return search
