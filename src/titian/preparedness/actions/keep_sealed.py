"""What a browser sealed: copies for bodies, and the cells it lies in. The point itself never comes here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.people.sealed import is_listed_key
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.alert_models import Alert
from titian.preparedness.codes import FEWEST_RESCUERS, MOST_BODIES, SeaPart, Shape
from titian.preparedness.errors import (
    AheadOfTime,
    AlertOver,
    AreaOutside,
    BodiesTooFew,
    BodyUnfit,
    SealedElsewhere,
    SealedMalformed,
)
from titian.preparedness.figures.cells import MOST_CELLS, list_cells
from titian.preparedness.models import Addressee, Event, SeaBody, Sealed
from titian.sealing import AGE_HEADER
from titian.sealing.complaints import PADDED

FORECAST: Final = 131_072
"""Bytes inside a forecast, which may hold a whole answer of `titian drift`."""
LENGTHS: Final = {
    Shape.POSITION: range(PADDED, PADDED + 1_600),
    Shape.FORECAST: range(FORECAST, FORECAST + 1_600),
    Shape.AREA: range(PADDED, PADDED + 1_600),
}
"""Bytes of a copy by what it is of: the one length inside, and what age puts around it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """For one body: the fingerprint of the key it is sealed to, and the bytes."""

    organisation: UUID
    recipient: str
    ciphertext: bytes


def keep_sealed(
    *,
    actor: User,
    event: Event,
    shape: str,
    cells: Sequence[str],
    observed_at: datetime,
    copies: Sequence[Copy],
    now: datetime,
    alert: Alert | None = None,
) -> Sealed:
    """Sealed copies beside an event. The first two authorities and every protection agency are asked at once, further
    authorities in the order of `copies`, when nobody has opened it: `ask_next`. With an `alert` of that event it is the
    alert's exact area, and ends with it.

    Raises `NotAllowed`, `SealedMalformed`, `SealedElsewhere`, `AheadOfTime`, `BodiesTooFew`, `BodyUnfit`, `AlertOver`,
    `AreaOutside`.
    """
    check_taking_part(actor, Permission.REPORT_EVENTS)
    _check_outside(event, shape, cells)
    if observed_at > now:
        raise AheadOfTime("observed_at")
    with transaction.atomic():
        if alert is not None:
            _check_alert(alert, event, shape, cells, now)
        parts = _find_parts(copies, LENGTHS[Shape(shape)])
        sealed = Sealed.objects.create(
            event=event, alert=alert, shape=shape, cells=" ".join(cells), observed_at=observed_at,
            organisation_id=actor.organisation_id, by=actor, at=now,
        )  # fmt: skip
        rescuers = [copy.organisation for copy in copies if parts[copy.organisation] == SeaPart.RESCUE]
        later = set(rescuers[FEWEST_RESCUERS:])
        for place, copy in enumerate(copies):
            Addressee.objects.create(
                sealed=sealed, organisation_id=copy.organisation, part=parts[copy.organisation], place=place,
                recipient=copy.recipient, ciphertext=copy.ciphertext,
                asked_at=None if copy.organisation in later else now,
            )  # fmt: skip
        audit.record(
            "user", str(actor.pk), "position.seal", f"position:{sealed.key}", {"shape": shape, "bodies": len(copies)}
        )
    return sealed


def _check_outside(event: Event, shape: str, cells: Sequence[str]) -> None:
    if shape not in Shape.values or not 0 < len(cells) <= MOST_CELLS or list(cells) != sorted(set(cells)):
        raise SealedMalformed
    if shape == Shape.POSITION and len(cells) != 1:
        raise SealedMalformed
    if not set(cells) <= list_cells().get(event.sea, frozenset()):
        raise SealedElsewhere


def _check_alert(alert: Alert, event: Event, shape: str, cells: Sequence[str], now: datetime) -> None:
    """Locks the alert, so that nothing is sealed beside one that ends at this moment."""
    if shape != Shape.AREA or alert.event_id != event.pk:
        raise SealedMalformed
    if not Alert.objects.select_for_update().standing(now).filter(pk=alert.pk).exists():
        raise AlertOver
    if alert.area.isupper() and list(cells) != [alert.area]:  # a cell; a sea's and a coast's codes are in small letters
        raise AreaOutside


def _find_parts(copies: Sequence[Copy], lengths: range) -> dict[UUID, str]:
    """What each body is at sea, by its id. Its key must be the one that stands in the signed list now."""
    wanted = {copy.organisation for copy in copies}
    if len(wanted) != len(copies) or len(copies) > MOST_BODIES:
        raise SealedMalformed
    bodies = SeaBody.objects.present().filter(organisation__in=wanted)
    parts = dict(bodies.values_list("organisation", "part"))
    for copy in copies:
        if copy.organisation not in parts or not is_listed_key(copy.organisation, copy.recipient):
            raise BodyUnfit
        if not copy.ciphertext.startswith(AGE_HEADER) or len(copy.ciphertext) not in lengths:
            raise SealedMalformed
    given = list(parts.values())
    if given.count(SeaPart.RESCUE) < FEWEST_RESCUERS or SeaPart.PROTECTION not in given:
        raise BodiesTooFew
    return parts
