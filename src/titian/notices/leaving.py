"""What an account that leaves its place has of notices, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from titian.notices.models import Browser, Notice, Preference

if TYPE_CHECKING:
    from titian.people.leaving import Holding
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """Nothing anybody would miss."""
    yield from ()


def end_work(actor: User, account: User, now: datetime) -> None:
    """The address, the browsers and what was still to be sent go; at another place they are given anew."""
    Notice.objects.filter(account=account).delete()
    Browser.objects.filter(account=account).delete()
    Preference.objects.filter(account=account).delete()
