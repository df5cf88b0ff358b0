"""The contact sheet for countries' hubs, under /api/v1: a hub that is known here asks with its signature."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from titian import audit
from titian.desk.problems import Problem
from titian.library.between_hubs import MOST_BYTES, read_from_hub
from titian.library.contact_sheets import FRESH, REQUEST, sign_sheet
from titian.library.errors import HubFileUnreadable
from titian.library.identity import get_hub_identity
from titian.preparedness.contact_views import read_lines
from titian.preparedness.errors import ContactRequestOfAnother, ContactRequestOld

router = Router(tags=["preparedness"])


class SheetOut(Schema):
    """The file as `titian contacts` reads it: the root's public key, the list of keys, and the signed sheet."""

    root_jwk: dict[str, str]
    keys: str
    sheet: str


@router.post(
    "/contact-sheet",
    response={200: SheetOut, 422: Problem, 429: Problem, 503: Problem},
    summary="Give a known hub the contact sheet",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "`{root_jwk, keys, signed}`; `signed` is a `contact_request` of the hub that asks.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    },
)
def contact_sheet(request: HttpRequest) -> HttpResponse:
    """Numbers of duty desks, signed by this hub. Which hub took them is on record."""
    now = timezone.now()
    data = request.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise HubFileUnreadable
    hub = get_hub_identity()
    with transaction.atomic():
        word = read_from_hub(data, REQUEST)
        if word.payload.get("to") != hub.hub_id:
            raise ContactRequestOfAnother
        if abs(now - word.issued_at) > FRESH:
            raise ContactRequestOld
        audit.record("hub", word.hub.hub_id, "contact_sheet.take", "contact_sheet:network")
    return HttpResponse(
        sign_sheet(hub, read_lines(), now), content_type="application/json", headers={"Cache-Control": "no-store"}
    )
