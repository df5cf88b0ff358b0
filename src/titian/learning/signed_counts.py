"""Counts of courses on their way from a country's hub to the region's: one file, signed by the hub that counted.

A file is `{"root_jwk", "keys", "counts"}`: the country's root, the keys it vouches for, and the counts as its hub's key
signed them. What is small was hidden before it was signed. The region compares the root's words once, with somebody of
the country; every later file must be under the same root. A file taken twice, or an older one after a newer, changes
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian.learning.codes import Part
from titian.learning.counting import show_counts
from titian.learning.errors import CountsRefused
from titian.learning.models import Course
from titian.library.identity import get_hub_identity
from titian.people.models import User
from titian.sealing import SealingError, Trust, thumbprint
from titian.sealing.encoding import format_instant, parse_instant
from titian.sealing.signed import sign

KIND: Final = "learning_counts"
LASTS: Final = timedelta(days=366)
MOST_BYTES: Final = 2_000_000


def sign_counts(reader: User, now: datetime) -> str:
    """The file, of all closed courses that the reader sees."""
    hub = get_hub_identity()
    courses = Course.objects.visible_to(reader).counted().prefetch_related("counts").order_by("begins_on", "pk")
    payload = {
        "kind": KIND,
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + LASTS),
        "country": hub.country,
        "courses": [
            {
                "course_id": str(course.pk),
                "begins_on": course.begins_on.isoformat(),
                "ends_on": course.ends_on.isoformat(),
                "figures": {
                    part: {"total": shown.total, "cells": dict(shown.cells)}
                    for part, shown in show_counts(course).items()
                },
            }
            for course in courses
        ],
    }
    held = {"root_jwk": dict(hub.root_jwk), "keys": hub.keys, "counts": sign(payload, hub.hub_key)}
    return json.dumps(held, indent=1) + "\n"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


_Number = Annotated[int, Field(ge=0, le=1_000_000)]


class FiguresIn(_Strict):
    total: _Number | None
    cells: Annotated[dict[Annotated[str, Field(max_length=80)], _Number | None], Field(max_length=200)]


class CourseIn(_Strict):
    course_id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    begins_on: str
    ends_on: str
    figures: dict[Literal["total", "gender", "agency", "step", "after_3", "after_6"], FiguresIn]


class FileIn(_Strict):
    root_jwk: dict[str, str]
    keys: str
    counts: str


@dataclass(frozen=True)
class ReadCourse:
    id: UUID
    begins_on: date
    ends_on: date
    figures: Mapping[str, Any]  # Any: JSON of the shape above


@dataclass(frozen=True)
class ReadCounts:
    """A file whose signatures hold under the root it names. Whether that is the country's root, a person compares."""

    country: str
    hub_id: str
    root_thumbprint: str
    sequence: int
    keys_sequence: int
    issued_at: datetime
    courses: tuple[ReadCourse, ...]


def read_counts(data: bytes, *, keys_sequence: int = 0) -> ReadCounts:
    """Raises `CountsRefused` for what was altered, was signed by another key, or is no such file."""
    if len(data) > MOST_BYTES:
        raise CountsRefused
    try:
        held = FileIn.model_validate_json(data)
        root = thumbprint(held.root_jwk)
        trust = Trust.from_keys(held.keys, root, held.root_jwk, keys_sequence)
        payload = trust.verify(held.counts, kind=KIND, scope=trust.hub_id, role="hub")
        if payload.get("country") != trust.country:
            raise CountsRefused
        courses = tuple(_read(CourseIn.model_validate(one)) for one in _list(payload))
        return ReadCounts(
            country=trust.country,
            hub_id=trust.hub_id,
            root_thumbprint=root,
            sequence=int(payload["sequence"]),
            keys_sequence=trust.sequence,
            issued_at=parse_instant(payload["issued_at"]),
            courses=courses,
        )
    except (ValidationError, SealingError, ValueError, KeyError, TypeError) as error:
        raise CountsRefused from error


def _list(payload: Mapping[str, Any]) -> list[Any]:  # Any: JSON
    courses = payload.get("courses")
    if not isinstance(courses, list):
        raise CountsRefused
    return courses


def _read(course: CourseIn) -> ReadCourse:
    figures = {part: shown.model_dump() for part, shown in course.figures.items()}
    return ReadCourse(
        UUID(course.course_id),
        date.fromisoformat(course.begins_on),
        date.fromisoformat(course.ends_on),
        {part: figures[part] for part in Part.values if part in figures},
    )
