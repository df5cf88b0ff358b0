from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices import codes
from titian.devices.errors import HubKeyMissing, OfficerNotEligible
from titian.devices.models import EnrolmentCode
from titian.devices.names import read_name
from titian.devices.policies import can_carry_a_phone, may_enrol
from titian.library.errors import IdentityMissing
from titian.library.identity import get_hub_identity
from titian.sealing.encoding import encode_base64url

if TYPE_CHECKING:
    from titian.people.models import User

LIFETIME: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class NewCode:
    """Shown once; the hub keeps only hashes. `root_thumbprint` gives the words both screens show."""

    link: str = field(repr=False)
    link_code: str = field(repr=False)
    typed_code: str = field(repr=False)
    root_thumbprint: str
    expires_at: datetime


def create_enrolment_code(*, actor: User, officer: User, now: datetime, name: str = "") -> NewCode:
    """Make the one-time right to enrol a phone for `officer`, as a link and as a code to type.

    `name` is what the phone will be called. The code lives ten minutes; an older one of the same officer that nobody
    used stops working. Raises `NotAllowed`, `OfficerNotEligible`, `NameUnusable`, and `HubKeyMissing` when the hub
    could not enrol anybody.
    """
    if not may_enrol(actor, officer):
        raise NotAllowed
    if not can_carry_a_phone(officer) or officer.station is None:
        raise OfficerNotEligible
    phone_name = read_name(name)
    try:
        hub = get_hub_identity()
    except IdentityMissing as error:
        raise HubKeyMissing from error
    link_code, typed_code = codes.make_link_code(), _free_typed_code()
    expires_at = now + LIFETIME
    with transaction.atomic():
        EnrolmentCode.objects.filter(officer=officer, enrolment__isnull=True).delete()
        EnrolmentCode.objects.create(
            officer=officer,
            station=officer.station,
            created_by=actor,
            name=phone_name,
            link_hash=codes.hash_code(link_code),
            locator=typed_code[: codes.LOCATOR_LENGTH],
            secret_hash=codes.hash_code(typed_code),
            created_at=now,
            expires_at=expires_at,
        )
        audit.record_by(actor, "enrolment_code.create", f"user:{officer.pk}")
    return NewCode(
        link=_link(hub.hub_id, link_code, hub.root_thumbprint),
        link_code=link_code,
        typed_code=codes.show_typed_code(typed_code),
        root_thumbprint=hub.root_thumbprint,
        expires_at=expires_at,
    )


def _free_typed_code() -> str:
    code = codes.make_typed_code()
    while EnrolmentCode.objects.filter(locator=code[: codes.LOCATOR_LENGTH]).exists():
        code = codes.make_typed_code()
    return code


def _link(hub_id: str, code: str, root: str) -> str:
    origin = str(settings.TITIAN.field_origin)
    body = json.dumps({"hub": origin, "hub_id": hub_id, "code": code, "root": root}, separators=(",", ":"))
    return f"{origin}/#enrol={encode_base64url(body.encode())}"
