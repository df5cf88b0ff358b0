"""Paused by a code, taken back by the person, stopped with a stolen phone, kept no longer: who is told what, and what is left."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.desk.errors import NotAllowed
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.tests.factories import make_administrator, make_package_item, make_phone
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.referrals.actions.answer_package import accept_package, confirm_arrival, decline_package, record_opened
from titian.referrals.actions.deliver_package import deliver_package
from titian.referrals.actions.expire_referrals import expire_referrals
from titian.referrals.actions.pause_referral import catch_up_pauses, pause_referral
from titian.referrals.actions.postpone_answers import postpone_answers
from titian.referrals.actions.settle_pause import end_for_person, go_on
from titian.referrals.actions.stop_unopened import stop_unopened
from titian.referrals.actions.time_out_packages import time_out_packages
from titian.referrals.errors import (
    CiphertextGone,
    PackageExpired,
    PackageNotPaused,
    PackagePaused,
    PackageRevoked,
    PackageUnknown,
    PackageWithdrawn,
    PhoneInUse,
    PhoneUnknown,
)
from titian.referrals.models import (
    KEEP_ACCEPTED,
    KEEP_PAUSE_AHEAD,
    Package,
    PackageEvent,
    PauseAhead,
    Referral,
)
from titian.referrals.tests.test_relay import Scene, scene
from titian.referrals.waits import watch_unsettled
from titian.sealing.person_code import make_person_code, proof_of_code, referral_id_of_proof

pytestmark = pytest.mark.on_both

__all__ = ["scene"]


def bring_code(scene: Scene, country: str = "TH", now: datetime | None = None) -> None:
    referral_id = uuid.UUID(scene.items[0]["envelope"]["referral_id"])
    pause_referral(referral_id=referral_id, country=country, now=now or timezone.now())


def take_back(scene: Scene, place: int = 0) -> None:
    """The code is brought, and the provider has asked the person."""
    bring_code(scene)
    end_for_person(actor=scene.members[place], item_id=scene.item_id(place), now=timezone.now())


def open_one(scene: Scene, place: int) -> None:
    record_opened(actor=scene.members[place], item_id=scene.item_id(place), now=timezone.now())


def is_paused() -> bool:
    return Referral.objects.get().paused_at is not None


def holds_bytes() -> bool:
    return Package.objects.filter(ciphertext__isnull=False).exists()


# Paused by the code


def test_a_code_stops_nothing_nobody_new_reads_and_nobody_else_is_asked(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    bring_code(scene)
    assert scene.statuses == ["released", "held", "held"]
    assert holds_bytes()
    for answer in (accept_package, record_opened, decline_package):
        with pytest.raises(PackagePaused):
            answer(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    with pytest.raises(PackagePaused):
        deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert time_out_packages(timezone.now() + timedelta(days=30)) == 0
    assert scene.statuses == ["released", "held", "held"]
    event = PackageEvent.objects.get(action="pause")
    assert (event.actor_kind, event.actor) == ("person", None)


def test_the_officer_is_told_nothing_of_a_pause(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    before = scene.phone.sync()["referrals"]
    bring_code(scene)
    assert scene.phone.sync()["referrals"] == before


def test_whoever_had_opened_it_can_still_read_it_to_know_whom_to_ask(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    open_one(scene, 0)
    bring_code(scene)
    assert deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())


def test_the_person_wants_it_to_go_on_and_the_time_of_the_pause_comes_back(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    due = Package.objects.get(item_id=scene.item_id(0)).answer_due_at
    bring_code(scene, now=(began := timezone.now()))
    package = go_on(actor=scene.members[0], item_id=scene.item_id(0), now=began + timedelta(hours=5))
    assert package.referral.paused_at is None
    assert due is not None
    assert Package.objects.get(item_id=scene.item_id(0)).answer_due_at == due + timedelta(hours=5)
    scene.decline(0)
    assert scene.statuses == ["declined", "released", "held"]
    with pytest.raises(PackageNotPaused):
        go_on(actor=scene.members[1], item_id=scene.item_id(1), now=timezone.now())


def test_time_in_which_the_hub_was_away_is_given_back_once(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    due = Package.objects.get(item_id=scene.item_id(0)).answer_due_at
    bring_code(scene, now=(began := timezone.now()))
    assert postpone_answers(timedelta(hours=1)) == 0
    go_on(actor=scene.members[0], item_id=scene.item_id(0), now=began + timedelta(hours=2))
    assert due is not None
    assert Package.objects.get(item_id=scene.item_id(0)).answer_due_at == due + timedelta(hours=2)


def test_only_whoever_has_it_says_what_the_person_wants(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.decline(0)
    bring_code(scene)
    for settle in (go_on, end_for_person):
        with pytest.raises(PackageNotPaused):
            settle(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
        with pytest.raises(PackageUnknown):
            settle(actor=scene.members[2], item_id=scene.item_id(2), now=timezone.now())
    assert is_paused()


def test_a_code_brought_twice_is_brought_once_and_may_come_again_later(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    bring_code(scene)
    before = list(PackageEvent.objects.values()), Referral.objects.values().get()
    bring_code(scene)
    assert (list(PackageEvent.objects.values()), Referral.objects.values().get()) == before
    go_on(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    bring_code(scene)
    assert is_paused()


def test_where_nothing_is_left_to_read_a_code_changes_nothing(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.decline(0)
    assert scene.responsibility == "nobody_left"
    bring_code(scene)
    assert not is_paused()


def test_the_coordinator_is_told_whom_to_call_once_nobody_has_asked_the_person_in_time(scene: Scene) -> None:
    scene.phone.sync(*scene.items)  # an hour to answer
    bring_code(scene, now=(began := timezone.now()))
    coordinator = make_user(Role.COORDINATOR)
    assert not list(watch_unsettled(coordinator, began + timedelta(minutes=59)))
    [notice] = watch_unsettled(coordinator, began + timedelta(minutes=61))
    assert scene.members[0].organisation is not None
    assert scene.members[0].organisation.name in notice.text
    assert not list(watch_unsettled(make_user(Role.COORDINATOR, country="ID"), began + timedelta(minutes=61)))


def test_one_that_nobody_ever_settles_is_kept_as_long_as_an_accepted_one_and_no_longer(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    bring_code(scene, now=(began := timezone.now()))
    assert expire_referrals(began + KEEP_ACCEPTED - timedelta(days=1)) == 0
    assert expire_referrals(began + KEEP_ACCEPTED) == 1
    assert scene.statuses == ["withdrawn", None, None]
    assert not holds_bytes()


def test_one_that_is_still_on_the_phone_is_paused_when_it_comes_and_the_first_is_to_ask(scene: Scene) -> None:
    bring_code(scene)
    [answer, *_] = scene.phone.sync(scene.items[0], scene.items[1])["items"]
    assert answer["status"] == "received"
    scene.phone.sync(scene.items[2])
    assert scene.statuses == ["released", "held", "held"]
    assert is_paused()
    with pytest.raises(PackagePaused):
        deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())


def test_what_came_in_the_very_moment_is_found_by_the_worker_once(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    referral_id = scene.items[0]["envelope"]["referral_id"]
    PauseAhead.objects.create(referral_id=referral_id, asked_at=timezone.now())
    assert catch_up_pauses() == 1
    assert is_paused()
    go_on(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert catch_up_pauses() == 0
    assert not is_paused()


def test_what_another_phone_sends_under_its_id_takes_the_pause_from_nobody(scene: Scene) -> None:
    """Before the code was brought or after: the true one is paused when it comes, however often others came first."""
    referral_id = scene.items[0]["envelope"]["referral_id"]
    for _ in range(2):
        stranger = make_phone()
        stranger.sync(make_package_item(stranger, scene.recipients[0], referral_id=referral_id))
        bring_code(scene)
    scene.phone.sync(*scene.items)
    catch_up_pauses()
    assert not Referral.objects.filter(paused_at__isnull=True).exists()
    go_on(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    catch_up_pauses()
    assert Referral.objects.get(enrolment=scene.phone.enrolment).paused_at is None


def test_a_code_whose_referral_never_came_is_forgotten(scene: Scene) -> None:
    bring_code(scene)
    catch_up_pauses(timezone.now() + KEEP_PAUSE_AHEAD + timedelta(days=1))
    assert not PauseAhead.objects.exists()


def test_another_country_pauses_nothing(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    bring_code(scene, country="ID")
    assert not is_paused()


def test_the_provider_is_told_to_ask_the_person_and_says_what_they_want(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    bring_code(scene)
    desk = desk_of(scene.members[0])
    page = desk.get(f"/referrals/{scene.item_id(0)}/").content.decode()
    assert "Paused by the person\u2019s code: ask the person" in page
    assert 'data-place="content"' not in page
    assert "accept/" not in page
    assert "Paused: ask the person" in desk.get("/referrals/").content.decode()
    answer = desk.post(f"/referrals/{scene.item_id(0)}/go_on/")
    assert answer.status_code == 302
    assert not is_paused()


# Taken back


def test_whoever_holds_it_loses_it_and_nobody_else_is_asked(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.decline(0)
    take_back(scene, 1)
    assert scene.statuses == ["declined", "withdrawn", None]
    assert scene.responsibility == "stopped"
    assert not holds_bytes()
    assert not is_paused()
    assert time_out_packages(timezone.now() + timedelta(days=30)) == 0
    event = PackageEvent.objects.get(action="withdraw")
    assert (event.actor_kind, event.actor) == ("member", scene.members[1])


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


def test_a_code_of_one_taken_back_changes_nothing(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    take_back(scene)
    before = list(PackageEvent.objects.values()), Referral.objects.values().get()
    bring_code(scene)
    assert (list(PackageEvent.objects.values()), Referral.objects.values().get()) == before


def test_a_late_place_of_one_taken_back_is_not_kept(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    take_back(scene)
    scene.phone.sync(*scene.items)
    assert scene.statuses == ["withdrawn", None, None]
    assert scene.responsibility == "stopped"


def test_the_provider_reads_that_it_was_taken_back(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    take_back(scene)
    desk = desk_of(scene.members[0])
    page = desk.get(f"/referrals/{scene.item_id(0)}/").content.decode()
    assert "The person has taken this referral back." in page
    assert "accept/" not in page
    assert "Taken back" in desk.get("/referrals/").content.decode()


def desk_of(member: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


# At a phone, by the code


def make_withdrawal(code: str) -> dict[str, object]:
    return {
        "item_id": str(uuid.uuid4()),
        "kind": "withdrawal",
        "withdrawal": {"proof": proof_of_code(code).hex()},
    }


def test_whoever_has_the_code_pauses_it_at_any_phone(scene: Scene) -> None:
    code = make_person_code()
    referral_id = str(referral_id_of_proof(proof_of_code(code)))
    scene.phone.sync(make_package_item(scene.phone, scene.recipients[0], referral_id=referral_id))
    wrong, right = make_withdrawal(make_person_code()), make_withdrawal(code)
    other = make_phone()
    answers = other.sync(wrong, right)["items"]
    assert [answer["status"] for answer in answers] == ["received", "received"]
    assert is_paused()
    assert other.sync(right)["items"] == [answers[1]], "a repeat gets the same receipt"


def test_a_phone_without_the_code_pauses_nothing(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    forged: tuple[dict[str, str], ...] = (
        {"referral_id": scene.items[0]["envelope"]["referral_id"]},
        {"proof": scene.items[0]["envelope"]["referral_id"]},
        {"proof": "A" * 64},
    )
    for withdrawal in forged:
        item = {"item_id": str(uuid.uuid4()), "kind": "withdrawal", "withdrawal": withdrawal}
        assert scene.phone.sync(item)["items"][0]["code"] == "item.malformed"
    scene.phone.sync(make_withdrawal(make_person_code()))
    assert not is_paused()


def test_one_that_comes_in_the_same_request_is_paused_within_seconds(scene: Scene) -> None:
    code = make_person_code()
    referral_id = str(referral_id_of_proof(proof_of_code(code)))
    scene.phone.sync(
        make_withdrawal(code), make_package_item(scene.phone, scene.recipients[0], referral_id=referral_id)
    )
    catch_up_pauses()
    assert is_paused()


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
