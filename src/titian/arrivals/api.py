"""What a phone asks of an arrival beside its sync: the lines it lacks. See docs/developers/sync.md."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Annotated, Final, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.arrivals.actions.tell_board import Told, tell_board
from titian.arrivals.slips import BLOCKS, LETTERS
from titian.desk.problems import Problem
from titian.devices.actions.issue_nonce import issue_nonce
from titian.devices.actions.read_request import read_request
from titian.devices.api import answer_json, read_text
from titian.devices.errors import RequestUnreadable

router = Router(tags=["arrivals"])

BOARD_PATH: Final = "/api/v1/arrivals/board"
_Block = Annotated[str, StringConstraints(pattern=rf"^[{LETTERS}]{{2}}$")]
_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class BoardIn(BaseModel):
    """What the phone holds: digests of its blocks of slips, by their letters, and of its tallies."""

    model_config = ConfigDict(extra="forbid", strict=True)

    arrival_id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    blocks: Annotated[dict[_Block, _Digest], Field(max_length=BLOCKS)]
    tallies: _Digest


class SlipLineOut(Schema):
    slip: str
    writer: str
    number: int
    state: str
    seen: dict[str, int]
    issued: bool
    family: str | None


class TallyLineOut(Schema):
    kind: Literal["heads", "needs"]
    writer: str
    number: int
    cells: dict[str, int]


class BoardOut(Schema):
    """`is_whole`: with these lines the phone knows all that the hub knows; else it asks again with its new digests."""

    slips: list[SlipLineOut]
    tallies: list[TallyLineOut]
    is_whole: bool


@router.post(
    "/arrivals/board",
    response={200: BoardOut, 400: Problem, 401: Problem, 403: Problem, 404: Problem, 413: Problem},
    summary="Learn what other phones and the desk have told of an arrival",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "Compact JWS by the phone's transport key over `{arrival_id, blocks, tallies}`.",
            "content": {"application/jose": {"schema": {"type": "string"}}},
        }
    },
)
def board(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    asked = read_request(read_text(request), method="POST", path=BOARD_PATH, now=now)
    try:
        known = BoardIn.model_validate(asked.body)
    except ValidationError as error:
        raise RequestUnreadable("The request does not have the documented shape.") from error
    told = tell_board(asked, uuid.UUID(known.arrival_id), known.blocks, known.tallies, now)
    return answer_json(_write(told), nonce=issue_nonce(now))


def _write(told: Told) -> dict[str, object]:
    return {
        "slips": [{**asdict(line), "seen": dict(line.seen)} for line in told.slips],
        "tallies": [{**asdict(line), "cells": dict(line.cells)} for line in told.tallies],
        "is_whole": told.is_whole,
    }
