"""The ways through a reader's work: where each leads, which is the one open now, how much of it needs a person."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Final

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.functional import Promise

from titian.desk.waiting import find_attention
from titian.people.models import Role, User
from titian.people.policies import Permission, may
from titian.rooms import list_parts

#: Letters that one line of a wide screen holds in every language of the desk, beside the numbers of what waits; and how
#: many the air after a way is worth. It reads no numbers: ways keep their places when something comes.
MOST_LETTERS: Final = 102
LETTERS_OF_AIR: Final = 3
LETTERS_OF_MORE: Final = 12


@dataclass(frozen=True, kw_only=True)
class Way:
    """A room's part: a page that work begins on, for whoever has the permission.

    The way of the lowest `rank` is where a reader's work begins. `ranks` places it otherwise among a role's.
    """

    label: Promise | str
    address: str
    permission: Permission
    rank: int
    ranks: Mapping[Role, int] = field(default_factory=dict)


def count_letters(label: str) -> int:
    """As many as stand beside one another: a mark above or below a letter takes no room of its own."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me") for letter in label)


@dataclass(frozen=True)
class NavigationItem:
    label: str
    address: str
    is_here: bool
    count: int = 0


@dataclass(frozen=True)
class Navigation:
    """All ways of a reader: those in the line at the top, and those behind one word where the line has no room."""

    all: tuple[NavigationItem, ...] = ()

    @property
    def line(self) -> tuple[NavigationItem, ...]:
        ends = list(accumulate(count_letters(item.label) + LETTERS_OF_AIR for item in self.all))
        if not ends or ends[-1] <= MOST_LETTERS:
            return self.all
        return self.all[: bisect_right(ends, MOST_LETTERS - LETTERS_OF_MORE)]

    @property
    def more(self) -> tuple[NavigationItem, ...]:
        return self.all[len(self.line) :]

    @property
    def here_in_more(self) -> NavigationItem | None:
        return next((item for item in self.more if item.is_here), None)

    @property
    def waiting_in_more(self) -> int:
        return sum(item.count for item in self.more)


@cache
def _is_served(address: str, urlconf: str | None) -> bool:
    """Kept: the addresses of a host stay while the process runs, and every page asks for all of its reader's."""
    return bool(is_valid_path(address, urlconf))


def list_ways(reader: User) -> list[Way]:
    """The reader's ways through the installed rooms, in their order."""
    role = Role(reader.role)
    mine = [way for way in list_parts(Way) if may(reader, way.permission)]
    return sorted(mine, key=lambda way: way.ranks.get(role, way.rank))


def find_home(reader: User) -> str:
    """The page the reader's work begins on."""
    return list_ways(reader)[0].address


def make_navigation(request: HttpRequest, reader: User) -> Navigation:
    """The reader's ways; the one whose address the page's begins with, and most of it, is here."""
    ways = [way for way in list_ways(reader) if _is_served(way.address, getattr(request, "urlconf", None))]
    here = max((way.address for way in ways if request.path.startswith(way.address)), key=len, default="")
    waiting = find_attention(request, reader).count_by_area()
    return Navigation(
        tuple(
            NavigationItem(str(way.label), way.address, is_here=way.address == here, count=waiting.get(way.address, 0))
            for way in ways
        )
    )
