"""The two files: what is asked, and what is answered. `contracts/schemas/drift-answer.schema.json` has the same.

Degrees are of WGS 84, north and east above nought; metres, hours and m/s; instants in UTC. No field says how long
anybody lives, and none may be added (DESIGN 2; the test reads the names of all fields).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Annotated, Final, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

FEWEST_TYPES: Final = 3
FEWEST_SEEDS: Final = 2
LONGEST_STEP: Final = 30
"""Minutes: with a longer step particles leap over islands (OpenDrift's issues 327, 784)."""
MOST_DRAWN: Final = 60_000
AID: Final = (
    "One aid among others: never the only ground for where to search, and never for ending a search.",
    "No object type here is a vessel of the Andaman Sea or the Bay of Bengal: look at how far the types lie apart.",
    "It says nothing of how long anybody lives.",
    "The coast of the calculation is coarse: an inlet, a reef or a small island may be missing.",
)
"""What every answer says of itself, whatever it answers."""

ObjectType = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9+/_.-]{1,40}$")]
Cell = Annotated[str, Field(pattern=r"^[NS]\d{2}[EW]\d{3}$")]
Share = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Constant(_Part):
    """One wind or current everywhere and all the time, in m/s: towards the east and the north."""

    east: Annotated[float, Field(ge=-60, le=60)]
    north: Annotated[float, Field(ge=-60, le=60)]


class Given(_Part):
    """Where wind or current comes from: a file that lies beside the request, or one for everywhere."""

    file: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    constant: Constant | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.file is None) == (self.constant is None):
            raise ValueError("give a file or a constant, and not both")
        if self.file is not None and (PurePath(self.file).name != self.file or "\\" in self.file):
            raise ValueError("the file lies beside the request: give its name alone")
        return self


class Request(_Part):
    """What a browser writes from an opened position, or a person by hand."""

    format: Literal["titian.drift.request"]
    version: Literal[1]
    event: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")] | None = None
    """Which event of the hub it is of, so that the answer is sealed to the same."""
    observed_at: AwareDatetime
    latitude: Annotated[float, Field(ge=-80, le=80)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    radius_metres: Annotated[float, Field(ge=50, le=50_000)]
    """How unsure the position is: one standard deviation."""
    hours: Annotated[int, Field(ge=1, le=240)]
    step_minutes: Annotated[int, Field(ge=1, le=LONGEST_STEP)] = LONGEST_STEP
    particles: Annotated[int, Field(ge=50, le=5_000)] = 500
    """How many each member draws; a member is one object type with one seed."""
    object_types: Annotated[list[ObjectType], Field(min_length=FEWEST_TYPES, max_length=12)]
    seeds: Annotated[list[Annotated[int, Field(ge=0, le=2**31)]], Field(min_length=FEWEST_SEEDS, max_length=12)]
    wind: Given
    current: Given

    @model_validator(mode="after")
    def _differ(self) -> Self:
        if len(set(self.object_types)) != len(self.object_types):
            raise ValueError("an object type stands there twice")
        if len(set(self.seeds)) != len(self.seeds):
            raise ValueError("a seed stands there twice")
        if self.members * self.particles > MOST_DRAWN:
            raise ValueError(f"types by seeds by particles is more than {MOST_DRAWN}: ask for fewer of each")
        if 60 % self.step_minutes:
            raise ValueError("the step must divide an hour: 30, 20, 15, 12, 10, 6, 5 minutes or fewer")
        return self

    @property
    def members(self) -> int:
        return len(self.object_types) * len(self.seeds)


class Track(_Part):
    """What one member came to, as OpenDrift's process says it. Places are latitude and longitude."""

    object_type: str
    seed: int
    afloat: dict[int, list[tuple[float, float]]]
    """By hour since the position was seen: those that drift then."""
    ashore: list[tuple[float, float, float]]
    """Place and hour at which one came to a coast. It stays there."""
    left: list[tuple[float, float, float]]
    """Place and hour at which wind or current had no value any more: what became of these is not known."""

    def count_at(self, last: int) -> int:
        """All there are at the last hour."""
        return len(self.afloat[last]) + len(self.ashore) + len(self.left)


class Landing(_Part):
    """What came to the coast of one cell. `lowest` and `highest` are of the members, each for itself."""

    cell: Cell
    share: Share
    lowest: Share
    highest: Share
    by_type: dict[str, Share]
    first_hour: float
    median_hour: float


class Member(_Part):
    object_type: str
    seed: int
    afloat: int
    ashore: int
    left: int


class Spread(_Part):
    """Where the particles of one object type drift at one hour, all its seeds together.

    `spots`: south and west edge of a tenth of a degree, counted in tenths, and the share of all that were drawn of this
    type. `afloat`, `ashore` and `left` are shares too and come to 1.
    """

    hour: int
    object_type: str
    afloat: Share
    ashore: Share
    left: Share
    spots: list[tuple[int, int, Share]]


class Source(_Part):
    """Wind or current as it was used. `sha256` of the file's bytes."""

    file: str | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    constant: Constant | None = None


class Answer(_Part):
    """Shares are of all particles drawn; where they lie, and nothing of people."""

    format: Literal["titian.drift.answer"] = "titian.drift.answer"
    version: Literal[1] = 1
    cautions: list[str]
    made_at: AwareDatetime
    request: Request
    request_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    wind: Source
    current: Source
    versions: dict[str, str]
    drawn: int
    members: list[Member]
    landing: list[Landing]
    spread: list[Spread]


def list_hours(hours: int) -> Sequence[int]:
    """At which hours the spread is told: six at most, the last one always; every 6, 12, 24 or 48 hours."""
    every = next(step for step in (6, 12, 24, 48) if hours / step <= 6)
    return [*range(every, hours, every), hours]
