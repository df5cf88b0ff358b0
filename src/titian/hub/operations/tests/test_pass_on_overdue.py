"""Nobody loses their turn because the hub was away when they would have answered."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from titian.audit.models import Entry, PrivateEntry
from titian.devices.tests.factories import Phone, make_package_item, make_phone, make_recipients
from titian.hub.operations.actions.beat import WEB, beat
from titian.hub.operations.actions.finish_restore import finish_restore
from titian.hub.operations.actions.pass_on_overdue import LONGEST_AWAY, REACHABLE, pass_on_overdue
from titian.hub.operations.actions.restore_backup import Restored
from titian.hub.operations.models import Backup, Heartbeat
from titian.library.tests.factories import Keys
from titian.people.tests.factories import make_organisation
from titian.referrals.chain import WAIT_FOR_MISSING
from titian.referrals.models import Package

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def chain(phone: Phone, keys: Keys) -> list[dict[str, Any]]:
    """Packages of one referral for two recipients, each with an hour to answer."""
    referral_id = str(uuid.uuid4())
    recipients = make_recipients(keys, make_organisation(), make_organisation())
    return [
        make_package_item(phone, one, referral_id=referral_id, position=place, answer_within=60)
        for place, one in enumerate(recipients)
    ]


@pytest.fixture
def restored() -> Restored:
    """A backup that held the first two items."""
    return Restored(made_at="2026-11-27T02:00:00Z", titian="0.1.0", covered=2, epoch=uuid.uuid4(), set_aside=None)


def list_statuses() -> list[str]:
    return list(Package.objects.order_by("position").values_list("status", flat=True))


def work(begin: datetime, end: datetime, *, with_web: bool = True) -> None:
    """The worker's rounds, a minute apart, and the word of the web process beside them."""
    now = begin
    while now <= end:
        if with_web:
            beat(now, name=WEB)
        pass_on_overdue(now)
        now += MINUTE


def test_hub_that_is_there_passes_on_what_is_late(phone: Phone, chain: list[dict[str, Any]]) -> None:
    phone.sync(*chain)
    begun = timezone.now()
    work(begun, begun + 59 * MINUTE)
    assert list_statuses() == ["released", "held"]
    work(begun + 60 * MINUTE, begun + 61 * MINUTE)
    assert list_statuses() == ["timed_out", "released"]


def test_time_the_whole_hub_was_away_is_given_back(phone: Phone, chain: list[dict[str, Any]]) -> None:
    phone.sync(*chain)
    begun = timezone.now()
    work(begun, begun + 20 * MINUTE)
    back = begun + 5 * HOUR
    pass_on_overdue(back)  # before the web process has given its first word
    assert list_statuses() == ["released", "held"]
    work(back, back + 39 * MINUTE)
    assert list_statuses() == ["released", "held"]
    work(back + 40 * MINUTE, back + 42 * MINUTE)
    assert list_statuses() == ["timed_out", "released"]
    [written] = PrivateEntry.objects.filter(action="packages.postpone")
    assert written.detail == {"packages": 1, "minutes": 280}


def test_hub_brought_back_from_a_backup_gives_the_time_since_that_backup_back(
    phone: Phone, chain: list[dict[str, Any]], restored: Restored
) -> None:
    phone.sync(*chain)
    begun = timezone.now()
    work(begun, begun + 20 * MINUTE)
    finish_restore(restored)
    assert list(Heartbeat.objects.values_list("name", flat=True)) == [REACHABLE]  # who was at work then is not now
    back = begun + 5 * HOUR
    pass_on_overdue(back)
    assert list_statuses() == ["released", "held"]
    work(back, back + 39 * MINUTE)
    assert list_statuses() == ["released", "held"]
    work(back + 40 * MINUTE, back + 42 * MINUTE)
    assert list_statuses() == ["timed_out", "released"]


def test_restore_forgets_backups_that_hold_more_than_it_brought_back(keys: Keys, restored: Restored) -> None:
    """They are of the time that is lost: a phone must not let go of an item for their sake."""
    for covered in (2, 5):
        Backup.objects.create(covered=covered, made_at=timezone.now(), bytes=1, epoch=restored.epoch)
    finish_restore(restored)
    assert list(Backup.objects.values_list("covered", flat=True)) == [2]
    [written] = Entry.objects.filter(action="hub.restore")
    assert written.detail == {"covered": 2, "over": False}


def test_nothing_is_late_while_only_the_web_process_is_away(phone: Phone, chain: list[dict[str, Any]]) -> None:
    phone.sync(*chain)
    begun = timezone.now()
    work(begun, begun + 20 * MINUTE)
    work(begun + 21 * MINUTE, begun + 4 * HOUR, with_web=False)
    assert list_statuses() == ["released", "held"]
    back = begun + 4 * HOUR + MINUTE
    work(back, back + 39 * MINUTE)
    assert list_statuses() == ["released", "held"]
    work(back + 40 * MINUTE, back + 42 * MINUTE)
    assert list_statuses() == ["timed_out", "released"]


def test_web_process_that_stays_silent_strands_nobody(phone: Phone, chain: list[dict[str, Any]]) -> None:
    phone.sync(*chain)
    begun = timezone.now()
    work(begun, begun + 20 * MINUTE)
    late = begun + 20 * MINUTE + LONGEST_AWAY
    pass_on_overdue(late)
    assert list_statuses() == ["released", "held"]
    work(late, late + 2 * HOUR, with_web=False)
    assert list_statuses()[0] == "timed_out"


def test_web_process_that_was_never_heard_of_holds_nothing_up(phone: Phone, chain: list[dict[str, Any]]) -> None:
    phone.sync(*chain)
    begun = timezone.now()
    work(begun, begun + 61 * MINUTE, with_web=False)
    assert list_statuses() == ["timed_out", "released"]


def test_missing_place_is_waited_for_anew_when_the_hub_is_back(phone: Phone, chain: list[dict[str, Any]]) -> None:
    phone.sync(chain[1])
    begun = timezone.now()
    work(begun, begun + 2 * MINUTE)
    back = begun + HOUR
    work(back, back + WAIT_FOR_MISSING - MINUTE)
    assert list_statuses() == ["held"]
    work(back + WAIT_FOR_MISSING, back + WAIT_FOR_MISSING + MINUTE)
    assert list_statuses() == ["released"]
