"""How often word to another machine is tried, and how long the waits between are: of webhooks and of notices."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

# How long after each failure the next try comes; after the last there is none. A day and a half in all.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720))
MOST_TRIES: Final = len(WAITS) + 1


def find_wait(failures: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    return WAITS[min(failures, len(WAITS)) - 1]
