"""Who hears that something sealed waits for them, and that somebody opened it: that it is so, and nothing of what."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet

from titian.desk.tellings import Listeners, Telling
from titian.people.models import Role, User
from titian.preparedness.models import Addressee, Opening

TOLD_FOR: Final = timedelta(days=1)
"""An opening is told within a day of it; after that it stands on the page alone."""


def list_waiting(now: datetime) -> QuerySet[Addressee]:
    return Addressee.objects.waiting().annotate(waits_since=F("asked_at"))


def find_body(addressee: Addressee) -> Listeners:
    return User.objects.open().filter(role=Role.FOCAL_POINT, organisation=addressee.organisation_id)


def list_opened(now: datetime) -> QuerySet[Opening]:
    rows = Opening.objects.filter(at__gt=now - TOLD_FOR).select_related("addressee__sealed")
    return rows.annotate(waits_since=F("at"))


def find_everybody(opening: Opening) -> Listeners:
    """Whoever sealed it, and every body it was sealed to, whether its turn has come or not; not whoever opened it."""
    sealed = opening.addressee.sealed
    bodies = sealed.addressees.values("organisation")
    told = Q(role=Role.FOCAL_POINT, organisation__in=bodies) | Q(pk=sealed.by_id)
    return User.objects.open().filter(told).exclude(pk=opening.by_id)


def is_urgent(row: object) -> bool:
    return True


TELLINGS: Final = (
    Telling("position_waits", "key", list_waiting, find_body, is_urgent),
    Telling("position_opened", "key", list_opened, find_everybody, is_urgent),
)
