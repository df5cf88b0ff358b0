"""Everything that can go wrong with a tally."""

from __future__ import annotations


class TallyError(Exception):
    """Base of this room."""

    code = "tally.error"
