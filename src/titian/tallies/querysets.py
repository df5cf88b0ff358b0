"""Figures of closed weeks: what may be seen of them, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, limit_to_scope
from titian.tallies.groups import GROUPS, LEVELS, MARKS
from titian.tallies.hiding import Shown, hide_small, hide_small_cells

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
        ).filter(kind="mark")

    def list_station_weeks(self, *, limit: int | None = None) -> list[StationWeek]:
        """Figures of closed weeks: the newest week first, then stations by name, never by a figure.

        No sum over stations or weeks is given: taking the shown ones from it would show the hidden one.
        """
        weeks = self.order_by("-week").values_list("week", flat=True).distinct()
        if limit is not None:
            weeks = weeks[:limit]
        rows = (
            self.filter(week__in=list(weeks))
            .values_list("week", "station", "station__name", "kind", "name", "number")
            .order_by("-week", "station__name", "station")
        )
        names: dict[tuple[date, object], str] = {}
        cells: dict[tuple[date, object], dict[str, dict[str, int]]] = defaultdict(_empty)
        for week, station, station_name, kind, name, number in rows:
            names[week, station] = station_name
            cells[week, station][kind][name] = number
        return [
            StationWeek(
                station_id=str(station),
                station_name=station_name,
                week=week,
                levels=hide_small_cells(cells[week, station]["level"]),
                groups=hide_small_cells(cells[week, station]["group"]),
                marks={name: hide_small(figure) for name, figure in cells[week, station]["mark"].items()},
            )
            for (week, station), station_name in names.items()
        ]


def _empty() -> dict[str, dict[str, int]]:
    return {"level": dict.fromkeys(LEVELS, 0), "group": dict.fromkeys(GROUPS, 0), "mark": dict.fromkeys(MARKS, 0)}
