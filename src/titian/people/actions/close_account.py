from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.actions.take_duty import leave_duty
from titian.people.errors import AccountClosed, LastAdministrator, LastManager, StillHolds
from titian.people.leaving import end_all_work, list_holdings
from titian.people.models import Invitation, Organisation, OrganisationKeyFile, User
from titian.people.policies import may_manage_account
from titian.people.roles import Role
from titian.people.sessions import end_sessions

if TYPE_CHECKING:
    from uuid import UUID


def close_account(*, actor: User, account_id: UUID, now: datetime) -> User:
    """Ends the account: its sessions, its phones, its duty, its links and its file of the organisation's key go too.

    The row stays, since the audit log names it. Raises `NotAllowed`, `AccountClosed`, `LastAdministrator`,
    `LastManager` (of the own account, and of an independent body by whoever it is), and `StillHolds` when something
    would be lost that nobody else could open.
    """
    with transaction.atomic():
        account = lock_account(account_id)
        if not may_manage_account(actor, account):
            raise NotAllowed
        if not account.is_active:
            raise AccountClosed
        check_not_last_administrator(account)
        check_not_last_manager(actor, account)
        leave_place(actor, account, now)
        account.invitations.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
        account.is_active, account.closed_at, account.is_manager = False, now, False
        account.save(update_fields=["is_active", "closed_at", "is_manager"])
        end_sessions(account)
        audit.record_by(actor, "account.close", f"user:{account.pk}", {"role": account.role})
    return account


def lock_account(account_id: UUID) -> User:
    """The account, held together with its organisation, whose key and members are weighed next."""
    found = User.objects.only("organisation").get(public_id=account_id)
    if found.organisation_id is not None:
        Organisation.objects.select_for_update().get(pk=found.organisation_id)
    return User.objects.select_for_update().get(public_id=account_id)


def check_not_last_administrator(account: User) -> None:
    """Holds every administrator's row, so that two cannot close each other at once."""
    if account.role != Role.ADMINISTRATOR:
        return
    open_ones = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk")
    if not [one for one in open_ones if one.pk != account.pk]:
        raise LastAdministrator


def check_not_last_manager(actor: User, account: User) -> None:
    """Nobody leaves their own organisation without one who invites and closes members. Raises `LastManager`.

    Of an independent body nobody at all does: no administrator could put another in place. The caller holds the
    organisation's row, so that two managers cannot close each other at once.
    """
    if not account.is_manager or (actor.pk != account.pk and account.role != Role.OVERSIGHT):
        return
    others = User.objects.open().filter(organisation=account.organisation_id, is_manager=True).exclude(pk=account.pk)
    if not others.exists():
        raise LastManager


def withdraw_links(actor: User, account: User, now: datetime) -> None:
    """Ends every open link the account has made: what it could give, it gives no more."""
    for made in Invitation.objects.select_for_update().filter(
        invited_by=account, used_at__isnull=True, withdrawn_at__isnull=True
    ):
        made.withdrawn_at = now
        made.save(update_fields=["withdrawn_at"])
        audit.record_by(actor, "invitation.withdraw", f"invitation:{made.pk}")


def leave_place(actor: User, account: User, now: datetime) -> None:
    """Ends everything the account does at its place; raises `StillHolds` first when that would lose something."""
    refused = [holding for holding in list_holdings(account) if holding.refuses]
    if refused:
        raise StillHolds(" ".join(holding.sentence for holding in refused))
    end_all_work(actor, account, now)
    withdraw_links(actor, account, now)
    leave_duty(account, now)
    files, _ = OrganisationKeyFile.objects.filter(member=account).delete()
    if files:
        audit.record_by(actor, "key_file.remove", f"user:{account.pk}")
