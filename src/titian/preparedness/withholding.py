"""When the cells of something sealed may be shown: 72 hours after it was sealed, and when people have landed.

Landed is what a step of the same event says, as of when somebody noted it: a step that is noted with an earlier time
brings nothing forward. Judgements on which reports are one bring nothing forward either.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Min

from titian.preparedness.codes import ON_LAND, WITHHELD
from titian.preparedness.figures.cells import say_cell
from titian.preparedness.models import Event, Sealed, Step


def find_landed(event: Event) -> datetime | None:
    """When somebody first noted that people have landed; None while nobody has."""
    landed = Step.objects.filter(event=event, status__in=ON_LAND)
    found: datetime | None = landed.aggregate(first=Min("noted_at"))["first"]
    return found


def find_due(sealed: Sealed, landed: datetime | None) -> datetime | None:
    """From when its cells are shown; None while nobody can say."""
    return None if landed is None else max(sealed.at + WITHHELD, landed)


def list_shown(sealed: Sealed, landed: datetime | None, now: datetime) -> list[str]:
    """Its cells as words, none before they are due: what pages, tables and files ask; nothing else reads `cells`."""
    due = find_due(sealed, landed)
    return [say_cell(name) for name in sealed.cells.split(" ")] if due is not None and due <= now else []
