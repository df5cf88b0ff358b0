"""What hangs on an account besides the account: rooms above say it here, and end it when the account leaves its place.

A room registers in `AppConfig.ready`. Closing an account and moving it to another place both ask every room first
what it still holds, then end its work in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

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
    find_holdings: FindHoldings
    end_work: EndWork | None


_rooms: dict[str, Leaving] = {}


def register_leaving(room: str, *, find_holdings: FindHoldings, end_work: EndWork | None = None) -> None:
    """A room registers once; registering again replaces what it said before."""
    _rooms[room] = Leaving(find_holdings, end_work)


def list_holdings(account: User) -> list[Holding]:
    """Everything the account holds in any room, in the order of the rooms' names."""
    return [holding for room in sorted(_rooms) for holding in _rooms[room].find_holdings(account)]


def end_all_work(actor: User, account: User, now: datetime) -> None:
    """Ends what the account does in every room. The caller's transaction holds it together."""
    for room in sorted(_rooms):
        end = _rooms[room].end_work
        if end is not None:
            end(actor, account, now)
