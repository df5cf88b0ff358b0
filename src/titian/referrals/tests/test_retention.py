"""Kept as long as the country says, until when everybody sees, and deleted where it was received."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry, PrivateEntry
from titian.desk.errors import NotAllowed
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.referrals.actions.answer_package import confirm_arrival, record_opened
from titian.referrals.actions.expire_referrals import expire_referrals
from titian.referrals.actions.forget_closed_packages import forget_closed_packages
from titian.referrals.actions.pause_referral import pause_referral
from titian.referrals.actions.set_retention import set_retention
from titian.referrals.actions.settle_pause import end_for_person
from titian.referrals.actions.state_deletion import state_deletion
from titian.referrals.errors import DeletionDayImpossible, PackageStillOpen, PackageUnknown, RetentionOutOfBounds
from titian.referrals.models import Package, PackageEvent, Retention
from titian.referrals.tests.test_relay import Scene, scene

pytestmark = pytest.mark.on_both

__all__ = ["scene"]


def today() -> date:
    return timezone.now().date()


def desk_of(user: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def close(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.accept(0)
    confirm_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())


def test_a_country_says_for_how_long_and_it_holds_for_what_lies_there(scene: Scene) -> None:
    close(scene)
    later = timezone.now() + timedelta(days=4)
    assert forget_closed_packages(later) == 0
    coordinator = make_user(Role.COORDINATOR)
    set_retention(actor=coordinator, accepted_days=30, closed_days=3)
    assert forget_closed_packages(later) == 1
    entry = Entry.objects.get(action="retention.set")
    assert (entry.thing, entry.detail) == (
        "country:TH",
        {"accepted_days": 30, "closed_days": 3, "reduced_days": 14, "deleted_days": 90},
    )


def test_what_one_country_sets_holds_for_no_other(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.accept(0)
    later = timezone.now() + timedelta(days=31)
    set_retention(actor=make_user(Role.COORDINATOR, country="ID"), accepted_days=30, closed_days=1)
    assert expire_referrals(later) == 0
    set_retention(actor=make_user(Role.COORDINATOR), accepted_days=30, closed_days=1)
    assert expire_referrals(later) == 1


@pytest.mark.parametrize(("accepted", "closed"), [(29, 30), (366, 30), (30, 0), (30, 91)])
def test_days_out_of_bounds_are_refused(scene: Scene, accepted: int, closed: int) -> None:
    with pytest.raises(RetentionOutOfBounds):
        set_retention(actor=make_user(Role.COORDINATOR), accepted_days=accepted, closed_days=closed)
    assert not Retention.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_nobody_else_sets_it(scene: Scene, role: Role) -> None:
    with pytest.raises(NotAllowed):
        set_retention(actor=make_user(role), accepted_days=30, closed_days=3)


def test_the_provider_sees_until_when_it_is_kept(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    scene.accept(0)
    desk = desk_of(scene.members[0])
    assert "180 days" in desk.get("/referrals/").content.decode()
    page = desk.get(f"/referrals/{scene.item_id(0)}/").content.decode()
    assert "Kept here until" in page
    confirm_arrival(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    page = desk.get(f"/referrals/{scene.item_id(0)}/").content.decode()
    assert f"{timezone.now() + timedelta(days=30):%-d %B %Y}" in page


def test_what_was_deleted_there_is_said_once_and_deleted_here(scene: Scene) -> None:
    close(scene)
    desk = desk_of(scene.members[0])
    address = f"/referrals/{scene.item_id(0)}/deleted/"
    assert desk.post(address, {"deleted_on": "yesterday"}).status_code == 422
    assert desk.post(address, {"deleted_on": today().isoformat()}).status_code == 302
    package = Package.objects.with_ciphertext().get()
    assert (package.status, package.deleted_there_on, package.ciphertext) == ("arrived", today(), None)
    event = PackageEvent.objects.get(action="delete")
    assert (event.actor, event.actor_kind) == (scene.members[0], "member")
    page = desk.get(f"/referrals/{scene.item_id(0)}/").content.decode()
    assert "Deleted in your own system" in page
    assert "We have deleted it" not in page
    state_deletion(
        actor=scene.members[0], item_id=scene.item_id(0), deleted_on=today() - timedelta(days=1), now=timezone.now()
    )
    assert Package.objects.get().deleted_there_on == today()
    assert PrivateEntry.objects.filter(action="package.state_deletion").count() == 1


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2120, 1, 1)])
def test_a_day_before_it_came_or_after_today_is_refused(scene: Scene, day: date) -> None:
    close(scene)
    with pytest.raises(DeletionDayImpossible):
        state_deletion(actor=scene.members[0], item_id=scene.item_id(0), deleted_on=day, now=timezone.now())


def test_what_is_open_is_not_deleted(scene: Scene) -> None:
    scene.phone.sync(scene.items[0])
    for _ in range(2):
        with pytest.raises(PackageStillOpen):
            state_deletion(actor=scene.members[0], item_id=scene.item_id(0), deleted_on=today(), now=timezone.now())
        if scene.status(0) == "released":
            scene.accept(0)


def test_nobody_else_says_it_for_them(scene: Scene) -> None:
    close(scene)
    for stranger in (scene.members[1], make_user(Role.COORDINATOR)):
        with pytest.raises(PackageUnknown):
            state_deletion(actor=stranger, item_id=scene.item_id(0), deleted_on=today(), now=timezone.now())


def test_what_was_opened_and_taken_back_is_asked_about_until_it_is_said(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    for place in (0, 1):
        record_opened(actor=scene.members[place], item_id=scene.item_id(place), now=timezone.now())
        if place == 0:
            scene.decline(place)
    pause_referral(referral_id=uuid.UUID(scene.items[0]["envelope"]["referral_id"]), country="TH", now=timezone.now())
    end_for_person(actor=scene.members[1], item_id=scene.item_id(1), now=timezone.now())
    assert not Package.objects.visible_to(scene.members[0]).to_delete().exists(), (
        "declined: it was never theirs to keep"
    )
    member, item_id = scene.members[1], scene.item_id(1)
    assert "delete what you kept of it" in desk_of(member).get("/referrals/").content.decode()
    state_deletion(actor=member, item_id=item_id, deleted_on=today(), now=timezone.now())
    assert not Package.objects.visible_to(member).to_delete().exists()
