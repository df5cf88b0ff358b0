"""What the hub signs besides receipts: how it stands, and that a phone's enrolment was ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from titian.devices.sql import EnrolledPhone, ReceiptFacts
from titian.library.identity import HubIdentity
from titian.sealing.encoding import format_instant
from titian.sealing.signed import sign

LIFETIME: Final = timedelta(days=366)
"""Of receipts, too."""


def sign_standing(hub: HubIdentity, standing: ReceiptFacts, now: datetime) -> str:
    """All that ask within one second are told the same: one signature says it to all of them."""
    global _last  # noqa: PLW0603  # the last one of this process
    said = (hub.hub_id, hub.hub_key.kid, hub.envelope_recipient, standing, int(now.timestamp()))
    last = _last
    if last is None or last[0] != said:
        payload = {
            **_statement("standing", hub, now),
            "epoch": standing.epoch,
            "backed_up_through": standing.backed_up_elsewhere,
            "audit_head": standing.audit_head,
            **({"envelope_recipient": hub.envelope_recipient} if hub.envelope_recipient else {}),
        }
        last = _last = (said, sign(payload, hub.hub_key))
    return last[1]


_last: tuple[tuple[str, str, str | None, ReceiptFacts, int], str] | None = None


def sign_revocation(hub: HubIdentity, phone: EnrolledPhone, nonce: str, now: datetime) -> str:
    """Names the enrolment and the nonce it answers: shown to another phone, or later, it says nothing."""
    payload = {**_statement("revocation", hub, now), "enrolment_id": str(phone.id), "nonce": nonce}
    return sign(payload, hub.hub_key)


def _statement(kind: str, hub: HubIdentity, now: datetime) -> dict[str, str | int]:
    return {
        "kind": kind,
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + LIFETIME),
    }
