from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from titian.people.models import Organisation, Role, User
from titian.people.tests.factories import make_alice, make_bob, make_carol, make_country, make_organisation, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def test_alice_bob_and_carol_stand_in_three_organisations_and_two_countries() -> None:
    people = [make_alice(), make_bob(), make_carol()]
    assert len({person.organisation_id for person in people}) == 3
    assert {person.country_code for person in people} == {"TH", "ID"}


def test_officer_works_in_the_country_of_the_station() -> None:
    assert make_user(Role.OFFICER, country="ID").country_code == "ID"


@pytest.mark.parametrize("role", ["", "root"])
def test_database_refuses_unknown_role(role: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="x", role=role)


def test_database_refuses_provider_without_organisation() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="x", role=Role.PROVIDER)


def test_database_refuses_recipient_without_fingerprint() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(
            name="x", country=make_country(), kind=Organisation.Kind.PROVIDER, recipient="age1abc"
        )


def test_two_organisations_never_share_a_key() -> None:
    make_organisation("a")
    Organisation.objects.filter(name="a").update(recipient="age1abc", fingerprint="f" * 64)
    other = make_organisation("b")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=other.pk).update(recipient="age1abc", fingerprint="f" * 64)


def test_administrator_sees_accounts_of_own_country_only() -> None:
    alice, carol = make_alice(), make_carol()
    administrator = make_user(Role.ADMINISTRATOR)
    seen = set(User.objects.visible_to(administrator))
    assert alice in seen
    assert carol not in seen


def test_provider_sees_no_account_but_the_own() -> None:
    alice = make_alice()
    make_bob()
    assert list(User.objects.visible_to(alice)) == [alice]
