"""Recalls for partners who read packages, under /api/v1: which there are of mine, and that every copy is gone."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.security import HttpBearer

from titian.desk.problems import Problem
from titian.leads.actions.acknowledge_recall import acknowledge_as_partner
from titian.leads.actions.keep_recipient import hash_read_key
from titian.leads.errors import KeyUnknown
from titian.leads.models import PackageDelivery, Recipient
from titian.people import limits
from titian.people.addresses import find_network


class ReadKey(HttpBearer):
    """A partner's key to read with. A wrong one is counted by its network, and a partner by itself."""

    def authenticate(self, request: HttpRequest, token: str) -> Recipient:
        now = timezone.now()
        found = Recipient.objects.good_on(now.date()).filter(key_hash=hash_read_key(token)).first()
        if found is None:
            limits.require("lookup", find_network(request), now)
            raise KeyUnknown
        limits.require("public", f"lead_recipient:{found.pk}", now)
        return found


router = Router(tags=["leads"], auth=ReadKey())
REFUSALS = {401: Problem, 429: Problem}


class RecallOut(Schema):
    """`package` is the id of the bundle and of the report's package; every copy is to be gone by `due_at`."""

    package: uuid.UUID
    why: Literal["possible_victim", "mistaken", "cleared", "giver"]
    recalled_at: datetime
    due_at: datetime
    gone_at: datetime | None


def _recipient(request: HttpRequest) -> Recipient:
    found = getattr(request, "auth", None)
    if not isinstance(found, Recipient):
        raise KeyUnknown
    return found


@router.get("/lead-recalls", response={200: list[RecallOut], **REFUSALS}, summary="What was recalled of mine")
def list_recalls(request: HttpRequest) -> list[RecallOut]:
    rows = PackageDelivery.objects.filter(recipient=_recipient(request), package__recalled_at__isnull=False)
    return [_show(row) for row in rows.select_related("package").order_by("package__recalled_at", "pk")]


@router.post(
    "/lead-recalls/{uuid:package_id}",
    response={200: RecallOut, 404: Problem, **REFUSALS},
    summary="Every copy of a recalled package is gone; saying so again changes nothing",
)
def acknowledge_recall(request: HttpRequest, package_id: uuid.UUID) -> RecallOut:
    return _show(acknowledge_as_partner(recipient=_recipient(request), package_id=package_id, now=timezone.now()))


def _show(row: PackageDelivery) -> RecallOut:
    package = row.package
    return RecallOut.model_validate(
        {
            "package": package.pk, "why": package.why_recalled, "recalled_at": package.recalled_at,
            "due_at": row.due_at, "gone_at": row.gone_at,
        }
    )  # fmt: skip
