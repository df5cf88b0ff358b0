"""Rows of IOM's Missing Migrants files as events and claims, or each turned away by what is wrong with it.

Coordinates, places finer than a named sea, routes, links and the sex of the dead are not read: what is not taken from a
row cannot be kept. `Number of Survivors` is not those who disembarked; missing is a least number, as its column says.
The columns are those of the file of 2020 and of the files since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from .model import Measure, Range
from .positions import holds_position
from .published import Sea

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("web id", "main id", "incident id"),
    "day": ("reported date", "incident date"),
    "dead": ("number dead", "number of dead"),
    "missing": ("minimum estimated number of missing",),
    "total": ("total dead and missing", "total number of dead and missing"),
    "survivors": ("number of survivors",),
    "cause": ("cause of death",),
    "place": ("location description", "location of death", "location of incident"),
    "source": ("information source",),
    "quality": ("source quality",),
    "sea": ("sea",),
    "kind": ("kind",),
}
NEEDED: Final = ("id", "day", "dead", "missing", "source")
KINDS: Final = (
    "sighting", "distress", "landing", "interception", "pushback_report", "wreck", "raid_release", "evacuation",
)  # fmt: skip
LONGEST_ID: Final = 40
LONGEST_SOURCE: Final = 200
MOST_PEOPLE: Final = 1_000_000
_CUMULATIVE: Final = re.compile(r"\bcumulative\b|\brunning total\b|\baggregated?\b", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(r"\bplace\s?holder\b", re.IGNORECASE)
_WRECK: Final = re.compile(r"drown|shipwreck|caps[iy]z|\bsank\b|\bsunk\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,7}(?:\.0+)?|\d{1,3}(?:,\d{3})+")
_DAYS: Final = ("%B %d, %Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%a, %m/%d/%Y", "%d %B %Y")
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """A row that can be an event. `number` is its row in the sheet; 1 is the head."""

    number: int
    id: str
    kind: str
    sea: str
    day: date
    claims: tuple[tuple[Measure, Range], ...]
    source: str


@dataclass(frozen=True)
class Fault:
    """A row that was turned away: `code` says why, `given` is the cell, or what was looked for; never a position."""

    number: int
    code: str
    given: str = ""


class _Refused(Exception):
    def __init__(self, code: str, given: str = "") -> None:
        self.code, self.given = code, "" if holds_position(given) else given[:60]
        super().__init__(code)


def name_columns(head: Sequence[str]) -> list[str]:
    """Ours for each column of a head; blank for one that is not read."""
    ours = {name: column for column, names in COLUMNS.items() for name in names}
    return [ours.get(" ".join(cell.split()).casefold(), "") for cell in head]


def find_missing(columns: Iterable[str]) -> list[str]:
    """The columns without which no row can be read, by the name the newest files give them."""
    known = set(columns)
    return [COLUMNS[column][-1] for column in NEEDED if column not in known]


def read_reports(rows: Iterable[tuple[int, Cells]], seas: Mapping[str, Sea], today: date) -> Iterator[Report | Fault]:
    """Each row as a report or as what is wrong with it, in their order: as many as there are rows."""
    seen: set[str] = set()
    for number, cells in rows:
        try:
            report = _read(number, cells, seas, today)
            if report.id in seen:
                raise _Refused("twice", report.id)
            seen.add(report.id)
            yield report
        except _Refused as refused:
            yield Fault(number, refused.code, refused.given)


def _read(number: int, cells: Cells, seas: Mapping[str, Sea], today: date) -> Report:
    words = " ".join(cells.get(name, "") for name in ("place", "source", "cause"))
    if _PLACEHOLDER.search(words):
        raise _Refused("placeholder")
    if _CUMULATIVE.search(words):
        raise _Refused("cumulative")
    identity = cells.get("id", "").strip().removesuffix(".0")
    if not identity or len(identity) > LONGEST_ID or holds_position(identity):
        raise _Refused("id", identity)
    sea = _find_sea(cells, seas)
    return Report(
        number, identity, _read_kind(cells), sea, _read_day(cells.get("day", ""), today),
        _read_claims(cells), _read_source(cells, identity),
    )  # fmt: skip


def _read_kind(cells: Cells) -> str:
    said = re.sub(r"[\s-]+", "_", cells.get("kind", "").strip().casefold())
    if said:
        if said not in KINDS:
            raise _Refused("kind_unknown", cells["kind"].strip())
        return said
    if not _WRECK.search(cells.get("cause", "")):
        raise _Refused("kind", cells.get("cause", "").strip())
    return "wreck"


def _find_sea(cells: Cells, seas: Mapping[str, Sea]) -> str:
    said = cells.get("sea", "").strip()
    if said:
        level = said.casefold()
        for code, sea in seas.items():
            if level in {code, *(name.casefold() for name in [*sea.names.values(), *sea.known_as])}:
                return code
        raise _Refused("sea_unknown", said)
    place = " ".join(cells.get("place", "").casefold().split())
    found = [
        code
        for code, sea in seas.items()
        if any(re.search(rf"\b{re.escape(name.casefold())}\b", place) for name in [sea.names["en"], *sea.known_as])
    ]
    if len(found) != 1:
        raise _Refused("seas" if found else "sea", ", ".join(seas[code].names["en"] for code in found))
    if "river" in place:
        raise _Refused("sea")
    return found[0]


def _read_day(text: str, today: date) -> date:
    for form in _DAYS:
        try:
            day = datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
        if day > today:
            raise _Refused("day_ahead", text.strip())
        return day
    raise _Refused("day", text.strip())


def _read_claims(cells: Cells) -> tuple[tuple[Measure, Range], ...]:
    dead, missing, total, survivors = (
        _read_number(cells.get(name, "")) for name in ("dead", "missing", "total", "survivors")
    )
    if total is not None and (dead is not None or missing is not None) and total != (dead or 0) + (missing or 0):
        raise _Refused("total", str(total))
    claims = []
    if dead is not None:
        claims.append((Measure.DEAD, Range(dead, dead)))
    if missing is not None:
        claims.append((Measure.MISSING, Range(missing, None)))
    if total is not None and dead is None and missing is None:
        claims.append((Measure.DEAD_OR_MISSING, Range(total, None)))
    if survivors is not None:
        claims.append((Measure.SURVIVED, Range(survivors, survivors)))
    if not claims:
        raise _Refused("figures")
    return tuple(claims)


def _read_number(text: str) -> int | None:
    """None for a blank: nobody said. Not nought."""
    plain = text.strip()
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise _Refused("number", plain)
    number = int(plain.replace(",", "").partition(".")[0])
    if number > MOST_PEOPLE:
        raise _Refused("number", plain)
    return number


def _read_source(cells: Cells, identity: str) -> str:
    said = " ".join(cells.get("source", "").split())
    if not said:
        raise _Refused("source")
    if holds_position(said):
        raise _Refused("position")
    quality = cells.get("quality", "").strip().removesuffix(".0")
    marks = f"IOM Missing Migrants {identity}"
    if quality in {"1", "2", "3", "4", "5"}:
        marks += f", source quality {quality} of 5"
    return f"{said[:LONGEST_SOURCE]} ({marks})"
