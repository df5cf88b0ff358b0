from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.notices.errors import LinkOver
from titian.notices.models import Preference
from titian.notices.policies import may_receive
from titian.people.links import hash_token
from titian.people.models import User


def confirm_address(*, account: User, token: str, now: datetime) -> None:
    """The link that was sent to the account's address was opened: mail goes there from now on.

    Raises `NotAllowed`, and `LinkOver` for one that is used, over, or another account's.
    """
    if not may_receive(account):
        raise NotAllowed
    with transaction.atomic():
        row = Preference.objects.select_for_update().filter(account=account, token_hash=hash_token(token)).first()
        if row is None or row.token_expires_at is None or row.token_expires_at <= now:
            raise LinkOver
        row.token_hash, row.token_expires_at, row.refused_at = "", None, None
        row.confirmed_at = row.mail_since = now
        row.save()
        audit.record_by(account, "notice.confirm_address", f"user:{account.pk}")
