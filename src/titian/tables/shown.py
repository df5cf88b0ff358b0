"""What small figures say on a page and in a file, once `titian.tables.hiding` has hidden some."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext

from titian.tables.hiding import SMALLEST_SHOWN, Shown


def say_small() -> str:
    return gettext("under %(smallest)d") % {"smallest": SMALLEST_SHOWN}


def say_figure(figure: int | None) -> int | str:
    return say_small() if figure is None else figure


def say_cells(shown: Shown, names: Mapping[str, str | Promise]) -> str:
    """ "Today 20, Information 15, others hidden"; only "hidden" where nothing may be shown."""
    said = [f"{names[name]} {figure}" for name, figure in shown.figures.items()]
    if not said:
        return gettext("hidden")
    return ", ".join(said if len(said) == len(shown.cells) else [*said, gettext("others hidden")])
