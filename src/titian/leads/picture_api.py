"""Pictures of offers from partners, under /api/v1: the bytes of one picture are the body."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from titian.desk.problems import Problem
from titian.leads.actions.take_picture import take_picture_from_partner
from titian.leads.api import REFUSALS, PartnerKey, Terms, require_partner

router = Router(tags=["leads"], auth=PartnerKey())
Language = Literal[
    "en", "id", "ms", "th", "my", "km", "lo", "vi", "fil", "bn", "ne", "ta", "si", "ur", "zh-Hans"
]  # fmt: skip


class PictureIn(Terms):
    """`language`: of the words in the picture."""

    language: Language


class PictureOut(Schema):
    """`is_read` is false where it waits for a machine that reads; then nobody sees it before."""

    taken: bool
    is_read: bool


@router.post(
    "/lead-pictures",
    response={200: PictureOut, 413: Problem, **REFUSALS},
    summary="Give one picture of an offer: PNG, JPEG or WebP, 8 MB at most",
)
def give_picture(request: HttpRequest, asked: Query[PictureIn]) -> PictureOut:
    is_read = take_picture_from_partner(
        partner=require_partner(request), content=request.body, now=timezone.now(), **asked.dict()
    )
    return PictureOut(taken=True, is_read=is_read)
