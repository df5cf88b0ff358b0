from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.codes import KEY_LASTS
from titian.leads.models import Partner
from titian.people.models import User
from titian.people.policies import Permission, reaches

_SALT: Final = "titian.leads.partner"


def add_partner(*, actor: User, now: datetime, name: str) -> Partner:
    """A partner without a key. Raises `NotAllowed`."""
    if not reaches(actor, Permission.KEEP_PARTNERS):
        raise NotAllowed
    with transaction.atomic():
        partner = Partner.objects.create(name=name)
        audit.record("user", str(actor.pk), "lead_partner.add", f"lead_partner:{partner.pk}")
    return partner


def make_key(*, actor: User, partner: Partner, now: datetime) -> str:
    """A new key in place of the one before, good for a year; the hub keeps a hash of it alone. Raises `NotAllowed`."""
    if not reaches(actor, Permission.KEEP_PARTNERS):
        raise NotAllowed
    key = secrets.token_urlsafe(32)
    with transaction.atomic():
        partner.key_hash, partner.key_expires_on = hash_key(key), now.date() + KEY_LASTS
        partner.save(update_fields=["key_hash", "key_expires_on"])
        audit.record("user", str(actor.pk), "lead_partner.make_key", f"lead_partner:{partner.pk}")
    return key


def hash_key(key: str) -> str:
    return salted_hmac(_SALT, key, algorithm="sha256").hexdigest()
