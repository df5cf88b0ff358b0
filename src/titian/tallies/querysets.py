"""Figures of the tallies, with small cells hidden so that nobody can be picked out of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Sum

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.tallies.models import Tally  # noqa: F401  (named in text below)


SMALLEST_SHOWN: Final = 11


@dataclass(frozen=True)
class StationWeek:
    """One station's finished week. A figure that is None, or a level or language that is absent, is "under 11"."""

    station_id: str
    station_name: str
    week: date
    total: int | None
    by_level: Mapping[str, int]
    by_language: Mapping[str, int]


class TallyQuerySet(models.QuerySet["Tally"]):
    def visible_to(self, user: User) -> Self:
        """Coordinators: their country. Supervisors: their station. Only ever through `list_station_weeks`."""
        if user.role == "coordinator":
            return self.filter(station__country=user.country_code)
        if user.role == "supervisor" and user.station_id is not None:
            return self.filter(station=user.station_id)
        return self.none()

    def list_station_weeks(self, *, today: date) -> list[StationWeek]:
        """Figures of weeks that ended before `today`, newest first.

        A running week is left out: looking at it twice would show the one screening between. No sum over stations is
        given: taking the shown stations from it would show the hidden one.
        """
        this_week = today - timedelta(days=today.weekday())
        rows = (
            self.filter(week__lt=this_week)
            .values_list("station", "station__name", "week", "level", "language")
            .annotate(screenings=Sum("total"))
            .order_by("-week", "station__name", "station")
        )
        names: dict[tuple[object, date], str] = {}
        levels: dict[tuple[object, date], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        languages: dict[tuple[object, date], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for station, name, week, level, language, screenings in rows:
            names[station, week] = name
            levels[station, week][level] += screenings
            languages[station, week][language] += screenings
        return [
            StationWeek(
                station_id=str(station),
                station_name=name,
                week=week,
                total=_shown(sum(levels[station, week].values())),
                by_level=hide_small_cells(levels[station, week]),
                by_language=hide_small_cells(languages[station, week]),
            )
            for (station, week), name in names.items()
        ]


def _shown(figure: int) -> int | None:
    return figure if figure >= SMALLEST_SHOWN else None


def hide_small_cells(cells: Mapping[str, int]) -> dict[str, int]:
    """Return the cells that may be shown beside their total.

    Cells under 11 go. What they add up to could be had by subtraction, so while that is 1 to 10 the smallest shown cell
    goes too. A cell that holds the whole total stays only when nothing is hidden beside it.
    """
    shown = {name: figure for name, figure in cells.items() if figure >= SMALLEST_SHOWN}
    total = sum(cells.values())
    while shown and 0 < total - sum(shown.values()) < SMALLEST_SHOWN:
        del shown[min(shown, key=lambda name: (shown[name], name))]
    return shown
