"""Arrivals as a table, and the figure sheet as one that can be exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from titian.arrivals.board import Figures
from titian.arrivals.codes import AGES, KINDS, PARTS, SEXES
from titian.arrivals.hidden import DIFFERENCES, HiddenSheet
from titian.tables import Choice, Column, Table, Words
from titian.tables.shown import say_figure


def _narrow_state(rows, state: str):  # type: ignore[no-untyped-def]  # a queryset of arrivals, as Choice has it
    return rows.filter(closed_at__isnull=state == "open")


ARRIVALS: Final = Table(
    name="arrivals",
    caption=_("Arrivals"),
    columns=(
        Column("began", _("When"), lambda row: row.began_at, sort=("began_at",)),
        Column(
            "place",
            _("Place"),
            lambda row: row.place,
            sort=("place",),
            link=lambda row: reverse("arrival", args=[row.pk]),
        ),
        Column("kind", _("What"), lambda row: row.kind_name, sort=("kind",)),
        Column("authority", _("Met by"), lambda row: row.authority_name, sort=("authority",)),
        Column("station", _("Station"), lambda row: row.station.name, sort=("station__name",)),
        Column("state", _("State"), lambda row: _("closed") if row.closed_at else _("open")),
    ),
    order="-began",
    filters=(
        Words(_("Place"), ("place",)),
        Choice("kind", _("What"), KINDS, lambda rows, kind: rows.filter(kind=kind)),
        Choice("state", _("State"), {"open": _("open"), "closed": _("closed")}, _narrow_state),
    ),
    empty=_("No arrival yet. A phone opens one, or you open one here before the boat or bus is there."),
    hides_caption=True,
)


@dataclass(frozen=True)
class SheetLine:
    """One line of the sheet. `is_difference` lines are what does not reconcile, and are named."""

    name: str
    label: str | Promise
    figure: int | None
    is_difference: bool = False


def list_sheet_lines(figures: Figures) -> list[SheetLine]:
    """The whole sheet: what arrived, the eight parts, each difference by its name (only where there is one)."""
    sheet = figures.sheet
    differences: Mapping[str, tuple[Promise, int]] = {
        "disputed": (_("Phones disagree where they are"), sheet.disputed),
        "given_twice": (_("One slip number given to two"), sheet.given_twice),
        "without_slip": (_("Counted, with no slip"), max(0, sheet.without_slip)),
        "not_counted": (_("With a slip, not counted (taken off)"), min(0, sheet.without_slip)),
    }
    return [
        SheetLine("arrived", _("Arrived"), sheet.arrived),
        *(SheetLine(part, PARTS[part], number) for part, number in sheet.parts.items()),
        *(SheetLine(name, label, number, True) for name, (label, number) in differences.items() if number),
    ]


def list_head_lines(heads: Mapping[str, int]) -> list[SheetLine]:
    return [
        SheetLine(f"{age}.{sex}", f"{AGES[age]}, {SEXES[sex]}", heads.get(f"{age}.{sex}", 0))
        for age in AGES
        for sex in SEXES
    ]


def list_hidden_lines(hidden: HiddenSheet) -> list[SheetLine]:
    """The same for readers beyond the station; None where a figure is hidden."""
    labels = {**PARTS, DIFFERENCES: _("Does not reconcile")}
    return [
        SheetLine("arrived", _("People"), hidden.parts.total),
        *(SheetLine(name, labels[name], figure, name == DIFFERENCES) for name, figure in hidden.parts.cells.items()),
    ]


def list_hidden_heads(hidden: HiddenSheet) -> list[SheetLine]:
    return [
        SheetLine(cell, f"{AGES[cell.split('.')[0]]}, {SEXES[cell.split('.')[1]]}", figure)
        for cell, figure in hidden.heads.cells.items()
    ]


SHEET: Final = Table(
    name="arrival-sheet",
    caption=_("Figure sheet"),
    columns=(
        Column("code", _("Code"), lambda row: row.name, sort=("name",)),
        Column("label", _("What"), lambda row: row.label),
        Column("figure", _("People"), lambda row: say_figure(row.figure), is_numeric=True),
    ),
    order="code",
    rows=100,
    hides_caption=True,
)
