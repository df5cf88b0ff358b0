"""What the rooms of the house say of themselves, and how whoever needs it finds it.

A room is a Django app of ours. Its `room.py` says in one declaration what it brings:

    ROOM = Room(Way(...), Wait(...), Job(...), Leaving(...))

Each kind of part is a value declared by the floor that uses it, and `list_parts(Way)` gives those of every installed
room. No list elsewhere names rooms but settings, addresses and the one matrix of who may do what.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final, TypeVar

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule

OURS: Final = "titian."
MODULE: Final = "room"
P = TypeVar("P")


class RoomRefused(ImproperlyConfigured):
    """A room is in the list of a hub of a kind that it may not stand in: no hub starts with it."""

    code = "room.refused"


class RoomConfig(AppConfig):
    """The Django app of a room that stands in hubs of some kinds alone, and in no other whatever a list says.

    What a person screened or moved leaves is in country's hubs; what is known of offers and offerers is in a region's.
    """

    kinds: frozenset[str]

    def ready(self) -> None:
        kind = settings.HUB_KIND.name
        if kind not in self.kinds:
            stands = " or ".join(sorted(self.kinds))
            raise RoomRefused(f"{self.name} stands in a hub of kind {stands}, and this one is of kind {kind}.")


class Room:
    """The parts a room brings, of whatever kinds."""

    def __init__(self, *parts: object) -> None:
        self.parts: Final = parts


@dataclass(frozen=True)
class Pages:
    """A room's part: the module with the addresses of its pages on the desk."""

    module: str


@dataclass(frozen=True)
class FieldPages:
    """A room's part: the module with the addresses of its pages where the field app is. They need no account."""

    module: str


@dataclass(frozen=True)
class Api:
    """A room's part: the module with its `router` for /api/v1. What it refuses is answered in one place."""

    module: str


@dataclass(frozen=True)
class MicrophonePage:
    """A room's part: the name of a page of the desk that asks for the microphone. No other may."""

    name: str


@dataclass(frozen=True)
class Limited:
    """A room's part: how often one address may come to a route, by its kind of limit (`titian.people.limits`)."""

    route: str
    kind: str
    methods: frozenset[str]


@dataclass(frozen=True)
class Signed:
    """A room's part: a route that phones sign. Counted by its phone, once the signature is verified; of an address
    only what came unsigned or wrongly signed is, but for the codes of `honest` mistakes."""

    route: str
    honest: frozenset[str] = frozenset()


READS: Final = frozenset({"GET", "HEAD"})
WRITES: Final = frozenset({"POST"})


@cache
def list_rooms() -> tuple[Room, ...]:
    """Every installed room, in the order of the settings. Asked for once Django is set up."""
    return tuple(
        import_module(f"{config.name}.{MODULE}").ROOM
        for config in apps.get_app_configs()
        if config.name.startswith(OURS) and module_has_submodule(config.module, MODULE)
    )


def list_parts(kind: type[P]) -> tuple[P, ...]:
    """All parts of one kind: those of the first room first, each room's in the order of its declaration."""
    return _list_parts(kind)  # type: ignore[arg-type]  # every class can be hashed


@cache
def _list_parts(kind: type[Any]) -> tuple[Any, ...]:  # Any: what `kind` says, which a cache forgets
    return tuple(part for room in list_rooms() for part in room.parts if isinstance(part, kind))
