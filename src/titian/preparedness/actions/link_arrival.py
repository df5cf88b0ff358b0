"""The short address of an arrival's file: made by whoever may ask, followed by whoever has it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from titian import audit
from titian.people.links import hash_token, make_token
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.codes import LINK_LASTS
from titian.preparedness.errors import HubGone
from titian.preparedness.models import ArrivalLink, AskedArrival


def open_link(*, actor: User, asked: AskedArrival, now: datetime) -> str:
    """The secret part of the address, said once; one of before leads nowhere from now on. Raises `NotAllowed`,
    `HubGone`."""
    check_taking_part(actor, Permission.ASK_ARRIVALS)
    if asked.hub.ended_at is not None:
        raise HubGone
    token = make_token()
    with transaction.atomic():
        ArrivalLink.objects.update_or_create(
            asked=asked,
            defaults={
                "token_hash": hash_token(token), "ends_at": now + LINK_LASTS, "taken": 0, "last_taken_at": None,
                "by": actor, "at": now,
            },
        )  # fmt: skip
        audit.record_by(actor, "event.link_request", f"event:{asked.event_id}", {"arrival": str(asked.key)})
    return token


def take_by_link(token: str, now: datetime, *, is_counted: bool = True) -> AskedArrival | None:
    """What was asked, whose file the address is of; None where it leads nowhere, whyever. Each time is counted."""
    with transaction.atomic():
        link = ArrivalLink.objects.open_at(token, now).select_related("asked").first()
        if link is None:
            return None
        if is_counted:
            ArrivalLink.objects.filter(pk=link.pk).update(taken=F("taken") + 1, last_taken_at=now)
            detail = {"arrival": str(link.asked.key)}
            audit.record("hub", "link", "event.take_request", f"event:{link.asked.event_id}", detail)
    return link.asked
