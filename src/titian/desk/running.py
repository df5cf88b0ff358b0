"""What rooms say of how a hub runs: figures for its operator, what the doctor looks at, the keys it makes, what is
given back when it was away, and how far what phones sent goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Literal

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True)
class Metric:
    """One figure with its samples: labels as they are written, and values."""

    name: str
    kind: str  # gauge | counter | histogram
    help: str
    samples: list[tuple[str, float]] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        yield f"# HELP {self.name} {self.help}"
        yield f"# TYPE {self.name} {self.kind}"
        for labels, value in self.samples:
            yield f"{self.name}{labels} {value:g}" if value < 1e6 else f"{self.name}{labels} {int(value)}"


@dataclass(frozen=True)
class Figures:
    """A room's part: what `/metrics` tells of it. Counts over whole tables are slow, and kept for some seconds."""

    read: Callable[[], Iterable[Metric]]
    is_slow: bool = False


@dataclass(frozen=True)
class Diagnosis:
    """One thing that the doctor looked at. Messages name files, dates and counts, never people."""

    name: str
    state: State
    message: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        return {"name": self.name, "state": self.state, "message": self.message, "remedy": self.remedy}


@dataclass(frozen=True)
class Examination:
    """`environment` is that of the hub, read once."""

    environment: Any  # the hub's, which stands above this floor
    now: datetime
    every_blob: bool


@dataclass(frozen=True)
class Look:
    """A room's part: one thing the doctor looks at, without changing anything. The lower `rank` is told first."""

    name: str
    rank: int
    find: Callable[[Examination], Iterable[Diagnosis]]


@dataclass(frozen=True)
class BeforeServing:
    """A room's part: `module:function`, called with the hub's environment; it ends the command where it refuses."""

    call: str

    def load(self) -> Callable[[Any], None]:
        found: Callable[[Any], None] = resolve_name(self.call)
        return found


@dataclass(frozen=True)
class OwnKey:
    """A room's part: `make(data)` makes a secret key of the hub's own in the data folder, where there is none yet."""

    make: Callable[[Path], object]


@dataclass(frozen=True)
class Deadline:
    """A room's part: what is passed on once its time is over, by `module:function`, imported when it is first due.

    `postpone(away)` gives back the time in which nobody could have answered, `pass_on(now, reachable_since=…)` passes
    on what is late; both say how many.
    """

    what: str
    postpone: str
    pass_on: str

    def load(self, name: Literal["postpone", "pass_on"]) -> Callable[..., int]:
        found: Callable[..., int] = resolve_name(getattr(self, name))
        return found


@dataclass(frozen=True)
class Damaged:
    """A row whose bytes are not those its digest was made of. `number`: its place among what phones sent, if any."""

    table: str
    row: str
    digest: str
    number: int | None


@dataclass(frozen=True)
class ReceivedTable:
    """A room's part: the table of what phones sent and its column of places, which says how far a backup goes.

    `note_damage` keeps what a backup found damaged, in place of what the one before had found.
    """

    table: str
    column: str
    note_damage: Callable[[Sequence[Damaged], datetime], None]
