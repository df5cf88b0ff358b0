"""Programmes and calls as tables. No column sets countries against each other, and nothing sorts by a figure."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy

from titian.programmes.codes import CallState, ProgrammeKind, ProgrammeState
from titian.programmes.figures import NAMES, show_figures
from titian.programmes.models import Call, Programme
from titian.tables import Choice, Column, Table, Words
from titian.tables.shown import say_cells, say_figure


def narrow(name: str) -> Any:  # Any: as a choice takes it
    return lambda rows, code: rows.filter(**{name: code})


def say_total(programme: Programme) -> int | str:
    figures = show_figures(programme)
    return say_figure(figures.total) if figures.is_known else gettext("not known")


def say_part(part: str) -> Any:  # Any: as a column takes it
    def say(programme: Programme) -> str:
        shown = show_figures(programme).parts.get(part)
        return "" if shown is None else say_cells(shown, NAMES[part])

    return say


TITLE: Final = Column(
    "title", gettext_lazy("Programme"), lambda row: row.title, sort=("title",), link=Programme.get_absolute_url
)
FROM: Final = Column("begins", gettext_lazy("From"), lambda row: row.begins_on, sort=("begins_on",))
KIND: Final = Column("kind", gettext_lazy("What it is"), lambda row: row.get_kind_display(), sort=("kind",))
SEARCH: Final = Words(gettext_lazy("Name or place"), ("title", "place"))
PROGRAMMES: Final = Table(
    name="programmes",
    caption=gettext_lazy("Programmes"),
    columns=(
        TITLE,
        KIND,
        FROM,
        Column("ends", gettext_lazy("Until"), lambda row: row.ends_on, sort=("ends_on",)),
        Column("place", gettext_lazy("Where"), lambda row: row.place, sort=("place",)),
        Column("organiser", gettext_lazy("Organiser"), lambda row: row.organiser.name, sort=("organiser__name",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="-begins",
    filters=(
        SEARCH,
        Choice("kind", gettext_lazy("What it is"), dict(ProgrammeKind.choices), narrow("kind")),
        Choice("state", gettext_lazy("State"), dict(ProgrammeState.choices), narrow("state")),
    ),
    hides_caption=True,
)
FIGURES: Final = Table(
    name="programme-figures",
    caption=gettext_lazy("Who took part"),
    columns=(
        TITLE,
        FROM,
        Column("total", gettext_lazy("Took part"), say_total, is_numeric=True),
        Column("gender", gettext_lazy("By gender"), say_part("gender")),
        Column("agency", gettext_lazy("By agency"), say_part("agency")),
        Column("country", gettext_lazy("By country"), say_part("country")),
    ),
    order="-begins",
    filters=(SEARCH,),
    hides_caption=True,
)
CALLS: Final = Table(
    name="secondments",
    caption=gettext_lazy("Calls for secondments"),
    columns=(
        Column("title", gettext_lazy("The work"), lambda row: row.title, sort=("title",), link=Call.get_absolute_url),
        Column("begins", gettext_lazy("From"), lambda row: row.begins_on, sort=("begins_on",)),
        Column("months", gettext_lazy("Months"), lambda row: row.months, is_numeric=True),
        Column("place", gettext_lazy("Where"), lambda row: row.place),
        Column("until", gettext_lazy("Nominations until"), lambda row: row.until_on, sort=("until_on",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="-begins",
    filters=(
        Words(gettext_lazy("Name or place"), ("title", "place")),
        Choice("state", gettext_lazy("State"), dict(CallState.choices), narrow("state")),
    ),
    hides_caption=True,
)
