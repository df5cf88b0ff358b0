"""The tables of figures a country can take away, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.exchange.hxl.figures import Figures, make_referrals, make_screenings, make_states
from titian.exchange.ic_tip import make_ic_tip
from titian.tables.hxl import Table


def _screenings(figures: Figures) -> Table:
    return make_screenings(figures.country, figures.cells.list_station_weeks(figures.stations))


def _states(figures: Figures) -> Table:
    return make_states(figures.country, figures.counted.find_newest())


def _referrals(figures: Figures) -> Table:
    return make_referrals(figures.country, figures.list_periods())


def _ic_tip(figures: Figures) -> Table:
    return make_ic_tip(figures.country, figures.list_periods())


TABLES: Final[Mapping[str, Callable[[Figures], Table]]] = {
    "screenings": _screenings,
    "referral-states": _states,
    "referrals": _referrals,
    "ic-tip": _ic_tip,
}
TABLE_NAMES: Final[Mapping[str, Promise]] = {
    "screenings": gettext_lazy("Screenings by station and week"),
    "referral-states": gettext_lazy("Referrals by state"),
    "referrals": gettext_lazy("Referrals by level and kind of place"),
    "ic-tip": gettext_lazy("Tables after the classification of trafficking data (IC-TIP)"),
}
