"""Requests as a table. It cannot be taken away as a file, and is not searched by words."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from titian.leads.disruption.codes import OUT, UNSENT, RequestState
from titian.leads.disruption.models import LeadRequest
from titian.tables import Choice, Column, Table

STATES: Final = {
    "unfinished": gettext_lazy("not at an end"),
    **dict(RequestState.choices),
    "all": gettext_lazy("all"),
}


def narrow_state(rows: QuerySet[LeadRequest], code: str) -> QuerySet[LeadRequest]:
    if code == "all":
        return rows
    return rows.filter(state__in=sorted(UNSENT | OUT)) if code == "unfinished" else rows.filter(state=code)


REQUESTS: Final = Table(
    name="lead-requests",
    caption=gettext_lazy("Requests to partners"),
    columns=(
        Column("request", gettext_lazy("Request"), str, link=LeadRequest.get_absolute_url),
        Column("state", gettext_lazy("At the desk"), lambda row: row.get_state_display(), sort=("state",)),
        Column("partner_state", gettext_lazy("At the partner"), lambda row: row.get_partner_state_display()),
        Column("due", gettext_lazy("Answer asked for by"), lambda row: row.due_at, sort=("due_at",)),
        Column("reminders", gettext_lazy("Reminders"), lambda row: row.reminders, is_numeric=True),
        Column("looked", gettext_lazy("Last look"), lambda row: row.looked_at, sort=("looked_at",)),
    ),
    order="-looked",
    filters=(Choice("state", gettext_lazy("State"), STATES, narrow_state, first="unfinished"),),
    empty=gettext_lazy("Nothing has been asked of a partner yet. A request begins on a lead that is assessed."),
    hides_caption=True,
)
