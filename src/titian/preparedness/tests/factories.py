"""The smallest event that serves, and claims about it. All of it is made up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.models import Claim, Event
from titian.preparedness.workflow import EVENT
from titian.workplan.tests.factories import make_focal_point, make_party

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
TODAY: Final = NOW.date()
GIVEN: Final[dict[str, Any]] = {  # Any: as the form holds it
    "measure": "embarked", "country": "", "low": 60, "high": None, "sense": "exactly", "as_of": TODAY,
    "source": "Harbour office (fictional)", "reliability": "b", "credibility": 2,
}  # fmt: skip
WHY: Final = "It is so (fictional)."


def make_office() -> User:
    return make_user(Role.REGIONAL_OFFICE)


def make_focal() -> User:
    """Of a member that takes part."""
    return make_focal_point(make_party())


def make_event(
    *, actor: User | None = None, sea: str = "andaman_sea", day: date = TODAY, kind: str = "distress", name: str = ""
) -> Event:
    return add_event(
        actor=actor or make_office(), now=NOW, kind=kind, sea=sea, first_on=day, name=name,
        at=NOW - timedelta(hours=2), authority="Rescue centre (fictional)",
    )  # fmt: skip


def do(
    event: Event, move: str, /, *, actor: User | None = None, now: datetime = NOW, **given: Any
) -> Event:  # Any: as the form holds it
    return EVENT.perform(event, move, actor=actor or make_office(), now=now, given=given)


def claim(event: Event, *, actor: User | None = None, **given: Any) -> Claim:  # Any: as the form holds it
    do(event, "claim", actor=actor, **{**GIVEN, **given})
    return Claim.objects.filter(event=event).latest("pk")


def choose(event: Event, chosen: Claim, *, actor: User | None = None) -> Event:
    return do(event, "choose", actor=actor, claim=str(chosen.key), why=WHY)


def judge(event: Event, other: Event, verdict: str) -> Event:
    return do(event, "judge", other=str(other.pk), verdict=verdict, why=WHY)
