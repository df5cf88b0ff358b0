"""An ended phone: it is told so by a signed word for this request alone, and what it still brings is set apart."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pyrage
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry, PrivateEntry
from titian.desk.errors import NotAllowed
from titian.devices.actions import quarantine_items as quarantine
from titian.devices.actions.drop_quarantined import drop_quarantined
from titian.devices.actions.forget_dropped import forget_dropped
from titian.devices.actions.keep_health import keep_health
from titian.devices.actions.release_quarantined import release_quarantined
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.take_back_dropped import take_back_dropped
from titian.devices.checks import find_quarantined, find_silent
from titian.devices.errors import DropReasonUnknown
from titian.devices.models import QuarantinedItem, ReceivedItem
from titian.devices.sql import forget_phones
from titian.devices.tests.factories import (
    FIELD,
    Phone,
    Recipient,
    list_recipients,
    make_administrator,
    make_health_item,
    make_package_item,
    make_phone,
    make_tally_item,
)
from titian.library.identity import get_hub_identity
from titian.library.models import HubState
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, Role, User
from titian.people.tests.browsers import open_browser, prove
from titian.people.tests.factories import PASSWORD, make_user
from titian.referrals.models import Package
from titian.sealing import SealingError, verify_receipt
from titian.tallies.models import Tally

pytestmark = pytest.mark.on_both


def end(phone: Phone) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())


@pytest.fixture(params=["known to this process", "read anew"])
def ended(request: pytest.FixtureRequest, phone: Phone) -> Phone:
    """Ended after this process has seen it, or before."""
    phone.sync()
    end(phone)
    if request.param == "read anew":
        forget_phones()
    return phone


def say_goodbye(phone: Phone, *items: object, nonce: str | None = None) -> dict[str, Any]:
    response = phone.send(phone.sign(list(items), nonce=nonce))
    assert response.status_code == 403
    answer: dict[str, Any] = response.json()
    assert answer["code"] == "device.revoked"
    return answer


def read_revocation(jws: str) -> dict[str, Any]:
    hub = get_hub_identity()
    return dict(hub.trust.verify(jws, kind="revocation", scope=hub.hub_id, role="hub"))


def test_ended_phone_gets_the_hubs_word_for_itself_and_this_request_alone(ended: Phone) -> None:
    nonce = ended.take_nonce()
    said = read_revocation(say_goodbye(ended, nonce=nonce)["revocation"])
    assert (said["enrolment_id"], said["nonce"]) == (ended.enrolment_id, nonce)


def test_revocation_passes_for_no_other_statement(ended: Phone) -> None:
    answer = say_goodbye(ended)
    hub = get_hub_identity()
    for kind in ("standing", "receipt", "enrolment"):
        with pytest.raises(SealingError, match="different kind"):
            hub.trust.verify(answer["revocation"], kind=kind, scope=hub.hub_id, role="hub")
    with pytest.raises(SealingError, match="different kind"):
        read_revocation(answer["standing"])


def test_a_phone_in_use_hears_nothing_of_the_kind(phone: Phone) -> None:
    assert "revocation" not in phone.sync()


def test_sealed_items_of_an_ended_phone_are_set_apart_with_a_receipt_that_says_so(
    ended: Phone, shelter: Recipient
) -> None:
    package, tally = make_package_item(ended, shelter), make_tally_item()
    answer = say_goodbye(ended, package, tally)
    assert [item["status"] for item in answer["items"]] == ["quarantined", "quarantined"]
    receipt = verify_receipt(
        answer["receipts"][0],
        get_hub_identity().trust,
        item_id=package["item_id"],
        sha256=package["envelope"]["sha256"],
    )
    assert receipt.items[0].status == "quarantined"
    assert answer["epoch"] == str(HubState.objects.get().epoch) == receipt.epoch
    assert not Package.objects.exists()
    assert not Tally.objects.exists()
    assert QuarantinedItem.objects.count() == 2
    assert list(PrivateEntry.objects.filter(action="items.quarantine").values_list("thing", flat=True)) == [
        f"enrolment:{ended.enrolment_id}"
    ]


def test_page_names_what_was_set_apart_as_its_room_does(ended: Phone, shelter: Recipient) -> None:
    say_goodbye(ended, make_package_item(ended, shelter), make_tally_item())
    named = {item.kind: str(item.kind_name) for item in QuarantinedItem.objects.all()}
    assert named == {"package": "sealed package", "tally": "tally"}


def test_set_apart_item_that_comes_again_gets_the_same_receipt(ended: Phone, shelter: Recipient) -> None:
    package = make_package_item(ended, shelter)
    first, second = say_goodbye(ended, package), say_goodbye(ended, package, package)
    assert second["receipts"] == first["receipts"]
    assert {item["status"] for item in second["items"]} == {"quarantined"}
    assert (QuarantinedItem.objects.count(), ReceivedItem.objects.count()) == (1, 1)


def test_what_came_before_the_end_is_answered_as_before(phone: Phone, shelter: Recipient) -> None:
    package = make_package_item(phone, shelter)
    before = phone.sync(package)
    end(phone)
    after = say_goodbye(phone, package)
    assert (after["items"], after["receipts"]) == (before["items"], before["receipts"])
    assert not QuarantinedItem.objects.exists()


def test_another_phones_item_is_a_conflict_for_an_ended_phone_too(ended: Phone) -> None:
    item = make_tally_item()
    make_phone().sync(item)
    assert say_goodbye(ended, item)["items"][0]["code"] == "item.conflict"


def test_poisoned_items_of_an_ended_phone_are_refused_as_ever(ended: Phone, shelter: Recipient) -> None:
    good, bad = make_package_item(ended, shelter), make_tally_item(total=0)
    answer = say_goodbye(ended, bad, good, make_health_item())
    assert [item.get("code") for item in answer["items"]] == ["item.malformed", None, "item.phone_ended"]


def test_a_spent_nonce_serves_an_ended_phone_no_better(ended: Phone) -> None:
    jws = ended.sign([])
    assert ended.send(jws).status_code == 403
    again = ended.send(jws)
    assert (again.status_code, again.json()["code"]) == (401, "nonce.spent")


def test_who_does_not_hold_the_transport_key_learns_nothing(ended: Phone) -> None:
    impostor = Phone(ended.officer_key, make_phone().transport_key, ended.enrolment_id, ended.certificate)
    refused = impostor.send(impostor.sign([])).json()
    assert refused["code"] == "signature.invalid"
    assert "revocation" not in refused


def test_one_ended_phone_fills_no_disk(ended: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "MOST_ITEMS", 3)
    answer = say_goodbye(ended, *(make_tally_item(total=total) for total in range(1, 6)))
    assert [item.get("code") for item in answer["items"]] == [None, None, None, *["item.quarantine_full"] * 2]
    monkeypatch.setattr(quarantine, "MOST_ITEMS", 300)
    monkeypatch.setattr(quarantine, "MOST_BYTES", 5000)
    assert say_goodbye(ended, make_package_item(ended, shelter))["items"][0]["code"] == "item.quarantine_full"


# The administrator decides


def open_desk(reader: User) -> Client:
    """Signed in this minute, so that dangerous actions ask for no proof again."""
    desk = open_browser()
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    prove(desk, reader)
    return desk


def item_ids(phone: Phone) -> list[Any]:
    return list(QuarantinedItem.objects.filter(enrolment=phone.enrolment).values_list("item_id", flat=True))


def release(phone: Phone) -> Any:
    actor = make_administrator()
    return release_quarantined(actor=actor, enrolment=phone.enrolment, item_ids=item_ids(phone), now=timezone.now())


def test_released_items_travel_as_usual(ended: Phone, shelter: Recipient) -> None:
    package, tally = make_package_item(ended, shelter), make_tally_item(total=7)
    answer = say_goodbye(ended, package, tally)
    released = release(ended)
    assert (released.count, released.refusals) == (2, [])
    arrived = Package.objects.get()
    assert (str(arrived.item_id), arrived.status) == (package["item_id"], "released")
    opened = pyrage.decrypt(bytes(arrived.ciphertext or b""), [pyrage.x25519.Identity.from_str(shelter.identity)])
    assert opened.startswith(b"ey")
    assert Tally.objects.get().total == 7
    assert not QuarantinedItem.objects.exists()
    assert PrivateEntry.objects.filter(action="item.release").count() == 2
    assert say_goodbye(ended, package)["receipts"] == answer["receipts"][:1]
    assert Package.objects.count() == 1


def test_a_chain_set_apart_goes_on_in_its_order(ended: Phone, shelter: Recipient) -> None:
    first = make_package_item(ended, shelter, position=0)
    second = make_package_item(ended, shelter, referral_id=first["envelope"]["referral_id"], position=1)
    say_goodbye(ended, second)
    say_goodbye(ended, first)
    release(ended)
    states = {str(package.item_id): package.status for package in Package.objects.all()}
    assert states == {first["item_id"]: "released", second["item_id"]: "held"}


def test_item_whose_recipient_is_gone_stays_set_apart_and_says_why(
    keys: Keys, ended: Phone, shelter: Recipient
) -> None:
    say_goodbye(ended, make_package_item(ended, shelter), make_tally_item())
    list_recipients(keys, [], sequence=2)
    released = release(ended)
    assert released.count == 1
    assert [refusal.code for refusal in released.refusals] == ["recipient.unknown"]
    assert QuarantinedItem.objects.get().kind == "package"


def test_what_was_let_go_on_says_that_it_came_from_an_ended_phone(ended: Phone, shelter: Recipient) -> None:
    say_goodbye(ended, make_package_item(ended, shelter))
    release(ended)
    package = Package.objects.get()
    assert package.from_ended_phone_on == timezone.now().date()
    member = make_user(Role.PROVIDER, organisation=Organisation.objects.get(pk=package.organisation_id))
    desk = open_desk(member)
    said = "a phone whose enrolment had been ended; an administrator released it on"
    for page in ("/referrals/", f"/referrals/{package.item_id}/"):
        assert said in desk.get(page).content.decode()
    [listed] = desk.get("/api/v1/packages").json()["packages"]
    assert listed["from_ended_phone_on"] == timezone.now().date().isoformat()


def test_what_came_before_the_end_is_not_marked(phone: Phone, shelter: Recipient) -> None:
    phone.sync(make_package_item(phone, shelter))
    end(phone)
    package = Package.objects.get()
    assert package.from_ended_phone_on is None
    member = make_user(Role.PROVIDER, organisation=Organisation.objects.get(pk=package.organisation_id))
    assert "had been ended" not in open_desk(member).get("/referrals/").content.decode()


def drop(phone: Phone, reason: str = "other_hands", *, days_ago: int = 0) -> int:
    now = timezone.now() - timedelta(days=days_ago)
    actor = make_administrator()
    return drop_quarantined(actor=actor, enrolment=phone.enrolment, item_ids=item_ids(phone), reason=reason, now=now)


def drop_as(actor: User, phone: Phone, items: list[Any] | None = None) -> int:
    chosen = item_ids(phone) if items is None else items
    return drop_quarantined(
        actor=actor, enrolment=phone.enrolment, item_ids=chosen, reason="other_hands", now=timezone.now()
    )


def test_dropped_items_go_nowhere_and_the_phone_still_has_its_receipt(ended: Phone, shelter: Recipient) -> None:
    package = make_package_item(ended, shelter)
    answer = say_goodbye(ended, package)
    assert drop(ended) == 1
    assert not QuarantinedItem.objects.undecided().exists()
    assert not list(find_quarantined(timezone.now()))
    [entry] = PrivateEntry.objects.filter(action="item.drop")
    assert entry.detail["reason"] == "other_hands"
    assert say_goodbye(ended, package)["receipts"] == answer["receipts"]
    assert release(ended).count == 0, "it has to be taken back first"
    assert not Package.objects.exists()


def test_dropped_items_keep_their_bytes_for_thirty_days(ended: Phone, shelter: Recipient) -> None:
    package = make_package_item(ended, shelter)
    say_goodbye(ended, package, make_tally_item())
    drop(ended, days_ago=29)
    assert forget_dropped() == 0
    assert QuarantinedItem.objects.filter(content__isnull=False).count() == 2
    assert forget_dropped(timezone.now() + timedelta(days=2)) == 2
    assert not QuarantinedItem.objects.exists()
    assert PrivateEntry.objects.filter(action="item.forget", actor_kind="hub").count() == 2
    say_goodbye(ended, package)
    assert not QuarantinedItem.objects.exists(), "the phone had its receipt long ago"


def test_forgetting_touches_nothing_that_waits_for_a_decision(ended: Phone) -> None:
    say_goodbye(ended, make_tally_item())
    assert forget_dropped(timezone.now() + timedelta(days=999)) == 0
    assert QuarantinedItem.objects.count() == 1


def test_a_drop_is_undone(ended: Phone, shelter: Recipient) -> None:
    say_goodbye(ended, make_package_item(ended, shelter))
    drop(ended, days_ago=29)
    taken = take_back_dropped(actor=make_administrator(), enrolment=ended.enrolment, item_ids=item_ids(ended))
    assert taken == 1
    assert forget_dropped(timezone.now() + timedelta(days=99)) == 0
    assert PrivateEntry.objects.filter(action="item.take_back").count() == 1
    assert release(ended).count == 1
    assert Package.objects.get().status == "released"


@pytest.mark.parametrize("reason", ["", "because", "device_revoked", "a person's name"])
def test_nothing_is_dropped_without_a_reason_of_the_list(ended: Phone, reason: str) -> None:
    say_goodbye(ended, make_tally_item())
    with pytest.raises(DropReasonUnknown):
        drop(ended, reason)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuarantinedItem.objects.update(dropped_at=timezone.now(), drop_reason=reason)
    assert QuarantinedItem.objects.undecided().count() == 1


def test_dropped_items_make_room_for_what_the_phone_still_has(ended: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "MOST_ITEMS", 1)
    say_goodbye(ended, make_tally_item())
    second = make_tally_item(total=2)
    assert say_goodbye(ended, second)["items"][0]["code"] == "item.quarantine_full"
    drop(ended)
    assert say_goodbye(ended, second)["items"][0]["status"] == "quarantined"


def test_the_supervisor_of_the_station_sees_how_many_were_dropped_and_no_more(ended: Phone, shelter: Recipient) -> None:
    package = make_package_item(ended, shelter)
    say_goodbye(ended, package, make_tally_item())
    desk = open_desk(make_user(Role.SUPERVISOR, station=ended.enrolment.station))
    pages = ("/station/", "/devices/", f"/devices/{ended.enrolment_id}/")
    assert not [page for page in pages if "An administrator deleted" in desk.get(page).content.decode()]
    drop(ended)
    for page in pages:
        text = desk.get(page).content.decode()
        assert "An administrator deleted 2 messages of" in text
        for kept in (package["item_id"], package["envelope"]["recipient"], "Other hands", "other hands"):
            assert kept not in text
    elsewhere = open_desk(make_user(Role.SUPERVISOR))
    assert "An administrator deleted" not in elsewhere.get("/station/").content.decode()


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_only_administrators_decide(ended: Phone, shelter: Recipient, role: str) -> None:
    say_goodbye(ended, make_package_item(ended, shelter))
    actor = make_user(role)
    with pytest.raises(NotAllowed):
        release_quarantined(actor=actor, enrolment=ended.enrolment, item_ids=item_ids(ended), now=timezone.now())
    with pytest.raises(NotAllowed):
        drop_as(actor, ended)
    with pytest.raises(NotAllowed):
        take_back_dropped(actor=actor, enrolment=ended.enrolment, item_ids=item_ids(ended))
    assert QuarantinedItem.objects.undecided().count() == 1


def test_an_administrator_of_another_country_decides_nothing(
    two_countries: None, ended: Phone, shelter: Recipient
) -> None:
    say_goodbye(ended, make_package_item(ended, shelter))
    stranger = make_administrator("ID")
    assert not QuarantinedItem.objects.visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        drop_as(stranger, ended)


def test_one_phones_items_are_not_decided_with_anothers(ended: Phone, shelter: Recipient) -> None:
    other = make_phone()
    end(other)
    say_goodbye(ended, make_tally_item())
    say_goodbye(other, make_tally_item(total=2))
    administrator = make_administrator()
    assert drop_as(administrator, other, item_ids(ended)) == 0
    assert QuarantinedItem.objects.undecided().count() == 2
    drop(ended)
    assert take_back_dropped(actor=administrator, enrolment=other.enrolment, item_ids=item_ids(ended)) == 0
    assert QuarantinedItem.objects.undecided().count() == 1


def test_the_page_shows_how_many_from_whom_and_why_and_decides(ended: Phone, shelter: Recipient) -> None:
    package = make_package_item(ended, shelter)
    say_goodbye(ended, package)
    desk = open_desk(make_administrator())
    page = desk.get("/devices/quarantine/").content.decode()
    assert "1 message<" in page
    assert "The enrolment was ended" in page
    assert ended.enrolment.officer.username in page
    for secret in (package["envelope"]["recipient"], package["envelope"]["referral_id"], "TODAY"):
        assert secret not in page
    address = f"/devices/quarantine/{ended.enrolment_id}/release/"
    done = desk.post(address, {"item": [package["item_id"]]}).content.decode()
    assert "1 message goes on" in done
    assert Package.objects.get().status == "released"
    assert "decided already" in desk.post(address, {"item": [package["item_id"], "x"]}).content.decode()


def test_the_page_drops_for_a_reason_and_takes_back(ended: Phone) -> None:
    item = make_tally_item()
    say_goodbye(ended, item)
    desk = open_desk(make_administrator())
    address = f"/devices/quarantine/{ended.enrolment_id}"
    refused = desk.post(f"{address}/drop/", {"item": [item["item_id"]]})
    assert refused.status_code == 422
    assert "Choose why" in refused.content.decode()
    assert QuarantinedItem.objects.undecided().count() == 1
    done = desk.post(f"{address}/drop/", {"item": [item["item_id"]], "reason": "sent_again"}).content.decode()
    assert "1 message is deleted in 30 days" in done
    gone_on = (timezone.now() + timedelta(days=30)).strftime("%-d %B %Y")
    assert f"gone for good on {gone_on}" in done
    assert "The officer has sent the same again" in done
    back = desk.post(f"{address}/take-back/", {"item": [item["item_id"]]}).content.decode()
    assert "1 message waits for a decision again" in back
    assert QuarantinedItem.objects.undecided().count() == 1


@pytest.mark.parametrize("decision", ["release", "drop", "take-back"])
def test_deciding_asks_who_it_is_again_and_then_does_what_was_asked(ended: Phone, decision: str) -> None:
    item = make_tally_item()
    say_goodbye(ended, item)
    if decision == "take-back":
        drop(ended)
    before = list(QuarantinedItem.objects.values())
    administrator = make_administrator()
    desk = open_browser()
    desk.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    given = {"item": [item["item_id"]], "reason": "practice"}
    asked = desk.post(f"/devices/quarantine/{ended.enrolment_id}/{decision}/", given)
    assert asked.headers["Location"].startswith("/accounts/again/")
    assert list(QuarantinedItem.objects.values()) == before
    assert desk.post(asked.headers["Location"], {"password": PASSWORD}).status_code == 200
    assert list(QuarantinedItem.objects.values()) != before


def test_a_third_decision_does_not_exist(ended: Phone) -> None:
    assert open_desk(make_administrator()).post(f"/devices/quarantine/{ended.enrolment_id}/open/").status_code == 404


# Alarms


def test_items_set_apart_raise_an_alarm_until_decided(ended: Phone, shelter: Recipient) -> None:
    say_goodbye(ended, make_package_item(ended, shelter), make_tally_item())
    assert list(find_quarantined(timezone.now())) == [f"enrolment:{ended.enrolment_id}"]
    release(ended)
    assert not list(find_quarantined(timezone.now()))


def test_a_phone_not_heard_of_for_a_week_raises_an_alarm(phone: Phone) -> None:
    now = timezone.now()
    other = make_phone()
    assert not list(find_silent(now + timedelta(days=6)))
    assert len(list(find_silent(now + timedelta(days=8)))) == 2
    end(other)
    assert list(find_silent(now + timedelta(days=8))) == [f"enrolment:{phone.enrolment_id}"]
    keep = {"app_version": "1", "releases": frozenset[str](), "storage": "ok", "waiting": 0, "clock": "right"}
    keep_health(phone.enrolment.pk, **keep, now=now)  # type: ignore[arg-type]  # one dictionary of several types
    assert list(find_silent(now + timedelta(days=8))), "only contact counts"


def test_names_and_secrets_stay_out_of_the_audit_log(ended: Phone, shelter: Recipient) -> None:
    say_goodbye(ended, make_package_item(ended, shelter))
    release(ended)
    said = [
        *Entry.objects.values("action", "thing", "detail"),
        *PrivateEntry.objects.values("action", "thing", "detail"),
    ]
    rows = json.dumps(said, default=str)
    assert ended.enrolment.officer.username not in rows
    assert shelter.fingerprint not in rows


def test_field_host_has_no_page_of_the_desk(phone: Phone) -> None:
    assert Client(HTTP_HOST=FIELD).get("/devices/quarantine/").status_code == 404
