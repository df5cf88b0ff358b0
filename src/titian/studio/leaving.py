"""What an account that leaves its place holds of the studio, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from titian.people.leaving import Holding
from titian.studio.models import LanguageRight

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """The languages the account works on; they end with it, its words stay."""
    count = LanguageRight.objects.filter(person=account).count()
    if count:
        sentence = ngettext(
            "This person works on %(count)d language in the studio. What they wrote stays.",
            "This person works on %(count)d languages in the studio. What they wrote stays.",
            count,
        )
        yield Holding("studio.languages", count, sentence % {"count": count})


def end_work(actor: User, account: User, now: datetime) -> None:
    """Takes the account's languages away."""
    LanguageRight.objects.filter(person=account).delete()
