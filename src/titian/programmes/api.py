"""Programmes and calls under /api/v1, to read: for whoever is signed in what they see, for anybody what is public.

Of people there are counts alone, hidden where they are small: null.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Annotated

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from titian.desk.problems import Problem
from titian.people.models import User
from titian.programmes.actions.keep_programme import list_lines
from titian.programmes.codes import LineKind
from titian.programmes.figures import show_figures
from titian.programmes.models import Call, Programme
from titian.workplan.models import ActionItem

router = Router(tags=["programmes"])
Limit = Annotated[int, Field(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0)]
Parts = dict[str, dict[str, int | None]]


class ProgrammeOut(Schema):
    """`total` and what stands in `parts` are null where they are small; `parts` is empty where nothing was counted."""

    id: uuid.UUID
    kind: str
    title: str
    place: str
    begins_on: date
    ends_on: date
    about: str
    outputs: str
    lessons: str
    source: str
    state: str
    visibility: str
    modules: list[str]
    facilitators: list[str]
    countries: list[str]
    agencies: list[str]
    items: list[uuid.UUID]
    is_counted: bool
    total: int | None
    parts: Parts


class CallOut(Schema):
    id: uuid.UUID
    title: str
    text: str
    place: str
    begins_on: date
    months: int
    until_on: date | None
    state: str
    visibility: str
    items: list[uuid.UUID]


def _reader(request: HttpRequest) -> User | AnonymousUser:
    return request.user if isinstance(request.user, User) else AnonymousUser()


@router.get("/programmes", response={200: list[ProgrammeOut], 422: Problem}, summary="Programmes, the earliest first")
def list_programmes(request: HttpRequest, offset: Offset = 0, limit: Limit = 50) -> list[ProgrammeOut]:
    reader = _reader(request)
    rows = Programme.objects.visible_to(reader).order_by("begins_on", "pk")[offset : offset + limit]
    seen = set(ActionItem.objects.visible_to(reader).filter(programmes__in=list(rows)).values_list("pk", flat=True))
    return [_show(row, seen) for row in rows.prefetch_related("lines", "counts", "items")]


def _show(row: Programme, seen: set[uuid.UUID]) -> ProgrammeOut:
    lines, figures = list_lines(row), show_figures(row)
    return ProgrammeOut(
        id=row.pk, kind=row.kind, title=row.title, place=row.place, begins_on=row.begins_on, ends_on=row.ends_on,
        about=row.about, outputs=row.outputs, lessons=row.lessons, source=row.source, state=row.state,
        visibility=row.visibility, modules=lines[LineKind.MODULE], facilitators=lines[LineKind.FACILITATOR],
        countries=lines[LineKind.COUNTRY], agencies=lines[LineKind.AGENCY], is_counted=figures.is_known,
        items=[item.pk for item in row.items.all() if item.pk in seen], total=figures.total,
        parts={part: dict(shown.cells) for part, shown in figures.parts.items()},
    )  # fmt: skip


@router.get(
    "/secondment-calls",
    response={200: list[CallOut], 422: Problem},
    summary="Calls for secondments, earliest first",
)
def list_calls(request: HttpRequest, offset: Offset = 0, limit: Limit = 50) -> list[CallOut]:
    reader = _reader(request)
    rows = Call.objects.visible_to(reader).order_by("begins_on", "pk")[offset : offset + limit]
    seen = set(ActionItem.objects.visible_to(reader).filter(calls__in=list(rows)).values_list("pk", flat=True))
    return [
        CallOut(
            id=row.pk, title=row.title, text=row.text, place=row.place, begins_on=row.begins_on, months=row.months,
            until_on=row.until_on, state=row.state, visibility=row.visibility,
            items=[item.pk for item in row.items.all() if item.pk in seen],
        )
        for row in rows.prefetch_related("items")
    ]  # fmt: skip
