"""Figures of closed weeks as a table. It stands by week or by the station's name: nothing sorts stations by a figure,
and no column says who was faster or had more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext_lazy as count_lazy

from titian.tables import Choice, Column, Table
from titian.tables.shown import say_cells, say_figure
from titian.tallies.groups import GROUPS
from titian.tallies.querysets import StationWeek

LEVEL_NAMES: Final[Mapping[str, Promise]] = {
    "NOW": gettext_lazy("Now"),
    "TODAY": gettext_lazy("Today"),
    "REFER": gettext_lazy("Refer"),
    "INFO": gettext_lazy("Information"),
    "INCOMPLETE": gettext_lazy("Incomplete"),
}
WEEKS: Final = {str(number): count_lazy("Last %d week", "Last %d weeks", number) % number for number in (4, 13, 52)}


def keep_station(rows: list[StationWeek], station_id: str) -> list[StationWeek]:
    return [row for row in rows if row.station_id == station_id]


WEEK: Final = Column("week", gettext_lazy("Week from"), lambda row: row.week, sort=("week",))
STATION: Final = Column("station", gettext_lazy("Station"), lambda row: row.station_name, sort=("station_name",))
FILTERS: Final = (
    # The page itself reads how many weeks; here they only stand in the form.
    Choice("weeks", gettext_lazy("Weeks"), WEEKS, lambda rows, _: rows, first="4"),
    Choice("station", gettext_lazy("Station"), {}, keep_station),
)
EMPTY: Final = gettext_lazy(
    "No closed week yet. A week closes a week after it is over, and then stands for good: nobody can watch a figure "
    "grow by one."
)

FIGURES: Final = Table(
    name="figures",
    caption=gettext_lazy("Screenings by station and week"),
    columns=(
        WEEK,
        STATION,
        Column("total", gettext_lazy("Screenings"), lambda row: say_figure(row.total), is_numeric=True),
        Column("levels", gettext_lazy("By level"), lambda row: say_cells(row.levels, LEVEL_NAMES)),
        Column("groups", gettext_lazy("By group of languages"), lambda row: say_cells(row.groups, GROUPS)),
    ),
    order="-week",
    filters=FILTERS,
    empty=EMPTY,
    hides_caption=True,
)
