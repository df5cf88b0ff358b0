"""Somebody leaves: what rooms above people hold of them, what ends, and that no open referral is lost."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone

from titian.audit.alarms import list_checks
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.models import Enrolment, EnrolmentCode
from titian.devices.tests.conftest import data_folder, keys
from titian.devices.tests.factories import make_package_item, make_phone, make_recipients
from titian.feedback.models import Complaint
from titian.library.tests.factories import Keys
from titian.people.actions.close_account import close_account
from titian.people.actions.take_duty import leave_duty, take_duty
from titian.people.errors import StillHolds
from titian.people.leaving import list_holdings
from titian.people.models import Organisation, OrganisationKey, OrganisationKeyFile, Role, User
from titian.people.tests.factories import make_alice, make_user
from titian.referrals.checks import find_stations_without_duty
from titian.referrals.models import Package

__all__ = ["data_folder", "keys"]

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = timezone.now()


def organisation_of(user: User) -> Organisation:
    assert user.organisation is not None
    return user.organisation


def give_key(member: User) -> None:
    """A file of the organisation's listed key, as the member's browser would have stored it."""
    organisation = organisation_of(member)
    organisation.refresh_from_db()
    key, _ = OrganisationKey.objects.get_or_create(
        organisation=organisation,
        fingerprint=organisation.fingerprint,
        defaults={"recipient": organisation.recipient, "state": "listed", "made_at": NOW, "listed_at": NOW},
    )
    OrganisationKeyFile.objects.create(key=key, member=member, kind="member", file=b"sealed")


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR)


def test_phones_of_an_officer_who_leaves_end_with_the_account(keys: Keys, administrator: User) -> None:
    phone = make_phone()
    officer = phone.enrolment.officer
    create_enrolment_code(actor=officer, officer=officer, now=NOW)
    assert [(each.code, each.count, each.refuses) for each in list_holdings(officer)] == [("phones", 1, False)]
    close_account(actor=administrator, account_id=officer.public_id, now=timezone.now())
    assert not Enrolment.objects.active().filter(officer=officer).exists()
    assert not EnrolmentCode.objects.filter(officer=officer, enrolment__isnull=True).exists()


def test_only_member_who_can_read_an_open_referral_stays_until_another_can(keys: Keys, administrator: User) -> None:
    alice = make_alice()
    (recipient,) = make_recipients(keys, organisation_of(alice))
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient))
    give_key(alice)
    assert [each.code for each in list_holdings(alice) if each.refuses] == ["last_key"]
    with pytest.raises(StillHolds, match="with this person's key alone"):
        close_account(actor=administrator, account_id=alice.public_id, now=timezone.now())
    colleague = make_user(Role.PROVIDER, organisation=alice.organisation)
    give_key(colleague)
    close_account(actor=administrator, account_id=alice.public_id, now=timezone.now())
    assert list(Package.objects.visible_to(colleague).readable()) == list(Package.objects.all())
    assert list(OrganisationKeyFile.objects.values_list("member", flat=True)) == [colleague.pk]


def test_key_only_closed_members_have_is_nobodys(keys: Keys, administrator: User) -> None:
    alice = make_alice()
    (recipient,) = make_recipients(keys, organisation_of(alice))
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient))
    gone = make_user(Role.PROVIDER, organisation=alice.organisation)
    give_key(alice)
    give_key(gone)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(StillHolds):
        close_account(actor=administrator, account_id=alice.public_id, now=timezone.now())


def test_open_referral_with_nobody_on_duty_is_an_alarm_until_somebody_takes_it(keys: Keys) -> None:
    assert "duty.vacant" in {check.kind for check in list_checks()}
    (recipient,) = make_recipients(keys, organisation_of(make_alice()))
    phone = make_phone()
    station = phone.enrolment.officer.station
    assert station is not None
    assert list(find_stations_without_duty(NOW)) == []
    phone.sync(make_package_item(phone, recipient, referral_id=str(uuid.uuid4())))
    assert list(find_stations_without_duty(NOW)) == [f"station:{station.pk}"]
    supervisor = make_user(Role.SUPERVISOR, station=station)
    take_duty(actor=supervisor, seen=None, now=NOW)
    assert list(find_stations_without_duty(NOW)) == []
    leave_duty(supervisor, timezone.now())
    assert list(find_stations_without_duty(NOW)) == [f"station:{station.pk}"]


# The independent body, whose manager closes its accounts.


def receive_complaint(body: Organisation, status: str = "new") -> Complaint:
    return Complaint.objects.create(
        organisation=body,
        recipient=body.fingerprint,
        ciphertext=b"sealed",
        sha256="0" * 64,
        lookup=uuid.uuid4().hex * 2,
        key_file=b"sealed",
        received_on=NOW.date(),
        status=status,
        closed_on=NOW.date() if status == "closed" else None,
    )


@pytest.fixture
def listening(keys: Keys) -> tuple[User, User]:
    """Manager and member of a body; the member alone has its key."""
    member = make_user(Role.OVERSIGHT, "lena")
    body = organisation_of(member)
    make_recipients(keys, body)
    manager = make_user(Role.OVERSIGHT, "mali", organisation=body)
    User.objects.filter(pk=manager.pk).update(is_manager=True)
    manager.refresh_from_db()
    give_key(member)
    body.refresh_from_db()
    return manager, member


def test_complaint_that_only_the_leaver_can_open_keeps_the_account(listening: tuple[User, User]) -> None:
    manager, member = listening
    receive_complaint(organisation_of(manager))
    with pytest.raises(StillHolds):
        close_account(actor=manager, account_id=member.public_id, now=NOW)
    assert OrganisationKeyFile.objects.filter(member=member).exists()
    Complaint.objects.update(status="closed", closed_on=NOW.date())
    close_account(actor=manager, account_id=member.public_id, now=NOW)


def test_complaint_that_a_colleague_can_open_keeps_nobody(listening: tuple[User, User]) -> None:
    manager, member = listening
    receive_complaint(organisation_of(manager))
    give_key(manager)
    close_account(actor=manager, account_id=member.public_id, now=NOW)
    assert not OrganisationKeyFile.objects.filter(member=member).exists()
