"""Complaints in /api/v1. Doors nobody signs in at, each with a share of its own; others for the body's own browser."""

from __future__ import annotations

import base64
import uuid
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from titian.desk.problems import Problem
from titian.desk.sessions import ReaderSession, reader_of
from titian.feedback.actions.find_answer import find_answer
from titian.feedback.actions.leave_from_phone import leave_from_phone
from titian.feedback.actions.leave_openly import leave_openly
from titian.feedback.actions.move_complaint import answer_complaint, read_complaint
from titian.feedback.actions.receive_complaint import SealedComplaint
from titian.feedback.actions.reseal_complaint import read_for_resealing, reseal_complaint
from titian.feedback.doors import Kind
from titian.feedback.errors import AnswerMalformed, ComplaintMalformed
from titian.feedback.models import Complaint
from titian.feedback.work import make_work
from titian.keys.api_access import REFUSALS, decode
from titian.people.addresses import find_network
from titian.people.policies import Permission

router = Router(tags=["complaints"])

_Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Sealed = Annotated[str, StringConstraints(max_length=24_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]
_Key = Annotated[str, StringConstraints(max_length=1_000, pattern=r"^([A-Za-z0-9+/]+={0,2})?$")]
_Work = Annotated[str, StringConstraints(max_length=4_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]


class BodySession(ReaderSession):
    """The session of a member of the independent body."""

    permission = Permission.READ_COMPLAINTS


class ComplaintIn(Schema):
    """A sealed complaint. `recipient` is the fingerprint of the body's key in the signed list; bytes are in base64.

    `lookup` names the answer, `key_file` is the answer's key, locked with the person's code. Whoever sends it says
    nothing of themselves. `oversight` is what a phone tells the body of an officer's act: nobody answers it, so its
    `key_file` is empty.
    """

    complaint_id: uuid.UUID
    kind: Literal["complaint", "oversight"] = "complaint"
    recipient: _Hex
    lookup: _Hex
    key_file: _Key
    ciphertext: _Sealed


class OpenComplaintIn(ComplaintIn):
    """`work`: the solved challenge of `/complaints/work`, as ALTCHA writes it. It serves once, for twenty minutes."""

    work: _Work


class PhoneComplaintIn(ComplaintIn):
    """`day_pass` comes with the answer to `/sync`: the same for every phone, good for that day and the next."""

    day_pass: _Hex


class WorkParametersOut(Schema):
    algorithm: str
    cost: int
    keyLength: int
    keyPrefix: str
    keySignature: str
    nonce: str
    salt: str
    expiresAt: int


class WorkOut(Schema):
    """A challenge of ALTCHA's second version: which of some hundred derived keys begins with these bytes."""

    parameters: WorkParametersOut
    signature: str


class ReceiptOut(Schema):
    """The hub's signed word that it holds exactly these bytes."""

    receipt: str


class LookupIn(Schema):
    lookup: _Hex


class AnswerOut(Schema):
    """`status`: waiting, answered, or closed without an answer. What is sealed opens with the person's code alone."""

    status: Literal["waiting", "answered", "closed"]
    key_file: str
    answer: str | None


class AnswerIn(Schema):
    """The answer, sealed in the body's browser to the key inside the complaint; in base64."""

    answer: _Sealed


class StatusOut(Schema):
    status: str


class ComplaintOut(Schema):
    """A complaint that is not closed, or what a phone told of an officer's act, and the fingerprint of the key it is
    sealed to. `door`: from an enrolled phone, from the open web, or by a code at a desk.
    """

    complaint_id: uuid.UUID
    kind: Literal["complaint", "oversight"]
    door: Literal["phone", "open", "desk"]
    recipient: str
    status: Literal["new", "opened", "answered"]


class ComplaintsOut(Schema):
    complaints: list[ComplaintOut]


class PageIn(Schema):
    limit: Annotated[int, Field(ge=1, le=200)] = 200
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    kind: Literal["complaint", "oversight"] | None = None


class ResealIn(Schema):
    """The same complaint, sealed for the listed key, in base64; `before` is the digest of what it replaces."""

    recipient: _Hex
    before: _Hex
    ciphertext: _Sealed


@router.post(
    "/complaints",
    response={200: ReceiptOut, 409: Problem, 422: Problem, 429: Problem},
    auth=None,
    summary="Leave a sealed complaint, with work done for it",
)
def leave(request: HttpRequest, payload: OpenComplaintIn) -> ReceiptOut:
    network = find_network(request)
    receipt = leave_openly(_read(payload), work=payload.work, network=network, now=timezone.now())
    return ReceiptOut(receipt=receipt)


@router.post(
    "/complaints/work",
    response={200: WorkOut, 429: Problem},
    auth=None,
    summary="Work to do before a complaint is left",
)
def take_work(request: HttpRequest) -> dict[str, object]:
    return make_work(timezone.now())


@router.post(
    "/complaints/phone",
    response={200: ReceiptOut, 403: Problem, 409: Problem, 422: Problem, 429: Problem},
    auth=None,
    summary="Leave a sealed complaint from an enrolled phone",
)
def leave_by_pass(request: HttpRequest, payload: PhoneComplaintIn) -> ReceiptOut:
    """Nobody signs it, and the pass is every phone's: it says nothing of which one sends it."""
    return ReceiptOut(receipt=leave_from_phone(_read(payload), day_pass=payload.day_pass, now=timezone.now()))


@router.post(
    "/complaints/answer",
    response={200: AnswerOut, 404: Problem, 422: Problem, 429: Problem},
    auth=None,
    summary="Find the answer to a complaint",
)
def find(request: HttpRequest, payload: LookupIn) -> AnswerOut:
    """A wrong code and an unknown one get the same answer."""
    found = find_answer(payload.lookup)
    return AnswerOut(
        status=found.status,
        key_file=base64.b64encode(found.key_file).decode(),
        answer=base64.b64encode(found.answer).decode() if found.answer is not None else None,
    )


@router.get(
    "/complaints",
    response={200: ComplaintsOut, **REFUSALS},
    auth=BodySession(),
    summary="Complaints to my organisation that are not closed",
)
def list_open_complaints(request: HttpRequest, page: Query[PageIn]) -> ComplaintsOut:
    """In the order of their ids, which say nothing of when: so that every page has each once."""
    rows = Complaint.objects.visible_to(reader_of(request)).open().order_by("pk")
    if page.kind is not None:
        rows = rows.filter(kind=page.kind)
    return ComplaintsOut(
        complaints=[
            ComplaintOut.model_validate(
                {
                    "complaint_id": row.pk,
                    "kind": row.kind,
                    "door": row.door,
                    "recipient": row.recipient,
                    "status": row.status,
                }
            )
            for row in rows[page.offset : page.offset + page.limit]
        ]
    )


@router.get(
    "/complaints/{uuid:complaint_id}/reseal",
    response={200: None, **REFUSALS},
    auth=BodySession(),
    summary="An open complaint's sealed bytes, to be sealed for our new key",
)
def read_to_reseal(request: HttpRequest, complaint_id: uuid.UUID) -> HttpResponse:
    sealed = read_for_resealing(actor=reader_of(request), complaint_id=complaint_id)
    return HttpResponse(sealed, content_type="application/octet-stream")


@router.post(
    "/complaints/{uuid:complaint_id}/reseal",
    response={200: StatusOut, **REFUSALS},
    auth=BodySession(),
    summary="Put the same complaint, sealed for our new key, in the place of the one sealed for the old",
)
def reseal_sealed(request: HttpRequest, complaint_id: uuid.UUID, payload: ResealIn) -> StatusOut:
    complaint = reseal_complaint(
        actor=reader_of(request),
        complaint_id=complaint_id,
        recipient=payload.recipient,
        before=payload.before,
        ciphertext=decode(payload.ciphertext, ComplaintMalformed),
    )
    return StatusOut(status=complaint.status)


@router.get(
    "/complaints/{uuid:complaint_id}/ciphertext",
    response={200: None, **REFUSALS},
    auth=BodySession(),
    summary="The sealed complaint",
)
def read_sealed_complaint(request: HttpRequest, complaint_id: uuid.UUID) -> HttpResponse:
    sealed = read_complaint(actor=reader_of(request), complaint_id=complaint_id)
    return HttpResponse(sealed, content_type="application/octet-stream")


@router.post(
    "/complaints/{uuid:complaint_id}/answer",
    response={200: StatusOut, **REFUSALS},
    auth=BodySession(),
    summary="Answer a complaint",
)
def answer_sealed(request: HttpRequest, complaint_id: uuid.UUID, payload: AnswerIn) -> StatusOut:
    sealed = decode(payload.answer, AnswerMalformed)
    answered = answer_complaint(actor=reader_of(request), complaint_id=complaint_id, answer=sealed, now=timezone.now())
    return StatusOut(status=answered.status)


def _read(payload: ComplaintIn) -> SealedComplaint:
    return SealedComplaint(
        complaint_id=payload.complaint_id,
        kind=Kind(payload.kind),
        recipient=payload.recipient,
        lookup=payload.lookup,
        key_file=decode(payload.key_file, ComplaintMalformed),
        ciphertext=decode(payload.ciphertext, ComplaintMalformed),
    )
