"""How a sealed package is read from a sync request."""

from __future__ import annotations

import base64
import binascii
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.devices.errors import (
    EnvelopeMismatch,
    ItemHashMismatch,
    ItemMalformed,
    ItemRefused,
    ItemTooLarge,
)
from titian.devices.items import Numbered, ReadItem, Reception, register_kind, register_report
from titian.referrals.actions.receive_packages import SealedPackage, receive_packages
from titian.referrals.models import MAX_ANSWER_WITHIN, MAX_POSITION
from titian.referrals.statements import list_responsibilities
from titian.sealing.encoding import canonical_json, sha256_hex
from titian.sealing.packages import ciphertext_digest

MAX_CIPHERTEXT: Final = 1_000_000  # bytes
# Every age file begins so. Anything else is refused: the hub must not come to hold what it could read.
AGE_HEADER: Final = b"age-encryption.org/v1\n"
REPORTED_FOR: Final = timedelta(days=30)
REPORTED_AT_MOST: Final = 100  # the last changed; a phone remembers the others

_Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
_Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class EnvelopeIn(BaseModel):
    """All that the hub may know of a package. One member more is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    referral_id: _Uuid
    recipient: _Sha256
    position: Annotated[int, Field(ge=0, le=MAX_POSITION)]
    level: Literal["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
    answer_within: Annotated[int, Field(ge=1, le=MAX_ANSWER_WITHIN)]
    sha256: _Sha256


class PackageItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    kind: Literal["package"]
    envelope: EnvelopeIn
    ciphertext: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItem(ReadItem):
    package: SealedPackage


class PackageKind:
    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> PackageItem:
        try:
            parsed = PackageItemIn.model_validate(item)
        except ValidationError as error:
            raise ItemMalformed from error
        ciphertext = _decode(parsed.ciphertext)
        envelope = parsed.envelope
        if envelope.item_id != parsed.item_id:
            raise EnvelopeMismatch
        if ciphertext_digest(ciphertext) != envelope.sha256:
            raise ItemHashMismatch
        if not ciphertext.startswith(AGE_HEADER):
            raise ItemMalformed("The package is not sealed with age.")
        return PackageItem(
            item_id=item_id,
            kind="package",
            sha256=envelope.sha256,
            content_sha256=sha256_hex(canonical_json(envelope.model_dump())),
            package=SealedPackage(
                item_id=item_id,
                referral_id=uuid.UUID(envelope.referral_id),
                recipient=envelope.recipient,
                position=envelope.position,
                level=envelope.level,
                answer_within=envelope.answer_within,
                sha256=envelope.sha256,
                ciphertext=ciphertext,
            ),
        )

    def store_many(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        packages = [(one.received_sequence, one.item.package) for one in items if isinstance(one.item, PackageItem)]
        return receive_packages(reception.phone, packages, recipients=reception.hub.recipients, now=reception.now)


def _decode(text: str) -> bytes:
    # Four letters carry three bytes; an oversized package is refused before it is unpacked.
    if len(text) > (MAX_CIPHERTEXT + 2) // 3 * 4:
        raise ItemTooLarge
    try:
        ciphertext = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ItemMalformed from error
    if len(ciphertext) > MAX_CIPHERTEXT:
        raise ItemTooLarge
    return ciphertext


def report_responsibilities(enrolment_id: uuid.UUID, now: datetime) -> list[tuple[str, str]]:
    """Who has taken responsibility for what this phone sent in the last 30 days."""
    return list_responsibilities(enrolment_id, since=now - REPORTED_FOR, limit=REPORTED_AT_MOST)


def register() -> None:
    register_kind("package", PackageKind())
    register_report(report_responsibilities)
