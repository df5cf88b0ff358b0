"""The kinds of item a phone may send, each taken in by the room it belongs to.

This room knows no referral and no tally: those rooms say what they read and how they store it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

from titian.devices.errors import ItemMalformed, ItemRefused
from titian.rooms import list_parts

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from titian.devices.sql import EnrolledPhone
    from titian.library.identity import HubIdentity

NONCE_HEADER: Final = "Titian-Nonce"
# A phone with an old nonce is no attack: it takes a new one and comes again.
HONEST_MISTAKES: Final = frozenset({"nonce.unknown", "nonce.spent"})
SYNC_PATH: Final = "/api/v1/sync"
"""Where phones send them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """An item whose shape and digest are sound; its kind adds what it holds.

    `sha256` is what the receipt will vouch for. `content_sha256` covers everything the phone sent under this id: same
    id and same content is a repeat, same id and other content a conflict.
    """

    item_id: uuid.UUID
    kind: str
    sha256: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Reception:
    """What a room needs to know to store items.

    `let_go_on` is the day an administrator let them go on, where they came from a phone whose enrolment had been ended:
    perhaps from a thief. Whoever gets them is told so.
    """

    phone: EnrolledPhone
    hub: HubIdentity
    now: datetime
    let_go_on: date | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item and its place in the order of everything the hub ever received."""

    received_sequence: int
    item: ReadItem


class ItemKind(Protocol):
    """What a room gives to take in its kind of item."""

    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> ReadItem:
        """Parse one item, without the database; raises `ItemRefused`."""

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        """Store new items of this kind, in order, in the caller's transaction; returns those refused, by id.

        Anything raised undoes all; the caller then tries the items one by one.
        """


# (referral_id, responsibility): what a phone may learn of its referrals, and no more.
ReferralReport = Callable[[uuid.UUID, datetime], list[tuple[str, str]]]
# (question_id, referral_id, code): what a phone is asked of what it sent.
QuestionReport = Callable[[uuid.UUID, datetime], list[tuple[str, str, str]]]


Mend = Callable[[ReadItem], bool]


@dataclass(frozen=True)
class SyncItem:
    """A room's part: a kind of item it takes in.

    `set_apart_as`: an ended phone still hands over such an item, and that is what an administrator reads of it.
    Without it, nobody would miss what an ended phone had left to say. `mend(item)`: the same item came again, and the
    bytes kept of it are damaged; whether they are whole now.
    """

    name: str
    kind: ItemKind
    set_apart_as: Promise | None = None
    mend: Mend | None = None


@dataclass(frozen=True)
class PhoneReport:
    """A room's part: what it tells a phone in the answer to its items."""

    responsibilities: ReferralReport
    questions: QuestionReport


@dataclass(frozen=True)
class DayPass:
    """A room's part: a word that every phone gets with the answer, the same for all of them on one day."""

    make: Callable[[datetime], str]


def make_day_pass(now: datetime) -> str | None:
    return next((part.make(now) for part in list_parts(DayPass)), None)


def _find(name: object) -> SyncItem | None:
    return next((item for item in list_parts(SyncItem) if item.name == name), None)


def read_item(value: object) -> ReadItem:
    """Parse one member of a sync request; raises `ItemRefused`."""
    if not isinstance(value, dict):
        raise ItemMalformed
    item_id = find_item_id(value)
    item = _find(value.get("kind"))
    if item_id is None or item is None:
        raise ItemMalformed
    return item.kind.read(uuid.UUID(item_id), value)


def find_item_id(value: object) -> str | None:
    """The item's id as sent, when it is one; a refusal names it so that the phone knows which item is meant."""
    item_id = value.get("item_id") if isinstance(value, dict) else None
    if not isinstance(item_id, str):
        return None
    try:
        return item_id if str(uuid.UUID(item_id)) == item_id else None
    except ValueError:
        return None


def get_kind(name: str) -> ItemKind:
    return _get(name).kind


def mend(item: ReadItem) -> bool:
    """Puts the bytes of a repeated item in the place of damaged ones; whether its kind has such a place."""
    found = _get(item.kind).mend
    return found is not None and found(item)


def is_set_apart(name: str) -> bool:
    item = _find(name)
    return item is not None and item.set_apart_as is not None


def get_set_apart_name(name: str) -> Promise:
    said = _get(name).set_apart_as
    if said is None:
        raise KeyError(name)
    return said


def _get(name: str) -> SyncItem:
    item = _find(name)
    if item is None:
        raise KeyError(name)
    return item


def list_responsibilities(enrolment_id: uuid.UUID, now: datetime) -> list[tuple[str, str]]:
    return [row for report in list_parts(PhoneReport) for row in report.responsibilities(enrolment_id, now)]


def list_questions(enrolment_id: uuid.UUID, now: datetime) -> list[tuple[str, str, str]]:
    return [row for report in list_parts(PhoneReport) for row in report.questions(enrolment_id, now)]
