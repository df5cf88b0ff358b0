"""What is told, and to whom. Where events come from: each kind has one source, asked for what happened since then."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from titian.rooms import list_parts

if TYPE_CHECKING:
    from titian.webhooks.models import Webhook

TEST: Final = "webhook.test"
REFERRAL_WAITING: Final = "referral.waiting"
ALARM_RAISED: Final = "alarm.raised"

# The ids an event may name. Nothing else is ever sent: no level, no station, no words, no count.
IDS: Final[Mapping[str, frozenset[str]]] = {
    TEST: frozenset(),
    REFERRAL_WAITING: frozenset({"referral_id", "item_id"}),
    ALARM_RAISED: frozenset({"alarm_id"}),
}
_EVENTS: Final = uuid.UUID("6f0e6b52-6a1c-4c0f-9a3f-2f4c1d5f7a10")


@dataclass(frozen=True)
class Event:
    """One thing that happened. `key` is its own and never changes, so that it is told once."""

    event: str
    key: str
    ids: Mapping[str, str]
    happened_at: datetime

    def __post_init__(self) -> None:
        if set(self.ids) != IDS[self.event]:
            raise ValueError(f"{self.event} names {sorted(IDS[self.event])} and nothing else.")

    @property
    def event_id(self) -> uuid.UUID:
        return uuid.uuid5(_EVENTS, f"{self.event}:{self.key}")


FindEvents = Callable[["Webhook", datetime], Iterable[Event]]


@dataclass(frozen=True)
class Source:
    """A room's part: `find(webhook, since)` gives the events of one kind that the webhook's owner may hear of."""

    event: str
    find: FindEvents


def list_events(webhook: Webhook, since: datetime) -> list[Event]:
    """All sources' events for this webhook since then."""
    sources = sorted(list_parts(Source), key=lambda source: source.event)
    return [event for source in sources for event in source.find(webhook, since)]
