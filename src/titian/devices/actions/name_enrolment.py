from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.models import Enrolment
from titian.devices.names import read_name
from titian.devices.policies import may_manage

if TYPE_CHECKING:
    from titian.people.models import User


def name_enrolment(*, actor: User, enrolment: Enrolment, name: str) -> None:
    """Call the phone something people at the station know, such as “counter 2”. Raises `NotAllowed`, `NameUnusable`."""
    if not may_manage(actor, enrolment):
        raise NotAllowed
    with transaction.atomic():
        Enrolment.objects.filter(pk=enrolment.pk).update(name=read_name(name))
        audit.record_by(actor, "enrolment.name", f"enrolment:{enrolment.pk}")
