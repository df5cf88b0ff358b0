"""One row of the permission table, and how far a cell of it reaches."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import QuerySet

from titian.hub.middleware import DESK, FIELD
from titian.people.policies import Scope

HOSTS: Final = {DESK: "localhost", FIELD: "field.localhost"}
NOBODY: Final = "nobody"
# Managers of a provider and of an independent body: what they are but where the row says otherwise.
MANAGERS: Final = {"manager": "provider", "body_manager": "oversight"}
WHO: Final = (
    NOBODY, "officer", "supervisor", "provider", "coordinator", "administrator", "oversight", "translator", "reviewer",
    *MANAGERS,
)  # fmt: skip
NOTHING: Final = {
    "key": "0" * 64, "blob": "0" * 64, "passkey": "1", "session": "1", "known_hub": "0", "pack": "nothing", "tag": "xx",
}  # fmt: skip
ITEM: Final = str(uuid.UUID(int=7))
_NAMES: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Within:
    """`inside` for things the scope holds, `outside` for all others: 404 says nothing of whether there is one."""

    scope: Scope
    inside: int
    outside: int = 404


Cell = int | Within


def own(inside: int, outside: int = 404) -> Within:
    return Within(Scope.OWN, inside, outside)


def station(inside: int, outside: int = 404) -> Within:
    return Within(Scope.STATION, inside, outside)


def organisation(inside: int, outside: int = 404) -> Within:
    return Within(Scope.ORGANISATION, inside, outside)


def country(inside: int, outside: int = 404) -> Within:
    return Within(Scope.COUNTRY, inside, outside)


@dataclass(frozen=True)
class Row:
    """Who gets which status. `others` holds for everyone not named; nobody is somebody without a session.

    A name in braces, in `where` or in what is sent, stands for things of that kind in `world`: the row is asked for each
    of them, the reader's own and those of others, and a cell made by `own`, `station`, `organisation` or `country` says
    how near a thing must be. Without braces such a cell says which things of the kind `shows` stand on the page; where
    `shows` is set, cells of plain numbers show none of them.

    Readers have just proved who they are; `asks_proof` says that without it they are first sent to do so. `data` is a
    form, `json` a body of the API.
    """

    method: str
    where: str
    others: Cell
    nobody: Cell | None = None
    officer: Cell | None = None
    supervisor: Cell | None = None
    provider: Cell | None = None
    coordinator: Cell | None = None
    administrator: Cell | None = None
    oversight: Cell | None = None
    translator: Cell | None = None
    reviewer: Cell | None = None
    manager: Cell | None = None
    body_manager: Cell | None = None
    shows: str = ""
    asks_proof: bool = False
    data: Mapping[str, str] = field(default_factory=dict)
    json: Mapping[str, str] = field(default_factory=dict)

    def expect(self, who: str) -> Cell:
        cell: Cell | None = getattr(self, who)
        if cell is None and who in MANAGERS:
            cell = getattr(self, MANAGERS[who])
        return self.others if cell is None else cell

    @property
    def names(self) -> frozenset[str]:
        """What the row asks about: every name in braces."""
        return frozenset(_NAMES.findall(" ".join((self.where, *self.data.values(), *self.json.values()))))

    @property
    def path(self) -> str:
        """The address with things that exist nowhere: for tests that ask every route about something else."""
        return self.where.format_map({name: NOTHING.get(name, ITEM) for name in self.names})


Table = Mapping[str, list[Row]]
Scopes = Mapping[tuple[type[QuerySet[Any]], str], str]  # Any: of whatever model
