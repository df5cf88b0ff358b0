"""One recipient at a time, in the order the person agreed to; what is not needed any more is gone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from titian.audit.errors import AppendOnly
from titian.devices.models import ReceivedItem
from titian.devices.tests.factories import (
    Phone,
    Recipient,
    make_package_item,
    make_phone,
    make_recipients,
)
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.actions.answer_package import (
    accept_package,
    confirm_arrival,
    decline_package,
    record_opened,
    report_no_arrival,
)
from titian.referrals.actions.deliver_package import deliver_package
from titian.referrals.actions.forget_closed_packages import forget_closed_packages
from titian.referrals.actions.time_out_packages import time_out_packages
from titian.referrals.chain import WAIT_FOR_MISSING
from titian.referrals.errors import (
    CiphertextGone,
    PackageClosed,
    PackageDeclined,
    PackageOpened,
    PackageTaken,
    PackageTimedOut,
    PackageUnknown,
    ReasonUnknown,
)
from titian.referrals.models import KEEP_AFTER_CLOSURE, MAX_CIPHERTEXT, Package, PackageEvent, Referral
from titian.sealing import ExpectedPackage, open_package
from titian.sealing.tests.conftest import read_contract

pytestmark = pytest.mark.on_both


@dataclass
class Scene:
    """A phone, three recipients with a member each, and a referral sealed to all three in order."""

    phone: Phone
    recipients: list[Recipient]
    members: list[User]
    items: list[dict[str, Any]]

    def item_id(self, place: int) -> uuid.UUID:
        return uuid.UUID(self.items[place]["item_id"])

    def status(self, place: int) -> str | None:
        """None for a package that is not kept."""
        return Package.objects.filter(item_id=self.item_id(place)).values_list("status", flat=True).first()

    @property
    def statuses(self) -> list[str | None]:
        return [self.status(place) for place in range(len(self.items))]

    @property
    def responsibility(self) -> str:
        [row] = self.phone.sync()["referrals"]
        assert row["referral_id"] == self.items[0]["envelope"]["referral_id"]
        responsibility: str = row["responsibility"]
        return responsibility

    def decline(self, place: int, now: datetime | None = None) -> None:
        decline_package(
            actor=self.members[place], item_id=self.item_id(place), now=now or timezone.now(), reason="full"
        )

    def accept(self, place: int) -> None:
        accept_package(actor=self.members[place], item_id=self.item_id(place), now=timezone.now())


@pytest.fixture
def scene(keys: Keys) -> Scene:
    phone = make_phone()
    recipients = make_recipients(keys, *(make_organisation() for _ in range(3)))
    members = [make_user(Role.PROVIDER, organisation=one.organisation) for one in recipients]
    referral_id = str(uuid.uuid4())
    items = [
        make_package_item(phone, one, referral_id=referral_id, position=place, answer_within=60)
        for place, one in enumerate(recipients)
    ]
    return Scene(phone, recipients, members, items)


# Order


def test_only_the_first_is_released(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    assert scene.statuses == ["released", "held", "held"]
    assert scene.responsibility == "waiting"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
@pytest.mark.parametrize("is_together", [True, False])
def test_first_is_released_in_whatever_order_packages_arrive(
    scene: Scene, order: tuple[int, ...], is_together: bool
) -> None:
    items = [scene.items[place] for place in order]
    if is_together:
        scene.phone.sync(*items)
    else:
        for item in items:
            scene.phone.sync(item)
    assert scene.statuses == ["released", "held", "held"]


def test_answer_time_runs_from_release_not_from_arrival(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.decline(0, later := timezone.now() + timedelta(minutes=30))
    second = Package.objects.get(item_id=scene.item_id(1))
    assert second.released_at == later
    assert second.answer_due_at == later + timedelta(minutes=60)


def test_next_is_released_when_one_declines(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.decline(0)
    assert scene.statuses == ["declined", "released", "held"]
    assert scene.responsibility == "waiting"


def test_next_is_released_when_one_does_not_answer_in_time(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    now = timezone.now()
    assert time_out_packages(now + timedelta(minutes=59)) == 0
    assert time_out_packages(now + timedelta(minutes=61)) == 2
    assert scene.statuses == ["timed_out", "released", "held"]


def test_time_out_twice_moves_nothing_twice(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    later = timezone.now() + timedelta(minutes=61)
    time_out_packages(later)
    assert time_out_packages(later) == 0
    assert scene.statuses == ["timed_out", "released", "held"]


def test_opened_package_times_out_too(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    record_opened(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    time_out_packages(timezone.now() + timedelta(minutes=61))
    assert scene.statuses == ["timed_out", "released", "held"]


def test_accepted_package_never_times_out(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.accept(0)
    assert time_out_packages(timezone.now() + timedelta(days=30)) == 0
    assert scene.responsibility == "taken"


def test_officer_is_told_when_nobody_is_left(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    for place in range(3):
        scene.decline(place)
    assert scene.statuses == ["declined"] * 3
    assert scene.responsibility == "nobody_left"


def test_package_that_comes_after_everybody_declined_is_released_at_once(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.decline(0)
    assert scene.responsibility == "nobody_left"
    scene.phone.sync(scene.items[1])
    assert scene.statuses == ["declined", "released", None]
    assert scene.responsibility == "waiting"


def test_missing_place_is_waited_for_but_not_for_ever(scene: Scene) -> None:
    scene.phone.sync(scene.items[1], scene.items[2])
    now = timezone.now()
    time_out_packages(now + WAIT_FOR_MISSING - timedelta(minutes=1))
    assert scene.statuses == [None, "held", "held"]
    time_out_packages(now + WAIT_FOR_MISSING + timedelta(minutes=1))
    assert scene.statuses == [None, "released", "held"]


def test_place_that_comes_late_waits_while_somebody_has_the_referral(scene: Scene) -> None:
    scene.phone.sync(scene.items[1])
    time_out_packages(timezone.now() + WAIT_FOR_MISSING + timedelta(minutes=1))
    scene.phone.sync(scene.items[0])
    assert scene.statuses == ["held", "released", None]
    scene.decline(1)
    assert scene.statuses == ["released", "declined", None]


# What is not needed is gone


def test_unreleased_packages_are_deleted_with_their_envelopes_when_somebody_accepts(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.decline(0)
    scene.accept(1)
    assert scene.statuses == ["declined", "accepted", None]
    assert scene.responsibility == "taken"


def test_deleted_package_still_gets_its_receipt(scene: Scene) -> None:
    first = scene.phone.sync(*scene.items)
    scene.accept(0)
    again = scene.phone.sync(*scene.items)
    assert (again["items"], again["receipts"]) == (first["items"], first["receipts"])
    assert scene.statuses == ["accepted", None, None]


def test_package_that_comes_after_somebody_accepted_is_received_and_not_kept(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.accept(0)
    [answer] = scene.phone.sync(scene.items[1])["items"]
    assert answer["status"] == "received"
    assert scene.statuses == ["accepted", None, None]
    assert ReceivedItem.objects.count() == 2


def test_nothing_the_hub_keeps_names_a_recipient_that_was_never_asked(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.accept(0)
    never_asked = scene.recipients[1]
    kept = [*Package.objects.values(), *PackageEvent.objects.values(), *ReceivedItem.objects.values()]
    assert not any(
        value in (never_asked.fingerprint, never_asked.organisation.pk) for row in kept for value in row.values()
    )


@pytest.mark.parametrize("is_declined", [True, False])
def test_sealed_bytes_go_when_a_package_is_passed_on(scene: Scene, is_declined: bool) -> None:
    scene.phone.sync(*scene.items)
    if is_declined:
        scene.decline(0)
    else:
        time_out_packages(timezone.now() + timedelta(minutes=61))
    [ciphertext] = Package.objects.filter(item_id=scene.item_id(0)).values_list("ciphertext", flat=True)
    assert ciphertext is None
    with pytest.raises(CiphertextGone):
        deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())


def test_sealed_bytes_of_a_closed_referral_go_after_thirty_days(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.accept(0)
    confirm_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert forget_closed_packages(timezone.now() + KEEP_AFTER_CLOSURE - timedelta(days=1)) == 0
    assert deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert forget_closed_packages(timezone.now() + KEEP_AFTER_CLOSURE + timedelta(days=1)) == 1
    with pytest.raises(CiphertextGone):
        deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())


# Reading and answering


def test_recipient_opens_exactly_what_was_sealed(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    ciphertext = deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    envelope = scene.items[0]["envelope"]
    opened = open_package(
        ciphertext,
        scene.recipients[0].identity,
        get_hub_identity().trust,
        ExpectedPackage(envelope["referral_id"], envelope["recipient"], 0),
    )
    assert opened.claims["payload"] == {"level": "TODAY"}
    assert scene.status(0) == "delivered"


def test_second_delivery_is_no_second_move(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    for _ in range(2):
        deliver_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert PackageEvent.objects.filter(action="deliver").count() == 1


def test_whole_way_from_release_to_arrival(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    member, item_id, now = scene.members[0], scene.item_id(0), timezone.now()
    deliver_package(actor=member, item_id=item_id, now=now)
    record_opened(actor=member, item_id=item_id, now=now)
    accept_package(actor=member, item_id=item_id, now=now)
    confirm_arrival(actor=member, item_id=item_id, now=now)
    assert scene.statuses == ["arrived", None, None]
    assert Referral.objects.get().closed_at == now
    events = PackageEvent.objects.filter(item_id=item_id).values_list("action", "status", "actor_kind")
    assert list(events) == [
        ("receive", "held", "device"),
        ("release", "released", "hub"),
        ("deliver", "delivered", "member"),
        ("opened", "opened", "member"),
        ("accept", "accepted", "member"),
        ("arrived", "arrived", "member"),
    ]


def test_person_who_did_not_arrive_closes_the_referral(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.accept(0)
    report_no_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now(), reason="went_elsewhere")
    assert scene.status(0) == "not_arrived"
    # Somebody did take responsibility; where the person went is not the officer's to know.
    assert scene.responsibility == "taken"


def test_late_and_repeated_answers_have_names_and_change_nothing(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    time_out_packages(timezone.now() + timedelta(minutes=61))
    with pytest.raises(PackageTimedOut):
        scene.accept(0)
    scene.decline(1)
    with pytest.raises(PackageDeclined):
        scene.decline(1)
    scene.accept(2)
    with pytest.raises(PackageTaken):
        scene.accept(2)
    confirm_arrival(actor=scene.members[2], item_id=scene.item_id(2), now=timezone.now())
    with pytest.raises(PackageClosed):
        confirm_arrival(actor=scene.members[2], item_id=scene.item_id(2), now=timezone.now())
    assert scene.statuses == ["timed_out", "declined", "arrived"]
    assert PackageEvent.objects.filter(action="accept").count() == 1


def test_second_member_who_opens_is_told_it_was_opened(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    record_opened(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    colleague = make_user(Role.PROVIDER, organisation=scene.members[0].organisation)
    with pytest.raises(PackageOpened):
        record_opened(actor=colleague, item_id=scene.item_id(0), now=timezone.now())


def test_reason_is_a_code_never_free_text(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    for reason in ("Her name is", "did_not_come"):
        with pytest.raises(ReasonUnknown):
            decline_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now(), reason=reason)
    assert scene.status(0) == "released"


def test_package_that_is_not_released_does_not_exist_for_its_recipient(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    for answer in (accept_package, decline_package, record_opened, deliver_package):
        with pytest.raises(PackageUnknown):
            answer(actor=scene.members[1], item_id=scene.item_id(1), now=timezone.now())


def test_dismissed_member_answers_nothing(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.members[0].is_active = False
    with pytest.raises(PackageUnknown):
        scene.accept(0)


# Envelopes that do not fit


def refusal(phone: Phone, item: dict[str, Any]) -> str | None:
    [answer] = phone.sync(item)["items"]
    code: str | None = answer.get("code")
    return code


def test_second_package_for_one_place_is_refused(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    referral_id = scene.items[0]["envelope"]["referral_id"]
    again = make_package_item(scene.phone, scene.recipients[1], referral_id=referral_id, position=0)
    assert refusal(scene.phone, again) == "envelope.mismatch"


def test_package_with_another_level_than_its_referral_is_refused(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    referral_id = scene.items[0]["envelope"]["referral_id"]
    other = make_package_item(scene.phone, scene.recipients[1], referral_id=referral_id, position=1, level="NOW")
    assert refusal(scene.phone, other) == "envelope.mismatch"


def test_another_phone_cannot_join_a_referral(scene: Scene) -> None:
    """What it sends under the same id is a referral of its own: neither is refused, neither learns of the other."""
    scene.phone.sync(scene.items[0])
    stranger = make_phone()
    referral_id = scene.items[0]["envelope"]["referral_id"]
    item = make_package_item(stranger, scene.recipients[1], referral_id=referral_id, position=1, level="NOW")
    assert refusal(stranger, item) is None
    [ours, theirs] = Referral.objects.order_by("pk")
    assert (ours.enrolment, theirs.enrolment) == (scene.phone.enrolment, stranger.enrolment)
    assert [row.position for row in ours.packages.all()] == [0]
    assert ours.level != theirs.level
    accept_package(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    assert [row["responsibility"] for row in scene.phone.sync()["referrals"]] == ["taken"]
    assert [row["responsibility"] for row in stranger.sync()["referrals"]] == ["waiting"]


def test_key_that_was_never_listed_is_refused(keys: Keys, scene: Scene) -> None:
    make_recipients(keys, scene.recipients[0].organisation, sequence=2)  # a new key takes the place of all others
    assert refusal(scene.phone, scene.items[0]) == "recipient.unknown"
    assert not Referral.objects.exists()


def test_recipient_of_another_country_is_refused(keys: Keys) -> None:
    [abroad] = make_recipients(keys, make_organisation(country="ID"))
    phone = make_phone()
    assert refusal(phone, make_package_item(phone, abroad)) == "recipient.unknown"


# What may be seen


def test_events_are_only_ever_added(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    event = PackageEvent.objects.order_by("pk").first()
    assert event is not None
    for change in (
        event.save,
        event.delete,
        lambda: PackageEvent.objects.update(reason=""),
        lambda: PackageEvent.objects.filter(pk=event.pk).delete(),
        lambda: PackageEvent.objects.bulk_update([event], ["reason"]),
    ):
        with pytest.raises(AppendOnly):
            change()
    with pytest.raises(AppendOnly):
        scene.phone.enrolment.referrals.get().events.all().delete()


def test_provider_sees_only_what_was_released_to_the_own_organisation(scene: Scene) -> None:
    scene.phone.sync(*scene.items)

    def seen(user: User) -> list[uuid.UUID]:
        return list(Package.objects.visible_to(user).values_list("item_id", flat=True))

    assert seen(scene.members[0]) == [scene.item_id(0)]
    assert seen(scene.members[1]) == []
    scene.decline(0)
    assert seen(scene.members[1]) == [scene.item_id(1)]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_no_other_role_sees_a_package(scene: Scene, role: str) -> None:
    scene.phone.sync(*scene.items)
    officer = scene.phone.enrolment.officer
    user = officer if role == Role.OFFICER else make_user(role, station=officer.station)
    assert not Package.objects.visible_to(user).exists()


def test_supervisor_counts_open_referrals_of_the_station_by_level_and_age(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    scene.phone.sync(make_package_item(scene.phone, scene.recipients[0], level="NOW"))
    make_phone().sync()
    supervisor = make_user(Role.SUPERVISOR, station=scene.phone.enrolment.station)

    def count(user: User, now: datetime) -> list[tuple[str, str, str, int]]:
        rows = Referral.objects.counted_for(user).count_by_level_and_age(now)
        return [(row.level, row.age_band, row.responsibility, row.referrals) for row in rows]

    now = timezone.now()
    assert count(supervisor, now) == [
        ("NOW", "under_1_hour", "waiting", 1),
        ("TODAY", "under_1_hour", "waiting", 1),
    ]
    assert {row[1] for row in count(supervisor, now + timedelta(hours=3))} == {"under_4_hours"}
    assert {row[1] for row in count(supervisor, now + timedelta(hours=23))} == {"under_1_day"}
    assert {row[1] for row in count(supervisor, now + timedelta(hours=25))} == {"over_1_day"}
    scene.accept(0)
    assert [row[0] for row in count(supervisor, now)] == ["NOW"]
    assert count(make_user(Role.SUPERVISOR), now) == []
    assert [row[0] for row in count(make_user(Role.COORDINATOR), now)] == ["NOW"]
    assert count(make_user(Role.COORDINATOR, country="ID"), now) == count(scene.members[0], now) == []


def test_inbox_puts_what_waits_first_and_the_soonest_due_on_top(scene: Scene) -> None:
    items = [make_package_item(scene.phone, scene.recipients[0], answer_within=minutes) for minutes in (600, 10, 60)]
    scene.phone.sync(*items)
    accept_package(actor=scene.members[0], item_id=uuid.UUID(items[1]["item_id"]), now=timezone.now())
    inbox = Package.objects.visible_to(scene.members[0]).inbox()
    assert [str(package.item_id) for package in inbox] == [items[place]["item_id"] for place in (2, 0, 1)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compresses nothing")
def test_database_does_not_try_to_compress_sealed_bytes(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attstorage FROM pg_attribute WHERE attrelid = 'referrals_package'::regclass AND attname = 'ciphertext'"
        )
        assert cursor.fetchone() == ("e",)


def test_readers_are_tried_with_packages_as_large_as_any_that_is_relayed() -> None:
    assert max(read_contract("vectors.json")["costs"]["bytes"]) >= MAX_CIPHERTEXT
