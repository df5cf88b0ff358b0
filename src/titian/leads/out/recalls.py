"""A package taken back: what is told to everybody who has it, who said that they deleted it, and who has not."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

DUE: Final = timedelta(days=3)


class Why(StrEnum):
    """Why a package is recalled: a code, so that nothing of a person is told with it."""

    POSSIBLE_VICTIM = "possible_victim"
    MISTAKEN = "mistaken"
    CLEARED = "cleared"
    GIVER = "giver"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A package that is recalled: whoever had it is to delete it by `due_at`, and say so."""

    package: uuid.UUID
    why: Why
    at: datetime
    recipients: frozenset[str]

    @property
    def due_at(self) -> datetime:
        return self.at + DUE


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A recipient said that every copy is gone."""

    package: uuid.UUID
    recipient: str
    at: datetime


@dataclass(frozen=True, slots=True, order=True)
class Overdue:
    """Who has not said so. Sorted by how long."""

    due_at: datetime
    recipient: str
    package: uuid.UUID


def list_missing(stone: Tombstone, said: Iterable[Acknowledged]) -> list[str]:
    """Recipients who have not said that their copies are gone. A word from before the recall, or of others, is none."""
    gone = {each.recipient for each in said if each.package == stone.package and each.at >= stone.at}
    return sorted(stone.recipients - gone)


def list_overdue(stones: Iterable[Tombstone], said: Iterable[Acknowledged], now: datetime) -> list[Overdue]:
    """Those whose time is up, for the releaser to see: the longest first."""
    heard = list(said)
    return sorted(
        Overdue(stone.due_at, recipient, stone.package)
        for stone in stones
        if now > stone.due_at
        for recipient in list_missing(stone, heard)
    )
