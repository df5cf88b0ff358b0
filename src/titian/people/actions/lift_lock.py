from __future__ import annotations

from axes.models import AccessAttempt
from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User, WrongCode
from titian.people.policies import Permission, may


def lift_lock(*, actor: User, username: str) -> int:
    """Forgets the wrong tries of one user name, as `Lock.kept_as` has it, wherever they came from.

    Returns how many rows went. Raises `NotAllowed`. The log names the account, or nobody when there is none of that
    name.
    """
    if not may(actor, Permission.LIFT_LOCKS):
        raise NotAllowed
    with transaction.atomic():
        account = User.objects.filter(username=username).first()
        gone, _ = AccessAttempt.objects.filter(username=username).delete()
        if account is not None:
            gone += WrongCode.objects.filter(account=account).delete()[0]
        if gone:
            thing = f"user:{account.pk}" if account is not None else "user:unknown"
            audit.record_by(actor, "lock.lift", thing)
    return int(gone)
