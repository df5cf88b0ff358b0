"""Packages at the desk: what would leave is shown and reviewed, two people release it, and nobody else's ever leaves."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, SecondPersonNeeded
from titian.leads.actions import hold_back
from titian.leads.actions.acknowledge_recall import acknowledge_at_desk
from titian.leads.actions.print_packages import forget_packages, print_packages
from titian.leads.actions.put_into_package import put_into_package
from titian.leads.codes import Part
from titian.leads.errors import FlightUnknown, LeadNotAssessed, NobodyMayRead, PackageChanged, PackageMoved
from titian.leads.models import Mention, Package, PackageDelivery, Placed
from titian.leads.out.packages import STATEMENT
from titian.leads.out.recalls import DUE
from titian.leads.out.taxii import MOST
from titian.leads.package_codes import LONGEST_OUT, MOST_LEADS
from titian.leads.package_waits import watch_packages
from titian.leads.packing import find_contents
from titian.leads.tests.factories import do, make_analyst, make_lead, note
from titian.leads.tests.package_world import (
    CHECKED,
    make_offer,
    make_package,
    make_recipient,
    release,
    step,
)
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
VICTIM = "+999 000 0666"
DOCS = Path(__file__).resolve().parents[4] / "docs" / "leads"


def read_everything() -> str:
    """Every text that the tables of packages hold."""
    found = []
    for model in (Package, PackageDelivery, Placed):
        for row in model._default_manager.values():
            found.append(json.dumps(row, default=str))
    return " ".join(found)


def test_whole_way_from_a_lead_to_what_a_recipient_is_handed() -> None:
    first, second, platform = make_analyst(), make_analyst(), make_recipient()
    lead = make_offer()
    desk, other = sign_in(first), sign_in(second)
    assert f"/leads/{lead.pk}/put/" in desk.get(lead.get_absolute_url()).content.decode()
    where = desk.post(f"/leads/{lead.pk}/put/", {"package": ""}).headers["Location"]
    said = {"recipients": [str(platform.pk)], "days": 30, "flight": "none"}
    assert desk.post(f"{where}set_terms/", {**said, "flees": ["MM"]}).status_code == 422
    assert desk.post(f"{where}set_terms/", said).status_code == 302
    page = desk.get(where).content.decode()
    assert "What would leave" in page
    assert "no ground for arrest or return" in page
    assert "This may go out." in page
    assert desk.post(f"{where}review/", {**CHECKED, "read_words": ""}).status_code == 422
    assert desk.post(f"{where}review/", CHECKED).status_code == 302
    assert "takes a second person" in desk.get(where).content.decode()
    assert desk.post(f"{where}release/").status_code == 403
    assert not Placed.objects.exists()
    assert other.post(f"{where}release/").status_code == 302
    delivery = PackageDelivery.objects.get()
    assert desk.get(f"/leads/packages/given/{delivery.pk}.pdf").status_code == 409, "the worker has not made it yet"
    print_packages()
    for form, begins in (("stix", b"{"), ("misp", b"{"), ("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF")):
        answer = desk.get(f"/leads/packages/given/{delivery.pk}.{form}")
        assert answer.status_code == 200
        assert answer.content.startswith(begins), form
        assert form == "pdf" or STATEMENT.encode() in answer.content
    steps = list(Entry.objects.filter(thing=f"lead_package:{delivery.package_id}").values_list("action", flat=True))
    assert {"lead_package.add", "lead_package.review", "lead_package.release", "lead_package.take_away"} <= set(steps)
    assert "9990000101" not in json.dumps(list(Entry.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize("part", [part for part in Part if part != Part.OFFERER])
def test_what_is_not_judged_an_offerer_s_never_leaves_and_the_review_says_why(part: Part) -> None:
    lead = make_offer()
    package = make_package(lead, make_offer(VICTIM, part=part), to=(make_recipient(),))
    page = sign_in(make_analyst()).get(package.get_absolute_url()).content.decode()
    leaves, _, held = page.partition("What is held back")
    assert VICTIM not in leaves
    assert VICTIM in held
    assert str(part.label) in held.replace("&#x27;", "'")
    step(step(package, "review"), "release")
    told = read_everything()
    assert "+9990000101" in told
    assert "9990000666" not in told


def test_what_is_somebody_else_s_in_any_other_lead_stays_too() -> None:
    lead = make_offer()
    elsewhere = make_lead("Ask my neighbour at +999-000-0101 (fictional)")
    note(elsewhere, "+999-000-0101", part=Part.BYSTANDER)
    contents = find_contents(make_package(lead), timezone.now())
    assert contents.out is not None
    assert contents.out.offerers == ()
    assert [(row.mention.lead_id, row.elsewhere) for row in contents.held_back] == [(lead.pk, True)]


def test_package_is_not_released_once_anything_in_it_has_changed() -> None:
    lead = make_offer()
    package = step(make_package(lead, to=(make_recipient(),)), "review")
    do(lead, "say_part", mention=lead.mentions.get().pk, part=Part.POSSIBLE_VICTIM, why="She wrote it herself")
    assert "has changed" in sign_in(make_analyst()).get(package.get_absolute_url()).content.decode()
    with pytest.raises(PackageChanged):
        step(package, "release")
    assert not Placed.objects.exists()
    with pytest.raises(PackageMoved):
        step(package, "take_out", lead=lead.pk)


def test_one_person_never_releases_what_they_reviewed_and_no_other_role_either() -> None:
    one = make_analyst()
    package = step(make_package(to=(make_recipient(),)), "review", actor=one)
    with pytest.raises(SecondPersonNeeded):
        step(package, "release", actor=one)
    with pytest.raises(NotAllowed):
        step(package, "release", actor=make_user(Role.REGIONAL_OFFICE))


def test_lead_that_nobody_assessed_goes_into_no_package() -> None:
    with pytest.raises(LeadNotAssessed):
        put_into_package(actor=make_analyst(), lead=make_lead(), package=None, now=timezone.now())


OK = {"tlp": "amber", "pap": "green", "purpose": "investigate"}


@pytest.mark.on_both
@pytest.mark.parametrize(
    ("allowed", "reader", "terms", "why"),
    [
        ({}, {}, {}, "This may go out."),
        ({"tlp": "amber+strict"}, {}, {}, "(TLP)"),
        ({"tlp": "red"}, {}, {}, "(TLP)"),
        ({"pap": "amber"}, {}, {}, "(PAP)"),
        ({"pap": "amber"}, {"use": "match"}, {}, "This may go out."),
        ({"purpose": "warn"}, {}, {}, "this purpose"),
        ({"purpose": "disrupt"}, {"purpose": "investigation"}, {}, "this purpose"),
        ({}, {"countries": ("MM",)}, {"flight": "these", "flees": ["MM"]}, "flee"),
        ({}, {"countries": ("TH",)}, {"flight": "these", "flees": ["MM"]}, "This may go out."),
        ({}, {"countries": ("TH",)}, {"flight": "unknown"}, "flee"),
    ],
)
def test_marks_and_flight_decide_who_is_given_it(
    allowed: dict[str, str], reader: dict[str, Any], terms: dict[str, Any], why: str
) -> None:
    package = make_package(make_offer(**{**OK, **allowed}), to=(make_recipient(**reader),), **terms)
    assert why in sign_in(make_analyst()).get(package.get_absolute_url()).content.decode()
    if terms.get("flight") == "unknown":
        with pytest.raises(FlightUnknown):
            step(package, "review")
        return
    reviewed = step(package, "review")
    if why == "This may go out.":
        step(reviewed, "release")
        assert PackageDelivery.objects.count() == 1
    else:
        with pytest.raises(NobodyMayRead):
            step(reviewed, "release")
        assert not Placed.objects.exists()


def test_frozen_lead_is_handed_to_an_investigation_alone() -> None:
    lead, platform = make_offer(), make_recipient()
    police = make_recipient("Unit (fictional)", purpose="investigation")
    release(lead, to=(platform, police))
    do(lead, "freeze", why="People may be inside")
    desk = sign_in(make_analyst())
    for recipient, status in ((platform, 409), (police, 200)):
        delivery = PackageDelivery.objects.get(recipient=recipient)
        assert desk.get(f"/leads/packages/given/{delivery.pk}.stix").status_code == status


@pytest.mark.on_both
@pytest.mark.parametrize("how", ["possible_victim", "erase", "meanwhile"])
def test_what_turns_out_to_be_a_person_s_is_recalled_at_once(how: str) -> None:
    lead = make_offer()
    package = release(lead, to=(make_recipient(),))
    print_packages()
    if how == "erase":
        do(lead, "erase", reason="person")
    elif how == "possible_victim":
        do(lead, "say_part", mention=lead.mentions.get().pk, part=Part.POSSIBLE_VICTIM, why="She wrote it herself")
    else:  # decided in the very moment of the release
        Mention.objects.update(part=Part.POSSIBLE_VICTIM)
        assert hold_back.look_again() == 1
    package.refresh_from_db()
    assert (package.state, package.content) == ("recalled", "")
    assert package.why_recalled == ("mistaken" if how == "meanwhile" else "possible_victim")
    told = read_everything()
    assert "9990000101" not in told
    assert "Typists" not in told
    assert hold_back.look_again() == 0


@pytest.mark.parametrize(("reason", "state"), [("honest", "recalled"), ("unfounded", "recalled"), ("stopped", "out")])
def test_what_went_out_of_an_offer_that_nothing_stands_against_is_recalled(reason: str, state: str) -> None:
    lead = make_offer()
    package = release(lead, to=(make_recipient(),))
    do(lead, "close", reason=reason, why="We asked the hotel")
    package.refresh_from_db()
    assert package.state == state


def test_who_is_overdue_is_listed_first_and_the_last_word_ends_it() -> None:
    one, other = make_recipient(), make_recipient("Bank (fictional)")
    package = step(release(to=(one, other)), "recall", reason="giver")
    analyst = make_analyst()
    assert list(watch_packages(analyst, timezone.now())) == []
    late = timezone.now() - timedelta(days=4)
    Package.objects.update(recalled_at=late)
    assert [notice.count for notice in watch_packages(analyst, timezone.now())] == [2]
    page = sign_in(analyst).get("/leads/packages/recalled/").content.decode()
    assert page.count("overdue") == 2
    sign_in(analyst).post(f"/leads/packages/recalled/{PackageDelivery.objects.get(recipient=one).pk}/gone/")
    package.refresh_from_db()
    assert package.state == "recalled"
    acknowledge_at_desk(actor=analyst, delivery=PackageDelivery.objects.get(recipient=other), now=timezone.now())
    package.refresh_from_db()
    assert package.state == "gone"
    assert list(watch_packages(analyst, timezone.now())) == []


@pytest.mark.on_both
def test_words_of_what_has_expired_go_from_here_and_from_the_collections() -> None:
    package = release(to=(make_recipient(),), days=30)
    print_packages()
    assert forget_packages(timezone.now() + timedelta(days=29)) == 0
    assert forget_packages(timezone.now() + timedelta(days=31)) == 1
    assert forget_packages(timezone.now() + timedelta(days=31)) == 0
    told = read_everything()
    assert "9990000101" not in told
    assert "Typists" not in told
    package.refresh_from_db()
    assert "Its time is over" in sign_in(make_analyst()).get(package.get_absolute_url()).content.decode()


def test_no_package_outlives_a_lead_of_it() -> None:
    lead = make_offer()
    lead.expires_on = timezone.now().date() + timedelta(days=5)
    lead.save()
    package = step(make_package(lead, days=90), "review")
    assert package.expires_at is not None
    assert package.expires_at.date() == lead.expires_on


def test_the_numbers_of_the_pages_are_the_program_s() -> None:
    pages = {name: (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("packages", "taxii")}
    assert "A hundred leads at most" in pages["packages"]
    assert "(180 days at most" in pages["packages"]
    assert "three days to delete every copy" in pages["packages"]
    assert "at most 1,000 objects" in pages["taxii"]
    assert (MOST_LEADS, LONGEST_OUT, DUE.days, MOST) == (100, 180, 3, 1_000)
