from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.locks import MOST_WRONG_CODES, get_pause
from titian.people.models import WrongCode

if TYPE_CHECKING:
    from titian.people.models import User


def note_wrong_code(*, account: User, now: datetime) -> None:
    """Counts one wrong code, and says in the log when it was one too many. Those that count no more are forgotten."""
    with transaction.atomic():
        WrongCode.objects.filter(at__lte=now - get_pause()).delete()
        WrongCode.objects.create(account_id=account.pk, at=now)
        if WrongCode.objects.filter(account=account.pk).count() == MOST_WRONG_CODES:
            audit.record("hub", "lockout", "lock.begin", f"user:{account.pk}", {"from": "everywhere"})
