"""Folder into directory and back: nothing lost, nothing invented, nothing that would endanger anybody."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from pytest_django.fixtures import Settings

from titian.audit.models import Entry as LogEntry
from titian.directory.actions.give_folder import give_folder
from titian.directory.actions.take_folder import take_folder
from titian.directory.country.check import check_country
from titian.directory.country.model import load_country
from titian.directory.errors import CountryUnknown
from titian.directory.models import Change, Contact, Service
from titian.directory.records import read_entry
from titian.directory.states import State
from titian.directory.tests.entries import FULL, HIDDEN, NOON, make_service
from titian.people.models import Role
from titian.people.tests.factories import make_country, make_user

pytestmark = pytest.mark.django_db
COUNTRIES = Path(__file__).resolve().parents[4] / "content/countries"
ZONE = "Asia/Bangkok"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_country()
    return copy("th", tmp_path)


def copy(iso: str, place: Path) -> Path:
    return Path(shutil.copytree(COUNTRIES / iso, place / iso))


@pytest.mark.parametrize("iso", sorted(path.name for path in COUNTRIES.iterdir() if path.is_dir()))
def test_a_folder_taken_in_and_written_out_says_the_same(iso: str, tmp_path: Path, settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_multi_country=True)
    folder = copy(iso, tmp_path)
    before = load_country(folder)
    make_country(before.country)
    taken = take_folder(folder, zone=ZONE, now=NOON)
    assert (taken.new, taken.changed) == (len(before.services), 0)
    given = give_folder(folder)
    after = load_country(folder)
    assert sorted(after.services, key=lambda one: one.id) == sorted(before.services, key=lambda one: one.id)
    assert [one.id for one in after.services] == [one.id for one in before.services]
    assert (given.new, given.changed, given.taken_out, given.left_out, given.sources) == ((), (), (), (), ())
    assert check_country(after).problems == []
    assert take_folder(folder, zone=ZONE, now=NOON).new == 0


def test_what_is_read_in_is_not_confirmed_by_reading_it(folder: Path) -> None:
    take_folder(folder, zone=ZONE, now=NOON)
    assert not Contact.objects.filter(verified_on__isnull=False).exists()
    assert set(Service.objects.values_list("state", flat=True)) == {"live"}
    assert LogEntry.objects.filter(action="directory.import").count() == 1


def test_an_approved_change_is_written_and_a_proposal_is_not(folder: Path) -> None:
    take_folder(folder, zone=ZONE, now=NOON)
    service = Service.objects.get(slug="th-msdhs-hotline-1300")
    today = date(2026, 11, 25)
    Contact.objects.filter(service=service).update(
        verified_by="A. Person, the office", verified_on=today, expires_on=today + timedelta(days=180)
    )
    entry = read_entry(service).model_copy(update={"name": "Not agreed to"})
    Change.objects.create(
        service=service, track="edit", status="draft", content=entry.model_dump(mode="json"), seen=0, seen_listing=0,
        written_by=make_user(Role.COORDINATOR), opened_at=NOON, changed_at=NOON,
    )  # fmt: skip
    given = give_folder(folder)
    assert given.changed == ("th-msdhs-hotline-1300",)
    [written] = [one for one in load_country(folder).services if one.id == service.slug]
    assert (written.verified_by, written.expires_on) == ("A. Person, the office", today + timedelta(days=180))
    assert "Not agreed to" not in (folder / "directory.yaml").read_text()


def test_no_address_no_person_and_nothing_held_back_is_written(folder: Path) -> None:
    make_service(**{**FULL, "slug": "th-house", "name": "A house"})
    make_service(**{**FULL, "slug": "th-held", "name": "Held back", "is_public": False})
    make_service(**{**FULL, "slug": "th-draft", "name": "A draft"}, state=State.DRAFT)
    given = give_folder(folder)
    text = (folder / "directory.yaml").read_text()
    assert given.new == ("th-house",)
    for secret in (HIDDEN, "Hangdong", "Anong Demo", "door@lantern.example", "Held back", "A draft"):
        assert secret not in text
    [written] = [one for one in yaml.safe_load(text)["services"] if one["id"] == "th-house"]
    assert written["phone"] == "+66 2 000 0000"
    assert written["hours"].startswith("Monday 08:00-16:30; Tuesday")


def test_a_source_the_folder_does_not_list_is_told(folder: Path) -> None:
    make_service(**{**FULL, "slug": "th-house"})
    given = give_folder(folder)
    assert [line.partition(":")[0] for line in given.sources] == ["LETTER"]


def test_an_entry_without_a_source_is_left_out_and_named(folder: Path) -> None:
    make_service(slug="th-rumour")
    assert give_folder(folder).left_out == ("th-rumour",)
    assert "th-rumour" not in (folder / "directory.yaml").read_text()


def test_an_archived_entry_is_taken_out_and_what_the_hub_does_not_know_stays(folder: Path) -> None:
    before = load_country(folder)
    take_folder(folder, zone=ZONE, now=NOON)
    first, *others = [one.id for one in before.services]
    Service.objects.filter(slug=first).update(state=State.ARCHIVED)
    for one in Service.objects.filter(slug=others[0]):
        one.delete()
    assert give_folder(folder).taken_out == (first,)
    assert [one.id for one in load_country(folder).services] == others


def test_a_draft_of_the_same_short_name_takes_nothing_out(folder: Path) -> None:
    known = load_country(folder).services[0].id
    make_service(slug=known, state=State.DRAFT)
    assert give_folder(folder).taken_out == ()
    assert known in [one.id for one in load_country(folder).services]


def test_where_both_say_something_the_hubs_stands_until_it_is_asked_otherwise(folder: Path) -> None:
    take_folder(folder, zone=ZONE, now=NOON)
    Service.objects.filter(slug="th-msdhs-hotline-1300").update(name="Our name", capacity=3)
    taken = take_folder(folder, zone=ZONE, now=NOON)
    assert [(one.slug, one.fields) for one in taken.differences] == [("th-msdhs-hotline-1300", ("name",))]
    assert Service.objects.get(slug="th-msdhs-hotline-1300").name == "Our name"
    assert take_folder(folder, zone=ZONE, now=NOON, overwrite=True).changed == 1
    service = Service.objects.get(slug="th-msdhs-hotline-1300")
    assert service.name.startswith("Hotline 1300")
    assert (service.capacity, service.number) == (3, 1)  # what the folder does not say stays; proposals see the change


def test_a_folder_of_a_country_the_hub_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CountryUnknown):
        take_folder(copy("th", tmp_path), zone=ZONE, now=NOON)
