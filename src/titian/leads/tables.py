"""Leads, lines for help and searches as tables. None can be taken away as a file, and none is searched by words."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from titian.leads.codes import OPEN, LeadState, LineFor, LineState
from titian.leads.models import HelpLine, Lead, Partner
from titian.tables import Choice, Column, Table

STATES: Final = {"open": gettext_lazy("open"), **dict(LeadState.choices), "all": gettext_lazy("all")}


def narrow_state(rows: QuerySet[Lead], code: str) -> QuerySet[Lead]:
    if code == "all":
        return rows
    return rows.filter(state__in=sorted(OPEN)) if code == "open" else rows.filter(state=code)


LEADS: Final = Table(
    name="leads",
    caption=gettext_lazy("Leads"),
    columns=(
        Column("words", gettext_lazy("What it says"), str, link=Lead.get_absolute_url),
        Column("times", gettext_lazy("Times given"), lambda row: row.times, is_numeric=True),
        Column("last", gettext_lazy("Last given"), lambda row: row.last_on, sort=("last_on",)),
        Column("first", gettext_lazy("First given"), lambda row: row.first_on),
        Column("country", gettext_lazy("Shown in"), lambda row: row.country),
        Column("tlp", gettext_lazy("Who may read it"), lambda row: row.get_tlp_display()),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display()),
    ),
    order="-last",
    filters=(Choice("state", gettext_lazy("State"), STATES, narrow_state, first=LeadState.NEW),),
    empty=gettext_lazy("Nothing has been given yet."),
    hides_caption=True,
)
LINES: Final = Table(
    name="help-lines",
    caption=gettext_lazy("Lines for help"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.name, sort=("name",), link=HelpLine.get_absolute_url),
        Column("number", gettext_lazy("Number or address"), lambda row: row.number),
        Column("country", gettext_lazy("Country"), lambda row: row.country, sort=("country",)),
        Column("about", gettext_lazy("About"), lambda row: LineFor(row.about).label, sort=("about",)),
        Column("independent", gettext_lazy("Independent"), lambda row: row.is_independent),
        Column("verified", gettext_lazy("Verified"), lambda row: row.verified_on),
        Column("until", gettext_lazy("Shown until"), lambda row: row.expires_on, sort=("expires_on",)),
        Column("state", gettext_lazy("State"), lambda row: LineState(row.state).label, sort=("state",)),
    ),
    order="name",
    empty=gettext_lazy("No line stands here yet. Until three are verified, the public page takes nothing."),
    hides_caption=True,
)
PARTNERS: Final = Table(
    name="lead-partners",
    caption=gettext_lazy("Partners who give leads"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.name, sort=("name",), link=Partner.get_absolute_url),
        Column("until", gettext_lazy("Key good until"), lambda row: row.key_expires_on, sort=("key_expires_on",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="name",
    empty=gettext_lazy("No partner gives leads by a program yet."),
    hides_caption=True,
)
