"""The provider's side of /api/v1: the inbox, sealed bytes and answers. Session and CSRF. Its key: `titian.keys.api`."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Final, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from titian.desk.problems import Problem
from titian.desk.sessions import reader_of
from titian.devices.api import StationOut
from titian.keys.api_access import REFUSALS, decode
from titian.referrals.actions.answer_package import (
    accept_package,
    confirm_arrival,
    decline_package,
    record_opened,
    report_no_arrival,
)
from titian.referrals.actions.deliver_package import deliver_package
from titian.referrals.actions.reseal_package import reseal_package
from titian.referrals.actions.settle_pause import end_for_person, go_on
from titian.referrals.api_access import ProviderSession
from titian.referrals.errors import PackageMalformed, ReasonUnknown
from titian.referrals.models import Package
from titian.referrals.two_officers import describe_officers

router = Router(tags=["referrals"], auth=ProviderSession())

LARGEST_PAGE: Final = 200

ActionName = Literal["opened", "accept", "decline", "arrived", "not_arrived", "go_on", "end_for_person"]


class OfficersOut(Schema):
    """Who signed what goes without the person's yes, for the reader to check: docs/security/protocol.md."""

    first_certificate: str
    second_signature: str | None
    second_certificate: str | None


class PackageOut(Schema):
    """What the envelope says of a package released to this organisation. `recipient` is the key's fingerprint."""

    item_id: uuid.UUID
    referral_id: uuid.UUID
    recipient: str
    position: int
    level: Literal["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
    status: str
    station: StationOut
    sha256: str
    received_at: datetime
    released_at: datetime
    answer_due_at: datetime
    answered_at: datetime | None
    paused_at: datetime | None = Field(
        description="Null, or since when the person's code pauses it: nobody who has not opened it can, and no time "
        "runs out, until a member has asked the person and says `go_on` or `end_for_person`."
    )
    from_ended_phone_on: date | None = Field(
        description="Null, or the day an administrator let it go on: it came from a phone whose enrolment had been "
        "ended, so it may have been sealed by somebody else than the officer."
    )

    officers: OfficersOut | None = Field(
        default=None,
        description="Null where the hub was not told that it goes without the person's yes. Until a second officer has "
        "signed, one alone.",
    )

    @classmethod
    def of(cls, package: Package) -> PackageOut:
        station = package.referral.station
        return cls.model_validate(
            {
                "item_id": package.item_id,
                "referral_id": package.referral.referral_id,
                "recipient": package.recipient,
                "position": package.position,
                "level": package.referral.level,
                "status": package.status,
                "station": {"id": str(station.pk), "name": station.name},
                "sha256": package.sha256,
                "received_at": package.received_at,
                "released_at": package.released_at,
                "answer_due_at": package.answer_due_at,
                "answered_at": package.answered_at,
                "paused_at": package.referral.paused_at,
                "from_ended_phone_on": package.from_ended_phone_on,
                "officers": (officers := describe_officers(package)) and asdict(officers),
            }
        )


class InboxOut(Schema):
    """What waits for an answer comes first. `total` counts all of the organisation's packages."""

    packages: list[PackageOut]
    total: int


class ReasonIn(Schema):
    reason: Annotated[str, StringConstraints(max_length=20)] = ""


class MovedOut(Schema):
    item_id: uuid.UUID
    status: str
    responsibility: Literal["waiting", "taken", "nobody_left", "stopped"]


class ResealIn(Schema):
    """The same package, sealed for the listed key, in base64; `before` is the digest of what it takes the place of."""

    recipient: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    before: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    ciphertext: Annotated[str, StringConstraints(max_length=1_400_000)]


class PageIn(Schema):
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = LARGEST_PAGE
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0


@router.get("/packages", response={200: InboxOut, **REFUSALS}, summary="Packages released to my organisation")
def list_packages(request: HttpRequest, page: Query[PageIn]) -> InboxOut:
    packages = Package.objects.visible_to(reader_of(request))
    rows = packages.inbox().with_officers()[page.offset : page.offset + page.limit]
    return InboxOut(packages=[PackageOut.of(row) for row in rows], total=packages.count())


@router.get(
    "/packages/{uuid:item_id}/ciphertext",
    response={200: None, **REFUSALS, 410: Problem},
    summary="The sealed bytes, which only the organisation's key opens",
    openapi_extra={
        "responses": {
            200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
        }
    },
)
def read_ciphertext(request: HttpRequest, item_id: uuid.UUID) -> HttpResponse:
    ciphertext = deliver_package(actor=reader_of(request), item_id=item_id, now=timezone.now())
    response = HttpResponse(ciphertext, content_type="application/octet-stream")
    response["Cache-Control"] = "no-store"
    return response


@router.post(
    "/packages/{uuid:item_id}/reseal",
    response={200: PackageOut, **REFUSALS, 410: Problem},
    summary="Put the same package, sealed for our new key, in the place of the one sealed for the old",
)
def reseal(request: HttpRequest, item_id: uuid.UUID, payload: ResealIn) -> PackageOut:
    package = reseal_package(
        actor=reader_of(request),
        item_id=item_id,
        recipient=payload.recipient,
        before=payload.before,
        ciphertext=decode(payload.ciphertext, PackageMalformed),
        now=timezone.now(),
    )
    return PackageOut.of(package)


@router.post(
    "/packages/{uuid:item_id}/{action}",
    response={200: MovedOut, **REFUSALS},
    summary="Answer a package",
)
def answer(request: HttpRequest, item_id: uuid.UUID, action: ActionName, payload: ReasonIn | None = None) -> MovedOut:
    actor, now = reader_of(request), timezone.now()
    reason = payload.reason if payload else ""
    if action in _WITH_REASON:
        package = _WITH_REASON[action](actor=actor, item_id=item_id, now=now, reason=reason)
    elif reason:
        raise ReasonUnknown
    else:
        package = _PLAIN[action](actor=actor, item_id=item_id, now=now)
    return MovedOut.model_validate(
        {
            "item_id": package.item_id,
            "status": package.status,
            "responsibility": package.referral.responsibility,
        }
    )


_PLAIN: Final[dict[str, Callable[..., Package]]] = {
    "opened": record_opened,
    "accept": accept_package,
    "arrived": confirm_arrival,
    "go_on": go_on,
    "end_for_person": end_for_person,
}
_WITH_REASON: Final[dict[str, Callable[..., Package]]] = {
    "decline": decline_package,
    "not_arrived": report_no_arrival,
}
