"""What people are told that it waits, by their own mailbox or browser; `titian.notices` carries the word.

Each telling is a list of rows that wait now, and says who hears of one of them. What is told once stays told; a row
that is in the list no more waits no more, and nothing further is sent about it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet

from titian.people.models import Role, User

Rows: TypeAlias = QuerySet[Any]  # Any: of the model its telling reads
Listeners: TypeAlias = QuerySet[User]


def _is_never_urgent(row: object) -> bool:
    return False


@dataclass(frozen=True)
class Telling:
    """A room's part. `waiting(now)` are its rows, each with `waits_since`; `thing` is the field with a row's id.

    `kind` is one of `titian.notices.models.Kind`. With `tells_each_time` a row that began to wait anew is told of
    again, also where nobody looked while it did not wait.
    """

    kind: str
    thing: str
    waiting: Callable[[datetime], Rows]
    find_listeners: Callable[[Any], Listeners]  # Any: one of those rows
    is_urgent: Callable[[Any], bool] = _is_never_urgent
    tells_each_time: bool = False


def find_coordinators(country: str) -> Listeners:
    here = Q(station__isnull=True, organisation__country=country)
    return User.objects.open().filter(here | Q(station__country=country), role=Role.COORDINATOR)
