"""The figures of a country as tables with hashtags: what the desk shows, no more, with the same cells hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self
from uuid import UUID

from titian.people.models import Station
from titian.referrals.models import ArrivalCell, CountedState
from titian.referrals.querysets import ArrivalCellQuerySet, CountedStateQuerySet, StatesThen
from titian.tables.hiding import hide_small_cells
from titian.tables.hxl import Column, Table
from titian.tallies.models import CountedCell
from titian.tallies.querysets import CountedCellQuerySet, StationWeek

from .periods import Period, list_periods

if TYPE_CHECKING:
    from titian.people.models import User

COUNTRY: Final = Column("country", "#country+code+v_iso2")
BEGINS: Final = Column("from", "#date+start")
ENDS: Final = Column("to", "#date+end")
BREAKDOWN: Final = Column("breakdown", "#meta+breakdown+code")
CATEGORY: Final = Column("category", "#indicator+category+code")
NUMBER: Final = Column("number", "#indicator+num")
HIDDEN: Final = Column("hidden", "#meta+hidden")


@dataclass(frozen=True)
class Figures:
    """Where the figures of one country come from, no further than somebody may see."""

    country: str
    counted: CountedStateQuerySet
    arrivals: ArrivalCellQuerySet
    cells: CountedCellQuerySet
    stations: Mapping[UUID, str]

    @classmethod
    def seen_by(cls, reader: User) -> Self:
        """What the reader may see of the own country."""
        return cls(
            reader.country_code or "",
            CountedState.objects.visible_to(reader),
            ArrivalCell.objects.visible_to(reader),
            CountedCell.objects.visible_to(reader),
            Station.objects.visible_to(reader).name_by_id(),
        )

    @classmethod
    def of(cls, country: str) -> Self:
        """All of a country: for somebody with a shell on the hub."""
        return cls(
            country,
            CountedState.objects.filter(country=country),
            ArrivalCell.objects.filter(country=country),
            CountedCell.objects.filter(station__country=country),
            Station.objects.filter(country=country).name_by_id(),
        )

    def list_periods(self) -> list[Period]:
        return list_periods(self.counted, self.arrivals)


def make_referrals(country: str, periods: Sequence[Period]) -> Table:
    """Referrals that came in each period: all, by level, and by the kind of place they came from."""
    rows: list[tuple[object, ...]] = []
    for period in periods:
        when = (country, say_day(period.begins_at), say_day(period.ends_at))
        rows.append((*when, "all", "all", period.total, "no"))
        rows += [(*when, "level", *cell) for cell in _hide(period.levels)]
        rows += [(*when, "place", *cell) for cell in _hide(period.places)]
    return Table("referrals", (COUNTRY, BEGINS, ENDS, BREAKDOWN, CATEGORY, NUMBER, HIDDEN), tuple(rows))


def make_states(country: str, newest: StatesThen | None) -> Table:
    """How the referrals stood when they were last counted: all that ever came, each in one state."""
    columns = (COUNTRY, Column("counted on", "#date+reported"), Column("state", "#status+code"), NUMBER, HIDDEN)
    if newest is None:
        return Table("referral-states", columns, ())
    when = (country, say_day(newest.counted_at))
    shown = hide_small_cells(newest.states)
    rows = [(*when, "all", shown.total, _is_hidden(shown.total)), *((*when, *cell) for cell in _hide(newest.states))]
    return Table("referral-states", columns, tuple(rows))


def make_screenings(country: str, weeks: Sequence[StationWeek]) -> Table:
    """Screenings by station and closed week, as the page *Figures* has them: no sum over stations or weeks."""
    columns = (
        COUNTRY,
        Column("station", "#loc+name"),
        Column("week from", "#date+start"),
        BREAKDOWN,
        CATEGORY,
        NUMBER,
        HIDDEN,
    )
    rows: list[tuple[object, ...]] = []
    for row in weeks:
        where = (country, row.station_name, row.week)
        rows.append((*where, "all", "all", row.total, _is_hidden(row.total)))
        for breakdown, shown in (("level", row.levels), ("language_group", row.groups)):
            rows += [(*where, breakdown, name, figure, _is_hidden(figure)) for name, figure in shown.cells.items()]
    return Table("screenings", columns, tuple(rows))


def say_day(instant: datetime | None) -> str:
    """The day of an instant, in UTC: a figure of people needs no hour."""
    return "" if instant is None else instant.date().isoformat()


def _hide(cells: Mapping[str, int]) -> Iterator[tuple[str, int | None, str]]:
    for name, figure in hide_small_cells(cells).cells.items():
        yield name, figure, _is_hidden(figure)


def _is_hidden(figure: int | None) -> str:
    return "yes" if figure is None else "no"
