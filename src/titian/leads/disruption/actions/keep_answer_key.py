from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.codes import KEY_LASTS
from titian.leads.disruption.models import AnswerKey
from titian.leads.errors import KeyUnknown
from titian.leads.models import Partner
from titian.people import limits
from titian.people.models import User
from titian.people.policies import Permission, reaches

_SALT: Final = "titian.leads.answers"


def make_answer_key(*, actor: User, partner: Partner, now: datetime) -> str:
    """A new key for answers in place of the one before, good for a year, kept as a hash. Raises `NotAllowed`."""
    if not reaches(actor, Permission.KEEP_PARTNERS):
        raise NotAllowed
    key = secrets.token_urlsafe(32)
    with transaction.atomic():
        AnswerKey.objects.update_or_create(
            partner=partner, defaults={"key_hash": hash_key(key), "expires_on": now.date() + KEY_LASTS}
        )
        audit.record("user", str(actor.pk), "lead_partner.make_answer_key", f"lead_partner:{partner.pk}")
    return key


def get_answer_key(key: str, *, network: str, now: datetime) -> AnswerKey:
    """Whose key this is. Raises `KeyUnknown`; `RateExceeded` for who tries some or asks much."""
    found = AnswerKey.objects.good_on(now.date()).select_related("partner").filter(key_hash=hash_key(key)).first()
    if found is None:
        limits.require("lookup", network, now)
        raise KeyUnknown
    limits.require("public", f"lead_partner:{found.partner_id}", now)
    return found


def hash_key(key: str) -> str:
    """Of another salt than a key that gives: neither is ever taken for the other."""
    return salted_hmac(_SALT, key, algorithm="sha256").hexdigest()
