from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import lock_account
from titian.people.actions.invite import NewLink, lock_places, make_invitation
from titian.people.models import Invitation
from titian.people.places import check_place
from titian.people.policies import may_manage_account
from titian.people.roles import Role

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.models import User


def recover_account(*, actor: User | None, account_id: UUID, now: datetime) -> NewLink:
    """A one-time way back into an account whose password or second factor was lost, or that was closed.

    Nothing changes until the link is used; an earlier one that nobody used stops working. `actor` is None for the
    command on the server. Raises `NotAllowed`, and what `check_place` raises.
    """
    with transaction.atomic():
        account = lock_account(account_id)
        if actor is not None and (actor.pk == account.pk or not may_manage_account(actor, account)):
            raise NotAllowed
        organisation, station = lock_places(account.organisation, account.station)
        check_place(Role(account.role), organisation, station)
        account.invitations.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
        made = make_invitation(
            kind=Invitation.Kind.RECOVER,
            role=Role(account.role),
            organisation=organisation,
            station=station,
            is_manager=account.is_manager,
            invited_by=actor,
            account=account,
            now=now,
        )
        kind, who = ("user", str(actor.pk)) if actor is not None else ("command", "recover-admin")
        audit.record(kind, who, "account.recover", f"user:{account.pk}")
    return made
