"""What goes without the person's yes: who has signed it, where it may go, and who hears that one officer is alone."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.desk.waiting import look
from titian.devices.actions.release_quarantined import release_quarantined
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.models import ReceivedItem
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import (
    Phone,
    Recipient,
    make_administrator,
    make_item_without_consent,
    make_package_item,
    make_phone,
    make_recipients,
    make_second_officer_item,
    seal_item,
)
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.actions.take_duty import take_duty
from titian.people.models import Role, Station, User
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.referrals.actions.reduce_referrals import reduce_referrals
from titian.referrals.checks import find_one_officer
from titian.referrals.models import Package, Referral, WithoutConsent
from titian.referrals.querysets import SECOND_WITHIN
from titian.sealing import (
    Trust,
    canonical_json,
    seal_envelope,
    sha256_hex,
    sign_without_consent,
    verify_certificate,
    verify_second,
)
from titian.sealing.age import decrypt
from titian.sealing.without_consent import WithoutConsent as Statement

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

OTHERS: Final = {
    "level": "TODAY",
    "recipient": "c3" * 32,
    "ground": "incapacity",
    "package": "d4" * 32,
    "referral_id": "0c8f4b6e-2f49-4a3d-8d43-6f5a1f6a0b99",
}


@pytest.fixture
def station() -> Station:
    return make_station()


@pytest.fixture
def officer(station: Station) -> User:
    return make_user(Role.OFFICER, "nok", station=station)


@pytest.fixture
def places(keys: Keys) -> dict[str, Recipient]:
    police = make_organisation("Bridge police (fictional)", services=("health", "child_protection"))
    police.authority = "police"
    police.save()
    clinic, children, shelter = (
        make_organisation(name, services=services)
        for name, services in (
            ("Clinic (fictional)", ("health",)),
            ("Children's house (fictional)", ("child_protection",)),
            ("Shelter (fictional)", ("safety", "accommodation")),
        )
    )
    made = make_recipients(keys, clinic, children, shelter, police)
    return dict(zip(("clinic", "children", "shelter", "police"), made, strict=True))


@pytest.fixture
def phone(places: dict[str, Recipient], officer: User) -> Phone:
    return make_phone(officer)


@pytest.fixture
def second(phone: Phone, station: Station) -> Phone:
    return make_phone(make_user(Role.OFFICER, "somchai", station=station))


def codes(answer: dict[str, Any]) -> list[str | None]:
    return [item.get("code") for item in answer["items"]]


def other(statement: Statement, member: str) -> Statement:
    return replace(statement, **{member: OTHERS[member]})


def member_of(recipient: Recipient) -> Client:
    return open_desk(make_user(Role.PROVIDER, organisation=recipient.organisation))


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_a_threat_to_life_goes_at_once_with_one_officer(phone: Phone, places: dict[str, Recipient]) -> None:
    item, _ = make_item_without_consent(phone, places["clinic"])
    assert is_valid(item, "sync-item")
    assert codes(phone.sync(seal_item(item))) == [None]
    row = WithoutConsent.objects.select_related("package").get()
    assert (row.ground, row.second, row.second_by) == ("threat_to_life", "", None)
    assert row.package.released_at is not None


@pytest.mark.parametrize(
    ("ground", "to"), [("threat_to_life", "clinic"), ("incapacity", "clinic"), ("child", "children")]
)
def test_two_officers_sign_it_and_the_hub_knows_both(
    phone: Phone, second: Phone, places: dict[str, Recipient], ground: str, to: str
) -> None:
    item, _ = make_item_without_consent(phone, places[to], ground=ground, second=second)
    assert codes(phone.sync(seal_item(item))) == [None]
    assert WithoutConsent.objects.get().second_by == second.enrolment


@pytest.mark.parametrize(("ground", "to"), [("incapacity", "clinic"), ("child", "children")])
def test_other_grounds_wait_for_two(phone: Phone, places: dict[str, Recipient], ground: str, to: str) -> None:
    item, _ = make_item_without_consent(phone, places[to], ground=ground)
    assert codes(phone.sync(seal_item(item))) == ["officers.two_needed"]
    assert not Package.objects.exists()
    assert not Referral.objects.exists()


@pytest.mark.parametrize(
    ("ground", "to"),
    [
        ("threat_to_life", "shelter"),
        ("threat_to_life", "children"),
        ("threat_to_life", "police"),
        ("incapacity", "shelter"),
        ("child", "clinic"),
        ("child", "police"),
    ],
)
def test_it_goes_to_nobody_who_is_not_there_for_it(
    phone: Phone, second: Phone, places: dict[str, Recipient], ground: str, to: str
) -> None:
    item, _ = make_item_without_consent(phone, places[to], ground=ground, second=second)
    assert codes(phone.sync(seal_item(item))) == ["officers.wrong_recipient"]
    assert not Package.objects.exists()


def test_the_officer_of_the_phone_has_to_sign_it(phone: Phone, second: Phone, places: dict[str, Recipient]) -> None:
    theirs, _ = make_item_without_consent(second, places["clinic"])
    mine, _ = make_item_without_consent(phone, places["clinic"])
    mine["envelope"]["without_consent"]["first"] = theirs["envelope"]["without_consent"]["first"]
    assert codes(phone.sync(seal_item(mine))) == ["officers.unproved"]


@pytest.mark.parametrize("member", sorted(OTHERS))
def test_a_second_who_signed_something_else_is_none(
    phone: Phone, second: Phone, places: dict[str, Recipient], member: str
) -> None:
    """With a child it waits; a life in danger goes, and stays marked one officer."""
    for ground, to, outcome in (("threat_to_life", "clinic", None), ("child", "children", "officers.two_needed")):
        item, statement = make_item_without_consent(phone, places[to], ground=ground)
        wrong = sign_without_consent(other(statement, member), second.officer_key)
        item["envelope"]["without_consent"]["second"] = wrong
        assert codes(phone.sync(seal_item(item))) == [outcome], ground
    assert not WithoutConsent.objects.exclude(second="").exists()


def test_one_officer_who_was_added_twice_is_one(phone: Phone, officer: User, places: dict[str, Recipient]) -> None:
    """Whatever the account was called meanwhile."""
    officer.first_name, officer.last_name = "Somebody", "Else"
    officer.save()
    twice = make_phone(officer)
    item, statement = make_item_without_consent(phone, places["clinic"], second=twice)
    assert codes(phone.sync(seal_item(item))) == [None]
    assert WithoutConsent.objects.get().second == ""
    assert codes(phone.sync(make_second_officer_item(statement, twice))) == ["officers.second_refused"]
    child, _ = make_item_without_consent(phone, places["children"], ground="child", second=twice)
    assert codes(phone.sync(seal_item(child))) == ["officers.two_needed"]


def test_two_officers_of_one_name_are_two(phone: Phone, officer: User, places: dict[str, Recipient]) -> None:
    officer.first_name = "Nok"
    officer.save()
    namesake = make_user(Role.OFFICER, "nok2", station=officer.station)
    namesake.first_name = "Nok"
    namesake.save()
    item, _ = make_item_without_consent(phone, places["children"], ground="child", second=make_phone(namesake))
    assert codes(phone.sync(seal_item(item))) == [None]


def test_an_ended_phone_is_no_second(phone: Phone, second: Phone, places: dict[str, Recipient]) -> None:
    item, statement = make_item_without_consent(phone, places["clinic"])
    phone.sync(seal_item(item))
    revoke_enrolment(actor=make_administrator(), enrolment=second.enrolment, now=timezone.now())
    assert codes(phone.sync(make_second_officer_item(statement, second))) == ["officers.second_refused"]


def test_a_second_officer_signs_later_from_any_phone_of_the_station(
    phone: Phone, second: Phone, places: dict[str, Recipient]
) -> None:
    item, statement = make_item_without_consent(phone, places["clinic"])
    phone.sync(seal_item(item))
    later = make_second_officer_item(statement, second)
    assert is_valid(later, "sync-item")
    assert codes(second.sync(later)) == [None]
    row = WithoutConsent.objects.get()
    assert row.second_by == second.enrolment
    assert codes(second.sync(later)) == [None], "sent again it is the same"
    third = make_phone(make_user(Role.OFFICER, "dao", station=second.enrolment.station))
    assert codes(phone.sync(make_second_officer_item(statement, third))) == [None], "two are two"
    assert WithoutConsent.objects.get().second_by == second.enrolment
    entry = PrivateEntry.objects.get(action="referral.second_officer")
    assert (entry.actor_id, entry.thing) == (second.enrolment_id, f"station:{second.enrolment.station_id}")


def test_it_comes_in_the_same_request_as_its_package_and_never_before(
    phone: Phone, second: Phone, places: dict[str, Recipient]
) -> None:
    item, statement = make_item_without_consent(phone, places["clinic"])
    later = make_second_officer_item(statement, second)
    assert codes(phone.sync(later)) == ["officers.nothing_to_sign"]
    assert codes(phone.sync(seal_item(item), later)) == [None, None]
    assert WithoutConsent.objects.get().second_by == second.enrolment


@pytest.mark.parametrize("member", sorted(OTHERS))
def test_later_nothing_else_can_be_signed_either(
    phone: Phone, second: Phone, places: dict[str, Recipient], member: str
) -> None:
    item, statement = make_item_without_consent(phone, places["clinic"])
    phone.sync(seal_item(item))
    later = make_second_officer_item(other(statement, member), second)
    later["second_officer"]["referral_id"] = statement.referral_id
    assert codes(phone.sync(later)) == ["officers.second_refused"]


def test_another_station_signs_nothing_here(phone: Phone, places: dict[str, Recipient]) -> None:
    item, statement = make_item_without_consent(phone, places["clinic"])
    phone.sync(seal_item(item))
    far = make_phone(make_user(Role.OFFICER, "far", station=make_station()))
    assert codes(far.sync(make_second_officer_item(statement, far))) == ["officers.nothing_to_sign"]


@pytest.mark.parametrize(
    "change",
    [
        {"ground": "curiosity"},
        {"package": "not a digest"},
        {"first": "a.b.c"},
        {"first": ""},
        {"person": "somebody"},
    ],
)
def test_what_says_something_else_is_refused(
    phone: Phone, places: dict[str, Recipient], change: dict[str, Any]
) -> None:
    item, _ = make_item_without_consent(phone, places["clinic"])
    item["envelope"]["without_consent"] |= change
    assert not is_valid(item, "sync-item")
    assert codes(phone.sync(seal_item(item))) == ["item.malformed"]


def test_an_envelope_of_before_sent_again_is_the_same_item(phone: Phone, places: dict[str, Recipient]) -> None:
    item = make_package_item(phone, places["clinic"])
    phone.sync(seal_item(item))
    assert ReceivedItem.objects.get().content_sha256 == sha256_hex(canonical_json(item["envelope"]))


def test_envelopes_with_and_without_a_yes_have_one_length(
    phone: Phone, second: Phone, places: dict[str, Recipient]
) -> None:
    hub = get_hub_identity()
    item, _ = make_item_without_consent(phone, places["clinic"], level="INCOMPLETE", second=second)
    item["envelope"]["answer_within"] = 20_160
    envelopes = [item["envelope"], make_package_item(phone, places["clinic"])["envelope"]]
    sealed = [seal_envelope(each, hub.envelope_recipient or "") for each in envelopes]
    assert {len(decrypt(each, hub.envelope_identities[0])) for each in sealed} == {1024}


class TestWhoHears:
    @pytest.fixture
    def som(self, station: Station) -> User:
        supervisor = make_user(Role.SUPERVISOR, "som", station=station)
        take_duty(actor=supervisor, seen=None, now=timezone.now())
        return supervisor

    @pytest.fixture
    def statement(self, phone: Phone, places: dict[str, Recipient]) -> Statement:
        item, statement = make_item_without_consent(phone, places["clinic"])
        phone.sync(seal_item(item))
        return statement

    def test_the_station_knows_at_once_and_an_alarm_rises_after_a_day(self, som: User, statement: Statement) -> None:
        now = timezone.now()
        assert [notice.is_urgent for notice in look(som, now).notices if "officer" in str(notice.text)] == [False]
        page = open_desk(som).get("/station/").content.decode()
        assert "signed by one officer" in page
        assert "The 24 hours are over" not in page
        assert statement.referral_id not in page
        assert list(find_one_officer(now + SECOND_WITHIN - timedelta(minutes=5))) == []
        late = now + SECOND_WITHIN + timedelta(minutes=5)
        assert list(find_one_officer(late)) == [f"station:{som.station_id}"]
        assert [notice.is_urgent for notice in look(som, late).notices if "officer" in str(notice.text)] == [True]
        WithoutConsent.objects.update(received_at=now - SECOND_WITHIN)
        assert "The 24 hours are over" in open_desk(som).get("/station/").content.decode()

    def test_it_ends_when_a_second_officer_has_signed(
        self, som: User, statement: Statement, phone: Phone, second: Phone
    ) -> None:
        WithoutConsent.objects.update(received_at=timezone.now() - SECOND_WITHIN)
        phone.sync(make_second_officer_item(statement, second))
        assert list(find_one_officer(timezone.now())) == []
        assert "one officer" not in open_desk(som).get("/station/").content.decode()

    def test_no_other_station_and_no_other_role_learns_of_it(self, statement: Statement, phone: Phone) -> None:
        elsewhere = make_user(Role.SUPERVISOR, "far", station=make_station())
        for reader in (elsewhere, phone.enrolment.officer, make_user(Role.COORDINATOR, "cora")):
            assert not WithoutConsent.objects.visible_to(reader).exists()


class TestThePage:
    """Nothing is decided by the hub: it brings what the reader's browser checks."""

    def data_of(self, client: Client) -> dict[str, str]:
        item_id = Package.objects.get().item_id
        page = client.get(f"/referrals/{item_id}/").content.decode()
        return dict(re.findall(r'data-(first-certificate|second-signature|second-certificate)="([^"]*)"', page))

    def test_brings_the_second_signature_and_both_certificates(
        self, phone: Phone, second: Phone, places: dict[str, Recipient]
    ) -> None:
        item, statement = make_item_without_consent(phone, places["clinic"], second=second)
        phone.sync(seal_item(item))
        client = member_of(places["clinic"])
        data = self.data_of(client)
        hub = get_hub_identity()
        trust: Trust = hub.trust
        first = verify_certificate(data["first-certificate"], trust)
        verify_second(data["second-signature"], data["second-certificate"], statement, first, trust)
        [told] = client.get("/api/v1/packages").json()["packages"]
        assert told["officers"] == {
            "first_certificate": data["first-certificate"],
            "second_signature": data["second-signature"],
            "second_certificate": data["second-certificate"],
        }

    def test_brings_no_second_where_there_is_none(self, phone: Phone, places: dict[str, Recipient]) -> None:
        item, _ = make_item_without_consent(phone, places["clinic"])
        phone.sync(seal_item(item))
        assert set(self.data_of(member_of(places["clinic"]))) == {"first-certificate"}

    def test_brings_nothing_where_the_person_said_yes(self, phone: Phone, places: dict[str, Recipient]) -> None:
        phone.sync(seal_item(make_package_item(phone, places["clinic"])))
        client = member_of(places["clinic"])
        assert self.data_of(client) == {}
        assert client.get("/api/v1/packages").json()["packages"][0]["officers"] is None


def test_what_an_administrator_lets_go_on_still_needs_two(
    phone: Phone, second: Phone, places: dict[str, Recipient]
) -> None:
    """A lost phone held both officers: their signatures of before count, and one alone for a child does not."""
    for each in (phone, second):
        revoke_enrolment(actor=make_administrator(), enrolment=each.enrolment, now=timezone.now())
    both, _ = make_item_without_consent(phone, places["children"], ground="child", second=second)
    alone, _ = make_item_without_consent(phone, places["children"], ground="child")
    assert phone.send(phone.sign([seal_item(both), seal_item(alone)])).status_code == 403
    let_go = release_quarantined(
        actor=make_administrator(),
        enrolment=phone.enrolment,
        item_ids=[uuid.UUID(item["item_id"]) for item in (both, alone)],
        now=timezone.now(),
    )
    assert [refusal.code for refusal in let_go.refusals] == ["officers.two_needed"]
    assert [str(each) for each in Package.objects.values_list("item_id", flat=True)] == [both["item_id"]]


def test_it_goes_with_the_envelope(phone: Phone, second: Phone, places: dict[str, Recipient]) -> None:
    item, _ = make_item_without_consent(phone, places["clinic"], second=second)
    phone.sync(seal_item(item))
    Package.objects.update(ciphertext=None, status="arrived")
    Referral.objects.update(closed_at=timezone.now() - timedelta(days=61))
    assert reduce_referrals() == 1
    assert not WithoutConsent.objects.exists()
    assert not Package.objects.exists()


def test_ids_of_others_tell_nothing(phone: Phone, second: Phone) -> None:
    stranger = Statement(str(uuid.uuid4()), "threat_to_life", "a1" * 32, "NOW", "b2" * 32)
    assert codes(phone.sync(make_second_officer_item(stranger, second))) == ["officers.nothing_to_sign"]
