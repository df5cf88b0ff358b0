"""Leads from partners, under /api/v1: one offer, or a file of them. A key gives; it reads nothing but its own files."""

from __future__ import annotations

import uuid
from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.security import HttpBearer

from titian.desk.problems import Problem
from titian.leads.actions.keep_partner import hash_key
from titian.leads.actions.take_file import take_file
from titian.leads.actions.take_offer import take_one_from_partner
from titian.leads.errors import FileTooLarge, FileUnknown, KeyUnknown
from titian.leads.models import LeadFile, Partner
from titian.people import limits
from titian.people.addresses import find_network

LARGEST = 10 * 1024 * 1024

Tlp = Literal["red", "amber+strict", "amber", "green", "clear"]
Pap = Literal["red", "amber", "green", "clear"]
Purpose = Literal["warn", "disrupt", "investigate"]


class PartnerKey(HttpBearer):
    """A partner's key. A wrong one is counted by its network, and a partner by itself."""

    def authenticate(self, request: HttpRequest, token: str) -> Partner:
        now = timezone.now()
        partner = Partner.objects.good_on(now.date()).filter(key_hash=hash_key(token)).first()
        if partner is None:
            limits.require("lookup", find_network(request), now)
            raise KeyUnknown
        limits.require("public", f"lead_partner:{partner.pk}", now)
        return partner


router = Router(tags=["leads"], auth=PartnerKey())
REFUSALS = {401: Problem, 422: Problem, 429: Problem}


class Terms(Schema):
    """Who may read it (TLP 2.0), what may be done with it (PAP), what it is given for; the strictest where not said."""

    tlp: Tlp = "red"
    pap: Pap = "red"
    purpose: Purpose = "warn"


class OfferIn(Terms):
    words: str


class TakenOut(Schema):
    """Whether it was known before is not said."""

    taken: bool


class FileIn(Terms):
    form: Literal["csv", "jsonl"]


class RefusedOut(Schema):
    row: int
    code: str


class FileOut(Schema):
    """`rows_done` grows while the worker goes through it; `refused_rows` names the first thousand, without words."""

    id: uuid.UUID
    state: Literal["waiting", "done", "unreadable"]
    sha256: str
    rows_done: int
    taken: int
    refused: int
    refused_rows: list[RefusedOut]


def require_partner(request: HttpRequest) -> Partner:
    """Whose key it is. Raises `KeyUnknown`."""
    partner = getattr(request, "auth", None)
    if not isinstance(partner, Partner):
        raise KeyUnknown
    return partner


@router.post("/leads", response={200: TakenOut, **REFUSALS}, summary="Give one offer")
def give_offer(request: HttpRequest, payload: OfferIn) -> TakenOut:
    take_one_from_partner(partner=require_partner(request), now=timezone.now(), **payload.dict())
    return TakenOut(taken=True)


@router.put(
    "/lead-files/{uuid:file_id}",
    response={200: FileOut, 409: Problem, 413: Problem, **REFUSALS},
    summary="Give a file of offers, CSV or JSON lines; the same again is the same answer",
)
def give_file(request: HttpRequest, file_id: uuid.UUID, asked: Query[FileIn]) -> FileOut:
    content = request.body
    if len(content) > LARGEST:
        raise FileTooLarge
    terms = asked.dict()
    form = terms.pop("form")
    file = take_file(
        partner=require_partner(request), file_id=file_id, content=content, form=form, terms=terms, now=timezone.now()
    )
    return _show(file)


@router.get(
    "/lead-files/{uuid:file_id}",
    response={200: FileOut, 404: Problem, **REFUSALS},
    summary="How far a file of mine is",
)
def show_file(request: HttpRequest, file_id: uuid.UUID) -> FileOut:
    file = LeadFile.objects.filter(partner=require_partner(request), pk=file_id).first()
    if file is None:
        raise FileUnknown
    return _show(file)


def _show(file: LeadFile) -> FileOut:
    return FileOut.model_validate(
        {
            "id": file.pk, "state": file.state, "sha256": file.sha256, "rows_done": file.rows_done,
            "taken": file.taken, "refused": file.refused,
            "refused_rows": [
                RefusedOut(row=row.number, code=row.code) for row in file.refused_rows.order_by("number")
            ],
        }
    )  # fmt: skip
