from __future__ import annotations

import pytest

from titian.audit.models import Entry
from titian.library.actions.adopt_trust_document import adopt_keys, adopt_recipients
from titian.library.errors import ReleaseRefused
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Organisation
from titian.people.tests.factories import make_organisation
from titian.sealing import fingerprint, generate_signing_key, identity_recipient, make_identity

pytestmark = pytest.mark.django_db


def make_listed(name: str) -> tuple[Organisation, dict[str, str]]:
    organisation = make_organisation(name)
    organisation.recipient = identity_recipient(make_identity())
    organisation.fingerprint = fingerprint(organisation.recipient)
    organisation.save()
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
