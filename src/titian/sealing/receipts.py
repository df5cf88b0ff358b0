"""Receipts: the hub's signed word that it holds what one request brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from titian.sealing.encoding import Payload, count_member, format_instant, parse_instant, text_member
from titian.sealing.errors import SealingError
from titian.sealing.keys import SigningKey
from titian.sealing.signed import sign
from titian.sealing.trust import Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedItem:
    """One item, held durably. ``sha256`` is of the ciphertext (of a tally: its canonical JSON).

    ``status`` is empty; or "quarantined": received from an ended phone and set apart, not delivered; or "complaint":
    the one item of its receipt, with no place among the phones' items.
    """

    item_id: str
    sha256: str
    received_sequence: int
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The items of one request, in order, and how far the hub stood when it took them."""

    hub_id: str
    items: tuple[ReceivedItem, ...]
    epoch: str
    backed_up_through: int
    audit_head: str
    issued_at: datetime
    expires_at: datetime

    @property
    def received_sequence(self) -> int:
        """The last place among its items: once a backup has passed it, it has passed all of them."""
        return max(item.received_sequence for item in self.items)


def sign_receipt(receipt: Receipt, hub_key: SigningKey) -> str:
    """The receipt as a compact JWS by the hub key."""
    payload = {
        "kind": "receipt",
        "scope": receipt.hub_id,
        "sequence": receipt.received_sequence,
        "issued_at": format_instant(receipt.issued_at),
        "expires_at": format_instant(receipt.expires_at),
        "items": [_row(item) for item in receipt.items],
        "epoch": receipt.epoch,
        "backed_up_through": receipt.backed_up_through,
        "audit_head": receipt.audit_head,
    }
    return sign(payload, hub_key)


def _row(item: ReceivedItem) -> Payload:
    row: Payload = {"item_id": item.item_id, "sha256": item.sha256, "received_sequence": item.received_sequence}
    return {**row, "status": item.status} if item.status else row


def verify_receipt(jws: str, trust: Trust, *, item_id: str, sha256: str) -> Receipt:
    """The receipt as far as this item goes, if this hub gave it for exactly this item.

    Else `receipt.mismatch` or what `Trust.verify` says. ``items`` holds this one item.
    """
    payload = trust.verify(jws, kind="receipt", scope=trust.hub_id, role="hub")
    listed = payload.get("items")
    rows = listed if isinstance(listed, list) else []
    row = next((row for row in rows if isinstance(row, dict) and row.get("item_id") == item_id), None)
    if row is None or row.get("sha256") != sha256:
        raise SealingError("receipt.mismatch")
    return Receipt(
        hub_id=trust.hub_id,
        items=(
            ReceivedItem(
                item_id=item_id,
                sha256=sha256,
                received_sequence=count_member(row, "received_sequence"),
                status=str(row.get("status", "")),
            ),
        ),
        epoch=text_member(payload, "epoch"),
        backed_up_through=count_member(payload, "backed_up_through"),
        audit_head=str(payload.get("audit_head", "")),
        issued_at=parse_instant(payload.get("issued_at")),
        expires_at=parse_instant(payload.get("expires_at")),
    )
