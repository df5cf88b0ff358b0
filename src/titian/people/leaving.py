"""What hangs on an account besides the account: rooms above say it here, and end it when the account leaves its place.

Closing an account and moving it to another place both ask every room first what it still holds, then end its work in
one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from titian.rooms import list_parts

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass(frozen=True)
class Holding:
    """Something an account still holds: a code, how many, and a sentence for whoever wants to close it.

    `refuses` means that it would be lost: the account stays until somebody else can take it.
    """

    code: str
    count: int
    sentence: str
    refuses: bool = False


FindHoldings = Callable[["User"], Iterable[Holding]]
EndWork = Callable[["User", "User", datetime], None]  # actor, account, now


@dataclass(frozen=True)
class Leaving:
    """A room's part: what an account that leaves holds there, and how its work there ends."""

    find_holdings: FindHoldings
    end_work: EndWork | None = None


def list_holdings(account: User) -> list[Holding]:
    """Everything the account holds in any room."""
    return [holding for room in list_parts(Leaving) for holding in room.find_holdings(account)]


def end_all_work(actor: User, account: User, now: datetime) -> None:
    """Ends what the account does in every room. The caller's transaction holds it together."""
    for room in list_parts(Leaving):
        if room.end_work is not None:
            room.end_work(actor, account, now)
