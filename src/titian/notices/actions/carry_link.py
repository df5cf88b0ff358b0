from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from titian.notices.errors import AddressRefused, NotSent
from titian.notices.mail import send
from titian.notices.models import Carrier, Preference
from titian.notices.policies import may_receive
from titian.notices.settling import note_taken
from titian.notices.words import write_confirmation
from titian.people.links import hash_token, make_token

LIFETIME: Final = timedelta(days=1)


def carry_link(account_pk: int) -> None:
    """Makes the link that confirms an address and sends it there; the hub keeps a keyed hash of it.

    A link that could not be sent is not tried again by itself: its owner is at the desk, and the page says so. Run
    twice, the later link counts.
    """
    row = Preference.objects.select_related("account").filter(account=account_pk, confirmed_at=None).first()
    if row is None or not row.address or not may_receive(row.account):
        return
    address, token, now = row.address, make_token(), timezone.now()
    subject, text = write_confirmation(
        row.account.language, f"{settings.TITIAN.desk_origin}/account/notices/confirm/{token}/"
    )
    same = Preference.objects.filter(account=account_pk, address=address, confirmed_at=None)
    same.update(token_hash=hash_token(token), token_expires_at=now + LIFETIME, link_failed_at=None, refused_at=None)
    try:
        send(address, subject, text, str(uuid.uuid4()))
    except AddressRefused:
        same.update(token_hash="", token_expires_at=None, refused_at=timezone.now())
    except NotSent:
        same.update(token_hash="", token_expires_at=None, link_failed_at=timezone.now())
    else:
        note_taken(Carrier.MAIL, timezone.now())
