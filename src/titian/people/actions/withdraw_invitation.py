from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.errors import InvitationUnknown
from titian.people.models import Invitation

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.models import User


def withdraw_invitation(*, actor: User, invitation_id: UUID, now: datetime) -> None:
    """The link stops working. Raises `InvitationUnknown` for one that is out of reach or no longer open."""
    with transaction.atomic():
        found = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
        if found is None or not found.is_open(now) or not Invitation.objects.managed_by(actor).filter(pk=found.pk):
            raise InvitationUnknown
        found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        audit.record_by(actor, "invitation.withdraw", f"invitation:{found.pk}")
