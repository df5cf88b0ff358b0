"""Who took part, as it may be shown: by gender, agency and country apart, what is small hidden with its complement.

Nothing is shown before a programme is closed, and nothing changes after: nobody can watch a figure grow by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.people.agencies import Agency, Gender
from titian.people.country_names import COUNTRY_NAMES
from titian.programmes.codes import LineKind, ProgrammeState
from titian.programmes.models import Programme
from titian.tables.hiding import Shown, hide_small, hide_small_cells
from titian.tables.hxl import Column, Table

GENDERS: Final[Mapping[str, str | Promise]] = dict(Gender.choices)
AGENCIES: Final[Mapping[str, str | Promise]] = dict(Agency.choices)
NAMES: Final[Mapping[str, Mapping[str, str | Promise]]] = {
    "gender": GENDERS,
    "agency": AGENCIES,
    "country": COUNTRY_NAMES,
}
TITLES: Final = {
    "gender": gettext_lazy("By gender"),
    "agency": gettext_lazy("By agency"),
    "country": gettext_lazy("By country"),
}


@dataclass(frozen=True)
class Figures:
    """`total`: None where it is small or nobody knows it (`is_known`). `parts`: empty where there are none."""

    is_known: bool
    total: int | None
    parts: Mapping[str, Shown]


UNKNOWN: Final = Figures(False, None, {})


def show_figures(programme: Programme) -> Figures:
    """Its lines and counts may be prefetched."""
    if programme.state != ProgrammeState.CLOSED or programme.total is None:
        return UNKNOWN
    counts = list(programme.counts.all())
    if not counts:
        return Figures(True, hide_small(programme.total), {})
    # A country or a kind of agency that is named as taking part has a cell, whatever was counted of it.
    named = [line.text for line in programme.lines.all() if line.kind == LineKind.COUNTRY]
    there = {"gender": Gender.values, "agency": Agency.values, "country": named}
    parts = {}
    for part, cells in there.items():
        found = Counter(dict.fromkeys(cells, 0))
        for row in counts:
            found[getattr(row, part)] += row.number
        parts[part] = hide_small_cells(found)
    return Figures(True, hide_small(programme.total), parts)


def make_hxl(programmes: Iterable[Programme]) -> Table:
    """One row a figure; what is hidden is blank."""
    columns = (
        Column("programme", "#activity+name"),
        Column("kind", "#activity+type"),
        Column("from", "#date+start"),
        Column("to", "#date+end"),
        Column("by", "#reached+type"),
        Column("of", "#reached+group"),
        Column("number", "#reached+num"),
    )
    rows: list[tuple[object, ...]] = []
    for one in programmes:
        figures = show_figures(one)
        if not figures.is_known:
            continue
        head = (one.title, one.kind, one.begins_on, one.ends_on)
        rows.append((*head, "total", "", figures.total))
        for part, shown in figures.parts.items():
            rows += [(*head, part, name, number) for name, number in shown.cells.items()]
    return Table("programmes", columns, tuple(rows))
