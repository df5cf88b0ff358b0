"""The log as a table: newest first, found by thing, by account, by day and by kind of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy

from titian.audit.models import Entry
from titian.hub.inspection.entries import done_by, find_thing, of_work, since, until
from titian.tables import Choice, Column, Day, Table, Words


@dataclass(frozen=True)
class Thing(Words):
    """An id, or a user name: what was done to it."""

    def apply(self, rows: Any, given: str) -> Any:  # Any: as the table declares it
        return rows.filter(thing__in=find_thing(given))


@dataclass(frozen=True)
class Account(Words):
    """A user name: what this account did."""

    def apply(self, rows: Any, given: str) -> Any:  # Any: as the table declares it
        return done_by(rows, given)


def say_detail(entry: Entry) -> str:
    return ", ".join(f"{name} {value}" for name, value in entry.detail.items())


THING: Final = Thing(gettext_lazy("What: an id or a user name"), (), name="thing")
ACCOUNT: Final = Account(gettext_lazy("Who: a user name"), (), name="account")
# The worker and the commands write entries too; `who` and `what` are put on the rows of one page by the view.
LOG: Final = Table(
    name="audit",
    caption=gettext_lazy("The log"),
    columns=(
        Column("when", gettext_lazy("When (UTC)"), lambda row: row.happened_at, sort=("id",)),
        Column("who", gettext_lazy("Who"), lambda row: row.who),
        Column("action", gettext_lazy("Did"), lambda row: row.action),
        Column("thing", gettext_lazy("To"), lambda row: row.what),
        Column("detail", gettext_lazy("Details"), say_detail),
    ),
    order="-when",
    filters=(
        THING,
        ACCOUNT,
        Choice(
            "work",
            gettext_lazy("Kind of work"),
            {
                "read": gettext_lazy("Reading"),
                "write": gettext_lazy("Changing"),
                "export": gettext_lazy("Exporting"),
                "sign_in": gettext_lazy("Signing in and out"),
            },
            of_work,
        ),
        Day("since", gettext_lazy("From day"), since),
        Day("until", gettext_lazy("Until day"), until),
    ),
    empty=gettext_lazy("Nothing was written down yet."),
    hides_caption=True,
)
