"""What waits for the independent body: that a flood is coming in, before it pushes anything out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext

from titian.desk.waiting import Notice
from titian.feedback.checks import find_open_flood, find_phone_flood
from titian.people.models import User


def watch_shares(reader: User, now: datetime) -> Iterator[Notice]:
    """For the body itself, with what it can do."""
    if any(find_open_flood(now)):
        yield _say(
            gettext(
                "Very many complaints come from the open web. What nobody has opened goes first, the oldest before "
                "others: open what is there."
            )
        )
    if any(find_phone_flood(now)):
        yield _say(
            gettext(
                "Very many complaints come from phones today. Phones keep what is not taken and send it later; tell "
                "the administrator."
            )
        )


def _say(text: str) -> Notice:
    return Notice(text, gettext("See the complaints"), "/complaints/", "/complaints/", is_urgent=True)
