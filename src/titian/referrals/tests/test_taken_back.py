"""Taken back by the person, stopped with a stolen phone, kept no longer: who is told what, and what is left."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.tests.factories import make_administrator, make_package_item, make_phone
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.referrals.actions.accept_package import accept_package
from titian.referrals.actions.confirm_arrival import confirm_arrival
from titian.referrals.actions.deliver_package import deliver_package
from titian.referrals.actions.expire_referrals import expire_referrals
from titian.referrals.actions.record_opened import record_opened
from titian.referrals.actions.stop_unopened import stop_unopened
from titian.referrals.actions.time_out_packages import time_out_packages
from titian.referrals.actions.withdraw_referral import catch_up_withdrawals, withdraw_referral
from titian.referrals.errors import (
    CiphertextGone,
    NotAllowed,
    PackageExpired,
    PackageRevoked,
    PackageWithdrawn,
    PhoneInUse,
    PhoneUnknown,
)
from titian.referrals.models import (
    KEEP_ACCEPTED,
    KEEP_WITHDRAWN,
    Package,
    PackageEvent,
    Referral,
    WithdrawnReferral,
)
from titian.referrals.tests.test_relay import Scene, scene
from titian.sealing.person_words import make_person_words, proof_of_words, referral_id_of_proof

pytestmark = pytest.mark.on_both

__all__ = ["scene"]


def take_back(scene: Scene, country: str = "TH") -> None:
    referral_id = uuid.UUID(scene.items[0]["envelope"]["referral_id"])
    withdraw_referral(referral_id=referral_id, country=country, now=timezone.now())


def holds_bytes() -> bool:
    return Package.objects.filter(ciphertext__isnull=False).exists()


# Taken back


def test_whoever_holds_it_loses_it_and_nobody_else_is_asked(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.decline(0)
    take_back(scene)
    assert scene.statuses == ["declined", "withdrawn", None]
    assert scene.responsibility == "stopped"
    assert not holds_bytes()
    assert time_out_packages(timezone.now() + timedelta(days=30)) == 0
    event = PackageEvent.objects.get(action="withdraw")
    assert (event.actor_kind, event.actor) == ("person", None)


def test_an_answer_that_comes_after_it_was_taken_back_says_so(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    take_back(scene)
    for answer in (accept_package, record_opened):
        with pytest.raises(PackageWithdrawn):
            answer(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    with pytest.raises(CiphertextGone):
        deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())


def test_one_that_was_accepted_ends_too_and_the_officer_is_not_told(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.accept(0)
    take_back(scene)
    assert scene.statuses == ["withdrawn", None, None]
    assert scene.responsibility == "taken"
    with pytest.raises(PackageWithdrawn):
        confirm_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert not holds_bytes()


def test_of_a_closed_one_the_sealed_bytes_go_at_once(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.accept(0)
    confirm_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert holds_bytes()
    take_back(scene)
    assert scene.status(0) == "arrived"
    assert not holds_bytes()


def test_twice_is_once(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    take_back(scene)
    before = list(PackageEvent.objects.values()), Referral.objects.values().get()
    take_back(scene)
    assert (list(PackageEvent.objects.values()), Referral.objects.values().get()) == before


def test_one_that_is_still_on_the_phone_is_received_and_never_released(scene: Scene) -> None:
    take_back(scene)
    [answer, *_] = scene.phone.sync(scene.items[0], scene.items[1])["items"]
    assert answer["status"] == "received"
    scene.phone.sync(scene.items[2])
    assert scene.statuses == [None, None, None]
    assert scene.responsibility == "stopped"
    assert not Package.objects.exists()
    assert not Referral.objects.open().exists()


def test_a_late_place_of_one_taken_back_is_not_kept(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    take_back(scene)
    scene.phone.sync(*scene.items)
    assert scene.statuses == ["withdrawn", None, None]
    assert scene.responsibility == "stopped"


def test_what_came_in_the_very_moment_is_found_by_the_worker(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    referral_id = scene.items[0]["envelope"]["referral_id"]
    WithdrawnReferral.objects.create(referral_id=referral_id, withdrawn_at=timezone.now())
    assert catch_up_withdrawals() == 1
    assert scene.statuses == ["withdrawn", None, None]
    assert catch_up_withdrawals() == 0
    catch_up_withdrawals(timezone.now() + KEEP_WITHDRAWN + timedelta(days=1))
    assert not WithdrawnReferral.objects.exists()


def test_another_country_stops_nothing(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    take_back(scene, country="ID")
    assert scene.statuses == ["released", "held", "held"]


def test_the_provider_reads_that_it_was_taken_back(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    take_back(scene)
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(scene.members[0], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = desk.get(f"/referrals/{scene.item_id(0)}/").content.decode()
    assert "The person has taken this referral back." in page
    assert "accept/" not in page
    assert "Taken back" in desk.get("/referrals/").content.decode()


# At a phone, by the six words


def make_withdrawal(words: str) -> dict[str, object]:
    return {
        "item_id": str(uuid.uuid4()),
        "kind": "withdrawal",
        "withdrawal": {"proof": proof_of_words(words).hex()},
    }


def test_whoever_has_the_words_takes_it_back_at_any_phone(scene: Scene) -> None:
    words = make_person_words()
    referral_id = str(referral_id_of_proof(proof_of_words(words)))
    scene.phone.sync(make_package_item(scene.phone, scene.recipients[0], referral_id=referral_id))
    wrong, right = make_withdrawal(make_person_words()), make_withdrawal(words)
    other = make_phone()
    answers = other.sync(wrong, right)["items"]
    assert [answer["status"] for answer in answers] == ["received", "received"]
    assert Package.objects.get().status == "withdrawn"
    assert other.sync(right)["items"] == [answers[1]], "a repeat gets the same receipt"


def test_a_phone_without_the_words_takes_nothing_back(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    forged: tuple[dict[str, str], ...] = (
        {"referral_id": scene.items[0]["envelope"]["referral_id"]},
        {"proof": scene.items[0]["envelope"]["referral_id"]},
        {"proof": "A" * 64},
    )
    for withdrawal in forged:
        item = {"item_id": str(uuid.uuid4()), "kind": "withdrawal", "withdrawal": withdrawal}
        assert scene.phone.sync(item)["items"][0]["code"] == "item.malformed"
    scene.phone.sync(make_withdrawal(make_person_words()))
    assert scene.statuses == ["released", "held", "held"]


def test_one_that_comes_in_the_same_request_is_stopped_within_seconds(scene: Scene) -> None:
    words = make_person_words()
    referral_id = str(referral_id_of_proof(proof_of_words(words)))
    scene.phone.sync(
        make_withdrawal(words), make_package_item(scene.phone, scene.recipients[0], referral_id=referral_id)
    )
    catch_up_withdrawals()
    assert [row["responsibility"] for row in scene.phone.sync()["referrals"]] == ["stopped"]
    assert not holds_bytes()


# Stopped with a stolen phone


def end_phone(scene: Scene) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=scene.phone.enrolment, now=timezone.now())


def test_what_a_stolen_phone_sent_and_nobody_opened_is_stopped_and_the_station_hears_it(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    opened = make_package_item(scene.phone, scene.recipients[1])
    scene.phone.sync(opened)
    record_opened(actor=scene.members[1], item_id=uuid.UUID(opened["item_id"]), now=timezone.now())
    end_phone(scene)
    administrator = make_administrator()
    assert stop_unopened(actor=administrator, enrolment_id=scene.phone.enrolment.pk, now=timezone.now()) == 1
    assert scene.statuses == ["revoked", None, None]
    assert Package.objects.get(item_id=opened["item_id"]).status == "opened"
    supervisor = make_user(Role.SUPERVISOR, station=scene.phone.enrolment.station)
    assert Referral.objects.counted_for(supervisor).nobody_left().count() == 1
    with pytest.raises(PackageRevoked):
        scene.accept(0)
    entry = PrivateEntry.objects.get(action="packages.stop_unopened")
    assert (entry.actor_id, entry.detail) == (str(administrator.pk), {"packages": 1})
    assert stop_unopened(actor=administrator, enrolment_id=scene.phone.enrolment.pk, now=timezone.now()) == 0


def test_no_officer_and_no_supervisor_can_make_a_referral_unsent(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    officer = scene.phone.enrolment.officer
    end_phone(scene)
    for actor in (officer, make_user(Role.SUPERVISOR, station=officer.station)):
        with pytest.raises(NotAllowed):
            stop_unopened(actor=actor, enrolment_id=scene.phone.enrolment.pk, now=timezone.now())
    with pytest.raises(PhoneUnknown):
        stop_unopened(actor=make_administrator("ID"), enrolment_id=scene.phone.enrolment.pk, now=timezone.now())
    assert scene.statuses == ["released", "held", "held"]


def test_a_phone_in_use_is_ended_first(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    with pytest.raises(PhoneInUse):
        stop_unopened(actor=make_administrator(), enrolment_id=scene.phone.enrolment.pk, now=timezone.now())
    assert scene.status(0) == "released"


# Kept no longer


def test_what_was_accepted_and_never_closed_is_kept_for_a_while_and_then_no_longer(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.accept(0)
    assert expire_referrals(timezone.now() + KEEP_ACCEPTED - timedelta(days=1)) == 0
    later = timezone.now() + KEEP_ACCEPTED + timedelta(days=1)
    assert expire_referrals(later) == 1
    assert expire_referrals(later) == 0
    assert scene.status(0) == "expired"
    assert not holds_bytes()
    assert Referral.objects.get().closed_at == later
    assert Referral.objects.get().responsibility == "taken"
    with pytest.raises(PackageExpired):
        confirm_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=later)
