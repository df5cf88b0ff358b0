"""Rows of before stay through the upgrade that gives each door a share and each phone its own ids."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from titian.devices.tests.conftest import data_folder, keys, phone
from titian.devices.tests.factories import Phone, make_package_item, make_phone, make_recipients
from titian.feedback.actions.receive_complaint import receive_complaint
from titian.feedback.doors import Door, Kind
from titian.feedback.models import Complaint
from titian.feedback.tests.factories import make_body, make_sealed
from titian.library.tests.factories import Keys
from titian.people.tests.factories import make_organisation
from titian.referrals.models import Referral

__all__ = ["data_folder", "keys", "phone"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.on_both]


def migrate(*targets: tuple[str, str]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets) or executor.loader.graph.leaf_nodes())


@pytest.fixture(autouse=True)
def _forward() -> Iterator[None]:
    """Whatever became of a test, the next finds the database of today."""
    yield
    migrate()


def test_a_referral_of_before_stays_and_two_phones_may_use_one_id_afterwards(keys: Keys, phone: Phone) -> None:
    [shelter] = make_recipients(keys, make_organisation())
    item = make_package_item(phone, shelter)
    referral_id = item["envelope"]["referral_id"]
    phone.sync(item)
    migrate(("referrals", "0005_pause"))
    migrate()
    assert [str(row.referral_id) for row in Referral.objects.all()] == [referral_id]
    other = make_phone()
    assert other.sync(make_package_item(other, shelter, referral_id=referral_id))["items"][0]["status"] == "received"
    with pytest.raises(IntegrityError):
        migrate(("referrals", "0005_pause"))
    assert Referral.objects.filter(referral_id=referral_id).count() == 2, "going back loses neither"


def test_a_complaint_of_before_counts_as_a_phones_and_makes_room_for_nobody(keys: Keys) -> None:
    body = make_body(keys)
    receive_complaint(make_sealed(body), Door.OPEN, timezone.now())
    migrate(("feedback", "0003_digest_what_is_kept"))
    migrate()
    [kept] = Complaint.objects.all()
    assert (kept.kind, kept.door) == (Kind.COMPLAINT, Door.PHONE)
