"""What a body has published: months and their shown figures, for its own page and for the page of protection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from titian.feedback.categories import CATEGORIES
from titian.feedback.models import PublishedMonth
from titian.people.models import User
from titian.tables.hiding import Shown
from titian.tables.shown import say_cells

MONTHS = 24


@dataclass(frozen=True)
class Published:
    """A month as everybody may see it. `total` is None where it is small."""

    month: date
    body: str
    total: int | None
    cells: Sequence[tuple[str, int]]

    @property
    def said(self) -> str:
        return say_cells(Shown(self.total, {**dict.fromkeys(CATEGORIES), **dict(self.cells)}), CATEGORIES)


def list_published(reader: User) -> list[Published]:
    """The newest months the reader may see, the newest first."""
    months = PublishedMonth.objects.visible_to(reader).select_related("organisation").prefetch_related("cells")
    return [
        Published(
            month=row.month,
            body=row.organisation.name,
            total=row.total,
            cells=[(cell.category, cell.number) for cell in sorted(row.cells.all(), key=lambda cell: cell.pk)],
        )
        for row in months.order_by("-month", "organisation__name")[:MONTHS]
    ]
