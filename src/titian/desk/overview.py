"""Overviews are put together from panels that rooms bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.template.loader import render_to_string

from titian.people.models import User
from titian.rooms import list_parts

COUNTRY: Final = "country"
ADMINISTRATION_FIGURES: Final = "administration.figures"
ADMINISTRATION_ROWS: Final = "administration.rows"


@dataclass(frozen=True)
class Panel:
    """A room's part: a piece of an overview, drawn by its template from what `describe(reader)` gives."""

    overview: str
    rank: int
    template: str
    describe: Callable[[User], Mapping[str, object]]


def draw_panels(request: HttpRequest, reader: User, overview: str) -> list[str]:
    """The pieces of an overview, the lower rank first."""
    panels = sorted((panel for panel in list_parts(Panel) if panel.overview == overview), key=lambda panel: panel.rank)
    return [render_to_string(panel.template, dict(panel.describe(reader)), request) for panel in panels]
