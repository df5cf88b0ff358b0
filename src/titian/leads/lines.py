"""Lines for help, as the public page names them, and whether it has enough of them to be open at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from titian.leads.codes import LineFor
from titian.leads.models import HelpLine


@dataclass(frozen=True)
class Lines:
    """Those that are verified on a day; the independent ones first."""

    for_persons: tuple[HelpLine, ...]
    for_children: tuple[HelpLine, ...]

    @property
    def are_enough(self) -> bool:
        """One for a person in danger, a second that is independent, and one for sexual images of children."""
        return (
            len(self.for_persons) > 1
            and any(line.is_independent for line in self.for_persons)
            and bool(self.for_children)
        )


def find_lines(today: date) -> Lines:
    rows = list(HelpLine.objects.good_on(today).order_by("-is_independent", "country", "name"))
    return Lines(
        tuple(line for line in rows if line.about == LineFor.PERSON),
        tuple(line for line in rows if line.about == LineFor.CHILD_IMAGES),
    )


def is_page_open(today: date) -> bool:
    return find_lines(today).are_enough
