from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.arrivals.asked import COUNTS, EXACT, band, count_exactly, count_needs
from titian.arrivals.codes import Stage
from titian.arrivals.errors import CountsTooEarly, MorePlacesFree
from titian.arrivals.models import Arrival, Assigned, FinalSheet, SealedCounts, SentCounts
from titian.arrivals.policies import may_keep
from titian.arrivals.stored import read_figures
from titian.desk.errors import NotAllowed
from titian.library.between_hubs import sign_for_hub
from titian.library.identity import HubIdentity, get_hub_identity
from titian.people.models import Organisation
from titian.sealing.complaints import seal_text
from titian.sealing.recipients import fingerprint
from titian.sealing.signed import payload_object, read_unverified

if TYPE_CHECKING:
    from titian.people.models import User

PROTECTION: Final = frozenset({"asylum", "statelessness"})
"""Needs by which a listed organisation that is no authority is a protection agency."""
PADDED: Final = 1024


def send_counts(*, actor: User, arrival: Arrival, places: int | None, free: int | None, now: datetime) -> SentCounts:
    """The signed file for the region's hub: one when the arrival was closed, one when its sheet is final.

    Asked for again, it is the same file: nobody watches a figure grow by one. Exact figures are sealed to each
    protection agency of the country's signed list. `places` and `free` are of shelters, None where nobody said.
    Raises `NotAllowed`, `CountsTooEarly`, `MorePlacesFree`.
    """
    if not may_keep(actor, arrival):
        raise NotAllowed
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
        if arrival.closed_at is None:
            raise CountsTooEarly
        stage = Stage.FINAL if FinalSheet.objects.filter(arrival=arrival).exists() else Stage.CLOSED
        made = SentCounts.objects.filter(arrival=arrival, stage=stage).first()
        if made is not None:
            return made
        if free is not None and (places is None or free > places):
            raise MorePlacesFree
        return _make(actor, arrival, stage, {"places": places, "free": free}, now)


def _make(actor: User, arrival: Arrival, stage: str, shelter: Mapping[str, int | None], now: datetime) -> SentCounts:
    figures, asked = read_figures(arrival), arrival.asked
    exact = count_exactly(figures)
    said = {"request_id": str(asked.pk), "stage": stage, "as_of": now.date().isoformat()}
    inside = {"kind": EXACT, "arrival": str(arrival.pk), **said, "figures": exact}
    copies = {body: (mark, seal_text(inside, to, padded=PADDED)) for body, mark, to in list_agencies()}
    assigned = dict(Assigned.objects.filter(arrival=arrival).values_list("language", "number"))
    officers = assigned.pop("", 0)
    body = {
        **said,
        "to": asked.hub.hub_id,
        "figures": {name: band(number) for name, number in exact.items()},
        "needs": count_needs(figures),
        "assigned": {"officers": officers, "interpreters": sum(assigned.values())},
        "shelter": dict(shelter),
        "sealed": [
            {"recipient": mark, "ciphertext": base64.b64encode(text).decode("ascii")} for mark, text in copies.values()
        ],
    }
    made = SentCounts.objects.create(
        arrival=arrival, stage=stage, file=sign_for_hub(COUNTS, body, now), by=actor, at=now
    )
    SealedCounts.objects.bulk_create(
        SealedCounts(counts=made, organisation_id=organisation, recipient=mark, ciphertext=text)
        for organisation, (mark, text) in copies.items()
    )
    audit.record_by(actor, "arrival.send_counts", f"arrival:{arrival.pk}", {"stage": stage, "sealed": len(copies)})
    return made


def list_agencies() -> Iterator[tuple[UUID, str, str]]:
    """Protection agencies of the list that the country signed: id, fingerprint and key."""
    hub = get_hub_identity()
    for entry in _list_entries(hub):
        body = str(entry["organisation_id"])
        if hub.needs.get(body, frozenset()) & PROTECTION and Organisation.objects.filter(pk=body).exists():
            yield UUID(body), fingerprint(str(entry["recipient"])), str(entry["recipient"])


def _list_entries(hub: HubIdentity) -> list[Mapping[str, object]]:
    """Of the list as it was verified when it was read."""
    if hub.recipients_jws is None:
        return []
    entries: list[Mapping[str, object]] = payload_object(read_unverified(hub.recipients_jws).payload)["recipients"]
    return entries
