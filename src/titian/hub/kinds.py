"""The two kinds of hub, and what stands in each: its rooms and its roles. The one list; no Django.

A country's hub screens and passes on; a region's plans, teaches and publishes, and holds nothing of a person who was
screened or moved. A hub's jobs, pages and addresses are those of its rooms: `serve`, `demo` and the settings read them
from here. A room says for itself, in its `apps.py`, where it may stand; a list that says otherwise is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

KindName = Literal["country", "region"]
ROLES: Final = ("administrator", "coordinator", "translator", "reviewer")


@dataclass(frozen=True)
class Kind:
    """`rooms` are Django apps, in the order of the settings. `has_phones`: whether the field app is served; then every
    hub of the kind has had the room of phones from its first day."""

    name: KindName
    rooms: tuple[str, ...]
    roles: frozenset[str]
    has_phones: bool


KINDS: Final[Mapping[KindName, Kind]] = {
    "country": Kind(
        name="country",
        rooms=(
            "titian.library.apps.LibraryConfig",
            "titian.directory.apps.DirectoryConfig",
            "titian.folder.apps.FolderConfig",
            "titian.devices.apps.DevicesConfig",
            "titian.referrals.apps.ReferralsConfig",
            "titian.keys.apps.KeysConfig",
            "titian.tallies.apps.TalliesConfig",
            "titian.arrivals.apps.ArrivalsConfig",
            "titian.feedback.apps.FeedbackConfig",
            "titian.webhooks.apps.WebhooksConfig",
            "titian.notices.apps.NoticesConfig",
            "titian.studio.apps.StudioConfig",
            "titian.learning.apps.LearningConfig",
            "titian.exchange.apps.ExchangeConfig",
        ),
        roles=frozenset({*ROLES, "officer", "supervisor", "provider", "oversight"}),
        has_phones=True,
    ),
    "region": Kind(
        name="region",
        rooms=(
            "titian.library.apps.LibraryConfig",
            "titian.keys.apps.KeysConfig",
            "titian.workplan.apps.WorkplanConfig",
            "titian.meetings.apps.MeetingsConfig",
            "titian.programmes.apps.ProgrammesConfig",
            "titian.statements.apps.StatementsConfig",
            "titian.shelf.apps.ShelfConfig",
            "titian.leads.apps.LeadsConfig",
            "titian.preparedness.apps.PreparednessConfig",
            "titian.learning.apps.LearningConfig",
            "titian.webhooks.apps.WebhooksConfig",
            "titian.notices.apps.NoticesConfig",
            "titian.studio.apps.StudioConfig",
        ),
        roles=frozenset({*ROLES, "co_chair", "regional_office", "focal_point", "observer", "analyst", "leads_body"}),
        has_phones=False,
    ),
}
