"""The plan under /api/v1, to read: for whoever is signed in what they see, for anybody what is public."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from titian.desk.problems import Problem
from titian.people.models import User
from titian.workplan.models import ActionItem, Cycle, Objective, Update

router = Router(tags=["plan"])
MOST: Final = 500
Limit = Annotated[int, Field(ge=1, le=MOST)]


class ObjectiveOut(Schema):
    number: int
    text: str


class CycleOut(Schema):
    id: uuid.UUID
    first_year: int
    last_year: int
    state: str
    source: str
    objectives: list[ObjectiveOut]


class InvolvedOut(Schema):
    """`until` is null for whoever takes part now; `since` where nobody knows it."""

    code: str
    name: str
    part: str
    since: date | None
    until: date | None


class ItemOut(Schema):
    id: uuid.UUID
    cycle: uuid.UUID
    number: int
    objective: int
    issue: str | None
    areas: list[int]
    title: str
    text: str
    evidence: str
    next_step: str
    is_open_to_members: bool
    visibility: str
    state: str
    source: str
    involved: list[InvolvedOut]


class UpdateOut(Schema):
    id: uuid.UUID
    item: uuid.UUID
    meeting: uuid.UUID
    party: str
    says: str
    text: str
    visibility: str
    shared_at: datetime


def _reader(request: HttpRequest) -> User | AnonymousUser:
    return request.user if isinstance(request.user, User) else AnonymousUser()


@router.get("/plan/cycles", response={200: list[CycleOut], 429: Problem}, summary="Plans, with their objectives")
def list_cycles(request: HttpRequest) -> list[CycleOut]:
    """Those with an item that the reader sees."""
    items = ActionItem.objects.visible_to(_reader(request))
    rows = Cycle.objects.filter(items__in=items).distinct().order_by("first_year").prefetch_related("objectives")
    return [_show_cycle(cycle, sorted(cycle.objectives.all(), key=lambda row: row.number)) for cycle in rows]


def _show_cycle(cycle: Cycle, objectives: list[Objective]) -> CycleOut:
    shown = [ObjectiveOut(number=row.number, text=row.text) for row in objectives]
    return CycleOut(
        id=cycle.pk, first_year=cycle.first_year, last_year=cycle.last_year, state=cycle.state, source=cycle.source,
        objectives=shown,
    )  # fmt: skip


@router.get("/plan/items", response={200: list[ItemOut], 422: Problem}, summary="Items of a plan, by their numbers")
def list_items(
    request: HttpRequest, cycle: uuid.UUID, after: Annotated[int, Query(ge=0)] = 0, limit: Limit = 100
) -> list[ItemOut]:
    """`after` is the number of the last item one has; fewer than `limit` are the last ones."""
    rows = ActionItem.objects.visible_to(_reader(request)).filter(cycle=cycle, number__gt=after).order_by("number")
    rows = rows.select_related("objective", "issue").prefetch_related("area_rows", "involved__party")
    return [_show_item(item) for item in rows[:limit]]


def _show_item(item: ActionItem) -> ItemOut:
    plain: dict[str, Any] = {  # Any: as the shape above has them
        name: getattr(item, name)
        for name in (
            "number", "title", "text", "evidence", "next_step", "is_open_to_members", "visibility", "state", "source",
        )
    }  # fmt: skip
    involved = sorted(item.involved.all(), key=lambda row: (row.part, row.party.code, row.from_on or date.min))
    return ItemOut(
        id=item.pk,
        cycle=item.cycle_id,
        objective=item.objective.number,
        issue=item.issue.text if item.issue is not None else None,
        areas=item.areas,
        involved=[
            InvolvedOut(code=row.party.code, name=row.party.name, part=row.part, since=row.from_on, until=row.to_on)
            for row in involved
        ],
        **plain,
    )


@router.get("/plan/updates", response={200: list[UpdateOut], 422: Problem}, summary="Updates that were shared")
def list_updates(request: HttpRequest, since: datetime, limit: Limit = 100) -> list[UpdateOut]:
    """Those shared at or after `since`, the oldest first."""
    rows = Update.objects.visible_to(_reader(request)).shared().filter(shared_at__gte=since)
    rows = rows.select_related("party").order_by("shared_at", "pk")
    return [
        UpdateOut(
            id=row.pk, item=row.item_id, meeting=row.meeting_id, party=row.party.code, says=row.says, text=row.text,
            visibility=row.visibility, shared_at=row.shared_at,
        )
        for row in rows[:limit]
        if row.shared_at is not None  # what is shared has its time
    ]  # fmt: skip
