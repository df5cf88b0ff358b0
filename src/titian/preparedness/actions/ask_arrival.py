"""An arrival asked of a country's hub: the file, signed, with heads and needs and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from titian.library.between_hubs import sign_for_hub
from titian.library.models import KnownHub
from titian.people.models import User
from titian.preparedness.codes import ARRIVES_AS
from titian.preparedness.models import AskedArrival, Claim, Event
from titian.preparedness.returned import REQUEST


def ask_arrival(
    event: Event, *, hub: KnownHub, heads: Claim | None, needs: Sequence[str], by: User, at: datetime
) -> AskedArrival:
    """What was asked, with the file for that hub. `heads` is a figure of the event, None where nobody has said one.

    Neither the sea nor what was reported goes with it: an arrival is a boat, a release or another event.
    """
    key = uuid4()
    told = None
    if heads is not None:
        told = {"low": heads.low, "high": heads.high, "about": heads.is_about, "as_of": heads.as_of.isoformat()}
    body = {
        "request_id": str(key), "to": hub.hub_id, "what": ARRIVES_AS.get(event.kind, "boat"),
        "day": event.first_on.isoformat(), "heads": told, "needs": list(needs),
    }  # fmt: skip
    return AskedArrival.objects.create(
        key=key, event=event, hub=hub, heads=heads, needs=list(needs), file=sign_for_hub(REQUEST, body, at),
        organisation_id=by.organisation_id, by=by, at=at,
    )  # fmt: skip
