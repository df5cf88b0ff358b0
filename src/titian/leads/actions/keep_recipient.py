from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.errors import NotReading
from titian.leads.models import Partner, Recipient
from titian.leads.package_codes import READ_LASTS_DAYS
from titian.people.models import User
from titian.people.policies import Permission, reaches

_SALT: Final = "titian.leads.recipient"


def keep_recipient(
    *, actor: User, now: datetime, partner: Partner, purpose: str, use: str, countries: Sequence[str]
) -> Recipient:
    """What a partner reads for, what it does with it and whose organ it is, in place of what stood there.

    Raises `NotAllowed`.
    """
    if not reaches(actor, Permission.KEEP_PARTNERS):
        raise NotAllowed
    told = {"purpose": purpose, "use": use, "countries": " ".join(sorted(countries))}
    with transaction.atomic():
        recipient, _ = Recipient.objects.update_or_create(partner=partner, defaults=told)
        detail: dict[str, str | int | bool] = {"purpose": purpose, "use": use, "countries": len(countries)}
        audit.record("user", str(actor.pk), "lead_partner.let_read", f"lead_partner:{partner.pk}", detail)
    return recipient


def make_read_key(*, actor: User, partner: Partner, now: datetime) -> str:
    """A new key to read with, in place of the one before, good for a year. Raises `NotAllowed`, `NotReading`."""
    if not reaches(actor, Permission.KEEP_PARTNERS):
        raise NotAllowed
    key = secrets.token_urlsafe(32)
    with transaction.atomic():
        recipient = Recipient.objects.select_for_update().filter(partner=partner).first()
        if recipient is None:
            raise NotReading
        recipient.key_hash, recipient.key_expires_on = hash_read_key(key), now.date() + timedelta(days=READ_LASTS_DAYS)
        recipient.save(update_fields=["key_hash", "key_expires_on"])
        audit.record("user", str(actor.pk), "lead_partner.make_read_key", f"lead_partner:{partner.pk}")
    return key


def hash_read_key(key: str) -> str:
    return salted_hmac(_SALT, key, algorithm="sha256").hexdigest()
