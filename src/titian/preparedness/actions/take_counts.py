"""Counts that came back from a country's hub become claims of the event, beside all others."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.library.between_hubs import Word, read_from_hub
from titian.library.errors import HubFileUnreadable
from titian.library.identity import get_hub_identity
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.errors import CountsOfNothing
from titian.preparedness.figures import Measure, Range
from titian.preparedness.models import ArrivalCounts, AskedArrival, Claim, Event
from titian.preparedness.returned import COUNTS, CountsIn, read_returned


def take_counts(*, actor: User, data: bytes, now: datetime) -> tuple[AskedArrival, bool]:
    """The arrival they are of, and whether they were new: the same file again, or an older one, changes nothing.

    A figure that a later file gives otherwise stands in the place of its own earlier one; no claim of anybody else is
    touched or added to. Raises `NotAllowed`, `HubFileUnreadable`, `HubUnknown`, `HubKeysOlder`, `CountsOfNothing`.
    """
    check_taking_part(actor, Permission.ASK_ARRIVALS)
    with transaction.atomic():
        word = read_from_hub(data, COUNTS)
        read = read_returned(word.payload)
        if read.to != get_hub_identity().hub_id or read.day > now.date():
            raise HubFileUnreadable
        asked = AskedArrival.objects.filter(key=read.id, hub=word.hub).first()
        if asked is None:
            raise CountsOfNothing
        event = Event.objects.select_for_update().get(pk=asked.event_id)
        if ArrivalCounts.objects.filter(asked=asked, sequence__gte=word.sequence).exists():
            return asked, False
        _keep(asked, read, word, data, actor, now)
        for measure, told in read.list_claims().items():
            _claim(event, asked, measure, told, read, actor, now)
        event.moves += 1
        event.save(update_fields=["moves"])
        audit.record("user", str(actor.pk), "event.take_counts", f"event:{event.pk}", {"stage": read.stage})
    return asked, True


def _keep(asked: AskedArrival, read: CountsIn, word: Word, data: bytes, actor: User, now: datetime) -> None:
    body = read.model_dump(include={"figures", "needs", "assigned", "shelter"})
    ArrivalCounts.objects.create(
        asked=asked, stage=read.stage, sequence=word.sequence, as_of=read.day, body=body, file=data.decode(), by=actor,
        at=now,
    )  # fmt: skip


def _claim(
    event: Event, asked: AskedArrival, measure: Measure, told: Range, read: CountsIn, actor: User, now: datetime
) -> None:
    before = event.claims.current().filter(arrival=asked, measure=measure).first()
    if before is not None and before.range == told:
        return
    Claim.objects.create(
        event=event, measure=measure.value, low=told.low, high=told.high, as_of=read.day, source=asked.source,
        supersedes=before, organisation_id=actor.organisation_id, by=actor, at=now, arrival=asked,
    )  # fmt: skip
