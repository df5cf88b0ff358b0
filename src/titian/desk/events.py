"""What other systems are told of, by ids alone. Each kind has one source, asked for what happened since then."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from titian.rooms import list_parts

_EVENTS: Final = uuid.UUID("6f0e6b52-6a1c-4c0f-9a3f-2f4c1d5f7a10")


@dataclass(frozen=True)
class EventKind:
    """`ids` are those an event names; nothing else is ever sent: no level, no station, no words, no count.

    An organisation's events are told to its own systems and shown to nobody who keeps its webhooks: who watches them
    would learn when it got one. All others are the country's.
    """

    name: str
    ids: frozenset[str]
    is_of_organisation: bool = False


@dataclass(frozen=True)
class Event:
    """One thing that happened. `key` is its own and never changes, so that it is told once."""

    kind: EventKind
    key: str
    ids: Mapping[str, str]
    happened_at: datetime

    def __post_init__(self) -> None:
        if set(self.ids) != self.kind.ids:
            raise ValueError(f"{self.kind.name} names {sorted(self.kind.ids)} and nothing else.")

    @property
    def event_id(self) -> uuid.UUID:
        return uuid.uuid5(_EVENTS, f"{self.kind.name}:{self.key}")


@dataclass(frozen=True)
class EventSource:
    """A room's part: `find(organisation, since)` gives the events of one kind; of the country's, without one."""

    kind: EventKind
    find: Callable[[uuid.UUID | None, datetime], Iterable[Event]]


def list_events(organisation: uuid.UUID | None, since: datetime) -> list[Event]:
    """What happened since then, for the systems of one organisation or (None) of the country."""
    wanted = [part for part in list_parts(EventSource) if part.kind.is_of_organisation == (organisation is not None)]
    sources = sorted(wanted, key=lambda source: source.kind.name)
    return [event for source in sources for event in source.find(organisation, since)]


def list_private_kinds() -> list[str]:
    """Names of those that are an organisation's own."""
    return [part.kind.name for part in list_parts(EventSource) if part.kind.is_of_organisation]
