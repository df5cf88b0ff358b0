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
    EnvelopeUnopenable,
    ItemHashMismatch,
    ItemMalformed,
    ItemRefused,
    ItemTooLarge,
)
from titian.devices.items import Numbered, ReadItem, Reception
from titian.library.identity import get_hub_identity
from titian.referrals.actions.answer_from_phone import answer_from_phone
from titian.referrals.actions.keep_open_mark import keep_open_mark
from titian.referrals.actions.pause_referral import pause_referral
from titian.referrals.actions.receive_packages import SealedPackage, receive_packages
from titian.referrals.actions.sign_as_second import sign_as_second
from titian.referrals.models import MAX_ANSWER_WITHIN, MAX_CIPHERTEXT, MAX_POSITION, Package
from titian.referrals.sql import find_refused, list_questions, list_responsibilities
from titian.referrals.two_officers import Signed
from titian.sealing.age import AGE_HEADER
from titian.sealing.encoding import canonical_json, sha256_hex
from titian.sealing.envelopes import MOST_BYTES, open_envelope
from titian.sealing.errors import SealingError
from titian.sealing.packages import ciphertext_digest
from titian.sealing.person_code import referral_id_of_proof

REPORTED_FOR: Final = timedelta(days=30)
REPORTED_AT_MOST: Final = 100  # the last changed; a phone remembers the others
ASKED_AT_MOST: Final = 50  # the longest asked; the others come once these are answered

_Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
_Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Detached = Annotated[str, StringConstraints(max_length=300, pattern=r"^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$")]


class WithoutConsentIn(BaseModel):
    """On which ground it goes without the person's yes, and who signed that."""

    model_config = ConfigDict(extra="forbid", strict=True)

    ground: Literal["threat_to_life", "child", "incapacity"]
    package: _Sha256
    first: _Detached
    second: _Detached | None = None


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
    without_consent: WithoutConsentIn | None = None


class PackageItemIn(BaseModel):
    """`envelope` is sealed to the hub and in base64. Phones of before 30 November 2026 send it as it stands."""

    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    kind: Literal["package"]
    envelope: str | EnvelopeIn
    ciphertext: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItem(ReadItem):
    package: SealedPackage


class WithdrawalIn(BaseModel):
    """What only somebody who has the person's code can make. It names no referral."""

    model_config = ConfigDict(extra="forbid", strict=True)

    proof: _Sha256


class WithdrawalItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    kind: Literal["withdrawal"]
    withdrawal: WithdrawalIn


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalItem(ReadItem):
    referral_id: uuid.UUID


class WithdrawalKind:
    """The person asks at a phone for a referral back: it pauses. Right proofs and wrong ones get the same receipt."""

    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> WithdrawalItem:
        try:
            withdrawal = WithdrawalItemIn.model_validate(item).withdrawal
        except ValidationError as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(withdrawal.model_dump()))
        return WithdrawalItem(
            item_id=item_id,
            kind="withdrawal",
            sha256=digest,
            content_sha256=digest,
            referral_id=referral_id_of_proof(bytes.fromhex(withdrawal.proof)),
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        # A package of the same request is stored only after this: `catch_up_pauses` finds it.
        for withdrawal in [one.item for one in items if isinstance(one.item, WithdrawalItem)]:
            pause_referral(referral_id=withdrawal.referral_id, country=reception.phone.country, now=reception.now)
        return {}


class AnswerIn(BaseModel):
    """An answer to a recipient's question, in a code of the list. Nobody writes a word."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question_id: _Uuid
    answer: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]


class AnswerItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    kind: Literal["answer"]
    answer: AnswerIn


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerItem(ReadItem):
    question_id: uuid.UUID
    answer: str


class AnswerKind:
    """The phone that sent a referral answers what a recipient asks. Counted or not, the receipt is the same."""

    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> AnswerItem:
        try:
            given = AnswerItemIn.model_validate(item).answer
        except ValidationError as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(given.model_dump()))
        return AnswerItem(
            item_id=item_id,
            kind="answer",
            sha256=digest,
            content_sha256=digest,
            question_id=uuid.UUID(given.question_id),
            answer=given.answer,
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        for given in [one.item for one in items if isinstance(one.item, AnswerItem)]:
            answer_from_phone(
                enrolment_id=reception.phone.id,
                question_id=given.question_id,
                answer=given.answer,
                now=reception.now,
            )
        return {}


class OpenMarkIn(BaseModel):
    """Four signs and how urgent. One member more is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)

    mark: Annotated[str, StringConstraints(pattern=r"^[2-9A-HJKMNP-TV-Z]{4}$")]
    level: Literal["NOW", "TODAY"]
    is_open: bool


class OpenMarkItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    kind: Literal["open_mark"]
    open_mark: OpenMarkIn


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMarkItem(ReadItem):
    mark: str
    level: str
    is_open: bool


class OpenMarkKind:
    """An officer left somebody without help, or somebody looks after them now."""

    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> OpenMarkItem:
        try:
            said = OpenMarkItemIn.model_validate(item).open_mark
        except ValidationError as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(said.model_dump()))
        return OpenMarkItem(
            item_id=item_id,
            kind="open_mark",
            sha256=digest,
            content_sha256=digest,
            mark=said.mark,
            level=said.level,
            is_open=said.is_open,
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        for said in [one.item for one in items if isinstance(one.item, OpenMarkItem)]:
            keep_open_mark(
                station_id=reception.phone.station_id,
                mark=said.mark,
                level=said.level,
                is_open=said.is_open,
                now=reception.now,
            )
        return {}


class SecondOfficerIn(BaseModel):
    """Which referral, and another officer's signature over what the first one signed. The key says whose it is."""

    model_config = ConfigDict(extra="forbid", strict=True)

    referral_id: _Uuid
    signature: _Detached


class SecondOfficerItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: _Uuid
    kind: Literal["second_officer"]
    second_officer: SecondOfficerIn


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOfficerItem(ReadItem):
    referral_id: uuid.UUID
    signature: str


class SecondOfficerKind:
    """What one officer sent, a life being in danger, is signed by a second. Refused ones the phone offers again."""

    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> SecondOfficerItem:
        try:
            given = SecondOfficerItemIn.model_validate(item).second_officer
        except ValidationError as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(given.model_dump()))
        return SecondOfficerItem(
            item_id=item_id,
            kind="second_officer",
            sha256=digest,
            content_sha256=digest,
            referral_id=uuid.UUID(given.referral_id),
            signature=given.signature,
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        refused: dict[uuid.UUID, ItemRefused] = {}
        for given in [one.item for one in items if isinstance(one.item, SecondOfficerItem)]:
            try:
                sign_as_second(reception.phone, referral_id=given.referral_id, signature=given.signature)
            except ItemRefused as error:
                refused[given.item_id] = error
        return refused


class PackageKind:
    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> PackageItem:
        try:
            parsed = PackageItemIn.model_validate(item)
        except ValidationError as error:
            raise ItemMalformed from error
        ciphertext = _decode(parsed.ciphertext, MAX_CIPHERTEXT)
        envelope = _open(parsed.envelope) if isinstance(parsed.envelope, str) else parsed.envelope
        if envelope.item_id != parsed.item_id:
            raise EnvelopeMismatch
        if ciphertext_digest(ciphertext) != envelope.sha256:
            raise ItemHashMismatch
        # The hub must not come to hold what it could read.
        if not ciphertext.startswith(AGE_HEADER):
            raise ItemMalformed("The package is not sealed with age.")
        return PackageItem(
            item_id=item_id,
            kind="package",
            sha256=envelope.sha256,
            # Without what it does not say, so that one of before is the same item still.
            content_sha256=sha256_hex(canonical_json(envelope.model_dump(exclude_none=True))),
            package=SealedPackage(
                item_id=item_id,
                referral_id=uuid.UUID(envelope.referral_id),
                recipient=envelope.recipient,
                position=envelope.position,
                level=envelope.level,
                answer_within=envelope.answer_within,
                sha256=envelope.sha256,
                ciphertext=ciphertext,
                signed=_read_signed(envelope.without_consent),
            ),
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        packages = [(one.received_sequence, one.item.package) for one in items if isinstance(one.item, PackageItem)]
        return receive_packages(
            reception.phone,
            packages,
            recipients=reception.hub.known_recipients,
            refused=reception.hub.refused_recipients | find_refused({package.recipient for _, package in packages}),
            now=reception.now,
            from_ended_phone_on=reception.let_go_on,
            needs=reception.hub.needs,
        )


def mend_package(item: ReadItem) -> bool:
    """The phone sent a package again whose bytes are damaged here. Not where it was sealed anew since: other bytes."""
    if not isinstance(item, PackageItem):
        return False
    kept = Package.objects.filter(item_id=item.item_id, sha256=item.sha256, ciphertext__isnull=False)
    return kept.update(ciphertext=item.package.ciphertext) > 0


def _open(text: str) -> EnvelopeIn:
    """What the phone sealed to the hub. Nothing around it says to which item it belongs: it names the item itself."""
    try:
        opened = open_envelope(_decode(text, MOST_BYTES), get_hub_identity().envelope_identities)
        return EnvelopeIn.model_validate(opened)
    except SealingError as error:
        raise (EnvelopeUnopenable if error.code == "sealed_text.unopenable" else ItemMalformed) from error
    except ValidationError as error:
        raise ItemMalformed from error


def _read_signed(said: WithoutConsentIn | None) -> Signed | None:
    return None if said is None else Signed(said.ground, said.package, said.first, said.second or "")


def _decode(text: str, most: int) -> bytes:
    # Four letters carry three bytes; what is oversized is refused before it is unpacked.
    if len(text) > (most + 2) // 3 * 4:
        raise ItemTooLarge(most)
    try:
        decoded = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ItemMalformed from error
    if len(decoded) > most:
        raise ItemTooLarge(most)
    return decoded


def report_responsibilities(enrolment_id: uuid.UUID, now: datetime) -> list[tuple[str, str]]:
    """Who has taken responsibility for what this phone sent in the last 30 days."""
    return list_responsibilities(enrolment_id, since=now - REPORTED_FOR, limit=REPORTED_AT_MOST)


def report_questions(enrolment_id: uuid.UUID, now: datetime) -> list[tuple[str, str, str]]:
    """What recipients ask of what this phone sent."""
    return list_questions(enrolment_id, limit=ASKED_AT_MOST)
