"""Planted phrases in a sealed referral: the whole way of it with notices on, and they are in no mail, push, row or log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.devices.tests.factories import make_package_item
from titian.notices.keys import make_push_key
from titian.notices.models import Notice
from titian.notices.tests.factories import listen, open_token, show_in_browser, work
from titian.notices.tests.smtp_server import Mailbox
from titian.people.actions.take_duty import take_duty
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.referrals.actions.answer_package import record_opened
from titian.referrals.actions.ask_back import ask_back
from titian.referrals.actions.time_out_packages import time_out_packages
from titian.referrals.models import Package
from titian.referrals.tests.test_relay import Scene
from titian.webhooks.tests.receiver import Receiver, receive

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
PLANTED = ("Violet Heron", "her brother took the passport", "+66-00-HERON", "under the tamarind tree")


@pytest.fixture
def service(settings: Settings, scene: Scene) -> Iterator[Receiver]:
    make_push_key(settings.TITIAN_DATA)
    settings.TITIAN_PUSH_TO_THIS_MACHINE = True
    with receive() as receiver:
        yield receiver


def read_database() -> str:
    """Every value of every row of every table, bytes as they lie there."""
    said = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608  (a name of our own)
            said += [bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
                     for row in cursor.fetchall() for value in row]  # fmt: skip
    return "\n".join(said)


def test_planted_phrases_are_in_no_mail_push_row_or_log(
    scene: Scene,
    mailbox: Mailbox,
    service: Receiver,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    member = scene.members[0]
    supervisor = make_user(Role.SUPERVISOR, station=scene.phone.enrolment.station)
    for number, account in enumerate((member, supervisor)):
        listen(account)
        show_in_browser(account, f"{service.url}&{number}")
    take_duty(actor=supervisor, seen=None, now=timezone.now())
    payload = {"name": PLANTED[0], "story": PLANTED[1], "phone": PLANTED[2], "meet": PLANTED[3]}
    item = make_package_item(scene.phone, scene.recipients[0], payload=payload, level="NOW")
    scene.phone.sync(item)
    work()
    package = Package.objects.get()
    record_opened(actor=member, item_id=package.item_id, now=timezone.now())
    ask_back(actor=member, item_id=package.item_id, code="when", now=timezone.now())
    work()
    Package.objects.update(answer_due_at=timezone.now())
    work()
    time_out_packages(timezone.now())
    work()
    assert set(Notice.objects.values_list("event__kind", flat=True)) == {
        "referral_waits", "answer_due", "answer_late", "answer_missed", "nobody_left", "question_waits",
    }  # fmt: skip
    assert len(mailbox.mails) >= 3
    assert len(service.bodies) >= 3
    printed = capsys.readouterr()
    outside = {
        "mails": "\n".join(mailbox.texts()),
        "pushes": str((service.bodies, [open_token(each) for each in service.headers], service.paths)),
        "logs": printed.out + printed.err + caplog.text,
    }
    everywhere = {**outside, "rows": read_database()}
    assert "One waits for you" in outside["mails"]
    for place, text in everywhere.items():
        assert [phrase for phrase in PLANTED if phrase in text] == [], place
    ids = [str(package.item_id), item["envelope"]["referral_id"], "NOW", scene.recipients[0].organisation.name]
    for place, text in outside.items():
        assert [one for one in ids if one in text] == [], place
