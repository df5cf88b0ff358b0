"""Counts of an arrival as a country's hub signed them, read strictly: a small number in them makes the file refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from titian.library.errors import HubFileUnreadable
from titian.preparedness.figures import FEWEST, Measure, Range

REQUEST: Final = "arrival_request"
COUNTS: Final = "arrival_counts"
STATEMENT: Final = frozenset({"kind", "scope", "sequence", "issued_at", "expires_at"})
_Number = Annotated[int, Field(ge=0, le=1_000_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class BandIn(_Strict):
    """None, one to ten as that range, or as many as there are."""

    low: _Number
    high: _Number

    @model_validator(mode="after")
    def check(self) -> Self:
        is_range = (self.low, self.high) == (1, FEWEST - 1)
        is_said = self.low == self.high and (self.low == 0 or self.low >= FEWEST)
        if not (is_range or is_said):
            raise ValueError("a small number")
        return self

    @property
    def range(self) -> Range:
        return Range(self.low, self.high)


class FiguresIn(_Strict):
    arrived: BandIn
    died: BandIn
    missing: BandIn
    removed: BandIn


class NeedsIn(_Strict):
    water: BandIn
    food: BandIn
    blankets: BandIn
    doctor: BandIn
    interpreter: BandIn


class AssignedIn(_Strict):
    officers: _Number
    interpreters: _Number


class ShelterIn(_Strict):
    places: _Number | None
    free: _Number | None


class SealedIn(_Strict):
    """Exact figures, for whoever holds the key alone."""

    recipient: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    ciphertext: Annotated[str, Field(max_length=8000)]


class CountsIn(_Strict):
    request_id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    to: Annotated[str, Field(max_length=40)]
    stage: Literal["closed", "final"]
    as_of: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    figures: FiguresIn
    needs: NeedsIn
    assigned: AssignedIn
    shelter: ShelterIn
    sealed: Annotated[list[SealedIn], Field(max_length=20)]

    @property
    def id(self) -> UUID:
        return UUID(self.request_id)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.as_of)

    def list_claims(self) -> dict[Measure, Range]:
        """What is claimed by it. Of those who arrived, the dead and missing are claimed as that: who disembarked and
        lives are the others, so the sum of an event tells of nobody twice."""
        told = self.figures
        died, missing, arrived = told.died, told.missing, told.arrived
        low = max(0, arrived.low - died.high - missing.high)
        high = max(low, arrived.high - died.low - missing.low)
        return {
            Measure.DISEMBARKED: Range(low, high),
            Measure.DEAD: died.range,
            Measure.MISSING: missing.range,
            Measure.REMOVED: told.removed.range,
        }


def read_returned(payload: Mapping[str, Any]) -> CountsIn:  # Any: JSON, signed
    """Raises `HubFileUnreadable` for any other shape, a member more than there is, and a number of one to ten."""
    try:
        read = CountsIn.model_validate({name: value for name, value in payload.items() if name not in STATEMENT})
        days = read.day
    except (ValidationError, ValueError) as error:
        raise HubFileUnreadable from error
    if not days:
        raise HubFileUnreadable
    return read
