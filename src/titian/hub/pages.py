"""Desk pages that stand across several apps: station, country, administration, about. They only read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian import audit
from titian.devices.models import Enrolment, HubState
from titian.hub.templatetags.desk import LEVELS
from titian.library.errors import LibraryError
from titian.library.identity import HubIdentity, get_hub_identity
from titian.library.models import Release
from titian.people.desk import for_permission
from titian.people.models import Organisation, User
from titian.people.policies import Permission
from titian.referrals.models import Referral
from titian.referrals.querysets import AGE_BANDS, CLOSED_STATE, OpenCount
from titian.referrals.states import Responsibility
from titian.tallies.models import Tally
from titian.tallies.querysets import SMALLEST_SHOWN, hide_small_cells

SILENT_AFTER: Final = timedelta(days=1)

AGES: Final = {
    "under_1_hour": gettext_lazy("Under 1 hour"),
    "under_4_hours": gettext_lazy("1 to 4 hours"),
    "under_1_day": gettext_lazy("4 hours to 1 day"),
    "over_1_day": gettext_lazy("Over 1 day"),
}


STATES: Final = {
    Responsibility.WAITING: gettext_lazy("Waiting for an answer"),
    Responsibility.TAKEN: gettext_lazy("Someone has taken responsibility"),
    Responsibility.NOBODY_LEFT: gettext_lazy("Everyone asked has declined"),
    CLOSED_STATE: gettext_lazy("Closed"),
}
WEEK_ROWS: Final = 60


@dataclass(frozen=True)
class StateRow:
    """`referrals` is None where the figure is hidden: it is small, or it would give a small one away."""

    label: Promise
    referrals: int | None


@dataclass(frozen=True)
class AgeRow:
    """One level's open referrals by age; `nobody_left` of them have been declined by everyone on the list."""

    level: str
    cells: Sequence[tuple[Promise, int]]
    total: int
    nobody_left: int


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "hub/about.html", {"smallest": SMALLEST_SHOWN})


@require_safe
@for_permission(Permission.SEE_STATION_COUNTS)
def show_station(request: HttpRequest, reader: User) -> HttpResponse:
    now = timezone.now()
    phones = Enrolment.objects.visible_to(reader)
    counts = Referral.objects.counted_for(reader).count_by_level_and_age(now)
    return render(
        request,
        "hub/station.html",
        {
            "station": reader.station,
            "rows": list_age_rows(counts),
            "ages": [AGES[code] for code, _ in AGE_BANDS],
            "open_total": sum(count.referrals for count in counts),
            "nobody_left": sum(count.referrals for count in counts if count.responsibility == "nobody_left"),
            "phones": phones.active().count(),
            "silent": phones.silent_since(now - SILENT_AFTER).count(),
        },
    )


@require_safe
@for_permission(Permission.SEE_COUNTRY_FIGURES)
def show_country(request: HttpRequest, reader: User) -> HttpResponse:
    return render(
        request,
        "hub/country.html",
        {
            "country": reader.organisation.country if reader.organisation else reader.country_code,
            "providers": Organisation.objects.visible_to(reader)
            .providers()
            .prefetch_related("services")
            .order_by("name"),
            "states": list_state_rows(Referral.objects.counted_for(reader).count_by_state()),
            "weeks": Tally.objects.visible_to(reader).list_station_weeks(today=timezone.now().date())[:WEEK_ROWS],
            "levels": LEVELS,
            "smallest": SMALLEST_SHOWN,
        },
    )


@require_safe
@for_permission(Permission.ADMINISTER)
def show_administration(request: HttpRequest, reader: User) -> HttpResponse:
    state = HubState.objects.first()
    return render(
        request,
        "hub/administration.html",
        {
            "accounts": User.objects.visible_to(reader)
            .select_related("organisation", "station")
            .order_by("role", "username"),
            "phones": Enrolment.objects.visible_to(reader).for_desk(),
            "state": state,
            "audit_head": audit.audit_head(),
            "identity": _find_identity(),
            "releases": Release.objects.current(),
        },
    )


def list_state_rows(counts: Mapping[str, int]) -> list[StateRow]:
    """The coordinator's table. Every state has a row, so that an empty one looks like a small one."""
    shown = hide_small_cells(counts)
    return [StateRow(label=label, referrals=shown.get(state)) for state, label in STATES.items()]


def list_age_rows(counts: Iterable[OpenCount]) -> list[AgeRow]:
    """The supervisor's table: one row a level that has an open referral, the most urgent first."""
    found = list(counts)
    rows = []
    for level in LEVELS:
        own = [count for count in found if count.level == level]
        cells = [(AGES[code], sum(count.referrals for count in own if count.age_band == code)) for code, _ in AGE_BANDS]
        total = sum(number for _, number in cells)
        if total:
            nobody = sum(count.referrals for count in own if count.responsibility == "nobody_left")
            rows.append(AgeRow(level=level, cells=cells, total=total, nobody_left=nobody))
    return rows


def _find_identity() -> HubIdentity | None:
    try:
        return get_hub_identity()
    except LibraryError:
        return None
