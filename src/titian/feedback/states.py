"""What can be done with a complaint: status → action → status. A move that is not here raises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from titian.feedback.errors import ComplaintMoved


class Status(models.TextChoices):
    NEW = "new", _("New")
    OPENED = "opened", _("Opened")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


MOVES: Final[Mapping[str, Mapping[str, str]]] = {
    Status.NEW: {"read": Status.OPENED, "reseal": Status.NEW},
    Status.OPENED: {
        "read": Status.OPENED,
        "reseal": Status.OPENED,
        "answer": Status.ANSWERED,
        "close": Status.CLOSED,
    },
    Status.ANSWERED: {
        "read": Status.ANSWERED,
        "reseal": Status.ANSWERED,
        "answer": Status.ANSWERED,
        "close": Status.CLOSED,
    },
    Status.CLOSED: {"read": Status.CLOSED},
}


def follow(status: str, action: str) -> str:
    """The status after the action; raises `ComplaintMoved`."""
    try:
        return MOVES[status][action]
    except KeyError:
        raise ComplaintMoved from None
