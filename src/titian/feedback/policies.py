from __future__ import annotations

from titian.people.models import User
from titian.people.policies import Permission, may


def may_publish(actor: User) -> bool:
    return may(actor, Permission.READ_COMPLAINTS)
