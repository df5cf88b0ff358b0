from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from titian.devices.actions.quarantine_items import QUARANTINED, quarantine_items
from titian.devices.actions.read_request import DeviceRequest, read_request
from titian.devices.actions.spend_nonce import spend_nonce
from titian.devices.errors import (
    DeviceRevoked,
    ItemConflict,
    ItemFailed,
    ItemRefused,
    RequestTooLarge,
    RequestUnreadable,
)
from titian.devices.intake import ItemTaken, take_in
from titian.devices.items import ReadItem, Reception, find_item_id, read_item
from titian.devices.models import ReceivedItem
from titian.devices.signed import sign_revocation, sign_standing
from titian.devices.sql import EnrolledPhone
from titian.library.identity import HubIdentity, one_hub_identity
from titian.people import limits
from titian.sealing.encoding import canonical_json
from titian.sealing.signed import payload_object, read_unverified

log = structlog.get_logger()

MAX_ITEMS: Final = 1000


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What became of one item: a receipt, or why it was refused. Of an ended phone the receipt may say quarantined."""

    item_id: str | None
    receipt: str | None = None
    refusal: ItemRefused | None = None
    status: str = "received"


@dataclass(frozen=True, slots=True)
class SyncAnswer:
    """Answers in the order sent, the phone's referrals, what is asked of them, what to send again, the standing."""

    items: list[ItemAnswer]
    referrals: list[tuple[str, str]]
    questions: list[tuple[str, str, str]]
    again: list[str]
    epoch: str
    standing: str


@dataclass(frozen=True, slots=True)
class EndedAnswer:
    """For a phone whose enrolment was ended: the hub's signed word that it was, and what became of what it brought."""

    items: list[ItemAnswer]
    again: list[str]
    epoch: str
    standing: str
    revocation: str


def sync_items(jws: str, *, method: str, path: str, now: datetime) -> SyncAnswer | EndedAnswer:
    """Take in a phone's items, durably, before answering; tell it who has taken responsibility.

    Every item stands for itself: a poisoned one is refused by code and the rest goes on; one that came before gets its
    receipt again. One receipt covers all that a request brought. What an ended phone brings is set apart. Raises what
    `read_request` raises, `RateExceeded` and `NonceSpent` (nothing is stored then), `RequestTooLarge`, and the
    library's `IdentityMissing`: a hub that cannot sign a receipt takes nothing.
    """
    request = read_request(jws, method=method, path=path, now=now)
    limits.require("sync", str(request.phone.id), now)
    return take_in_request(request, now)


def take_in_request(request: DeviceRequest, now: datetime) -> SyncAnswer | EndedAnswer:
    """What `sync_items` does once it knows whose request it is; the nonce is spent with what is stored."""
    if not isinstance(request.body, list):
        raise RequestUnreadable
    if len(request.body) > MAX_ITEMS:
        raise RequestTooLarge(f"At most {MAX_ITEMS} items are taken in one request.")
    with one_hub_identity() as hub:
        read = [_read(value) for value in request.body]
    if request.phone.is_revoked:
        spend_nonce(request.nonce)
        return _answer_ended(request, read, hub, now)
    reception = Reception(phone=request.phone, hub=hub, now=now)
    items = [item for item in read if isinstance(item, ReadItem)]
    try:
        taken = take_in(reception, request.nonce, items)
    except DeviceRevoked:  # ended since this process read the enrolment; the nonce is spent
        return _answer_ended(request, read, hub, now)
    return SyncAnswer(
        items=[item if isinstance(item, ItemAnswer) else _answer(request.phone, item, taken) for item in read],
        referrals=taken.referrals,
        questions=taken.questions,
        again=taken.again,
        epoch=taken.standing.epoch,
        standing=sign_standing(hub, taken.standing, now),
    )


def _read(value: object) -> ReadItem | ItemAnswer:
    item_id = find_item_id(value)
    try:
        return read_item(value)
    except ItemRefused as refusal:
        return ItemAnswer(item_id, refusal=refusal)
    except Exception as error:
        log.exception("item.read.failed", error_type=type(error).__name__)
        return ItemAnswer(item_id, refusal=ItemFailed())


def _answer(phone: EnrolledPhone, item: ReadItem, taken: ItemTaken) -> ItemAnswer:
    outcome = taken.outcomes[item.item_id]
    if isinstance(outcome, ItemRefused):
        return ItemAnswer(str(item.item_id), refusal=outcome)
    is_same = outcome.content_sha256 == item.content_sha256 and outcome.enrolment_id == phone.id
    if not is_same:
        return ItemAnswer(str(item.item_id), refusal=ItemConflict())
    return ItemAnswer(str(item.item_id), receipt=outcome.receipt)


def _answer_ended(
    request: DeviceRequest, read: list[ReadItem | ItemAnswer], hub: HubIdentity, now: datetime
) -> EndedAnswer:
    """Sets apart what the phone still brings, then says goodbye to it. An item sent again gets its receipt again."""
    items = {item.item_id: item for item in read if isinstance(item, ReadItem)}
    sent = zip(read, request.body, strict=True)
    contents = {item.item_id: canonical_json(value) for item, value in sent if isinstance(item, ReadItem)}
    apart = quarantine_items(request.phone, list(items.values()), contents, hub, now)
    receipts = {row.receipt.jws for row in apart.outcomes.values() if isinstance(row, ReceivedItem)}
    quarantined = {jws: _list_quarantined(jws) for jws in receipts}
    return EndedAnswer(
        items=[
            item if isinstance(item, ItemAnswer) else _answer_apart(request.phone, item, apart.outcomes, quarantined)
            for item in read
        ],
        again=apart.again,
        epoch=apart.standing.epoch,
        standing=sign_standing(hub, apart.standing, now),
        revocation=sign_revocation(hub, request.phone, request.nonce_text, now),
    )


def _answer_apart(
    phone: EnrolledPhone,
    item: ReadItem,
    outcomes: Mapping[uuid.UUID, ReceivedItem | ItemRefused],
    quarantined: Mapping[str, frozenset[str]],
) -> ItemAnswer:
    """`quarantined`: by receipt, which items it says are; one from before the enrolment ended was simply received."""
    outcome = outcomes[item.item_id]
    if isinstance(outcome, ItemRefused):
        return ItemAnswer(str(item.item_id), refusal=outcome)
    if outcome.content_sha256 != item.content_sha256 or outcome.enrolment_id != phone.id:
        return ItemAnswer(str(item.item_id), refusal=ItemConflict())
    receipt = outcome.receipt.jws
    status = QUARANTINED if str(item.item_id) in quarantined[receipt] else "received"
    return ItemAnswer(str(item.item_id), receipt=receipt, status=status)


def _list_quarantined(receipt: str) -> frozenset[str]:
    """The items of which a receipt says so; read once, though one receipt covers up to a thousand."""
    listed = payload_object(read_unverified(receipt).payload)["items"]
    return frozenset(each["item_id"] for each in listed if each.get("status") == QUARANTINED)
