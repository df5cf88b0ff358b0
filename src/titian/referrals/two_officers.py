"""Whether what goes without the person's yes is signed as it must be, and to whom it may go."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

import structlog

from titian.devices.models import Enrolment
from titian.devices.sql import EnrolledPhone
from titian.referrals.errors import OfficersUnproved, RecipientWrongForGround, SecondRefused, TwoOfficersNeeded
from titian.referrals.models import Package, WithoutConsent
from titian.sealing.errors import SealingError
from titian.sealing.without_consent import WithoutConsent as Statement
from titian.sealing.without_consent import check_without_consent, read_signer

log = structlog.get_logger()

# As in contracts/sync.json: one of these needs an organisation must answer, and one officer is enough for those.
NEEDS: Final[Mapping[str, Set[str]]] = {
    "threat_to_life": {"health"},
    "child": {"child_protection"},
    "incapacity": {"health"},
}
ONE_OFFICER_FOR: Final = frozenset({"threat_to_life"})


@dataclass(frozen=True, slots=True)
class Signed:
    """What an envelope says of the officers. `package` is the digest of the claims inside."""

    ground: str
    package: str
    first: str
    second: str = ""


def find_second(
    phone: EnrolledPhone, statement: Statement, signed: Signed, *, needs: Set[str], is_let_go_on: bool
) -> uuid.UUID | None:
    """The enrolment of the second officer who signed it, None where one officer is enough and no second has signed.

    `needs` are those that the recipient answers, none of an authority's. `is_let_go_on`: an administrator lets it go on
    from an ended phone, on which the second officer's enrolment may have been too. Raises `RecipientWrongForGround`,
    `OfficersUnproved`, `TwoOfficersNeeded`. A second signature that does not fit is none: a life does not wait for it.
    """
    if not needs & NEEDS[signed.ground]:
        raise RecipientWrongForGround
    first = Enrolment.objects.get(pk=phone.id)
    try:
        check_without_consent(signed.first, statement, first.officer_jwk)
    except SealingError as error:
        raise OfficersUnproved from error
    try:
        return check_second(first, phone.country, statement, signed.second, is_let_go_on=is_let_go_on).pk
    except SecondRefused as error:
        if signed.ground not in ONE_OFFICER_FOR:
            raise TwoOfficersNeeded from error
        if signed.second:
            log.warning("without_consent.second.refused", enrolment=str(phone.id))
        return None


def check_second(
    first: Enrolment, country: str, statement: Statement, signature: str, *, is_let_go_on: bool = False
) -> Enrolment:
    """The enrolment whose key made the signature: of another officer than the first, in the same country.

    The hub knows accounts, so it needs no certificate for that. Raises `SecondRefused`.
    """
    try:
        enrolments = Enrolment.objects.filter(station__country=country).exclude(officer=first.officer_id)
        if not is_let_go_on:
            enrolments = enrolments.active()
        second = enrolments.get(officer_thumbprint=read_signer(signature))
        check_without_consent(signature, statement, second.officer_jwk)
    except (SealingError, Enrolment.DoesNotExist) as error:
        raise SecondRefused from error
    return second


def state(row: WithoutConsent) -> Statement:
    """What both officers signed, written anew. `row` comes with its package and referral."""
    referral = row.package.referral
    return Statement(str(referral.referral_id), row.ground, row.recipient, referral.level, row.claims_sha256)


@dataclass(frozen=True, slots=True)
class Officers:
    """For the reader of a package to check by itself. No second ones where no second officer has signed."""

    first_certificate: str
    second_signature: str | None
    second_certificate: str | None


def describe_officers(package: Package) -> Officers | None:
    """Whose signatures the hub has for this package; None where it was not told that it goes without a yes.

    The certificates are those of now: one of before, inside the package, does not name its officer.
    """
    row: WithoutConsent | None = getattr(package, "without_consent", None)
    if row is None:
        return None
    second = row.second_by
    return Officers(
        package.referral.enrolment.certificate,
        row.second if second else None,
        second.certificate if second else None,
    )
