"""Who holds the duty of the reader's station, and what of it waits too long. Counts only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import template
from django.utils import timezone

from titian.people.forms import describe_person
from titian.people.models import Duty, User
from titian.people.policies import Permission, may
from titian.referrals.models import Referral
from titian.referrals.querysets import AGE_BANDS, OpenCount
from titian.referrals.states import Responsibility

register = template.Library()

# Open referrals of a level wait too long once they are older than this many hours, each an edge of an age band.
LATE_AFTER_HOURS: Final[Mapping[str, int]] = {"NOW": 1, "TODAY": 4, "REFER": 24, "INFO": 24, "INCOMPLETE": 24}


@dataclass(frozen=True)
class Late:
    """How many open referrals of one level are older than its hours."""

    level: str
    hours: int
    referrals: int


@dataclass(frozen=True)
class StationDuty:
    """`identity` is what a page sends back, so that nobody takes a duty that has changed hands meanwhile."""

    identity: UUID | None
    holder_name: str
    since: datetime | None
    is_own: bool
    open_referrals: int
    #: Open referrals with nobody left to ask, which the station does not look after yet.
    left: int
    late: list[Late]


@register.inclusion_tag("people/parts/duty.html", takes_context=True)
def station_duty(context: Mapping[str, Any]) -> dict[str, object]:  # Any: as Django hands it over
    """The block of the station's page: who holds the duty, what belongs to it, and the way to take or hand it over."""
    reader = context["user"]
    now = timezone.now()
    return {"duty": describe_duty(reader, now), "csrf_token": context.get("csrf_token"), "request": context["request"]}


def describe_duty(reader: User, now: datetime) -> StationDuty | None:
    """What the station's open referrals hang on; None for a reader without a station of this kind."""
    if reader.station_id is None or not may(reader, Permission.KEEP_DUTY):
        return None
    current = Duty.objects.visible_to(reader).current().select_related("holder").first()
    counts = Referral.objects.counted_for(reader).count_by_level_and_age(now)
    return StationDuty(
        identity=current.pk if current else None,
        holder_name=describe_person(current.holder) if current else "",
        since=current.began_at if current else None,
        is_own=current is not None and current.holder_id == reader.pk,
        open_referrals=sum(count.referrals for count in counts),
        left=count_left(counts),
        late=list_late(counts),
    )


def count_left(counts: list[OpenCount]) -> int:
    """Those of `Referral.objects.left_to_station()`, from what is counted already."""
    nobody = Responsibility.NOBODY_LEFT
    return sum(count.referrals for count in counts if count.responsibility == nobody and not count.is_taken_up)


def list_late(counts: list[OpenCount]) -> list[Late]:
    """Levels with open referrals older than theirs allows, the most urgent first; not those the station took up."""
    upper = dict(AGE_BANDS)  # an age band's upper edge; None for the last
    rows = []
    for level, hours in LATE_AFTER_HOURS.items():
        late = sum(
            count.referrals
            for count in counts
            if count.level == level
            and not count.is_taken_up
            and ((edge := upper[count.age_band]) is None or edge > hours)
        )
        if late:
            rows.append(Late(level, hours, late))
    return rows
