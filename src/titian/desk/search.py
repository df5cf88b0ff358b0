"""The desk's search: what the reader may see anyway, found by name or number. Never what a referral says.

Each kind begins at its `visible_to` and gives ten at most; who needs more opens the list and narrows it. Words are
names people work under, and a referral's own number; they stand in no address and in no log.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise

from titian.people.models import User
from titian.rooms import list_parts
from titian.tables import Words

MOST_HITS: Final = 10
SHORTEST: Final = 2
LONGEST: Final = 80


@dataclass(frozen=True)
class Hit:
    """`address` is empty where the reader may know that a thing is there and has no page of it."""

    label: str
    detail: str
    address: str = ""


@dataclass(frozen=True)
class Found:
    """Hits of one kind; `has_more` says that the list holds others."""

    title: Promise
    hits: Sequence[Hit]
    has_more: bool
    is_personal: bool


@dataclass(frozen=True, kw_only=True)
class SearchKind:
    """A room's part: one kind of thing that is found. `may_look` says whether this reader has any to look through.

    The kind of the lower `rank` is shown first.
    """

    title: Promise
    may_look: Callable[[User], bool]
    find: Callable[[User, str], QuerySet[Any]]  # Any: of whatever model
    show: Callable[[User, Any], Hit]
    rank: int
    is_personal: bool = False


def list_kinds(reader: User) -> list[SearchKind]:
    return sorted((kind for kind in list_parts(SearchKind) if kind.may_look(reader)), key=lambda kind: kind.rank)


def search(reader: User, words: str) -> list[Found]:
    """What fits, kind by kind; kinds where nothing fits are left out."""
    found = []
    for kind in list_kinds(reader):
        rows = list(kind.find(reader, words)[: MOST_HITS + 1])
        if rows:
            hits = [kind.show(reader, row) for row in rows[:MOST_HITS]]
            found.append(Found(kind.title, hits, len(rows) > MOST_HITS, kind.is_personal))
    return found


def fit(rows: QuerySet[Any], words: str, *fields: str) -> QuerySet[Any]:  # Any: of whatever model
    """Those of the rows in whose fields each of the words stands."""
    found: QuerySet[Any] = Words("", fields).apply(rows, words)
    return found
