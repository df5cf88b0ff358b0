"""The demo's events. All of it is made up and says so: two reports of one boat that do not agree, and a landing; an
exercise that a focal point wrote and the office released, and a rule."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.people.models import User
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.declare_drill import declare_drill, list_drillable
from titian.preparedness.actions.keep_alert import add_alert
from titian.preparedness.actions.keep_contact import add_contact
from titian.preparedness.actions.watch_triggers import add_trigger
from titian.preparedness.alert_workflow import ALERT
from titian.preparedness.codes import Kind, Status
from titian.preparedness.figures import Verdict
from titian.preparedness.models import Claim, Event
from titian.preparedness.workflow import EVENT

BOAT: Final = "wooden boat, two engines (fictional)"
SAME_BOAT: Final = "wooden boat with a blue hull (fictional)"
GRADED: Final = {"sense": "exactly", "high": None, "country": ""}
ABOARD: Final = {"source": "A person on board (fictional)", "reliability": "c", "credibility": 3}
FISHERS: Final = {"source": "A fishing boat by radio (fictional)", "reliability": "d", "credibility": 4}
HARBOUR: Final = {"source": "Harbour office (fictional)", "reliability": "b", "credibility": 2}
LAND: Final = {"source": "Relatives on land (fictional)", "reliability": "f", "credibility": 6}
SAID: Final[tuple[dict[str, Any], ...]] = (  # Any: as a form holds it
    {"measure": "embarked", "low": 120, "high": 140, **ABOARD},
    {"measure": "embarked", "low": 95, "sense": "about", **FISHERS},
    {"measure": "disembarked", "low": 104, **HARBOUR},
    {"measure": "dead", "low": 3, **HARBOUR},
    {"measure": "missing", "low": 6, "sense": "at_least", **ABOARD},
    {"measure": "nationality", "country": "MM", "low": None, **HARBOUR},
)
CHOSEN: Final = {("embarked", 120), ("disembarked", 104), ("dead", 3), ("missing", 6)}


@transaction.atomic
def make_events(demo: Demo) -> None:
    """Three events with claims, choices and a judgement; nothing where an event is there already."""
    if Event.objects.exists():
        return
    now = timezone.now()
    day = now.date() - timedelta(days=9)
    office, focal, other = (User.objects.get(username=name) for name in ("regional-office", "focal-id", "focal-iom"))
    boat = add_event(
        actor=focal, now=now, kind=Kind.DISTRESS, sea="andaman_sea", first_on=day, name=BOAT,
        at=now - timedelta(days=9), authority="Rescue centre (fictional)",
    )  # fmt: skip
    seen = add_event(
        actor=other, now=now, kind=Kind.SIGHTING, sea="andaman_sea", first_on=day + timedelta(days=1), name=SAME_BOAT,
        at=now - timedelta(days=8), authority="Desk of an organisation (fictional)",
    )  # fmt: skip
    add_event(
        actor=focal, now=now, kind=Kind.LANDING, sea="malacca_strait", first_on=day + timedelta(days=5),
        name="forty people on a beach (fictional)", at=now - timedelta(days=4), authority="Harbour office (fictional)",
    )  # fmt: skip
    for claim in SAID:
        given = {**GRADED, **claim, "as_of": day + timedelta(days=2)}
        boat = EVENT.perform(boat, "claim", actor=focal, now=now, given=given)
    given = {**GRADED, "measure": "embarked", "low": 150, "as_of": day, **LAND}
    EVENT.perform(seen, "claim", actor=other, now=now, given=given)
    for status, days in ((Status.LOCATED, 8), (Status.ASSISTED, 7), (Status.DISEMBARKED, 6)):
        step = {
            "status": status, "at": now - timedelta(days=days), "authority": "Rescue centre (fictional)",
            "why": "Fictional: entered for the demo",
        }  # fmt: skip
        boat = EVENT.perform(boat, "step", actor=focal, now=now, given=step)
    for row in Claim.objects.filter(event=boat).order_by("pk"):
        if (row.measure, row.low) in CHOSEN:
            chosen = {"claim": str(row.key), "why": "Fictional: the source was there"}
            boat = EVENT.perform(boat, "choose", actor=office, now=now, given=chosen)
    judged = {"other": str(seen.pk), "verdict": Verdict.SAME, "why": "Fictional: the same hull, engines and days"}
    EVENT.perform(boat, "judge", actor=office, now=now, given=judged)
    told: dict[str, Any] = {  # Any: as the form holds it
        "subject": "landing_possible", "area": "aceh_north", "urgency": "Expected", "severity": "Severe",
        "certainty": "Possible", "instructions": ["shelter", "water", "health", "child_protection"], "origins": ["MM"],
        "lasts_hours": 168,
    }  # fmt: skip
    declare_drill(actor=office, accounts=[account.pk for account in list_drillable()], now=now)
    alert = add_alert(actor=focal, now=now, **told, people_low=40, people_high=60, is_exercise=True)
    ALERT.perform(alert, "release", actor=office, now=now)
    for purpose, number in (("rescue", "+999 000 0001"), ("focal_point", "+999 000 0002")):  # no country has +999
        add_contact(actor=focal, now=now, party="ID", purpose=purpose, number=number, is_always=purpose == "rescue")
    add_trigger(
        actor=office, now=now, **told, name="Three boats in two weeks (fictional)", what="boats", sea="andaman_sea",
        fewest=3, days=14, kinds=[], month=None, day=None,
    )  # fmt: skip
