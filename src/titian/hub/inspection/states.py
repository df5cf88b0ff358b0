from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """asked ── agree ─▶ open ── close ─▶ closed;   asked ── refuse ─▶ refused"""

    ASKED = "asked"
    OPEN = "open"
    REFUSED = "refused"
    CLOSED = "closed"
