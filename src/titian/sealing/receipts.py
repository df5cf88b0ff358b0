"""Receipts: the hub's signed word that it holds an item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from titian.sealing.encoding import count_member, format_instant, parse_instant, text_member
from titian.sealing.errors import SealingError
from titian.sealing.keys import SigningKey
from titian.sealing.signed import sign
from titian.sealing.trust import Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One item, held durably. ``sha256`` is of the ciphertext (of a tally: its canonical JSON)."""

    hub_id: str
    item_id: str
    sha256: str
    received_sequence: int
    epoch: str
    backed_up_through: int
    audit_head: str
    issued_at: datetime
    expires_at: datetime


def sign_receipt(receipt: Receipt, hub_key: SigningKey) -> str:
    """The receipt as a compact JWS by the hub key."""
    payload = {
        "kind": "receipt",
        "scope": receipt.hub_id,
        "sequence": receipt.received_sequence,
        "issued_at": format_instant(receipt.issued_at),
        "expires_at": format_instant(receipt.expires_at),
        "item_id": receipt.item_id,
        "sha256": receipt.sha256,
        "received_sequence": receipt.received_sequence,
        "epoch": receipt.epoch,
        "backed_up_through": receipt.backed_up_through,
        "audit_head": receipt.audit_head,
    }
    return sign(payload, hub_key)


def verify_receipt(jws: str, trust: Trust, *, item_id: str, sha256: str) -> Receipt:
    """The receipt, if this hub gave it for exactly this item; else `receipt.mismatch` or what
    `Trust.verify` says."""
    payload = trust.verify(jws, kind="receipt", scope=trust.hub_id, role="hub")
    if (text_member(payload, "item_id"), text_member(payload, "sha256")) != (item_id, sha256):
        raise SealingError("receipt.mismatch")
    return Receipt(
        hub_id=trust.hub_id,
        item_id=item_id,
        sha256=sha256,
        received_sequence=count_member(payload, "received_sequence"),
        epoch=text_member(payload, "epoch"),
        backed_up_through=count_member(payload, "backed_up_through"),
        audit_head=str(payload.get("audit_head", "")),
        issued_at=parse_instant(payload.get("issued_at")),
        expires_at=parse_instant(payload.get("expires_at")),
    )
