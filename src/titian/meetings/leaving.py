"""What an account that leaves its place holds of meetings, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from titian.meetings.models import CalendarLink
from titian.people.leaving import Holding

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """Nothing that somebody else would have to take: an address of a calendar ends with its account."""
    yield from ()


def end_work(actor: User, account: User, now: datetime) -> None:
    CalendarLink.objects.filter(account=account).delete()
