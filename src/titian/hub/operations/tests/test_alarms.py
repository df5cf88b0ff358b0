from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.audit import alarms
from titian.audit.alarms import EACH_HOUR, EACH_MINUTE, Check, list_checks
from titian.audit.models import Entry
from titian.hub.operations import checks
from titian.hub.operations.actions.beat import beat
from titian.hub.operations.actions.check_alarms import check_alarms, check_each_hour, check_each_minute
from titian.hub.operations.mail import write_notice
from titian.hub.operations.models import Alarm, Backup
from titian.hub.operations.tests.running import ROOT
from titian.hub.operations.words import WORDS
from titian.library import checks as library_checks
from titian.library.models import Blob
from titian.library.tests.factories import EXPIRES_AT, Keys
from titian.people.models import Role
from titian.people.tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HERE = {"host": "localhost"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    """The only checks there are, in place of those of the rooms."""
    made: list[Check] = []
    monkeypatch.setattr(alarms, "list_parts", lambda kind: tuple(made))
    return made


@pytest.fixture
def only_one(asked: list[Check]) -> list[str]:
    """One check that finds what the test puts into the list."""
    found: list[str] = []
    asked.append(Check("delivery.failed", lambda now: list(found)))
    return found


def test_alarm_begins_stays_and_clears_itself(only_one: list[str]) -> None:
    only_one.append("webhook:1")
    check_alarms(every=EACH_MINUTE, now=NOW)
    check_alarms(every=EACH_MINUTE, now=NOW + timedelta(minutes=1))
    alarm = Alarm.objects.get()
    assert (alarm.since, alarm.last_seen, alarm.cleared_at) == (NOW, NOW + timedelta(minutes=1), None)
    only_one.clear()
    check_alarms(every=EACH_MINUTE, now=NOW + timedelta(minutes=2))
    alarm.refresh_from_db()
    assert alarm.cleared_at == NOW + timedelta(minutes=2)


def test_alarm_that_comes_back_is_a_new_one(only_one: list[str]) -> None:
    for minute, is_found in enumerate([True, False, True]):
        only_one[:] = ["webhook:1"] if is_found else []
        check_alarms(every=EACH_MINUTE, now=NOW + timedelta(minutes=minute))
    assert Alarm.objects.count() == 2
    assert Alarm.objects.open().count() == 1


def test_check_that_fails_keeps_its_alarms_and_lets_others_run(only_one: list[str], asked: list[Check]) -> None:
    only_one.append("webhook:1")
    check_alarms(every=EACH_MINUTE, now=NOW)

    def fail(now: datetime) -> Iterable[str]:
        raise ValueError

    asked += [Check("delivery.failed", fail), Check("zz.other", lambda now: ["hub"])]
    check_alarms(every=EACH_MINUTE, now=NOW + timedelta(minutes=1))
    assert set(Alarm.objects.open().values_list("kind", flat=True)) == {"delivery.failed", "zz.other"}


def test_hourly_checks_wait_for_their_hour(asked: list[Check]) -> None:
    asked.append(Check("zz.hourly", lambda now: ["hub"], EACH_HOUR))
    check_each_minute()
    assert not Alarm.objects.filter(kind="zz.hourly").exists()
    check_each_hour()
    assert Alarm.objects.filter(kind="zz.hourly").exists()


def test_no_other_pace_is_taken() -> None:
    with pytest.raises(ValueError, match="minute"):
        Check("zz", lambda now: [], timedelta(seconds=1))


def test_every_check_has_words_for_the_administrator_and_a_line_on_the_page() -> None:
    page = (ROOT / "docs/operators/alarms.md").read_text()
    told = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \| [^|]+ \| [^|]+ \|$", page, re.M)
    assert len(told) == len(set(told))
    of_a_region = {"shelf.file_missing"}  # its room stands in no country's hub, and tests it
    assert {check.kind for check in list_checks()} | of_a_region == set(WORDS) == set(told)


def test_what_the_issue_asks_to_be_watched_is_watched() -> None:
    """A silent phone, quarantine, the worker, backups, failed deliveries, keys and contacts that end."""
    assert {
        "device.silent", "item.quarantined", "worker.overdue", "backup.stale", "delivery.failed", "key.expiring",
        "contact.expiring",
    } <= {check.kind for check in list_checks()}  # fmt: skip


def test_mail_tells_kinds_and_counts_only(
    only_one: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.mail.backends.locmem import EmailBackend

    monkeypatch.setattr("titian.hub.operations.mail._connect", EmailBackend)
    settings.TITIAN = dataclasses.replace(settings.TITIAN, alarm_mail_to=("night@example.org",))
    only_one += ["enrolment:7f2", "enrolment:7f3"]
    check_alarms(every=EACH_MINUTE, now=NOW)
    check_alarms(every=EACH_MINUTE, now=NOW + timedelta(minutes=1))
    [message] = mail.outbox
    assert "2 times: A message to another system was not taken [delivery.failed]" in message.body
    assert "7f2" not in f"{message.body}{message.subject}"
    assert message.to == ["night@example.org"]


def test_mail_server_that_is_away_stops_no_check(
    only_one: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("titian.hub.operations.mail._connect", refuse)
    settings.TITIAN = dataclasses.replace(settings.TITIAN, alarm_mail_to=("night@example.org",))
    only_one.append("webhook:1")
    check_alarms(every=EACH_MINUTE, now=NOW)
    assert Alarm.objects.open().count() == 1


def test_notice_of_an_unknown_kind_shows_its_code() -> None:
    assert "zz.unknown" in write_notice([Alarm(kind="zz.unknown", subject="hub")])


def test_worker_is_overdue_until_it_beats() -> None:
    assert list(checks.find_overdue_worker(NOW)) == ["hub"]
    beat(NOW)
    assert list(checks.find_overdue_worker(NOW + timedelta(seconds=119))) == []
    assert list(checks.find_overdue_worker(NOW + timedelta(seconds=121))) == ["hub"]


def make_backup_row(made_at: datetime) -> Backup:
    import uuid

    return Backup.objects.create(
        made_at=made_at, file_name="x", sha256="0" * 64, bytes=1, recipient="", epoch=uuid.uuid4(), covered=0
    )


def test_backup_goes_stale_after_a_day(settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False)
    assert list(checks.find_stale_backup(NOW)) == ["hub"]
    make_backup_row(NOW - timedelta(hours=25))
    assert list(checks.find_stale_backup(NOW)) == []
    assert list(checks.find_stale_backup(NOW + timedelta(hours=2))) == ["hub"]


def test_demo_without_a_recipient_needs_no_backup() -> None:
    assert list(checks.find_stale_backup(NOW)) == []


def test_disk_is_low_below_a_gibibyte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=2**30 - 1))
    assert list(checks.find_low_disks(NOW)) == ["disk:data", "disk:backups"]
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=2**30))
    assert list(checks.find_low_disks(NOW)) == []


def test_keys_expire_within_sixty_days(keys: Keys) -> None:
    assert list(library_checks.find_expiring_keys(EXPIRES_AT - timedelta(days=61))) == []
    found = list(library_checks.find_expiring_keys(EXPIRES_AT - timedelta(days=59)))
    assert found[0] == "list:keys"
    assert {subject.split(":")[1] for subject in found[1:]} == {"publisher", "country", "hub"}


def test_missing_short_and_changed_parts_are_found(data_folder: Path, settings: Settings) -> None:
    import hashlib

    blobs = settings.TITIAN.blobs
    blobs.mkdir(parents=True)
    names = [hashlib.sha256(bytes([n])).hexdigest() for n in range(4)]
    Blob.objects.bulk_create(Blob(sha256=name, bytes=1, added_at=timezone.now()) for name in names)
    (blobs / names[0]).write_bytes(bytes([0]))
    (blobs / names[1]).write_bytes(b"")
    (blobs / names[2]).write_bytes(b"?")
    assert set(library_checks.find_missing_blobs(NOW)) == {f"blob:{name}" for name in names[1:]}


def test_administrator_sees_what_since_when_and_what_to_do(client: Client, data_folder: Path) -> None:
    beat()
    Alarm.objects.create(
        kind="backup.stale", subject="hub", since=timezone.now() - timedelta(hours=3), last_seen=timezone.now()
    )
    client.force_login(make_user(Role.ADMINISTRATOR))
    page = client.get("/alarms/", headers=HERE).content.decode()
    assert "No backup for more than a day" in page
    assert "for 3 hours" in page
    assert "titian backup" in page
    assert "1 alarm is looked after by nobody yet" in client.get("/", follow=True, headers=HERE).content.decode()
    assert "The worker has stopped" not in page


def test_page_says_that_the_worker_stopped_although_it_cannot(client: Client, data_folder: Path) -> None:
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert "The worker has stopped" in client.get("/alarms/", headers=HERE).content.decode()


def test_acknowledging_is_audited_once_and_keeps_the_alarm(client: Client, data_folder: Path) -> None:
    alarm = Alarm.objects.create(kind="disk.low", subject="disk:data", since=NOW, last_seen=NOW)
    administrator = make_user(Role.ADMINISTRATOR, "dara")
    client.force_login(administrator)
    for _ in range(2):
        assert client.post(f"/alarms/{alarm.pk}/acknowledge/", headers=HERE).status_code == 302
    assert Entry.objects.filter(action="alarm.acknowledge", actor_id=str(administrator.pk)).count() == 1
    page = client.get("/alarms/", headers=HERE).content.decode()
    assert "dara looks after it" in page
    assert "looked after by nobody" not in client.get("/", follow=True, headers=HERE).content.decode()


def test_alarms_are_shown_to_nobody_else() -> None:
    Alarm.objects.create(kind="disk.low", subject="disk:data", since=NOW, last_seen=NOW)
    for role in Role:
        assert Alarm.objects.visible_to(make_user(role)).count() == (1 if role == Role.ADMINISTRATOR else 0)
