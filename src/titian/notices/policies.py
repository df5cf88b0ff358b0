"""Who hears that something waits. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from titian.notices.models import Browser
    from titian.people.models import User


def may_receive(account: User) -> bool:
    """Roles for whom something can wait: a provider's members, supervisors, coordinators. A closed account: no."""
    return reaches(account, Permission.RECEIVE_NOTICES, own=account.pk)


def may_forget(actor: User, browser: Browser) -> bool:
    """Everybody their own browsers, nobody anybody else's."""
    return reaches(actor, Permission.RECEIVE_NOTICES, own=browser.account_id)
