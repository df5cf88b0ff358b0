"""Figures of closed weeks: what may be seen of them, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

from titian.people.policies import Permission, limit_to_scope
from titian.tables.hiding import Shown, hide_marks, hide_narrow_cells
from titian.tallies.groups import GROUPS, LEVELS, MARKS

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.tallies.models import CountedCell  # noqa: F401  (named in text below)


@dataclass(frozen=True)
class StationWeek:
    """One station's closed week. A figure that is None is hidden: it is small, or would give a small one away."""

    station_id: str
    station_name: str
    week: date
    levels: Shown
    groups: Shown
    marks: Mapping[str, int | None]

    @property
    def total(self) -> int | None:
        return self.levels.total


class CountedCellQuerySet(models.QuerySet["CountedCell"]):
    def visible_to(self, user: User) -> Self:
        """Coordinators: their country. Supervisors: their station. Only ever through `list_station_weeks`."""
        return limit_to_scope(self, user, Permission.SEE_TALLIES, station="station", country="station__country")

    def protection_visible_to(self, user: User) -> Self:
        return limit_to_scope(
            self, user, Permission.SEE_PROTECTION_COUNTS, station="station", country="station__country"
        )

    def list_station_weeks(self, stations: Mapping[UUID, str], *, limit: int | None = None) -> list[StationWeek]:
        """Figures of closed weeks: the newest week first, then these stations by name, never by a figure.

        Each station has a row for each week: one without screenings looks like one whose few are hidden. No sum over
        stations or weeks is given: taking the shown ones from it would show the hidden one.
        """
        from titian.tallies.models import ClosedWeek

        closed = ClosedWeek.objects.order_by("-week").values_list("week", flat=True)
        weeks = list(closed if limit is None else closed[:limit])
        rows = self.filter(week__in=weeks).values_list("week", "station", "kind", "name", "number", "is_broad")
        cells: dict[tuple[date, UUID], dict[str, dict[str, int]]] = defaultdict(_empty)
        narrow: dict[tuple[date, UUID], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for week, station, kind, name, number, is_broad in rows:
            cells[week, station][kind][name] = number
            if not is_broad:
                narrow[week, station][kind].add(name)
        ordered = sorted(stations.items(), key=lambda station: (station[1], station[0]))
        return [
            _hide(week, station, name, cells[week, station], narrow[week, station])
            for week in weeks
            for station, name in ordered
        ]


def _hide(
    week: date, station: UUID, name: str, cells: Mapping[str, dict[str, int]], narrow: Mapping[str, set[str]]
) -> StationWeek:
    def hide(kind: str) -> Shown:
        return hide_narrow_cells(cells[kind], narrow.get(kind, ()), is_total_broad="all" not in narrow.get("total", ()))

    levels = hide("level")
    return StationWeek(
        station_id=str(station),
        station_name=name,
        week=week,
        levels=levels,
        groups=hide("group"),
        marks=hide_marks(cells["mark"], narrow.get("mark", ()), levels.total),
    )


def _empty() -> dict[str, dict[str, int]]:
    return {
        "total": {},
        "level": dict.fromkeys(LEVELS, 0),
        "group": dict.fromkeys(GROUPS, 0),
        "mark": dict.fromkeys(MARKS, 0),
    }
