from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.codes import SeaPart
from titian.preparedness.errors import BodyUnknown
from titian.preparedness.models import SeaBody
from titian.workplan.models import Party


def keep_sea_body(*, actor: User, organisation: UUID, part: str, now: datetime) -> None:
    """What a member's body is at sea; nothing with a blank `part`. What was sealed to it before stays as it was.

    Raises `NotAllowed`, `BodyUnknown`.
    """
    check_taking_part(actor, Permission.RECONCILE_EVENTS)
    if part not in {"", *SeaPart.values} or not Party.objects.present().filter(organisation=organisation).exists():
        raise BodyUnknown
    with transaction.atomic():
        if part:
            SeaBody.objects.update_or_create(
                organisation_id=organisation, defaults={"part": part, "by": actor, "at": now}
            )
        else:
            SeaBody.objects.filter(organisation=organisation).delete()
        audit.record("user", str(actor.pk), "sea_body.keep", f"organisation:{organisation}", {"part": part})
