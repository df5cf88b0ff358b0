"""What a region's hub asks of a country's, and what goes back: shapes of the two files, and figures that say no number
of one to ten people.

Neither holds a person, a nationality or a place: a member that is not named here makes the whole file refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian.arrivals.codes import INTERPRETER, KINDS, NEEDS
from titian.library.errors import HubFileUnreadable
from titian.tables.hiding import SMALLEST_SHOWN

if TYPE_CHECKING:
    from titian.arrivals.board import Figures

REQUEST: Final = "arrival_request"
COUNTS: Final = "arrival_counts"
EXACT: Final = "arrival_exact"
STATEMENT: Final = frozenset({"kind", "scope", "sequence", "issued_at", "expires_at"})
ASKED_NEEDS: Final[Mapping[str, Promise]] = {
    **NEEDS,
    "shelter": _("Shelter"),
    "child_protection": _("Child protection"),
    "interpreter": _("Interpreters"),
}
"""None of enforcement, and no language: that would say where people come from."""
FIGURES: Final = ("arrived", "died", "missing", "removed")
_Number = Annotated[int, Field(ge=0, le=1_000_000)]


class HeadsIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    low: _Number
    high: _Number | None
    about: bool
    as_of: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class RequestIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    request_id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    to: Annotated[str, Field(max_length=40)]
    what: str
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    heads: HeadsIn | None
    needs: Annotated[list[str], Field(max_length=20)]

    @property
    def id(self) -> UUID:
        return UUID(self.request_id)

    @property
    def first_on(self) -> date:
        return date.fromisoformat(self.day)


def read_request(payload: Mapping[str, Any]) -> RequestIn:  # Any: JSON, signed
    """Raises `HubFileUnreadable` for any other shape, and for a member more than there is."""
    try:
        asked = RequestIn.model_validate({name: value for name, value in payload.items() if name not in STATEMENT})
        days = [asked.first_on, *([date.fromisoformat(asked.heads.as_of)] if asked.heads else [])]
    except (ValidationError, ValueError) as error:
        raise HubFileUnreadable from error
    turned = asked.heads is not None and asked.heads.high is not None and asked.heads.high < asked.heads.low
    if not days or turned or asked.what not in KINDS or not set(asked.needs) <= set(ASKED_NEEDS):
        raise HubFileUnreadable
    return asked


def band(number: int) -> dict[str, int]:
    """A figure as it goes out: one to ten people are the range from 1 to 10, none are none, and more are as many."""
    if 0 < number < SMALLEST_SHOWN:
        return {"low": 1, "high": SMALLEST_SHOWN - 1}
    return {"low": max(0, number), "high": max(0, number)}


def count_exactly(figures: Figures) -> dict[str, int]:
    """`arrived`: all that were counted, the three others among them. `missing`: nobody knows where they are."""
    parts = figures.sheet.parts
    return {
        "arrived": max(0, figures.sheet.arrived), "died": parts["died"], "missing": parts["unknown"],
        "removed": parts["removed"],
    }  # fmt: skip


def count_needs(figures: Figures) -> dict[str, dict[str, int]]:
    """How many need what; interpreters without a language."""
    interpreters = sum(number for name, number in figures.needs.items() if name.startswith(INTERPRETER) and number > 0)
    return {
        **{name: band(figures.needs.get(name, 0)) for name in NEEDS}, "interpreter": band(interpreters),
    }  # fmt: skip
