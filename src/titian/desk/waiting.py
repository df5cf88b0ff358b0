"""What needs a person now: said in words, with the link that does it. The overviews begin with it.

Each wait looks at one thing, for whoever has its permission, and answers at once: it counts, and reads nothing that
the reader may not see. A figure a coordinator sees is kept back while it is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise

from titian.people.models import User
from titian.people.policies import Permission, may
from titian.rooms import list_parts

KEPT_ON_REQUEST: Final = "_titian_attention"


@dataclass(frozen=True)
class Notice:
    """One thing to do. `area` is the address of the page it belongs to; `count` is how many there are of it."""

    text: str
    do: str
    address: str
    area: str
    count: int = 1
    is_urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Wait:
    """A room's part: what may wait there. For whoever has the permission, and `besides` where named.

    `what` is said when all is quiet: "looked at: …". Of notices as urgent as each other, the lower `rank` is first.
    """

    what: Promise
    permission: Permission
    find: Callable[[User, datetime], Iterable[Notice]]
    rank: int
    besides: Permission | None = None

    def concerns(self, reader: User) -> bool:
        return may(reader, self.permission) and (self.besides is None or may(reader, self.besides))


@dataclass(frozen=True)
class Attention:
    """What was found, the urgent first, and what was looked at: an empty list says that too."""

    notices: tuple[Notice, ...]
    looked_at: tuple[Promise, ...]

    def count_by_area(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        for notice in self.notices:
            counted[notice.area] += notice.count
        return counted


def look(reader: User, now: datetime) -> Attention:
    """Everything that needs this reader now."""
    waits = sorted((wait for wait in list_parts(Wait) if wait.concerns(reader)), key=lambda wait: wait.rank)
    found = [notice for wait in waits for notice in wait.find(reader, now)]
    return Attention(
        notices=tuple(sorted(found, key=lambda notice: not notice.is_urgent)),
        looked_at=tuple(dict.fromkeys(wait.what for wait in waits)),
    )


def find_attention(request: HttpRequest, reader: User) -> Attention:
    """The same, looked up once a request: the ways through the work and the overview both show it."""
    kept = getattr(request, KEPT_ON_REQUEST, None)
    if not isinstance(kept, Attention):
        kept = look(reader, timezone.now())
        setattr(request, KEPT_ON_REQUEST, kept)
    return kept
