"""Sealed bytes that are no longer what was written: found in every table that holds some, stopped at, asked for again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db import models
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.arrivals.models import Arrival, SealedCounts, SentCounts
from titian.audit.models import PrivateEntry
from titian.desk.running import Examination
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.checks import find_damaged_bytes
from titian.devices.models import DamagedBytes, QuarantinedItem, ReceivedItem
from titian.devices.tests.factories import Phone, Recipient, make_administrator, make_package_item
from titian.feedback.models import Complaint
from titian.hub.operations import checks
from titian.hub.operations.actions.check_alarms import check_each_minute
from titian.hub.operations.actions.confirm_backup import confirm_backup
from titian.hub.operations.actions.make_backup import SealedBackup, note_backup, stop_before
from titian.hub.operations.doctor import look_at_copies_elsewhere, look_at_sealed_bytes
from titian.hub.operations.errors import ConfirmRefused
from titian.hub.operations.health import UNCONFIRMED_AFTER
from titian.hub.operations.kept import find_damaged_here
from titian.hub.operations.models import Alarm
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.library.models import HubState
from titian.people.kept import KeptBytes
from titian.people.models import Organisation, OrganisationKey, OrganisationKeyFile
from titian.people.tests.factories import make_organisation
from titian.referrals.models import Package
from titian.rooms import list_parts

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = datetime(2026, 11, 30, 1, tzinfo=UTC)
DAY = timedelta(days=1)
UNUSED = 10_000_000  # above any place the database gave out in this run: PostgreSQL never gives one back


def seal(*, covered: int, now: datetime = NOW) -> SealedBackup:
    """A backup of what the database holds at this moment, as far as its rows are concerned."""
    state, _ = HubState.objects.get_or_create(id=1)
    damaged = find_damaged_here()
    sha256 = hashlib.sha256(uuid.uuid4().bytes).hexdigest()
    covers = stop_before(damaged, covered, state.backed_up_elsewhere)
    path = Path(f"/nowhere/titian-th-{now:%Y%m%dT%H%M%SZ}.backup.age")
    made = SealedBackup(path, 1, sha256, now, "age1", state.epoch, covers, tuple(damaged))
    note_backup(made)
    return made


def flip(model: type[models.Model], column: str) -> None:
    """One bit of the newest row, as a disk does it: nothing of the row is written anew."""
    pk, value = model._default_manager.order_by("-pk").values_list("pk", column)[0]
    flipped = bytearray(value)
    flipped[len(flipped) // 2] ^= 1
    model._default_manager.filter(pk=pk).update(**{column: bytes(flipped)})


def fill(phone: Phone, shelter: Recipient) -> None:
    """A row in each table that holds sealed bytes."""
    phone.sync(make_package_item(phone, shelter))
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    body = make_organisation("Ombudsman (fictional)", kind=Organisation.Kind.OVERSIGHT)
    Complaint.objects.create(
        organisation=body,
        recipient="f" * 64,
        ciphertext=b"sealed complaint",
        sha256="0" * 64,
        lookup="1" * 64,
        key_file=b"locked key",
        received_on=date(2026, 11, 30),
        status="answered",
        answer=b"sealed answer",
        answered_on=date(2026, 11, 30),
    )
    key = OrganisationKey.objects.get(organisation=shelter.organisation)
    OrganisationKeyFile.objects.create(key=key, kind="paper", file=b"locked on paper")
    now = timezone.now()
    arrival = Arrival.objects.create(
        station=phone.enrolment.station, kind="boat", place="A pier (fictional)", began_at=now, authority="navy",
        next_block=0, opened_at=now, changed_at=now,
    )  # fmt: skip
    sent = SentCounts.objects.create(arrival=arrival, stage="final", file="{}", by=make_administrator(), at=now)
    SealedCounts.objects.create(
        counts=sent, organisation=shelter.organisation, recipient="a" * 64, ciphertext=b"sealed counts"
    )


PLACES = [
    (Package, "ciphertext"),
    (QuarantinedItem, "content"),
    (Complaint, "ciphertext"),
    (Complaint, "key_file"),
    (Complaint, "answer"),
    (OrganisationKeyFile, "file"),
    (SealedCounts, "ciphertext"),
]


def test_every_column_of_bytes_in_the_house_is_held_against_a_digest() -> None:
    """A room that keeps sealed bytes and does not say so fails here."""
    columns = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if model.__module__.startswith("titian.")
        for field in model._meta.get_fields()
        if isinstance(field, models.BinaryField)
    }
    assert columns == {(kept.table, column) for kept in list_parts(KeptBytes) for column in kept.columns}
    assert columns == {(model._meta.db_table, column) for model, column in PLACES}


@pytest.mark.parametrize(("model", "column"), PLACES)
def test_doctor_finds_a_flipped_byte(phone: Phone, shelter: Recipient, model: type[models.Model], column: str) -> None:
    fill(phone, shelter)
    examination = Examination(django_settings.TITIAN, NOW, every_blob=False)
    assert [finding.state for finding in look_at_sealed_bytes(examination)] == ["ok"]
    flip(model, column)
    [finding] = look_at_sealed_bytes(examination)
    assert (finding.state, model._meta.db_table in finding.message) == ("fail", True)


def test_what_a_room_writes_anew_is_whole(phone: Phone, shelter: Recipient) -> None:
    fill(phone, shelter)
    complaint = Complaint.objects.get()
    complaint.answer = b"another answer"
    complaint.save(update_fields=["answer", "kept_sha256"])
    key = OrganisationKeyFile.objects.get()
    OrganisationKeyFile.objects.update_or_create(pk=key.pk, defaults={"file": b"new words"})
    Package.objects.update(ciphertext=None)
    assert find_damaged_here() == []


@drawn_on_postgresql("ten thousand")
def test_ten_thousand_items_are_compared_and_the_one_that_rotted_is_found(phone: Phone, shelter: Recipient) -> None:
    phone.sync(make_package_item(phone, shelter))
    first = Package.objects.select_related("referral").get()
    content = b"age-encryption.org/v1\n" + bytes(1000)
    digest = hashlib.sha256(content).hexdigest()
    referral = first.referral
    for start in range(0, 10_000, 1000):
        referrals = [type(referral)(**_copied(referral, referral_id=uuid.uuid4())) for _ in range(1000)]
        type(referral).objects.bulk_create(referrals)
        Package.objects.bulk_create(
            Package(
                item_id=uuid.uuid4(),
                referral=one,
                organisation_id=first.organisation_id,
                recipient=first.recipient,
                position=0,
                answer_within=60,
                sha256=digest,
                ciphertext=content,
                received_sequence=UNUSED + start + number,
                received_at=NOW,
            )
            for number, one in enumerate(referrals)
        )
    assert find_damaged_here() == []
    rotten = Package.objects.get(received_sequence=UNUSED + 7777)
    Package.objects.filter(pk=rotten.pk).update(ciphertext=content[:-1] + b"\x01")
    assert [(one.row, one.number) for one in find_damaged_here()] == [(str(rotten.pk), UNUSED + 7777)]


def _copied(row: models.Model, **other: object) -> dict[str, object]:
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return {**{name: getattr(row, name) for name in names}, **other}


# The mark


def test_a_damaged_item_stops_the_mark_before_it_until_it_is_whole(phone: Phone, shelter: Recipient) -> None:
    items = [make_package_item(phone, shelter) for _ in range(3)]
    phone.sync(*items)
    places = list(ReceivedItem.objects.order_by("received_sequence").values_list("received_sequence", flat=True))
    flip(Package, "ciphertext")  # the last one
    assert seal(covered=places[2]).covered == places[1]
    answer = phone.sync()
    assert answer["again"] == [items[2]["item_id"]]
    assert "again" not in phone.sync(items[2])
    assert find_damaged_here() == []
    assert PrivateEntry.objects.filter(action="items.mend", detail={"items": 1}).count() == 1
    assert seal(covered=places[2]).covered == places[2]
    assert not DamagedBytes.objects.exists()


def test_only_the_same_bytes_of_the_same_phone_mend(phone: Phone, shelter: Recipient) -> None:
    from titian.devices.tests.factories import make_phone

    item = make_package_item(phone, shelter)
    phone.sync(item)
    flip(Package, "ciphertext")
    seal(covered=1)
    other = make_package_item(phone, shelter, item_id=item["item_id"], referral_id=item["envelope"]["referral_id"])
    assert phone.sync(other)["items"][0]["code"] == "item.conflict"
    stranger = make_phone()
    assert "again" not in stranger.sync()
    assert stranger.sync(item)["items"][0]["code"] == "item.conflict"
    assert [one.table for one in find_damaged_here()] == ["referrals_package"]


def test_what_was_sealed_anew_is_not_asked_of_a_phone_that_holds_other_bytes(phone: Phone, shelter: Recipient) -> None:
    phone.sync(make_package_item(phone, shelter))
    Package.objects.update(ciphertext=b"sealed anew", sha256=hashlib.sha256(b"sealed anew").hexdigest())
    flip(Package, "ciphertext")
    seal(covered=1)
    assert DamagedBytes.objects.count() == 1
    assert "again" not in phone.sync()


def test_what_no_phone_holds_any_more_holds_up_nobody(phone: Phone, shelter: Recipient) -> None:
    """It rotted after it was let go of: an alarm, and the mark goes on for all others."""
    phone.sync(make_package_item(phone, shelter))
    place = ReceivedItem.objects.get().received_sequence
    confirm_backup(seal(covered=place).sha256, now=NOW)
    flip(Package, "ciphertext")
    assert seal(covered=place + 5).covered == place + 5
    assert list(find_damaged_bytes(NOW)) == ["table:referrals_package"]


def test_an_ended_phone_is_asked_for_what_was_set_apart(phone: Phone, shelter: Recipient) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    item = make_package_item(phone, shelter)
    phone.send(phone.sign([item]))
    whole = bytes(QuarantinedItem.objects.get().content)
    flip(QuarantinedItem, "content")
    seal(covered=1)
    assert phone.send(phone.sign([])).json()["again"] == [item["item_id"]]
    assert "again" not in phone.send(phone.sign([item])).json()
    assert bytes(QuarantinedItem.objects.get().content) == whole


def test_a_flipped_byte_raises_an_alarm_that_ends_with_it(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    phone.sync(item)
    flip(Package, "ciphertext")
    seal(covered=1)
    check_each_minute()
    [alarm] = Alarm.objects.open().filter(kind="bytes.damaged")
    assert alarm.subject == "table:referrals_package", "never which item, nor whose phone"
    phone.sync(item)
    check_each_minute()
    assert not Alarm.objects.open().filter(kind="bytes.damaged").exists()


# The daily alarm


def found(now: datetime) -> list[str]:
    return list(checks.find_unconfirmed_backup(now))


@pytest.fixture
def serving(settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, backup_recipient="age1")


@pytest.mark.usefixtures("serving")
def test_from_the_third_day_there_is_an_alarm_of_its_own_each_day() -> None:
    assert found(NOW) == []
    first = seal(covered=0)
    assert found(NOW + 2 * DAY) == []
    assert [found(NOW + days * DAY) for days in (3, 4)] == [["day:3"], ["day:4"]]
    confirm_backup(first.sha256, now=NOW + 4 * DAY)
    assert found(NOW + 5 * DAY) == []
    confirm_backup(first.sha256, now=NOW + 8 * DAY)
    assert found(NOW + 8 * DAY) == ["day:4"], "the same word again is no new copy"


@pytest.mark.usefixtures("serving")
def test_doctor_says_since_when_nothing_is_confirmed() -> None:
    def look(now: datetime) -> list[str]:
        return [
            one.state for one in look_at_copies_elsewhere(Examination(django_settings.TITIAN, now, every_blob=False))
        ]

    made = seal(covered=0)
    assert [look(NOW + days * DAY) for days in (0, 3)] == [["warn"], ["fail"]]
    confirm_backup(made.sha256, now=NOW + 3 * DAY)
    assert look(NOW + 3 * DAY) == ["ok"]


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize("off", [timedelta(days=365), timedelta(days=-365)])
def test_a_clock_a_year_off_moves_no_mark_and_no_silence(phone: Phone, shelter: Recipient, off: timedelta) -> None:
    """The hub's clock jumps for one backup and its confirmation, and is put right: order goes by place, never by date."""
    phone.sync(make_package_item(phone, shelter))
    place = ReceivedItem.objects.get().received_sequence
    confirm_backup(seal(covered=place, now=NOW + off).sha256, now=NOW + off)
    assert HubState.objects.get().backed_up_elsewhere == place
    later = seal(covered=place + 1, now=NOW)
    confirm_backup(later.sha256, now=NOW)
    assert HubState.objects.get().backed_up_elsewhere == place + 1
    assert found(NOW + 2 * DAY) == []
    assert found(NOW + 4 * DAY) == ["day:4"]


def test_what_another_life_of_the_hub_confirmed_silences_nothing() -> None:
    made = seal(covered=0)
    confirm_backup(made.sha256, now=NOW)
    HubState.objects.update(epoch=uuid.uuid4())
    with pytest.raises(ConfirmRefused, match="titian backup"):
        confirm_backup(made.sha256, now=NOW)


def test_phone_and_hub_count_the_same_days() -> None:
    said = json.loads((Path(__file__).resolve().parents[5] / "contracts" / "sync.json").read_text())
    assert timedelta(days=said["receipt"]["unconfirmed_days"]) == UNCONFIRMED_AFTER
