from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import NoReturn

import pytest
import structlog
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from titian import audit
from titian.audit.models import Entry
from titian.library.actions import adopt_trust_document
from titian.library.actions.adopt_trust_document import adopt_keys, adopt_recipients
from titian.library.errors import ReleaseRefused
from titian.library.identity import KEYS_FILE, RECIPIENTS_FILE, get_hub_identity, read_list
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, OrganisationKey
from titian.people.tests.factories import make_organisation
from titian.sealing import fingerprint, generate_signing_key, identity_recipient, make_identity

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def make_listed(name: str) -> tuple[Organisation, dict[str, str]]:
    organisation = make_organisation(name)
    organisation.recipient = identity_recipient(make_identity())
    organisation.fingerprint = fingerprint(organisation.recipient)
    organisation.save()
    OrganisationKey.objects.create(
        organisation=organisation,
        recipient=organisation.recipient,
        fingerprint=organisation.fingerprint,
        made_at=timezone.now(),
    )
    return organisation, {
        "organisation_id": str(organisation.pk),
        "name": organisation.name,
        "recipient": organisation.recipient,
    }


def test_next_list_of_keys_is_believed_without_a_restart(keys: Keys) -> None:
    assert get_hub_identity().trust.sequence == 1
    adopt_keys(keys.sign_keys(sequence=2))
    assert get_hub_identity().trust.sequence == 2
    assert Entry.objects.filter(action="trust.adopt").count() == 1


def test_list_of_keys_by_another_root_is_refused(keys: Keys) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        adopt_keys(keys.sign_keys(sequence=2, root=generate_signing_key()))
    assert refused.value.code == "key.unknown"
    assert get_hub_identity().trust.sequence == 1


def test_list_of_keys_of_another_hub_is_refused(keys: Keys) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        adopt_keys(keys.sign_keys(sequence=2, hub_id="another"))
    assert refused.value.code == "scope.wrong"


def test_older_list_of_keys_is_refused(keys: Keys) -> None:
    adopt_keys(keys.sign_keys(sequence=3))
    with pytest.raises(ReleaseRefused) as refused:
        adopt_keys(keys.sign_keys(sequence=2))
    assert refused.value.code == "sequence.lower"


def test_hub_key_never_lists_a_recipient(keys: Keys) -> None:
    _, entry = make_listed("Lantern House (fictional)")
    with pytest.raises(ReleaseRefused) as refused:
        adopt_recipients(keys.sign_recipients([entry], key=keys.hub))
    assert refused.value.code == "key.out_of_scope"
    assert get_hub_identity().recipients == {}


def test_organisation_is_listed_with_the_list_and_unlisted_with_the_next(keys: Keys) -> None:
    organisation, entry = make_listed("Lantern House (fictional)")
    adopt_recipients(keys.sign_recipients([entry]))
    organisation.refresh_from_db()
    assert organisation.recipient_listed_at is not None
    assert get_hub_identity().recipients == {organisation.fingerprint: str(organisation.pk)}
    adopt_recipients(keys.sign_recipients([], sequence=2))
    organisation.refresh_from_db()
    assert organisation.recipient_listed_at is None


def test_organisation_whose_key_differs_from_the_list_is_not_listed(keys: Keys) -> None:
    organisation, entry = make_listed("Lantern House (fictional)")
    entry["recipient"] = identity_recipient(make_identity())
    adopt_recipients(keys.sign_recipients([entry]))
    organisation.refresh_from_db()
    assert organisation.recipient_listed_at is None


def test_older_and_second_lists_under_one_sequence_are_refused(keys: Keys) -> None:
    _, entry = make_listed("Lantern House (fictional)")
    adopt_recipients(keys.sign_recipients([entry], sequence=2))
    for sequence in (1, 2):
        with pytest.raises(ReleaseRefused) as refused:
            adopt_recipients(keys.sign_recipients([], sequence=sequence))
        assert refused.value.code == "sequence.lower"


def get_offered_recipients() -> str | None:
    answer = Client(HTTP_HOST="localhost").get("/api/v1/releases")
    assert answer.status_code == 200
    recipients: str | None = answer.json()["recipients"]
    return recipients


@pytest.fixture
def rotated(keys: Keys) -> Keys:
    """A hub whose country key was replaced after the first list of recipients; the new keys."""
    adopt_recipients(keys.sign_recipients([make_listed("Lantern House (fictional)")[1]]))
    new = dataclasses.replace(keys, country_key=generate_signing_key())
    adopt_keys(new.sign_keys(sequence=2))
    return new


def test_hub_goes_on_without_recipients_when_their_list_is_by_a_former_country_key(rotated: Keys) -> None:
    assert get_offered_recipients() is None
    assert get_hub_identity().recipients == {}


def test_refused_list_of_recipients_is_logged_by_its_code(rotated: Keys) -> None:
    with structlog.testing.capture_logs() as logs:
        get_hub_identity()
    assert logs == [
        {"event": "recipients.read.refused", "log_level": "warning", "code": "key.unknown", "country": rotated.country}
    ]


def test_list_by_the_new_country_key_is_adopted_and_offered(rotated: Keys) -> None:
    organisation, entry = make_listed("Harbour House (fictional)")
    jws = rotated.sign_recipients([entry], sequence=2)
    adopt_recipients(jws)
    assert get_offered_recipients() == jws
    assert get_hub_identity().recipients == {organisation.fingerprint: str(organisation.pk)}


def test_list_of_keys_without_this_hubs_own_key_is_refused(keys: Keys) -> None:
    before = read_list(KEYS_FILE)
    with pytest.raises(ReleaseRefused) as refused:
        adopt_keys(dataclasses.replace(keys, hub=generate_signing_key()).sign_keys(sequence=2))
    assert refused.value.code == "key.unknown"
    assert read_list(KEYS_FILE) == before


def test_list_with_the_hubs_key_for_another_hub_is_refused(keys: Keys) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        adopt_keys(keys.sign_keys(sequence=2, hub_scope="another"))
    assert refused.value.code == "key.unknown"


Next = tuple[str, str, Callable[[str], object]]


@pytest.fixture(params=["keys", "recipients"])
def adopt_next(request: pytest.FixtureRequest, keys: Keys) -> Next:
    """Each kind of list: its file, the next list, and what adopts it."""
    if request.param == "keys":
        return KEYS_FILE, keys.sign_keys(sequence=2), adopt_keys
    return RECIPIENTS_FILE, keys.sign_recipients(), adopt_recipients


def fail(problem: Exception) -> Callable[..., NoReturn]:
    def failing(*args: object, **kwargs: object) -> NoReturn:
        raise problem

    return failing


def test_list_whose_entry_is_not_kept_is_not_used(adopt_next: Next, monkeypatch: pytest.MonkeyPatch) -> None:
    name, jws, adopt = adopt_next
    before = read_list(name)
    monkeypatch.setattr(audit, "record", fail(DatabaseError()))
    with pytest.raises(DatabaseError):
        adopt(jws)
    assert read_list(name) == before


@pytest.mark.django_db(transaction=True)
def test_list_is_put_in_place_only_after_the_commit(adopt_next: Next, monkeypatch: pytest.MonkeyPatch) -> None:
    name, jws, adopt = adopt_next
    before = read_list(name)
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.commit", fail(DatabaseError()))
    with pytest.raises(DatabaseError):
        adopt(jws)
    monkeypatch.undo()
    assert read_list(name) == before
    assert not Entry.objects.filter(action="trust.adopt").exists()


def test_same_list_again_brings_a_file_that_could_not_be_written(
    adopt_next: Next, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, jws, adopt = adopt_next
    with monkeypatch.context() as broken:
        broken.setattr(adopt_trust_document, "write_durably", fail(OSError()))
        with pytest.raises(OSError):  # noqa: PT011  (the disk's own words do not matter)
            adopt(jws)
    adopt(jws)
    assert read_list(name) == jws
    assert Entry.objects.filter(action="trust.adopt").count() == 1


def test_same_list_again_records_one_that_came_without_an_entry(keys: Keys) -> None:
    for _ in range(2):
        adopt_keys(str(read_list(KEYS_FILE)))
    assert Entry.objects.filter(action="trust.adopt").count() == 1
