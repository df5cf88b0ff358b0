"""The smallest event that serves, and claims about it. All of it is made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple

from titian.people.models import Organisation, OrganisationKey, Role, User
from titian.people.tests.factories import make_user
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.keep_sealed import Copy, keep_sealed
from titian.preparedness.codes import SeaPart
from titian.preparedness.models import Claim, Event, SeaBody, Sealed
from titian.preparedness.workflow import EVENT
from titian.sealing import fingerprint, identity_recipient, make_identity, seal_text
from titian.sealing.complaints import PADDED
from titian.workplan.tests.factories import make_focal_point, make_party

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
TODAY: Final = NOW.date()
GIVEN: Final[dict[str, Any]] = {  # Any: as the form holds it
    "measure": "embarked", "country": "", "low": 60, "high": None, "sense": "exactly", "as_of": TODAY,
    "source": "Harbour office (fictional)", "reliability": "b", "credibility": 2,
}  # fmt: skip
WHY: Final = "It is so (fictional)."
CELL: Final = "N09E097"
CELL_IN_WORDS: Final = "9\u201310\u00b0 N, 97\u201398\u00b0 E"
POINT: Final = {"latitude": 9.5512, "longitude": 97.2034}
SAID: Final[dict[str, Any]] = {"cells": [CELL], "points": [POINT], "words": "one engine out (fictional)"}  # Any: JSON


def make_office() -> User:
    return make_user(Role.REGIONAL_OFFICE)


def make_focal() -> User:
    """Of a member that takes part."""
    return make_focal_point(make_party())


def make_event(
    *, actor: User | None = None, sea: str = "andaman_sea", day: date = TODAY, kind: str = "distress", name: str = ""
) -> Event:
    return add_event(
        actor=actor or make_office(), now=NOW, kind=kind, sea=sea, first_on=day, name=name,
        at=NOW - timedelta(hours=2), authority="Rescue centre (fictional)",
    )  # fmt: skip


def do(
    event: Event, move: str, /, *, actor: User | None = None, now: datetime = NOW, **given: Any
) -> Event:  # Any: as the form holds it
    return EVENT.perform(event, move, actor=actor or make_office(), now=now, given=given)


def claim(event: Event, *, actor: User | None = None, **given: Any) -> Claim:  # Any: as the form holds it
    do(event, "claim", actor=actor, **{**GIVEN, **given})
    return Claim.objects.filter(event=event).latest("pk")


def choose(event: Event, chosen: Claim, *, actor: User | None = None) -> Event:
    return do(event, "choose", actor=actor, claim=str(chosen.key), why=WHY)


def judge(event: Event, other: Event, verdict: str) -> Event:
    return do(event, "judge", other=str(other.pk), verdict=verdict, why=WHY)


class Body(NamedTuple):
    """A member's body that may be chosen: its focal point, what it is, and both halves of its listed key."""

    focal: User
    organisation: Organisation
    part: str
    recipient: str
    identity: str


def make_body(part: str = SeaPart.RESCUE) -> Body:
    party = make_party()
    organisation = party.organisation
    assert organisation is not None
    identity = make_identity()
    recipient = identity_recipient(identity)
    OrganisationKey.objects.create(
        organisation=organisation, recipient=recipient, fingerprint=fingerprint(recipient),
        state=OrganisationKey.State.LISTED, made_at=NOW, listed_at=NOW,
    )  # fmt: skip
    focal = make_focal_point(party)
    SeaBody.objects.create(organisation=organisation, part=part, by=focal, at=NOW)
    return Body(focal, organisation, part, recipient, identity)


def make_bodies(rescuers: int = 2) -> list[Body]:
    """Authorities in the order in which they are asked, then a protection agency."""
    return [*(make_body() for _ in range(rescuers)), make_body(SeaPart.PROTECTION)]


def seal_copy(body: Body, *, padded: int = PADDED, **inside: Any) -> Copy:  # Any: what a browser puts in
    sealed = seal_text(inside or SAID, body.recipient, padded=padded)
    return Copy(body.organisation.pk, fingerprint(body.recipient), sealed)


def seal(
    event: Event, bodies: Sequence[Body], *, actor: User | None = None, now: datetime = NOW, **more: Any
) -> Sealed:  # Any: what differs from a sound one
    given: dict[str, Any] = {
        "shape": "position", "cells": [CELL], "observed_at": now - timedelta(hours=1),
        "copies": [seal_copy(body) for body in bodies], **more,
    }  # fmt: skip
    return keep_sealed(actor=actor or make_focal(), event=event, now=now, **given)
