from __future__ import annotations

from django.db import transaction

from titian import audit
from titian.people.models import User


def change_password(*, account: User, password: str) -> None:
    """The account's own new password, checked by the caller. Every session with the old one ends."""
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        audit.record_by(account, "account.change_password", f"user:{account.pk}")
