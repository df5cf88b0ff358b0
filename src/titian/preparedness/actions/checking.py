"""What every way in checks alike: whose turn it is, words without a position, days that have been."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.preparedness.codes import ON_LAND_TOO
from titian.preparedness.errors import AheadOfTime, DaysTurned, PositionGiven, SeaMissing
from titian.preparedness.figures import holds_position
from titian.preparedness.figures.published import read_seas
from titian.workplan.querysets import reads_members_words


def check_taking_part(actor: User | None, permission: Permission) -> User:
    """The actor, where the role has the permission and its member is still one. Raises `NotAllowed`."""
    if actor is None or not may(actor, permission) or not reads_members_words(actor):
        raise NotAllowed
    return actor


def check_words(given: Mapping[str, object], *fields: str) -> None:
    """Raises `PositionGiven`."""
    for field in fields:
        if holds_position(str(given.get(field) or "")):
            raise PositionGiven(field)


def check_facts(*, kind: str, sea: str, first_on: date, last_on: date | None, today: date) -> None:
    """Raises `SeaMissing`, `AheadOfTime`, `DaysTurned`."""
    if (not sea and kind not in ON_LAND_TOO) or (sea and sea not in read_seas()):
        raise SeaMissing
    if first_on > today:
        raise AheadOfTime("first_on")
    if last_on is not None and last_on < first_on:
        raise DaysTurned
    if last_on is not None and last_on > today:
        raise AheadOfTime("last_on")
