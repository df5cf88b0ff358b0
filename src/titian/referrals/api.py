"""The provider's side of /api/v1: the inbox, sealed bytes, answers, and the organisation's key. Session and CSRF."""

from __future__ import annotations

import base64
import binascii
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Final, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Query, Router, Schema
from ninja.security import SessionAuth
from pydantic import Field, StringConstraints

from titian.devices.api import Problem, StationOut, answer_problem
from titian.library.identity import get_hub_identity
from titian.people.models import Organisation, User
from titian.referrals.actions.accept_package import accept_package
from titian.referrals.actions.confirm_arrival import confirm_arrival
from titian.referrals.actions.decline_package import decline_package
from titian.referrals.actions.deliver_package import deliver_package
from titian.referrals.actions.record_opened import record_opened
from titian.referrals.actions.report_no_arrival import report_no_arrival
from titian.referrals.actions.set_organisation_key import set_organisation_key
from titian.referrals.errors import KeyFileMalformed, NoOrganisation, NotAllowed, ReasonUnknown, ReferralError
from titian.referrals.models import Package


class ProviderSession(SessionAuth):
    """The session of a provider's member, with CSRF. Other roles are turned away before their request is read."""

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if user.role != "provider":
            raise NotAllowed
        if user.organisation_id is None:
            raise NoOrganisation
        return user


router = Router(tags=["referrals"], auth=ProviderSession())

LARGEST_PAGE: Final = 200
REFUSALS: Final[dict[int, type[Schema]]] = {401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}

ActionName = Literal["opened", "accept", "decline", "arrived", "not_arrived"]


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
    responsibility: Literal["waiting", "taken", "nobody_left"]


class KeyOut(Schema):
    """The organisation's key. `member_file` is this member's own locked file, in base64."""

    organisation_id: str
    name: str
    recipient: str | None
    fingerprint: str | None
    listed: bool
    member_file: str | None
    root_jwk: dict[str, str]
    keys: str


class KeyIn(Schema):
    """Files in base64, at most 16 kB each. The words that open them are never sent."""

    recipient: Annotated[str, StringConstraints(max_length=100)]
    member_file: Annotated[str, StringConstraints(max_length=24_000)]
    paper_file: Annotated[str, StringConstraints(max_length=24_000)]


class PageIn(Schema):
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = LARGEST_PAGE
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0


@router.get("/packages", response={200: InboxOut, **REFUSALS}, summary="Packages released to my organisation")
def list_packages(request: HttpRequest, page: Query[PageIn]) -> InboxOut:
    packages = Package.objects.visible_to(_provider(request))
    rows = packages.inbox()[page.offset : page.offset + page.limit]
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
    ciphertext = deliver_package(actor=_provider(request), item_id=item_id, now=timezone.now())
    response = HttpResponse(ciphertext, content_type="application/octet-stream")
    response["Cache-Control"] = "no-store"
    return response


@router.post(
    "/packages/{uuid:item_id}/{action}",
    response={200: MovedOut, **REFUSALS},
    summary="Answer a package",
)
def answer(request: HttpRequest, item_id: uuid.UUID, action: ActionName, payload: ReasonIn | None = None) -> MovedOut:
    actor, now = _provider(request), timezone.now()
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
}
_WITH_REASON: Final[dict[str, Callable[..., Package]]] = {
    "decline": decline_package,
    "not_arrived": report_no_arrival,
}


@router.get("/organisation/key", response={200: KeyOut, **REFUSALS}, summary="My organisation's key")
def read_key(request: HttpRequest) -> KeyOut:
    actor = _provider(request)
    if actor.organisation is None:
        raise NoOrganisation
    return _key_out(actor, actor.organisation)


@router.post("/organisation/key", response={200: KeyOut, **REFUSALS}, summary="Make my organisation's key, once")
def make_key(request: HttpRequest, payload: KeyIn) -> KeyOut:
    actor = _provider(request)
    organisation = set_organisation_key(
        actor=actor,
        recipient=payload.recipient,
        member_file=_decode(payload.member_file),
        paper_file=_decode(payload.paper_file),
        now=timezone.now(),
    )
    return _key_out(actor, organisation)


def _provider(request: HttpRequest) -> User:
    """The member that `ProviderSession` let in."""
    if not isinstance(request.user, User):
        raise NotAllowed
    return request.user


def _key_out(actor: User, organisation: Organisation) -> KeyOut:
    hub = get_hub_identity()
    own = organisation.key_files.filter(member=actor).first()
    return KeyOut(
        organisation_id=str(organisation.pk),
        name=organisation.name,
        recipient=organisation.recipient or None,
        fingerprint=organisation.fingerprint or None,
        listed=hub.recipients.get(organisation.fingerprint) == str(organisation.pk),
        member_file=base64.b64encode(bytes(own.file)).decode("ascii") if own else None,
        root_jwk=dict(hub.root_jwk),
        keys=hub.keys,
    )


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KeyFileMalformed from error


def add_handlers(api: NinjaAPI) -> None:
    @api.exception_handler(ReferralError)
    def refuse(request: HttpRequest, error: ReferralError) -> HttpResponse:
        return answer_problem(error.code, error.message, error.status)
