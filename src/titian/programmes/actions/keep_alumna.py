"""The secret address of an alumna: by it she finds the next call, and is forgotten."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.links import hash_token, make_token
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.programmes.codes import SecondmentState
from titian.programmes.errors import SecondmentOver
from titian.programmes.models import Secondment
from titian.programmes.secondment_workflow import SECONDMENT


def open_alumna_address(*, actor: User, secondment: Secondment, now: datetime) -> str:
    """Said once; one of before leads nowhere from now on. Raises `NotAllowed`, `SecondmentOver`."""
    if not reaches(actor, Permission.KEEP_NOMINATIONS, **secondment.place_of()):
        raise NotAllowed
    token = make_token()
    with transaction.atomic():
        row = Secondment.objects.select_for_update().get(pk=secondment.pk)
        if row.state != SecondmentState.ALUMNI:
            raise SecondmentOver
        row.token_hash = hash_token(token)
        row.save(update_fields=["token_hash"])
        audit.record("user", str(actor.pk), "secondment.open_address", f"secondment:{row.pk}")
    return token


def forget_by_address(secondment: Secondment, now: datetime) -> None:
    """By her own wish: nothing stays but a count of the call."""
    SECONDMENT.perform(secondment, "forget", actor=None, now=now)
