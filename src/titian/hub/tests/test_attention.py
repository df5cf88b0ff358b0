"""Overviews begin with what needs a person now; the ways through the work lead where their reader may go."""

from __future__ import annotations

import dataclasses
import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.desk.waiting import look
from titian.desk.ways import list_ways
from titian.devices.models import DeviceHealth, Enrolment
from titian.devices.tests.factories import make_package_item, make_phone, make_recipients
from titian.hub.configuration import list_settings
from titian.hub.environment import Mail
from titian.hub.operations.models import Alarm, Backup, Heartbeat
from titian.hub.tests.crowd import SMALL, make_crowd
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.referrals.models import Referral
from titian.referrals.states import Responsibility
from titian.studio.models import Clip, LanguageRight, LanguageRow, Pack, PackLanguage, Text, Translation

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def say(reader: User) -> list[str]:
    return [notice.text for notice in look(reader, timezone.now()).notices]


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_a_supervisor_is_told_first_of_referrals_nobody_is_left_for(keys: Keys) -> None:
    station = make_station()
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone(make_user(Role.OFFICER, station=station))
    phone.sync(make_package_item(phone, recipient))
    Referral.objects.update(responsibility=Responsibility.NOBODY_LEFT)
    supervisor = make_user(Role.SUPERVISOR, station=station)
    told = look(supervisor, timezone.now()).notices
    assert told[0].text == "For 1 referral everyone asked has declined: nobody is left to ask."
    assert told[0].is_urgent
    assert "Nobody is on duty at your station." in say(supervisor)
    assert not any("declined" in text for text in say(make_user(Role.SUPERVISOR)))


def test_a_provider_is_told_what_waits(keys: Keys) -> None:
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient), make_package_item(phone, recipient))
    assert "2 referrals wait for your answer." in say(make_user(Role.PROVIDER, organisation=recipient.organisation))
    assert not any("wait for your answer" in text for text in say(make_user(Role.PROVIDER)))


def test_an_administrator_is_told_of_alarms_and_lost_phones(keys: Keys) -> None:
    now = timezone.now()
    Alarm.objects.create(kind="backup.stale", subject="hub", since=now, last_seen=now)
    make_phone()
    Enrolment.objects.update(last_contact_at=now - timedelta(days=9), enrolled_at=now - timedelta(days=20))
    told = say(make_user(Role.ADMINISTRATOR))
    assert "1 alarm is looked after by nobody yet." in told
    assert "1 phone has not been heard from for a week. Is it lost?" in told


@pytest.mark.parametrize("state", ["lost", "full"])
def test_a_notice_of_phones_counts_the_rows_of_the_page_it_opens(state: str, keys: Keys) -> None:
    now = timezone.now()
    station = make_station()
    officer = make_user(Role.OFFICER, station=station)
    for number, (added, heard) in enumerate([(20, 9), (20, None), (20, 6), (20, 0), (3, None), (20, None)]):
        phone = make_phone(officer).enrolment
        phone.name = f"counter {number}"
        phone.enrolled_at = now - timedelta(days=added)
        phone.last_contact_at = None if heard is None else now - timedelta(days=heard)
        phone.save()
        storage = ("full", "full", "low", "low", "ok", "full")[number]
        DeviceHealth.objects.create(enrolment=phone, storage=storage, clock="right", waiting=0, received_at=now)
    ended = Enrolment.objects.get(name="counter 5")
    ended.revoked_at = now
    ended.save()
    supervisor = make_user(Role.SUPERVISOR, station=station)
    [notice] = [one for one in look(supervisor, now).notices if f"state={state}" in one.address]
    page = open_desk(supervisor).get(notice.address).content.decode()
    rows = re.findall(r'scope="row"><a [^>]*>([^<]+)', page)
    assert sorted(rows) == ["counter 0", "counter 1"]
    assert notice.count == len(rows)


@pytest.mark.parametrize(("role", "is_told"), [(Role.PROVIDER, True), (Role.OVERSIGHT, False)])
def test_a_manager_is_told_of_other_systems_where_there_are_referrals(role: Role, is_told: bool) -> None:
    manager = make_user(role)
    manager.is_manager = True
    looked_at = [str(what) for what in look(manager, timezone.now()).looked_at]
    assert ("where word of your referrals goes" in looked_at) is is_told
    assert "the key of your organisation" in looked_at


def test_a_coordinator_is_told_no_small_figure(keys: Keys) -> None:
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone()
    phone.sync(*(make_package_item(phone, recipient) for _ in range(9)))
    Referral.objects.update(responsibility=Responsibility.NOBODY_LEFT)
    assert not any("declined" in text for text in say(make_user(Role.COORDINATOR)))


@pytest.mark.parametrize("is_demo", [True, False])
def test_nothing_is_quiet_before_there_is_a_backup_nor_while_one_is_overdue(
    is_demo: bool, keys: Keys, settings: Settings
) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=is_demo)
    now = timezone.now()
    Heartbeat.objects.update_or_create(name="worker", defaults={"beat_at": now})
    reader = make_user(Role.ADMINISTRATOR)
    desk = open_desk(reader)
    assert "There is no backup yet: if this machine is lost, what it holds is lost." in say(reader)
    if is_demo:  # else a second factor stands before the page
        page = desk.get("/administration/").content.decode()
        assert "There is no backup yet" in page
        assert "All is quiet" not in page
    backup = Backup.objects.create(made_at=now - timedelta(days=3), bytes=1, epoch=uuid.uuid4(), covered=0)
    assert "The next backup is overdue: the last one was made 3 days ago." in say(reader)
    Backup.objects.filter(pk=backup.pk).update(made_at=now)
    assert not any("backup" in text for text in say(reader))


def test_when_all_is_quiet_the_page_says_what_was_looked_at(keys: Keys) -> None:
    Heartbeat.objects.update_or_create(name="worker", defaults={"beat_at": timezone.now()})
    reader = make_user(Role.ADMINISTRATOR)
    found = look(reader, timezone.now())
    assert "the keys of the hub, its worker and its alarms" in [str(what) for what in found.looked_at]
    page = open_desk(reader).get("/administration/").content.decode()
    if not found.notices:
        assert "All is quiet" in page
    assert "What needs you now" in page


@pytest.mark.parametrize("role", Role)
def test_every_way_of_a_role_opens_for_it_and_is_marked_there(role: Role, keys: Keys) -> None:
    reader = make_user(role)
    desk = open_desk(reader)
    for way in list_ways(reader):
        answer = desk.get(way.address)
        assert answer.status_code == 200, (role, way.address)
        page = answer.content.decode()
        assert f'href="{way.address}" aria-current="page"' in page, (role, str(way.label))


def test_the_settings_page_shows_no_secret(settings: Settings) -> None:
    environment = settings.TITIAN
    settings.TITIAN = dataclasses.replace(
        environment,
        secret_key="a-secret-nobody-may-see-" * 4,
        database=dataclasses.replace(environment.database, engine="postgresql", user="hub-user", password="pg-pass"),
        smtp=Mail.parse("smtps://mail-user:mail-pass@mail.example.org:465"),
    )
    said = " ".join(str(setting.value) for group in list_settings() for setting in group.settings)
    for secret in ("a-secret-nobody", "pg-pass", "hub-user", "mail-pass", "mail-user"):
        assert secret not in said
    assert "mail.example.org:465" in said
    page = open_desk(make_user(Role.ADMINISTRATOR)).get("/settings/").content.decode()
    assert "pg-pass" not in page
    assert "mail-pass" not in page


# Page → the most queries it may ask, however many rows there are.
MOST_QUERIES = {
    ("supervisor", "/station/"): 24,
    ("supervisor", "/devices/"): 20,
    ("provider", "/referrals/"): 20,
    ("coordinator", "/country/"): 20,
    ("administrator", "/administration/"): 24,
    ("administrator", "/people/"): 22,
    ("administrator", "/places/"): 22,
    ("administrator", "/devices/?state=all&rows=100"): 22,
    ("administrator", "/audit/"): 22,
}


def test_pages_ask_the_database_as_often_with_many_rows_as_with_few(
    keys: Keys, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    readers = make_crowd(SMALL).readers
    for (who, page), most in MOST_QUERIES.items():
        desk = open_desk(readers[who])
        desk.get(page)
        with django_assert_max_num_queries(most):  # type: ignore[operator]  # pytest-django's own context manager
            assert desk.get(page).status_code == 200


class TestStudio:
    """Whoever works on a language is told what waits there for them, and nobody else is."""

    @pytest.fixture
    def language(self) -> PackLanguage:
        """Malay of a pack: a text of each state, and a clip."""
        now = timezone.now()
        pack = Pack.objects.create(slug="few-words", version="1", modules=[["core", ""]], taken_at=now)
        row = LanguageRow.objects.create(
            tag="ms", english_name="Malay", script="Latn", direction="ltr", font="noto-sans", line_height="1.5",
            line_breaking="spaces", audio="none", order=0,
        )  # fmt: skip
        language = PackLanguage.objects.create(pack=pack, row=row, added_at=now)
        states = ("draft", "draft", "translated", "back_translated", "approved")
        for order, state in enumerate(states):
            text = Text.objects.create(
                pack=pack, text_id=f"talk.{order}", order=order, module="core", is_spoken=True, source="Hello."
            )
            Translation.objects.create(
                text=text, language=language, number=1, state=state, words="Helo.", words_sha256="0" * 64, said="Hello.",
                reviewer_name="" if state == "draft" else "A. Person", reason="Stiff." if order == 1 else "",
                on=now.date(), changed_at=now,
            )  # fmt: skip
        Clip.objects.create(
            text=Text.objects.get(text_id="talk.4"), language=language, sha256="f" * 64, text_sha256="0" * 64, seconds=1,
            source="recorded", state="recorded", by_name="A. Person", on=now.date(), number=1,
        )  # fmt: skip
        return language

    def give(self, role: str, language: PackLanguage) -> User:
        person = make_user(role)
        LanguageRight.objects.create(
            person=person, row=language.row, given_by=make_user(Role.COORDINATOR), given_at=timezone.now()
        )
        return person

    def test_a_translator_is_told_what_to_mend_write_put_back_and_say(self, language: PackLanguage) -> None:
        assert say(self.give(Role.TRANSLATOR, language)) == [
            "1 text was sent back with a reason: Malay",
            "1 text, spoken or read, is missing or only a draft: Malay",
            "1 text waits to be translated back into English: Malay",
            "2 texts wait for a voice: Malay",
        ]

    def test_a_reviewer_is_told_what_to_read_and_hear_and_which_parts_wait_for_listeners(
        self, language: PackLanguage
    ) -> None:
        reviewer = self.give(Role.REVIEWER, language)
        assert say(reviewer) == [
            "1 text waits to be translated back into English: Malay",
            "1 text waits for your review: Malay",
            "1 clip waits to be heard: Malay",
        ]
        Clip.objects.update(state="approved")
        assert "1 part with a voice waits for its listeners: Malay" in say(reviewer)

    def test_own_words_wait_for_another(self, language: PackLanguage) -> None:
        reviewer = self.give(Role.REVIEWER, language)
        Translation.objects.filter(state="back_translated").update(translator=reviewer)
        Translation.objects.filter(state="translated").update(translator=reviewer)
        assert say(reviewer) == ["1 clip waits to be heard: Malay"]

    def test_who_has_no_language_is_told_of_none(self, language: PackLanguage) -> None:
        assert say(make_user(Role.TRANSLATOR)) == []

    def test_every_link_leads_to_a_page(self, language: PackLanguage) -> None:
        Clip.objects.filter(text__text_id="talk.3").update(state="approved")
        for role in (Role.TRANSLATOR, Role.REVIEWER):
            person = self.give(role, language)
            for notice in look(person, timezone.now()).notices:
                assert open_desk(person).get(notice.address, follow=True).status_code == 200, notice.address
