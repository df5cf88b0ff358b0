from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import (
    check_not_last_administrator,
    check_not_last_manager,
    leave_place,
    lock_account,
    withdraw_links,
)
from titian.people.actions.invite import lock_places
from titian.people.errors import AccountClosed
from titian.people.models import Organisation, Station, User
from titian.people.places import check_place
from titian.people.policies import MANAGER_ROLES, may_give, may_manage_account
from titian.people.roles import Role
from titian.people.sessions import end_sessions

if TYPE_CHECKING:
    from uuid import UUID


def move_account(
    *,
    actor: User,
    account_id: UUID,
    role: Role,
    organisation: Organisation | None,
    station: Station | None,
    is_manager: bool,
    now: datetime,
) -> User:
    """Gives the account another role, another place or the manager's mark. Its sessions end.

    With another role or place its phones, its duty and its file of the organisation's key end too: what was given for
    one place does not go to the next. Open links it has made end with any change. Nothing happens when nothing
    changes. Raises `NotAllowed`, `AccountClosed`, `LastAdministrator`, `LastManager`, `StillHolds`, and what
    `check_place` raises.
    """
    with transaction.atomic():
        account = lock_account(account_id)
        if not may_manage_account(actor, account) or not may_give(actor, role, organisation, station):
            raise NotAllowed
        if not account.is_active:
            raise AccountClosed
        organisation, station = lock_places(organisation, station)
        check_place(role, organisation, station)
        is_manager = is_manager and role in MANAGER_ROLES
        before = (account.role, account.organisation, account.station)
        is_moving = before != (role, organisation, station)
        if not is_moving and is_manager == account.is_manager:
            return account
        if role != Role.ADMINISTRATOR:
            check_not_last_administrator(account)
        if is_moving or not is_manager:
            check_not_last_manager(actor, account)
        if is_moving:
            leave_place(actor, account, now)
        else:
            withdraw_links(actor, account, now)
        account.role, account.organisation, account.station = role, organisation, station
        account.is_manager = is_manager
        account.save(update_fields=["role", "organisation", "station", "is_manager"])
        end_sessions(account)
        audit.record_by(
            actor,
            "account.move",
            f"user:{account.pk}",
            {"role": role.value, "is_manager": is_manager, "place_changed": before[1:] != (organisation, station)},
        )
    return account
