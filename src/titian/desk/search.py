"""The desk's search: what the reader may see anyway, found by name or number. Never what a referral says.

Each kind begins at its `visible_to` and gives ten at most; who needs more opens the list and narrows it. Words are
names people work under, and a referral's own number; they stand in no address and in no log.

What is more than a name is found by its words where a room of the hub keeps an `Index` of them: rooms say which texts
(`TextKind`, of one or more `Source`s), and who sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

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
    """Hits of one kind; `has_more` says that the list holds others, and `count` how many there are, where it knows."""

    title: Promise
    hits: Sequence[Hit]
    has_more: bool
    is_personal: bool
    room: Promise | str = ""
    count: int = 0


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
    room: Promise | str = ""


@dataclass(frozen=True)
class Text:
    """What is looked through of one text: its title, and its words in pieces that do not join. `part` names it in its
    source, `thing` is what is shown when it is found; of two that fit as well the later `at` comes first."""

    part: UUID
    thing: UUID
    title: str
    words: Sequence[str]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Source:
    """Texts that the same readers see. `read` gives those of the parts asked for that are there, `list_parts` all.

    `changed_by` says of each model (its label) which parts have other words once a row of it is saved or gone. `seen`
    are the things whose words of this source the reader sees: it stands inside the query, whatever the index holds. A
    source that `is_long` is read by the worker alone, not while somebody waits.
    """

    name: str
    changed_by: Mapping[str, Callable[[Any], UUID | None]]  # Any: a row of that model
    read: Callable[[Sequence[UUID]], Iterator[Text]]
    list_parts: Callable[[], QuerySet[Any]]  # Any: of whatever model; its `pk`s
    seen: Callable[[User], QuerySet[Any]]
    is_long: bool = False


@dataclass(frozen=True, kw_only=True)
class TextKind:
    """A room's part: one kind of thing that is found by the words of its texts. `rows` are those the reader sees."""

    title: Promise
    room: Promise
    may_look: Callable[[User], bool]
    sources: tuple[Source, ...]
    rows: Callable[[User], QuerySet[Any]]  # Any: of whatever model
    show: Callable[[User, Any], Hit]
    rank: int


@dataclass(frozen=True)
class Matches:
    """The things found, the best first, as many as were asked for; and how many there are."""

    things: Sequence[UUID]
    count: int


@dataclass(frozen=True)
class Index:
    """A room's part: how texts are found by their words. A hub with `TextKind`s has one."""

    find: Callable[[User, TextKind, str, int], Matches]


def list_kinds(reader: User) -> list[SearchKind | TextKind]:
    kinds: list[SearchKind | TextKind] = [*list_parts(SearchKind), *list_parts(TextKind)]
    return sorted((kind for kind in kinds if kind.may_look(reader)), key=lambda kind: kind.rank)


def search(reader: User, words: str) -> list[Found]:
    """What fits, kind by kind; kinds where nothing fits are left out."""
    looked = [_find_texts(kind, reader, words) if isinstance(kind, TextKind) else _find_names(kind, reader, words)
              for kind in list_kinds(reader)]  # fmt: skip
    return [found for found in looked if found.hits]


def _find_names(kind: SearchKind, reader: User, words: str) -> Found:
    rows = list(kind.find(reader, words)[: MOST_HITS + 1])
    hits = [kind.show(reader, row) for row in rows[:MOST_HITS]]
    return Found(kind.title, hits, len(rows) > MOST_HITS, kind.is_personal, kind.room)


def _find_texts(kind: TextKind, reader: User, words: str) -> Found:
    [index] = list_parts(Index)
    matches = index.find(reader, kind, words, MOST_HITS)
    rows = kind.rows(reader).in_bulk(list(matches.things))
    hits = [kind.show(reader, rows[thing]) for thing in matches.things if thing in rows]
    return Found(kind.title, hits, matches.count > MOST_HITS, False, kind.room, matches.count)


def fit(rows: QuerySet[Any], words: str, *fields: str) -> QuerySet[Any]:  # Any: of whatever model
    """Those of the rows in whose fields each of the words stands."""
    found: QuerySet[Any] = Words("", fields).apply(rows, words)
    return found
