"""What waits for the independent body: that a flood is coming in, before it pushes anything out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext

from titian.desk.waiting import Notice
from titian.feedback.checks import find_floods
from titian.feedback.doors import Door
from titian.people.models import User


def watch_shares(reader: User, now: datetime) -> Iterator[Notice]:
    """For the body itself, with what it can do."""
    said = {
        f"door:{Door.OPEN.value}": gettext(
            "Very many complaints come from the open web. What nobody has opened goes first, the oldest before others: "
            "open what is there."
        ),
        f"door:{Door.PHONE.value}": gettext(
            "Very many complaints come from phones today. Phones keep what is not taken and send it later; tell the "
            "administrator."
        ),
    }
    for subject in find_floods(now):
        yield Notice(said[subject], gettext("See the complaints"), "/complaints/", "/complaints/", is_urgent=True)
