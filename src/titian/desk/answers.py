"""How the API refuses, whatever room does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from titian.rooms import list_parts
from titian.sealing.encoding import canonical_json


@dataclass(frozen=True)
class ProblemHeader:
    """A room's part: what every refusal carries in its head."""

    name: str
    make: Callable[[datetime], str]


def answer_problem(code: str, message: str, status: int) -> HttpResponse:
    """`{code, message}`; where there are phones, with a fresh nonce, so that one can try again at once."""
    response = HttpResponse(
        canonical_json({"code": code, "message": message}), status=status, content_type="application/json"
    )
    for header in list_parts(ProblemHeader):
        response[header.name] = header.make(timezone.now())
    return response
