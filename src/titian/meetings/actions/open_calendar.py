from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.meetings.models import CalendarLink
from titian.people.links import hash_token, make_token
from titian.people.models import User
from titian.people.policies import Permission, may


def open_calendar(*, actor: User, now: datetime) -> str:
    """The secret part of the actor's calendar address, said once; one that was there before leads nowhere from now on.

    Raises `NotAllowed`.
    """
    if not may(actor, Permission.SEE_PLAN):
        raise NotAllowed
    token = make_token()
    with transaction.atomic():
        CalendarLink.objects.update_or_create(account=actor, defaults={"token_hash": hash_token(token), "made_at": now})
        audit.record("user", str(actor.pk), "meeting_calendar.open", f"user:{actor.pk}")
    return token


def close_calendar(*, actor: User) -> None:
    """The address leads nowhere from now on."""
    with transaction.atomic():
        if CalendarLink.objects.filter(account=actor).delete()[0]:
            audit.record("user", str(actor.pk), "meeting_calendar.close", f"user:{actor.pk}")
