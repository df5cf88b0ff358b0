from __future__ import annotations

from django.db import transaction

from titian import audit
from titian.people.models import Organisation, Station, User
from titian.people.passwords import hash_made_up


def add_account(
    *,
    username: str,
    password: str,
    role: str,
    name: tuple[str, str],
    organisation: Organisation | None = None,
    station: Station | None = None,
    is_manager: bool = False,
    actor_id: str = "",
) -> User:
    """A new account with one role; the database refuses an unknown role and a provider without organisation.

    For `titian demo`, which makes the password up; people make their accounts from an invitation.
    """
    user = User(
        username=username,
        role=role,
        first_name=name[0],
        last_name=name[1],
        organisation=organisation,
        station=station,
        is_manager=is_manager,
        password=hash_made_up(password),
    )
    with transaction.atomic():
        user.save()
        audit.record("command", actor_id, "account.add", f"user:{user.pk}", {"role": role})
    return user
