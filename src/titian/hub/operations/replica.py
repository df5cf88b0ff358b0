"""Sends the reads of figures pages to `TITIAN_REPLICA_URL`, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Model

from titian.people.figures import REPLICA, CopiedRoom, is_reading_copy
from titian.rooms import list_parts


@cache
def list_copied() -> frozenset[str]:
    """Rooms that figures are made of. Who is reading and what they may see is never asked of a copy that may be
    behind."""
    return frozenset(part.room for part in list_parts(CopiedRoom))


class FiguresRouter:
    """Django asks it before every query."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:  # Any: as Django declares it
        if is_reading_copy() and model._meta.app_label in list_copied():
            return REPLICA
        return None

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:  # Any: as Django declares it
        return "default"

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:  # Any: as Django declares it
        """Rows of the copy and of the original are the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:  # Any: as Django declares it
        return db != REPLICA
