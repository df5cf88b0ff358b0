from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.edge import check_edge, level, to_digits
from titian.leads.errors import LureNames
from titian.leads.lure_models import Lure
from titian.leads.models import Mention
from titian.people.models import User
from titian.people.policies import Permission, reaches

SHORTEST: Final = 4
_FOLLOWED: Final = re.compile(r"@|://|www\.|[a-z0-9-]{2,}\.[a-z]{2,}|\d(?:[\s()-]?\d){6,}", re.IGNORECASE)
"""A name on a platform, an address, a number: anything that leads to somebody."""


def add_lure(*, actor: User, now: datetime, language: str, country: str, words: str, rests_on: str) -> Lure:
    """What nobody outside reads until a second person has released it.

    Raises `NotAllowed`, `LureNames`, and what the edge of leads refuses.
    """
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    check_edge(words)
    check_names(words)
    with transaction.atomic():
        lure = Lure.objects.create(language=language, country=country, words=words, rests_on=rests_on)
        audit.record("user", str(actor.pk), "lure.add", f"lure:{lure.pk}")
    return lure


def check_names(words: str) -> None:
    """Raises `LureNames` where something in it could be followed, or is an identifier of any lead."""
    plain = to_digits(unicodedata.normalize("NFKC", words))
    seen = level(plain)
    noted = Mention.objects.order_by().values_list("written", flat=True).distinct()
    if _FOLLOWED.search(plain) or any(
        len(known) >= SHORTEST and known in seen for known in map(level, noted.iterator())
    ):
        raise LureNames
