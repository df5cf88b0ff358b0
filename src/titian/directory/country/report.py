"""`titian pack check` of a country folder: every problem and gap, one line each, with file, line and what to do."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from titian.directory.country.check import check_country
from titian.directory.country.finding import Fault
from titian.directory.country.model import Country, load_country
from titian.directory.country.places import Places
from titian.directory.country.readiness import list_missing
from titian.directory.country.remedies import remedy_of


@dataclass(frozen=True)
class ReportLine:
    """One thing to close: where it stands, what is wrong or asked, what to do, and its code."""

    file: str
    number: int
    where: str
    message: str
    remedy: str
    code: str

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "file": self.file,
            "line": self.number,
            "where": self.where,
            "message": self.message,
            "remedy": self.remedy,
        }

    def in_words(self) -> str:
        return f"{self.file}:{self.number}: {self.where}: {self.message} {self.remedy} [{self.code}]"


@dataclass(frozen=True)
class Report:
    """What stands in the way of a country folder on a day: problems stop every build, gaps stop live."""

    country: Country
    day: datetime.date
    problems: list[ReportLine]
    gaps: list[ReportLine]

    def as_json(self) -> dict[str, object]:
        return {
            "country": self.country.country,
            "on": self.day.isoformat(),
            "problems": [line.as_json() for line in self.problems],
            "gaps": [line.as_json() for line in self.gaps],
        }

    def in_words(self) -> Iterator[str]:
        yield from (f"Problem: {line.in_words()}" for line in self.problems)
        yield from (line.in_words() for line in self.gaps)
        yield (
            f"{self.country.name}, {self.day}: {len(self.problems)} problems; "
            f"{len(self.gaps)} gaps to close before it can be live."
        )


def report_country(folder: Path, day: datetime.date) -> Report:
    """Everything to close in this folder, in the order of its files. Raises `UnreadableCountry`."""
    country = load_country(folder)
    found = check_country(country, day)
    gaps = [*found.gaps, *list_missing(country, "live", day)]
    return Report(
        country,
        day,
        _lines(folder, country, found.problems),
        _lines(folder, country, _once(gaps)),
    )


def _once(gaps: list[Fault]) -> list[Fault]:
    """One line a place and thing to do: what a mode lacks is often what was named as a gap already."""
    kept: dict[tuple[str, str], Fault] = {}
    places = set()
    for gap in gaps:
        if gap.code.startswith("missing.") and gap.where in places:
            continue
        places.add(gap.where)
        kept.setdefault((gap.where, gap.code), gap)
    return list(kept.values())


def _lines(folder: Path, country: Country, findings: list[Fault]) -> list[ReportLine]:
    lines, places = [], Places(folder)
    for one in findings:
        file, number = places.find(one.where)
        remedy = remedy_of(one.code)
        lines.append(ReportLine(f"{country.folder}/{file}", number, one.where, one.message, remedy, one.code))
    return sorted(lines, key=lambda line: (line.file, line.number))
