"""Whose signed files are taken: an administrator entered the hub's key, and compared its words."""

from __future__ import annotations

import pytest
from django.db import transaction

from titian.desk.errors import NotAllowed
from titian.library.actions.keep_known_hub import add_known_hub, end_known_hub
from titian.library.between_hubs import MOST_BYTES, Word, read_from_hub, sign_for_hub, write_key_file
from titian.library.errors import (
    HubFileUnreadable,
    HubIsOwn,
    HubKeysOlder,
    HubOfAnotherRoot,
    HubUnknown,
    HubWordsWrong,
)
from titian.library.models import KnownHub
from titian.library.tests.factories import Keys
from titian.library.tests.other_hub import NOW, OtherHub
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.sealing import fingerprint_words, generate_signing_key, thumbprint

pytestmark = pytest.mark.django_db
KIND = "arrival_request"


@pytest.fixture
def administrator(keys: Keys) -> User:
    return make_user(Role.ADMINISTRATOR)


def enter(actor: User, other: OtherHub, words: str | None = None) -> KnownHub:
    return add_known_hub(
        actor=actor, now=NOW, data=other.write_key_file(), words=other.words if words is None else words, name="Region"
    )


def read(data: bytes, kind: str = KIND) -> Word:
    with transaction.atomic():
        return read_from_hub(data, kind)


@pytest.mark.on_both
def test_what_a_hub_signs_is_taken_once_its_words_were_compared(administrator: User) -> None:
    region = OtherHub("ZZ")
    data = region.write(KIND, {"to": "TH"})
    with pytest.raises(HubUnknown):
        read(data)
    with pytest.raises(HubWordsWrong):
        enter(administrator, region, "abandon ability able about above absent")
    known = enter(administrator, region)
    assert (read(data).hub, read(data).payload["to"]) == (known, "TH")


def test_what_was_altered_or_signed_by_another_key_is_refused(administrator: User) -> None:
    region, other = OtherHub("ZZ"), OtherHub("ZZ")
    enter(administrator, region)
    other.hub_id = region.hub_id
    other.keys = other.sign_keys(1)
    data = region.write(KIND, {})
    refused = {
        "another key": (region.write(KIND, {}, key=generate_signing_key()), HubFileUnreadable),
        "another root": (other.write(KIND, {}), HubUnknown),
        "another kind": (region.write("learning_counts", {}), HubFileUnreadable),
        "a sign changed": (data[:-20] + bytes([data[-20] ^ 1]) + data[-19:], HubFileUnreadable),
        "cut": (data[:200], HubFileUnreadable),
        "too long": (b" " * (MOST_BYTES + 1), HubFileUnreadable),
        "a key file": (region.write_key_file(), HubFileUnreadable),
    }
    for given, error in refused.values():
        with pytest.raises(error):
            read(given)


def test_an_older_list_of_keys_is_refused_after_a_newer(administrator: User) -> None:
    region = OtherHub("ZZ")
    enter(administrator, region)
    older, region.keys = region.write(KIND, {}), region.sign_keys(2)
    read(region.write(KIND, {}))
    with pytest.raises(HubKeysOlder):
        read(older)


@pytest.mark.on_both
def test_a_hub_that_was_ended_is_heard_no_more_and_may_be_entered_again(administrator: User) -> None:
    region = OtherHub("ZZ")
    end_known_hub(actor=administrator, hub=enter(administrator, region), now=NOW)
    with pytest.raises(HubUnknown):
        read(region.write(KIND, {}))
    enter(administrator, region)
    read(region.write(KIND, {}))


def test_another_root_for_a_known_hub_changes_nothing(administrator: User) -> None:
    region, other = OtherHub("ZZ"), OtherHub("ZZ")
    enter(administrator, region)
    other.hub_id = region.hub_id
    other.keys = other.sign_keys(9)
    with pytest.raises(HubOfAnotherRoot):
        enter(administrator, other)


def test_this_hubs_own_key_is_none_of_another(administrator: User, keys: Keys) -> None:
    words = " ".join(fingerprint_words(thumbprint(keys.root.public_jwk)))
    with pytest.raises(HubIsOwn):
        add_known_hub(actor=administrator, now=NOW, data=write_key_file().encode(), words=words, name="Self")


def test_nobody_but_an_administrator_enters_one(keys: Keys) -> None:
    with pytest.raises(NotAllowed):
        enter(make_user(Role.COORDINATOR), OtherHub("ZZ"))


def test_what_this_hub_signs_holds_no_private_key(keys: Keys) -> None:
    assert '"d"' not in sign_for_hub(KIND, {}, NOW) + write_key_file()
