"""What rooms say of `titian demo`: how they are filled with what is made up, as a person would, action by action."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Final

from titian.files import write_durably

if TYPE_CHECKING:
    from titian.people.models import Organisation

NOTES: Final = "demo.json"
PACK: Final = "first-contact"


@dataclass(frozen=True)
class Fill:
    """A room's part: `module:function`, called with the `Demo`, the lowest `rank` first; what is there stays.

    `row` is a query for what it looks for before it makes a thing, by which a demo is known again without Django. More
    may stand beside it: people work with a demo.
    """

    rank: int
    call: str
    row: str = ""

    def load(self) -> Callable[[Demo], None]:
        found: Callable[[Demo], None] = resolve_name(self.call)
        return found


@dataclass(frozen=True)
class DemoLine:
    """A room's part: `module:function` that gives a line for the terminal that serves a demo, or None."""

    call: str

    def load(self) -> Callable[[], str | None]:
        found: Callable[[], str | None] = resolve_name(self.call)
        return found


@dataclass(frozen=True)
class Provider:
    """A fictional provider. `has_key`: whether the demo makes its key; else its member makes it in the browser."""

    username: str
    member: tuple[str, str]
    name: str
    services: tuple[str, ...]
    legal_aid: bool
    answer_within_minutes: int
    has_key: bool


@dataclass(frozen=True)
class Member:
    """A party of a region's plan, and the fictional person who speaks for it from a fictional body."""

    kind: str
    code: str
    name: str
    username: str
    person: tuple[str, str]

    @property
    def body(self) -> str:
        return f"Focal desk of {self.name} (fictional)"


@dataclass(frozen=True)
class Place:
    """What a demo hub holds; `country` of a region's is where its office sits. Every name says that it is fictional."""

    country: str
    name: str
    folder: str  # of the country's facts; a region's has none
    hub: str
    service: str
    stations: tuple[tuple[str, str], ...]  # name, kind; the officer works at the first
    people: Mapping[str, tuple[str, str]]  # username, which is the role but for the voice: given name, family name
    tongue: str  # the language its people of the studio work on
    providers: tuple[Provider, ...]
    body: Provider | None  # reads complaints, and is sent no referral
    members: tuple[Member, ...] = ()  # of a region's plan

    @property
    def listed(self) -> tuple[Provider, ...]:
        """Everyone who may stand in the country's signed list."""
        return (*self.providers, self.body) if self.body else self.providers

    def get_organisation(self, provider: Provider) -> Organisation:
        from titian.people.models import Organisation

        return Organisation.objects.get(name=provider.name, country=self.country)


@dataclass
class Notes:
    """`demo.json`: what the demo has to say again next time: accounts, passwords, phrases. Mode 0600."""

    path: Path
    content: dict[str, Any]  # Any: JSON of our own making

    @classmethod
    def read(cls, data: Path) -> Notes:
        path = data / NOTES
        content = json.loads(path.read_bytes()) if path.exists() else {}
        return cls(path=path, content=content)

    def save(self) -> None:
        write_durably(self.path, json.dumps(self.content, ensure_ascii=False, indent=2).encode() + b"\n")


@dataclass
class Demo:
    """The hub that is filled. `lacks` is a sentence on what could not be made."""

    data: Path
    content: Path
    place: Place
    notes: Notes
    lacks: str | None = None
