"""Sends the reads of figures pages to `TITIAN_REPLICA_URL`, and nothing else."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Model

from titian.people.figures import REPLICA, is_reading_copy

# What figures are made of. Who is reading and what they may see is never asked of a copy that may be behind.
COPIED: Final = frozenset({"tallies", "referrals", "feedback"})


class FiguresRouter:
    """Django asks it before every query."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:  # Any: as Django declares it
        if is_reading_copy() and model._meta.app_label in COPIED:
            return REPLICA
        return None

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:  # Any: as Django declares it
        return "default"

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:  # Any: as Django declares it
        """Rows of the copy and of the original are the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:  # Any: as Django declares it
        return db != REPLICA
