"""The demo's directory: what the fictional providers offer, through the same two people as everywhere.

Every organisation, number and address in it is invented. No number can be called: they lie in ranges nobody has.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone

from titian.desk.demo import Demo, Place, Provider
from titian.directory.actions.keep_holiday import add_holiday
from titian.directory.actions.move_change import agree, approve, hand_in
from titian.directory.actions.say_full import say_full
from titian.directory.actions.write_entry import add_entry, save_entry
from titian.directory.entry import Entry
from titian.directory.models import Service, Source
from titian.directory.records import read_entry
from titian.people.models import Country, Organisation, User
from titian.people.zones import find_zone

AREAS: Final = {"TH": ("Saphan Thong", "Fah Krajang"), "ID": ("Teluk Lentera", "Awan Putih")}
SOURCE: Final = "DEMO"
WORKDAYS: Final = [{"weekday": day, "opens_at": "08:30", "closes_at": "16:30"} for day in range(1, 6)]
# By username of the member: what the provider says of itself.
OFFERED: Final[Mapping[str, Mapping[str, Any]]] = {  # Any: as a form gives it
    "provider": {
        "slug": "demo-night-beds", "kind": "shelter", "always_open": True, "cost": "free", "capacity": 14,
        "minimum_age": 16, "serves_women": "yes", "serves_men": "no", "serves_trans_people": "yes",
        "serves_families": "no", "serves_lone_children": "no", "nationality": "any", "shelter": "open",
        "depends_on_testimony": "no", "shares_with_immigration": "with_consent", "transport": "fetches",
        "access": ["companion", "step_free"], "application_process": "Call at any hour. Somebody comes to meet you.",
    },
    "legal-aid": {
        "slug": "demo-legal-advice", "kind": "legal_aid", "hours": WORKDAYS, "holidays": "closed", "cost": "free",
        "serves_women": "yes", "serves_men": "yes", "serves_trans_people": "yes", "serves_families": "yes",
        "nationality": "any", "shelter": "none", "depends_on_testimony": "no", "shares_with_immigration": "nothing",
        "transport": "none",
    },
    "children": {
        "slug": "demo-childrens-house", "kind": "shelter", "always_open": True, "cost": "free", "maximum_age": 17,
        "serves_lone_children": "yes", "nationality": "any", "shelter": "open", "shares_with_immigration": "by_law",
    },
}  # fmt: skip
NAMES: Final = {
    "provider": "Night beds (fictional)",
    "legal-aid": "Legal advice (fictional)",
    "children": "A house for children (fictional)",
}


def make_directory(demo: Demo) -> None:
    """Two live entries and one that waits for its coordinator; a proposal that waits for its focal point."""
    if Service.objects.filter(slug__in=[row["slug"] for row in OFFERED.values()]).exists():
        return
    place, now = demo.place, timezone.now()
    country = Country.objects.get(pk=place.country)
    Source.objects.get_or_create(
        country=country,
        code=SOURCE,
        defaults={"title": "Invented for the demo", "seen_on": now.date(), "is_exact": True},
    )
    add_holiday(country=country, on=datetime.date(now.year + 1, 1, 1), name="New Year's Day")
    coordinator = User.objects.get(username="coordinator")
    for number, provider in enumerate(place.providers):
        member = User.objects.get(username=provider.username)
        organisation = Organisation.objects.get(name=provider.name, country=country)
        entry = _describe(place, provider, member, number, now.date())
        change = add_entry(actor=member, entry=entry, organisation=organisation, now=now)
        change = hand_in(actor=member, change=change, seen=change.number, now=now)
        change = agree(actor=member, change=change, seen=change.number, now=now)
        if provider.username != "children":
            approve(actor=coordinator, change=change, seen=change.number, now=now)
    _leave_work(place, now)


def _describe(place: Place, provider: Provider, member: User, number: int, today: datetime.date) -> Entry:
    marks = {
        "source": SOURCE,
        "verified_by": "A. Demo, fictional office",
        "verified_on": today - datetime.timedelta(days=40),
        "expires_on": today + datetime.timedelta(days=140),
    }
    prefix = "+66 2 000" if place.country == "TH" else "+62 21 000"
    open_place = {"area": AREAS[place.country][number % 2], "address_1": f"{number + 1} Demo Road", "city": "Demo Town"}
    hidden = {
        "area": AREAS[place.country][number % 2],
        "is_confidential": True,
        "readers": "organisation",
        "address_1": f"{number + 1} Quiet Lane (fictional)",
    }
    return Entry.model_validate(
        {
            "listing": {"name": provider.name, "independent": "yes", "psea_vetted": "yes"},
            "name": NAMES[provider.username],
            "needs": provider.services,
            "languages": [{"tag": place.tongue}, {"tag": "en"}, {"tag": "my", "spoken": "interpreter"}],
            "time_zone": find_zone(place.country),
            "contacts": [
                {"kind": "phone", "value": f"{prefix} 00{number}1", "label": "Day and night", **marks},
                {"kind": "email", "value": f"{provider.username}@demo.example", "is_public": False},
            ],
            "locations": [hidden if OFFERED[provider.username]["kind"] == "shelter" else open_place],
            "focal_points": [{"name": member.get_full_name(), "account": str(member.public_id)}],
            **OFFERED[provider.username],
        }
    )


def _leave_work(place: Place, now: datetime.datetime) -> None:
    """A proposal of the coordinator's that the shelter's focal point has to read, and a house that is full tonight."""
    shelter = Service.objects.get(slug="demo-night-beds", country=place.country)
    legal = Service.objects.get(slug="demo-legal-advice", country=place.country)
    entry = read_entry(legal).model_copy(update={"cost_note": "A copy of a paper may cost something."})
    coordinator = User.objects.get(username="coordinator")
    change = save_entry(actor=coordinator, service=legal, seen=legal.number, entry=entry, now=now)
    hand_in(actor=coordinator, change=change, seen=change.number, now=now)
    member = User.objects.get(username="provider")
    say_full(actor=member, service=shelter, until=now + datetime.timedelta(hours=14), now=now)
