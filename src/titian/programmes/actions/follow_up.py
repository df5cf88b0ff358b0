"""What became of action plans: asked by the clock, answered on the desk or at a secret address, or by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.desk.errors import NotAllowed
from titian.desk.follow_ups import ask_rows
from titian.people.links import hash_token, make_token
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.programmes.models import FollowUp, Undertaking
from titian.programmes.workflow import FOLLOW_UP


def has_nobody_to_ask(undertaking: Undertaking) -> bool:
    """No address was given out, and whose people do it has left, has no desk here, or its organisation is closed."""
    if undertaking.token_hash is not None:
        return False
    party = undertaking.party
    return (
        party is None
        or party.left_on is not None
        or party.organisation is None
        or party.organisation.closed_at is not None
    )


def ask_due() -> None:
    """Asks what is due, and lets what was asked long ago stand as no answer. Safe to run twice."""
    rows = FollowUp.objects.due(timezone.localdate()).select_related("undertaking__party__organisation")
    ask_rows(FOLLOW_UP, rows, FollowUp.objects.asked(), lambda row: has_nobody_to_ask(row.undertaking), timezone.now())


def open_address(*, actor: User, undertaking: Undertaking, now: datetime) -> str:
    """The secret part of the address at which it is answered, said once; one of before leads nowhere from now on.

    Raises `NotAllowed`.
    """
    if not reaches(actor, Permission.KEEP_PROGRAMMES, organisation=undertaking.programme.organiser_id):
        raise NotAllowed
    token = make_token()
    with transaction.atomic():
        undertaking.token_hash = hash_token(token)
        undertaking.save(update_fields=["token_hash"])
        audit.record("user", str(actor.pk), "follow_up.open_address", f"programme:{undertaking.programme_id}")
    return token


def answer_by_address(follow_up: FollowUp, given: Mapping[str, Any], now: datetime) -> FollowUp:  # Any: by the form
    """What whoever has the address says; the log names nobody."""
    return FOLLOW_UP.perform(follow_up, "answer", actor=None, now=now, given=given)
