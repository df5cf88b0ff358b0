"""Packages as a table, and what was recalled and is not gone everywhere. Neither can be taken away as a file."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.leads.models import Package
from titian.leads.package_codes import PackageState
from titian.tables import Choice, Column, Table

PACKAGES: Final = Table(
    name="lead-packages",
    caption=gettext_lazy("Packages"),
    columns=(
        Column("reference", gettext_lazy("Package"), lambda row: row.reference, link=Package.get_absolute_url),
        Column("leads", gettext_lazy("Leads"), lambda row: row.leads_in_it, is_numeric=True),
        Column("made", gettext_lazy("Reviewed"), lambda row: row.made_at, sort=("made_at",)),
        Column("until", gettext_lazy("Expires"), lambda row: row.expires_at, sort=("expires_at",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="-made",
    filters=(
        Choice(
            "state",
            gettext_lazy("State"),
            dict(PackageState.choices),
            lambda rows, code: rows.filter(state=code),
        ),
    ),
    empty=gettext_lazy("No package yet. Open a lead that is assessed, and put it into one."),
    hides_caption=True,
)
