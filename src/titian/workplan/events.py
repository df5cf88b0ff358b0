"""What other systems hear of the plan: by ids alone, and never that somebody proposed something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from titian.desk.events import Event, EventKind
from titian.workplan.models import Meeting, Round, Update

MEETING_ASKS: Final = EventKind("plan.meeting_asks", frozenset({"meeting_id"}))
UPDATE_SHARED: Final = EventKind("plan.update_shared", frozenset({"update_id", "meeting_id"}))
ROUND_OPENED: Final = EventKind("plan.round_opened", frozenset({"round_id"}))
ROUND_CLOSED: Final = EventKind("plan.round_closed", frozenset({"round_id"}))


def find_asking(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    """Meetings that ask for updates."""
    for pk, at in Meeting.objects.filter(asked_at__gte=since).order_by("asked_at").values_list("pk", "asked_at"):
        if at is not None:  # what the filter says already
            yield Event(MEETING_ASKS, str(pk), {"meeting_id": str(pk)}, at)


def find_shared(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    """Updates that were shared."""
    rows = Update.objects.shared().filter(shared_at__gte=since).order_by("shared_at")
    for pk, meeting, at in rows.values_list("pk", "meeting", "shared_at"):
        if at is not None:  # what the filter says already
            yield Event(UPDATE_SHARED, str(pk), {"update_id": str(pk), "meeting_id": str(meeting)}, at)


def find_opened_rounds(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    for pk, at in Round.objects.filter(opened_at__gte=since).order_by("opened_at").values_list("pk", "opened_at"):
        if at is not None:  # what the filter says already
            yield Event(ROUND_OPENED, str(pk), {"round_id": str(pk)}, at)


def find_closed_rounds(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    for pk, at in Round.objects.filter(closed_at__gte=since).order_by("closed_at").values_list("pk", "closed_at"):
        if at is not None:  # what the filter says already
            yield Event(ROUND_CLOSED, str(pk), {"round_id": str(pk)}, at)
