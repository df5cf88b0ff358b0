"""What lies in the content folder: the seas there are, and figures that are public, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Annotated, Final, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from titian.instrument.yaml_files import read_yaml

from .balance import Balance, weigh
from .model import Measure, Range

_HERE: Final = Path(__file__).resolve().parent
Line = Annotated[str, Field(min_length=1, max_length=300)]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Degree = Annotated[int, Field(ge=-180, le=180)]


class Sea(_Part):
    """`code` stands in the database. `names` by language; English is there always. `known_as`: what files call it.

    `boxes`: south, west, north, east, in whole degrees. Together they hold the sea, and some land beside it.
    """

    code: Annotated[str, Field(pattern=r"^[a-z_]{3,30}$")]
    names: dict[str, Line]
    known_as: list[Line] = []
    boxes: Annotated[list[tuple[Degree, Degree, Degree, Degree]], Field(min_length=1)]

    @model_validator(mode="after")
    def _check_boxes(self) -> Self:
        for south, west, north, east in self.boxes:
            if not (-90 <= south < north <= 90 and west < east):
                raise ValueError(f"{self.code}: a box is south, west, north, east")
        return self

    def name(self, language: str) -> str:
        return self.names.get(language, self.names["en"])


class Seas(_Part):
    source: Line
    seas: list[Sea]


class Source(_Part):
    name: Line
    address: Line
    """Where it was read, without its scheme."""


class Figure(_Part):
    """One number somebody published, of people (or boats) from the month `since` to the month `until`, both included.

    `says` is the source's own sense where it is narrower than the measure; `area` where it counts another area than the
    series. Of several `sources` one at least has it.
    """

    measure: Measure
    low: int
    high: int | None = None
    is_about: bool = False
    since: Month
    until: Month
    sources: Annotated[list[str], Field(min_length=1)]
    area: str = ""
    as_of: date | None = None
    says: str = ""

    @property
    def range(self) -> Range:
        return Range(self.low, self.high, self.is_about)

    @property
    def period(self) -> tuple[str, str]:
        return self.since, self.until


class Remark(_Part):
    """What a source says that is no count: a share, or why."""

    since: Month
    until: Month
    sources: Annotated[list[str], Field(min_length=1)]
    text: Line


class Series(_Part):
    title: Line
    sources: dict[str, Source]
    figures: list[Figure]
    remarks: list[Remark] = []

    @model_validator(mode="after")
    def _know_sources(self) -> Self:
        named = [name for figure in self.figures for name in figure.sources]
        named += [name for remark in self.remarks for name in remark.sources]
        unknown = set(named) - self.sources.keys()
        if unknown:
            raise ValueError(f"sources that are not described: {', '.join(sorted(unknown))}")
        for figure in self.figures:
            if figure.since > figure.until:
                raise ValueError(f"{figure.since} to {figure.until} ends before it begins")
            _ = figure.range
        return self


class Contradiction(NamedTuple):
    """Figures of one measure that cannot all hold: two of one period, or one of a period and those of its parts.

    `parts` holds what the figures of the parts come to; None where two figures of the same period stand apart.
    """

    measure: Measure
    period: tuple[str, str]
    figures: tuple[Figure, ...]
    parts: Range | None

    @property
    def is_of_other_areas(self) -> bool:
        """Whether they count different areas, which may be all there is to it."""
        return len({figure.area for figure in self.figures}) > 1


class Account(NamedTuple):
    """What the same sources say of one period, weighed."""

    period: tuple[str, str]
    sources: tuple[str, ...]
    figures: tuple[Figure, ...]
    balance: Balance


def find_contradictions(figures: Sequence[Figure]) -> Iterator[Contradiction]:
    """Every two figures of a measure and a period that do not meet; and every figure of some whole years that does not
    meet what figures of those years come to, one a year, whichever are taken."""
    by_measure: dict[Measure, list[Figure]] = {}
    for figure in figures:
        by_measure.setdefault(figure.measure, []).append(figure)
    for measure, rows in by_measure.items():
        for one, other in combinations(rows, 2):
            if one.period == other.period and not one.range.meets(other.range):
                yield Contradiction(measure, one.period, (one, other), None)
        for whole in rows:
            parts = _find_years(whole, rows)
            if parts:
                told = parts[0].range
                for part in parts[1:]:
                    told += part.range
                if not told.meets(whole.range):
                    yield Contradiction(measure, whole.period, (whole, *parts), told)


def _find_years(whole: Figure, rows: Sequence[Figure]) -> list[Figure]:
    """The first figure of each single year in a period of several; nothing where a year has none."""
    first, last = int(whole.since[:4]), int(whole.until[:4])
    if first == last or not whole.since.endswith("-01") or not whole.until.endswith("-12"):
        return []
    found = []
    for year in range(first, last + 1):
        part = next((row for row in rows if row.period == (f"{year}-01", f"{year}-12")), None)
        if part is None:
            return []
        found.append(part)
    return found


def list_accounts(figures: Sequence[Figure]) -> Iterator[Account]:
    """Periods of which one source says how many embarked and what became of some, weighed."""
    kept: dict[tuple[tuple[str, str], tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        kept.setdefault((figure.period, tuple(figure.sources)), []).append(figure)
    for (period, sources), rows in kept.items():
        ranges: Mapping[Measure, Range] = {row.measure: row.range for row in rows}
        balance = weigh(ranges)
        if Measure.EMBARKED in ranges and balance.told is not None:
            yield Account(period, sources, tuple(rows), balance)


def find_folder() -> Path:
    """In an installed hub beside these modules, else in the checkout."""
    carried = _HERE / "content"
    return carried if carried.is_dir() else _HERE.parents[3] / "content" / "preparedness"


@cache
def read_seas() -> Mapping[str, Sea]:
    """The closed list of places, by code, in the order of the file. Raises pydantic's ValidationError."""
    return {sea.code: sea for sea in Seas.model_validate(read_yaml(find_folder() / "seas.yaml")).seas}


@cache
def read_series() -> Series:
    """The public series, as it lies in the content folder."""
    return Series.model_validate(read_yaml(find_folder() / "series.yaml"))
