from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import timezone

from titian.audit.models import Entry
from titian.people.actions.accept_invitation import come_back, join
from titian.people.actions.invite import NewLink
from titian.people.actions.recover_admin import recover_administrator
from titian.people.country_names import COUNTRY_NAMES, find_country_name
from titian.people.errors import AdministratorUnclear, InvitationUnknown
from titian.people.links import hash_token
from titian.people.models import Country, Organisation, Role, User
from titian.people.tests.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
CHOSEN = "three quiet bridges at dusk"


def recover(username: str | None = None, *, wants_new: bool = False, country: str = "TH") -> NewLink:
    return recover_administrator(username=username, wants_new=wants_new, country=country, hub_name="Titian hub")


def mark_of(made: NewLink) -> str:
    return hash_token(made.link.rstrip("/").rsplit("/", 1)[1])


def test_new_hub_gets_its_first_administrator_with_country_and_organisation() -> None:
    made = recover()
    user = join(mark=mark_of(made), username="pim", name="Pim", password=CHOSEN, now=timezone.now())
    assert (user.role, user.country_code) == (Role.ADMINISTRATOR, "TH")
    hub = Organisation.objects.get()
    assert (hub.kind, hub.name, hub.country.name) == ("hub", "Titian hub", "Thailand")
    assert list(Entry.objects.order_by("pk").values_list("actor_kind", "actor_id", "action")) == [
        ("command", "recover-admin", "organisation.add"),
        ("command", "recover-admin", "invitation.make"),
        ("user", str(user.pk), "account.join"),
    ]


def test_only_administrator_gets_a_way_back() -> None:
    pim = make_user(Role.ADMINISTRATOR, "pim")
    made = recover()
    assert made.invitation.account == pim
    assert come_back(mark=mark_of(made), password=CHOSEN, now=timezone.now()) == pim
    pim.refresh_from_db()
    assert pim.check_password(CHOSEN)
    entry = Entry.objects.get(action="account.recover")
    assert (entry.actor_kind, entry.actor_id, entry.thing) == ("command", "recover-admin", f"user:{pim.pk}")


def test_of_two_administrators_one_is_named() -> None:
    make_user(Role.ADMINISTRATOR, "pim")
    nid = make_user(Role.ADMINISTRATOR, "nid")
    with pytest.raises(AdministratorUnclear, match=r"nid, pim.*--account"):
        recover()
    assert not Entry.objects.exists()
    assert recover(" Nid ").invitation.account == nid


def test_second_link_ends_the_first() -> None:
    make_user(Role.ADMINISTRATOR, "pim")
    first = recover()
    recover()
    with pytest.raises(InvitationUnknown):
        come_back(mark=mark_of(first), password=CHOSEN, now=timezone.now())


def test_new_one_is_invited_beside_those_there_are() -> None:
    pim = make_user(Role.ADMINISTRATOR, "pim")
    made = recover(wants_new=True)
    assert made.invitation.account is None
    assert made.invitation.organisation == pim.organisation
    assert Organisation.objects.count() == 1


def test_where_every_administrator_is_closed_a_new_one_is_invited_and_a_named_one_comes_back() -> None:
    pim = make_user(Role.ADMINISTRATOR, "pim")
    User.objects.filter(pk=pim.pk).update(is_active=False, closed_at=timezone.now())
    assert recover().invitation.account is None
    come_back(mark=mark_of(recover("pim")), password=CHOSEN, now=timezone.now())
    pim.refresh_from_db()
    assert pim.is_active


@pytest.mark.parametrize("username", ["noi", "nobody"])
def test_nobody_but_an_administrator_comes_back_this_way(username: str) -> None:
    make_user(Role.OFFICER, "noi")
    with pytest.raises(AdministratorUnclear):
        recover(username)
    assert not Entry.objects.exists()


def test_closed_organisation_and_that_of_another_country_are_not_used() -> None:
    for name, country in (("Closed hub", "TH"), ("Other hub", "ID")):
        made = make_organisation(name, country=country, kind=Organisation.Kind.HUB)
        if country == "TH":
            Organisation.objects.filter(pk=made.pk).update(closed_at=timezone.now())
    used = recover().invitation.organisation
    assert used is not None
    assert (used.name, used.country_id) == ("Titian hub", "TH")


def test_names_of_countries_are_those_of_the_contracts() -> None:
    listed = json.loads((ROOT / "contracts/codes/countries.json").read_text(encoding="utf-8"))["countries"]
    assert {each["alpha2"]: each["name"] for each in listed} == dict(COUNTRY_NAMES)
    assert find_country_name("ZZ") == "ZZ"
    recover(country="MY")
    assert Country.objects.get(code="MY").name == "Malaysia"
