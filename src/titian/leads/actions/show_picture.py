"""The picture of a lead, blurred until somebody asks for it; that they did is counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.models import Lead
from titian.leads.picture_models import PictureShown
from titian.people.models import User
from titian.people.policies import Permission, reaches

SHOWN_FOR: Final = timedelta(minutes=1)


def show_picture(*, actor: User, lead: Lead, now: datetime) -> None:
    """The picture may be fetched for a minute. Raises `NotAllowed`."""
    if not reaches(actor, Permission.SEE_LEADS):
        raise NotAllowed
    with transaction.atomic():
        PictureShown.objects.create(lead=lead, by=actor, at=now)
        audit.record("user", str(actor.pk), "lead.picture_shown", f"lead:{lead.pk}")


def may_fetch(actor: User, lead: Lead, now: datetime) -> bool:
    """Whether this person asked for it within the last minute."""
    return PictureShown.objects.filter(lead=lead, by=actor, at__gt=now - SHOWN_FOR, at__lte=now).exists()
