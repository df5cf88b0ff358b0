from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import may_manage_account
from titian.people.sessions import end_sessions

if TYPE_CHECKING:
    from uuid import UUID


def sign_out_account(*, actor: User, account_id: UUID) -> User:
    """Ends every session of an account the actor manages: a browser was left open, or somebody else may be in it.

    The password stays; where that may be known, a way back is made instead. Raises `NotAllowed`.
    """
    with transaction.atomic():
        account = User.objects.select_for_update().get(public_id=account_id)
        if not may_manage_account(actor, account):
            raise NotAllowed
        end_sessions(account)
        audit.record_by(actor, "session.end_all", f"user:{account.pk}")
    return account
