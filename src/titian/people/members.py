"""Who is in an organisation, since when, and who let them in: its own members see it, and see a stranger at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from titian.people.models import Invitation, User

if TYPE_CHECKING:
    from titian.people.models import Organisation


@dataclass(frozen=True)
class Member:
    """`let_in_by` is in words. `came_back_at`: a way back into the account was used then, made by `let_back_by`."""

    account: User
    since: datetime
    let_in_by: str
    came_back_at: datetime | None
    let_back_by: str
    left_at: datetime | None

    @property
    def name(self) -> str:
        return self.account.get_full_name() or self.account.username


def list_members(organisation: Organisation) -> list[Member]:
    """Everyone who is or was in it, those who are first, in the order they came."""
    accounts = list(User.objects.get_queryset().filter(organisation=organisation).order_by("date_joined", "pk"))
    joined: dict[int | None, Invitation] = {}
    came_back: dict[int | None, Invitation] = {}
    used = Invitation.objects.filter(account__in=accounts, used_at__isnull=False).select_related("invited_by")
    for link in used.order_by("used_at"):
        (joined if link.kind == Invitation.Kind.JOIN else came_back)[link.account_id] = link
    members = [_describe(account, joined.get(account.pk), came_back.get(account.pk)) for account in accounts]
    return sorted(members, key=lambda member: (member.left_at is not None, member.since))


def _describe(account: User, joined: Invitation | None, back: Invitation | None) -> Member:
    return Member(
        account=account,
        since=joined.used_at if joined is not None and joined.used_at is not None else account.date_joined,
        let_in_by=_name_inviter(joined),
        came_back_at=back.used_at if back is not None else None,
        let_back_by=_name_inviter(back) if back is not None else "",
        left_at=account.closed_at,
    )


def _name_inviter(link: Invitation | None) -> str:
    """Without a link the account was made with the demo; a link without a maker came from the server's command."""
    inviter = link.invited_by if link is not None else None
    if inviter is None:
        return gettext("a command on the server")
    return f"{inviter.get_full_name() or inviter.username}, {inviter.get_role_display()}"
