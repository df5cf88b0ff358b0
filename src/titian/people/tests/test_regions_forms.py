"""What a region's forms ask for: no stations, and nothing that phones offer or a person hears."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from titian.hub.kinds import KINDS
from titian.hub.operations.words import WITHOUT_PHONES, WORDS, get_words
from titian.people.forms import OrganisationForm, RoleForm
from titian.people.models import Organisation, Role
from titian.people.tests.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region(settings: Settings) -> None:
    settings.HUB_KIND = KINDS["region"]


def test_role_is_given_at_an_organisation_alone() -> None:
    office = make_organisation("Office", kind="regional")
    administrator = make_user(Role.ADMINISTRATOR, organisation=office)
    form = RoleForm(administrator, {"role": "co_chair", "organisation": str(office.pk)})
    assert list(form.fields) == ["role", "organisation"]
    assert form.is_valid()
    assert form.cleaned_data == {
        "role": Role.CO_CHAIR, "organisation": office, "station": None, "is_manager": False,
    }  # fmt: skip


def test_organisation_is_asked_for_its_name_and_kind() -> None:
    form = OrganisationForm({"name": "Secretariat", "kind": "regional"}, needs={"shelter": "Shelter"})
    assert form.is_valid()
    assert form.cleaned_data == {"name": "Secretariat", "kind": "regional"}
    assert not OrganisationForm({"name": "Shelter", "kind": "provider"}, needs={}).is_valid()


def test_what_an_organisation_was_given_elsewhere_stays() -> None:
    organisation = make_organisation("Office", kind="regional")
    Organisation.objects.filter(pk=organisation.pk).update(legal_aid=True, independent=False, answer_within_minutes=7)
    organisation.refresh_from_db()
    form = OrganisationForm({"name": "New office"}, needs={}, organisation=organisation)
    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "New office", "services": [], "answer_within_minutes": 7, "independent": False, "legal_aid": True,
        "authority": "", "run_by": "",
    }  # fmt: skip


def test_coordinator_is_no_nations() -> None:
    office = make_organisation("Office", kind="regional")
    assert make_user(Role.COORDINATOR, organisation=office).get_role_display() == "coordinator"


def test_alarms_advise_nothing_about_phones(settings: Settings) -> None:
    assert "phone" in str(WORDS["backup.stale"].advice).lower()
    for kind in WITHOUT_PHONES:
        words = get_words(kind)
        assert words.title == WORDS[kind].title
        assert not {"phone", "referral"} & set(str(words.advice).lower().replace("s", "").split())
    settings.HUB_KIND = KINDS["country"]
    assert get_words("backup.stale") == WORDS["backup.stale"]
