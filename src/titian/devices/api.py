"""The phone's side of /api/v1: enrol, take a nonce, sync. See docs/developers/sync.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from ninja import Router, Schema
from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from titian.desk.problems import Problem
from titian.devices.actions.claim_enrolment import claim_enrolment
from titian.devices.actions.issue_nonce import issue_nonce
from titian.devices.actions.read_request import read_request
from titian.devices.actions.renew_certificate import renew_certificate
from titian.devices.actions.spend_nonce import spend_nonce
from titian.devices.actions.sync_items import EndedAnswer, ItemAnswer, sync_items
from titian.devices.duty_desks import sign_desks
from titian.devices.errors import DeviceRevoked, RequestTooLarge, RequestUnreadable
from titian.devices.items import NONCE_HEADER, SYNC_PATH, make_day_pass
from titian.devices.models import Enrolment
from titian.library.identity import get_hub_identity
from titian.people import limits
from titian.sealing.encoding import canonical_json

router = Router(tags=["devices"])

MAX_BODY: Final = 8 * 1024 * 1024
# Read and thrown away, so that the phone hears the refusal instead of a broken connection.
MAX_DRAINED: Final = 32 * 1024 * 1024
CERTIFICATE_PATH: Final = "/api/v1/enrolments/certificate"
DESKS_PATH: Final = "/api/v1/duty-desks"


class NonceOut(Schema):
    nonce: str


class Jwk(BaseModel):
    """A public P-256 key (RFC 7517). Members a browser adds (`ext`, `key_ops`) are ignored; a private `d` is refused.

    Not a ninja Schema: that drops further members before anybody could refuse them.
    """

    model_config = ConfigDict(extra="allow")

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: Annotated[str, StringConstraints(min_length=43, max_length=43)]
    y: Annotated[str, StringConstraints(min_length=43, max_length=43)]


class ClaimIn(Schema):
    code: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    officer_jwk: Jwk
    transport_jwk: Jwk
    app_version: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9A-Za-z.+_-]*$")] = ""


class StationOut(Schema):
    id: str
    name: str


class OwnStationOut(StationOut):
    """The station a phone is enrolled at; its kind says which pathways are for it."""

    kind: Literal["airport", "land", "sea", "mobile"]


class ClaimOut(Schema):
    enrolment_id: str
    hub_id: str
    hub_name: str
    country: str
    officer_name: str
    station: OwnStationOut
    certificate: str
    root_jwk: dict[str, str]
    keys: str
    nonce: str


class CertificateOut(Schema):
    certificate: str


class DesksOut(Schema):
    """`desks`: the hub's signed word on the region's duty desks, a compact JWS; null where no sheet holds."""

    desks: str | None


class ReceivedOut(Schema):
    """`receipt` is a place in the answer's `receipts`."""

    item_id: str
    status: Literal["received"]
    receipt: int


class QuarantinedOut(Schema):
    """Received from a phone whose enrolment was ended, and set apart for an administrator."""

    item_id: str
    status: Literal["quarantined"]
    receipt: int


class RefusedOut(Schema):
    """`limit` stands there where a size was over it: the most bytes the hub takes."""

    item_id: str | None
    status: Literal["refused"]
    code: str
    message: str
    limit: int | None = None


class ReferralOut(Schema):
    referral_id: str
    responsibility: Literal["waiting", "taken", "nobody_left", "stopped"]


class QuestionOut(Schema):
    """A recipient asks the phone that sent the referral, in a code; the answer is an item of kind `answer`."""

    question_id: str
    referral_id: str
    code: Literal["still_there", "interpreter", "when", "transport"]


class SyncOut(Schema):
    """`items` in the order sent. `standing` is the hub's signed word on its epoch and through which item another
    machine holds its backup. `again`: items whose bytes the hub has found damaged, to be sent again. `day_pass`: the
    same for every phone on one day; with it a complaint comes in by the phones' share.
    """

    items: list[Annotated[ReceivedOut | RefusedOut, Field(discriminator="status")]]
    receipts: list[str]
    referrals: list[ReferralOut]
    questions: list[QuestionOut]
    again: list[str] = Field(default_factory=list)
    day_pass: str | None = None
    epoch: str
    standing: str


class EndedOut(Schema):
    """The answer to a phone whose enrolment was ended. `revocation` is the hub's signed word, for this request."""

    code: Literal["device.revoked"]
    message: str
    revocation: str
    items: list[Annotated[ReceivedOut | QuarantinedOut | RefusedOut, Field(discriminator="status")]]
    receipts: list[str]
    again: list[str] = Field(default_factory=list)
    epoch: str
    standing: str


PROBLEMS: Final[dict[int, type[Schema]]] = {400: Problem, 401: Problem, 403: EndedOut, 413: Problem, 503: Problem}


@router.post("/nonce", response={200: NonceOut}, summary="Take a nonce for one request")
def take_nonce(request: HttpRequest) -> HttpResponse:
    nonce = issue_nonce(timezone.now())
    return answer_json({"nonce": nonce}, nonce=nonce)


@router.post(
    "/enrolments/claim",
    response={200: ClaimOut, 400: Problem, 403: Problem, 409: Problem, 422: Problem, 503: Problem},
    summary="Enrol this phone with a one-time code",
)
def claim(request: HttpRequest, payload: ClaimIn) -> HttpResponse:
    now = timezone.now()
    claimed = claim_enrolment(
        code=payload.code,
        officer_jwk=payload.officer_jwk.model_dump(),
        transport_jwk=payload.transport_jwk.model_dump(),
        app_version=payload.app_version,
        now=now,
    )
    enrolment, hub, nonce = claimed.enrolment, claimed.hub, issue_nonce(now)
    answer = {
        "enrolment_id": str(enrolment.pk),
        "hub_id": hub.hub_id,
        "hub_name": hub.name,
        "country": enrolment.station.country_id,
        "officer_name": enrolment.officer.get_full_name() or enrolment.officer.get_username(),
        "station": {
            "id": str(enrolment.station.pk),
            "name": enrolment.station.name,
            "kind": enrolment.station.kind,
        },
        "certificate": enrolment.certificate,
        "root_jwk": dict(hub.root_jwk),
        "keys": hub.keys,
        "nonce": nonce,
    }
    return answer_json(answer, nonce=nonce)


@router.post(
    "/enrolments/certificate",
    response={200: CertificateOut, 400: Problem, 401: Problem, 403: Problem, 413: Problem, 503: Problem},
    summary="Take the certificate of this phone as it is now",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "Compact JWS by the phone's transport key over `{}`.",
            "content": {"application/jose": {"schema": {"type": "string"}}},
        }
    },
)
def certificate(request: HttpRequest) -> HttpResponse:
    """Phones of before 30 November 2026 have one that names no officer, and ask once."""
    now = timezone.now()
    asked = read_request(read_text(request), method="POST", path=CERTIFICATE_PATH, now=now)
    return answer_json({"certificate": renew_certificate(asked, now)}, nonce=issue_nonce(now))


@router.post(
    "/duty-desks",
    response={200: DesksOut, 400: Problem, 401: Problem, 403: Problem, 413: Problem, 503: Problem},
    summary="Take the numbers of the region's duty desks",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "Compact JWS by the phone's transport key over `{}`.",
            "content": {"application/jose": {"schema": {"type": "string"}}},
        }
    },
)
def duty_desks(request: HttpRequest) -> HttpResponse:
    """Phones keep it sealed, each on its own day. Nothing of the asking is kept."""
    now = timezone.now()
    asked = read_request(read_text(request), method="POST", path=DESKS_PATH, now=now)
    if asked.body != {}:
        raise RequestUnreadable("The request does not have the documented shape.")
    limits.require("sync", str(asked.phone.id), now)
    if not Enrolment.objects.filter(pk=asked.phone.id, revoked_at__isnull=True).exists():
        raise DeviceRevoked
    spend_nonce(asked.nonce)
    return answer_json({"desks": sign_desks(get_hub_identity(), now)}, nonce=issue_nonce(now))


@router.post(
    "/sync",
    response={200: SyncOut, **PROBLEMS},
    summary="Hand over sealed packages and tallies; learn who has taken responsibility",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "Compact JWS by the phone's transport key over a JSON array of items.",
            "content": {"application/jose": {"schema": {"type": "string"}}},
        }
    },
)
def sync(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    answer = sync_items(read_text(request), method="POST", path=SYNC_PATH, now=now)
    items, receipts = _items_json(answer.items)
    if isinstance(answer, EndedAnswer):
        ended = {
            "code": DeviceRevoked.code,
            "message": str(DeviceRevoked.message),
            "revocation": answer.revocation,
            "items": items,
            "receipts": receipts,
            **_again_json(answer.again),
            "epoch": answer.epoch,
            "standing": answer.standing,
        }
        return answer_json(ended, status=DeviceRevoked.status, nonce=issue_nonce(now))
    taken = {
        **_again_json(answer.again),
        **_pass_json(make_day_pass(now)),
        "epoch": answer.epoch,
        "items": items,
        "questions": [
            {"question_id": question_id, "referral_id": referral_id, "code": code}
            for question_id, referral_id, code in answer.questions
        ],
        "receipts": receipts,
        "referrals": [
            {"referral_id": referral_id, "responsibility": responsibility}
            for referral_id, responsibility in answer.referrals
        ],
        "standing": answer.standing,
    }
    return answer_json(taken, nonce=issue_nonce(now))


def _again_json(again: list[str]) -> dict[str, JsonValue]:
    """Said where something is asked for again, which is hardly ever."""
    return {"again": list(again)} if again else {}


def _pass_json(day_pass: str | None) -> dict[str, JsonValue]:
    return {} if day_pass is None else {"day_pass": day_pass}


def _items_json(items: list[ItemAnswer]) -> tuple[list[JsonValue], list[JsonValue]]:
    """The items' answers and the receipts they point at.

    One receipt covers all new items of a request; a repeated item has that of its first arrival.
    """
    receipts = dict.fromkeys(item.receipt for item in items if item.receipt)
    places = {jws: place for place, jws in enumerate(receipts)}
    return [_item_json(item, places) for item in items], list(places)


def _item_json(item: ItemAnswer, places: Mapping[str, int]) -> JsonValue:
    if item.refusal is None:
        return {"item_id": item.item_id, "status": item.status, "receipt": places[item.receipt or ""]}
    refused: dict[str, JsonValue] = {
        "item_id": item.item_id,
        "status": "refused",
        "code": item.refusal.code,
        "message": str(item.refusal),
    }
    return refused if item.refusal.limit is None else {**refused, "limit": item.refusal.limit}


def read_text(request: HttpRequest) -> str:
    """The whole body as text; raises `RequestTooLarge`, and `RequestUnreadable` when it was cut on the way."""
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError as error:
        raise RequestUnreadable from error
    try:
        if announced > MAX_BODY:
            _drain(request, announced)
            raise RequestTooLarge
        body = request.read(MAX_BODY + 1)
    except (UnreadablePostError, OSError) as error:
        raise RequestUnreadable("The request was cut on the way. Send it again.") from error
    if len(body) != announced:
        raise RequestUnreadable("The request was cut on the way. Send it again.")
    try:
        return body.decode("ascii")
    except UnicodeDecodeError as error:
        raise RequestUnreadable from error


def _drain(request: HttpRequest, announced: int) -> None:
    left = min(announced, MAX_DRAINED)
    while left > 0 and (part := request.read(min(left, 1 << 16))):
        left -= len(part)


def answer_json(body: object, *, status: int = 200, nonce: str) -> HttpResponse:
    response = HttpResponse(canonical_json(body), status=status, content_type="application/json")
    response[NONCE_HEADER] = nonce
    return response
