"""The International Classification for Administrative Data on Trafficking in Persons (IC-TIP, UN Statistical
Commission 2025): which of its four parts a hub can fill from envelopes, and which it must leave empty.

The classification describes events, victims, perpetrators and reporting entities. A hub that cannot open a referral
knows nothing of the middle two, and counts no victims: a referral is a suggestion.

The standard itself could not be reached and was not read. The names of the four parts are taken from what others write
of it; variables, categories and the layout are Titian's. Nothing here claims to conform.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from titian.exchange.hxl.figures import BEGINS, COUNTRY, ENDS, HIDDEN, NUMBER, say_day
from titian.exchange.hxl.periods import Period
from titian.tables.hiding import hide_small_cells
from titian.tables.hxl import Column, Table

EVENT: Final = "event"
REPORTING_ENTITY: Final = "reporting_entity"
NOT_COLLECTED: Final = {
    "victim": "not collected: what a referral says is sealed past the hub, and nobody is a victim by a screening",
    "perpetrator": "not collected: nobody is asked who did it",
}
COLUMNS: Final = (
    COUNTRY,
    BEGINS,
    ENDS,
    Column("part", "#meta+part+code"),
    Column("variable", "#indicator+name"),
    Column("category", "#indicator+category+code"),
    NUMBER,
    HIDDEN,
    Column("note", "#description"),
)


def make_ic_tip(country: str, periods: Sequence[Period]) -> Table:
    """Referrals by period as the part `event`, the kind of place they were reported from as `reporting_entity`."""
    rows: list[tuple[object, ...]] = []
    for period in periods:
        when = (country, say_day(period.begins_at), say_day(period.ends_at))
        rows.append((*when, EVENT, "referrals_passed_on", "all", period.total, "no", "referrals, not victims"))
        for part, variable, cells in (
            (EVENT, "urgency", period.levels),
            (REPORTING_ENTITY, "kind_of_place", period.places),
        ):
            for name, figure in hide_small_cells(cells).cells.items():
                rows.append((*when, part, variable, name, figure, "yes" if figure is None else "no", ""))
    begins = say_day(periods[0].begins_at) if periods else ""
    ends = say_day(periods[-1].ends_at) if periods else ""
    rows += [(country, begins, ends, part, "", "", None, "no", note) for part, note in NOT_COLLECTED.items()]
    return Table("ic-tip", COLUMNS, tuple(rows))
