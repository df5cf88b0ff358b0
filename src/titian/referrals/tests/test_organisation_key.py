"""An organisation's keys through their life: made, listed, given on, replaced, stolen, forgotten; packages sealed anew."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry, PrivateEntry
from titian.desk.errors import NotAllowed
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone
from titian.keys import errors as key_errors
from titian.keys.actions.end_organisation_key import end_organisation_key
from titian.keys.actions.forget_former_keys import WAIT_FOR_PHONES, forget_former_keys
from titian.keys.actions.give_up_key_files import give_up_own_file, note_member_left, remove_from_key
from titian.keys.actions.paper_key import read_paper_file, replace_paper_file
from titian.keys.actions.store_key_file import store_key_file
from titian.library.actions.adopt_trust_document import adopt_recipients
from titian.library.identity import get_hub_identity
from titian.library.recipients import export_recipients
from titian.library.tests.factories import Keys
from titian.people.models import OrganisationKey, OrganisationKeyFile, Role, User
from titian.people.tests.factories import make_alice, make_bob, make_carol, make_user
from titian.referrals import errors
from titian.referrals.actions.answer_package import accept_package, confirm_arrival, record_opened
from titian.referrals.actions.reseal_package import reseal_package
from titian.referrals.models import Package, PackageEvent, Referral
from titian.referrals.tests.organisations import FILE, Shelter
from titian.sealing import (
    FormerKey,
    ciphertext_digest,
    fingerprint_words,
)
from titian.sealing import reseal_package as seal_anew
from titian.sealing.recipients import succeed

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

Make = Callable[[], None]


@pytest.fixture
def shelter(keys: Keys) -> Shelter:
    alice = make_alice()
    manager = make_user(Role.PROVIDER, organisation=alice.organisation)
    manager.is_manager = True
    manager.save()
    newcomer = make_user(Role.PROVIDER, organisation=alice.organisation)
    return Shelter(keys, manager, alice, newcomer, make_user(Role.COORDINATOR), {})


@pytest.fixture
def listed(shelter: Shelter) -> str:
    mark = shelter.make_key()
    shelter.list_it()
    return mark


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


def send(phone: Phone, to: Recipient, **more: Any) -> dict[str, Any]:
    item = make_package_item(phone, to, **more)
    assert phone.sync(item)["items"][0]["status"] == "received"
    return item


def refusal(phone: Phone, item: dict[str, Any]) -> str:
    code: str = phone.sync(item)["items"][0]["code"]
    return code


# Made, listed, replaced


def test_first_key_waits_until_the_country_lists_it(shelter: Shelter) -> None:
    mark = shelter.make_key()
    assert shelter.state(mark) == ("pending", "")
    assert shelter.organisation.recipient_listed_at is None
    shelter.list_it()
    assert shelter.state(mark) == ("listed", "")
    assert shelter.organisation.recipient_listed_at is not None


def test_next_key_waits_while_the_old_one_goes_on(shelter: Shelter, listed: str, phone: Phone) -> None:
    following = shelter.make_key(replaces=listed)
    assert (shelter.state(listed), shelter.state(following)) == (("listed", ""), ("pending", ""))
    assert shelter.organisation.fingerprint == listed
    item = send(phone, shelter.recipient(listed))
    assert shelter.open(item, listed)["recipient"] == listed


def test_listing_the_next_key_ends_the_one_before(shelter: Shelter, listed: str) -> None:
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    assert (shelter.state(listed), shelter.state(following)) == (("ended", "replaced"), ("listed", ""))
    assert shelter.organisation.fingerprint == following
    assert get_hub_identity().recipients == {following: str(shelter.organisation.pk)}


def test_next_key_must_name_the_one_it_follows(shelter: Shelter, listed: str) -> None:
    with pytest.raises(key_errors.KeyAlreadySet):
        shelter.make_key()
    with pytest.raises(key_errors.KeyAlreadySet):
        shelter.make_key(replaces="0" * 64)
    waiting = shelter.make_key(replaces=listed)
    with pytest.raises(key_errors.KeyAlreadySet):
        shelter.make_key(replaces=listed)
    again = shelter.make_key(replaces=waiting)
    assert not OrganisationKey.objects.filter(fingerprint=waiting).exists()
    assert shelter.state(again) == ("pending", "")


def test_key_that_the_country_takes_off_its_list_waits_again(shelter: Shelter, listed: str) -> None:
    adopt_recipients(shelter.keys.sign_recipients([], sequence=2))
    assert shelter.state(listed) == ("pending", "")
    assert shelter.organisation.recipient_listed_at is None
    following = shelter.make_key(replaces=listed)
    assert shelter.state(listed) == ("ended", "replaced")  # something may have been sealed to it: it is kept
    assert shelter.organisation.fingerprint == following


def test_package_sealed_to_the_old_key_is_still_taken_and_opens(shelter: Shelter, listed: str, phone: Phone) -> None:
    to_old = shelter.recipient(listed)
    shelter.make_key(replaces=listed)
    shelter.list_it()
    item = send(phone, to_old)
    assert shelter.open(item, listed)["recipient"] == listed


# Compared by telephone


def export() -> list[str]:
    exported: Any = export_recipients()
    return [entry["fingerprint"] for entry in exported["recipients"]]


def test_key_is_exported_for_signing_only_after_its_words_were_heard_from_the_manager(shelter: Shelter) -> None:
    mark = shelter.make_key()
    assert export() == []
    shelter.compare(mark, words="  " + "-".join(fingerprint_words(mark)).upper())
    assert export() == [mark]
    key = OrganisationKey.objects.get()
    assert (key.compared_by, key.compared_with) == (shelter.coordinator, shelter.manager)
    entry = Entry.objects.get(action="organisation_key.compare")
    assert entry.detail == {"fingerprint": mark, "with": shelter.manager.pk}


def test_next_key_is_exported_in_the_place_of_the_old_one_only_when_compared(shelter: Shelter, listed: str) -> None:
    following = shelter.make_key(replaces=listed)
    assert export() == [listed]
    shelter.compare(following)
    assert export() == [following]


def test_words_that_differ_list_nothing_and_leave_a_trace(shelter: Shelter) -> None:
    mark = shelter.make_key()
    for words in ("acorn " * 6, " ".join(fingerprint_words(mark)[:5]), "", "x"):
        with pytest.raises(key_errors.KeyWordsDiffer):
            shelter.compare(mark, words=words or " ")
    assert export() == []
    assert Entry.objects.filter(action="organisation_key.words_differ").count() == 4


def test_first_comparison_stands(shelter: Shelter) -> None:
    mark = shelter.make_key()
    first = shelter.compare(mark)
    assert shelter.compare(mark, by=make_user(Role.COORDINATOR)).compared_by == first.compared_by
    with pytest.raises(key_errors.KeyWordsDiffer):
        shelter.compare(mark, words="acorn " * 6)


def test_only_the_countrys_coordinator_compares(shelter: Shelter) -> None:
    mark = shelter.make_key()
    for role in (Role.ADMINISTRATOR, Role.SUPERVISOR):
        with pytest.raises(key_errors.KeyUnknown):
            shelter.compare(mark, by=make_user(role))
    with pytest.raises(key_errors.KeyUnknown):
        shelter.compare(mark, by=make_user(Role.COORDINATOR, country="ID"))
    with pytest.raises(NotAllowed):
        shelter.compare(mark, by=shelter.manager)


def test_only_a_manager_of_the_organisation_is_heard(shelter: Shelter) -> None:
    mark = shelter.make_key()
    other = make_user(Role.PROVIDER)
    User.objects.filter(pk=other.pk).update(is_manager=True)
    for speaker in (shelter.alice, other):
        with pytest.raises(key_errors.MemberUnknown):
            shelter.compare(mark, with_=speaker)


def test_ended_key_is_not_compared(shelter: Shelter, listed: str) -> None:
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    with pytest.raises(key_errors.KeyEnded):
        shelter.compare(listed)


# Members and their words


def test_member_gives_the_key_to_a_newcomer_and_never_changes_a_colleagues_words(shelter: Shelter, listed: str) -> None:
    give: dict[str, Any] = {"fingerprint": listed, "member_id": shelter.newcomer.public_id}
    store_key_file(actor=shelter.alice, file=FILE + b"new", **give)
    assert bytes(shelter.newcomer.key_files.get().file) == FILE + b"new"
    with pytest.raises(key_errors.KeyFileExists):
        store_key_file(actor=shelter.alice, file=FILE + b"other", **give)
    store_key_file(actor=shelter.newcomer, fingerprint=listed, file=FILE + b"own words")
    assert bytes(shelter.newcomer.key_files.get().file) == FILE + b"own words"


def test_who_has_no_file_gives_none(shelter: Shelter, listed: str) -> None:
    with pytest.raises(key_errors.KeyFileMissing):
        store_key_file(actor=shelter.manager, fingerprint=listed, file=FILE, member_id=shelter.newcomer.public_id)


def test_key_is_given_to_members_of_the_own_organisation_alone(shelter: Shelter, listed: str) -> None:
    closed = make_user(Role.PROVIDER, organisation=shelter.alice.organisation)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    for stranger in (make_bob(), closed):
        with pytest.raises(key_errors.MemberUnknown):
            store_key_file(actor=shelter.alice, fingerprint=listed, file=FILE, member_id=stranger.public_id)
    with pytest.raises(key_errors.KeyUnknown):
        store_key_file(actor=make_user(Role.PROVIDER), fingerprint=listed, file=FILE)


def test_private_key_itself_is_not_taken(shelter: Shelter, listed: str) -> None:
    for file in (shelter.identities[listed].encode(), b"age-encryption.org/v1\n-> X25519 abc\n", FILE * 1000):
        with pytest.raises(key_errors.KeyFileMalformed):
            store_key_file(actor=shelter.alice, fingerprint=listed, file=file)
        with pytest.raises(key_errors.KeyFileMalformed):
            replace_paper_file(actor=shelter.alice, fingerprint=listed, file=file)


def test_member_who_lost_words_gives_the_file_up_and_gets_another(shelter: Shelter, listed: str) -> None:
    store_key_file(actor=shelter.alice, fingerprint=listed, file=FILE, member_id=shelter.newcomer.public_id)
    give_up_own_file(actor=shelter.newcomer, fingerprint=listed)
    assert not shelter.newcomer.key_files.exists()
    store_key_file(actor=shelter.alice, fingerprint=listed, file=FILE + b"2", member_id=shelter.newcomer.public_id)
    assert OrganisationKey.objects.get(fingerprint=listed).renew_since is None


def test_paper_copy_is_fetched_with_a_trace_and_replaced_by_somebody_who_has_the_key(
    shelter: Shelter, listed: str
) -> None:
    assert read_paper_file(actor=shelter.newcomer, fingerprint=listed).startswith(FILE + b"paper")
    assert Entry.objects.filter(action="organisation_key.read_paper", actor_id=str(shelter.newcomer.pk)).exists()
    with pytest.raises(key_errors.KeyFileMissing):
        replace_paper_file(actor=shelter.newcomer, fingerprint=listed, file=FILE + b"next")
    replace_paper_file(actor=shelter.alice, fingerprint=listed, file=FILE + b"next")
    assert read_paper_file(actor=shelter.newcomer, fingerprint=listed) == FILE + b"next"


def test_manager_removes_a_member_and_a_new_key_is_due(shelter: Shelter, listed: str) -> None:
    store_key_file(actor=shelter.alice, fingerprint=listed, file=FILE, member_id=shelter.newcomer.public_id)
    remove_from_key(actor=shelter.manager, member_id=shelter.newcomer.public_id, now=timezone.now())
    assert not shelter.newcomer.key_files.exists()
    assert OrganisationKey.objects.get(fingerprint=listed).renew_since is not None
    with pytest.raises(NotAllowed):
        remove_from_key(actor=shelter.newcomer, member_id=shelter.alice.public_id, now=timezone.now())
    with pytest.raises(key_errors.MemberUnknown):
        remove_from_key(actor=shelter.manager, member_id=make_bob().public_id, now=timezone.now())


def test_closing_an_account_takes_its_file_and_makes_a_new_key_due(shelter: Shelter, listed: str) -> None:
    note_member_left(shelter.manager, shelter.alice, timezone.now())
    assert not shelter.alice.key_files.exists()
    assert OrganisationKey.objects.get(fingerprint=listed).renew_since is not None
    assert OrganisationKeyFile.objects.filter(kind="paper").count() == 1


# Sealed anew


def test_package_sealed_anew_opens_with_the_new_key_and_says_what_the_officer_signed(
    shelter: Shelter, listed: str, phone: Phone
) -> None:
    item = send(phone, shelter.recipient(listed), payload={"level": "TODAY", "how_to_meet": "at the blue gate"})
    record_opened(actor=shelter.alice, item_id=uuid.UUID(item["item_id"]), now=timezone.now())
    before = Package.objects.get(item_id=item["item_id"])
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    shelter.seal_anew(item, listed, following)
    after = Package.objects.get(item_id=item["item_id"])
    assert shelter.open(item, following) == shelter_claims(item, listed)
    assert (after.recipient, after.status, after.answer_due_at) == (following, before.status, before.answer_due_at)
    entry = PrivateEntry.objects.get(action="package.reseal")
    assert entry.detail == {"before": before.sha256, "after": after.sha256, "recipient": following}
    assert PackageEvent.objects.filter(item_id=item["item_id"], action="reseal", actor=shelter.alice).count() == 1


def shelter_claims(item: dict[str, Any], mark: str) -> dict[str, Any]:
    return {
        "kind": "package",
        "referral_id": item["envelope"]["referral_id"],
        "recipient": mark,
        "position": 0,
        "release": "0" * 64,
        "payload": {"level": "TODAY", "how_to_meet": "at the blue gate"},
    }


def test_package_is_sealed_anew_for_every_further_key(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    marks = [listed]
    for _ in range(2):
        marks.append(shelter.make_key(replaces=marks[-1]))
        shelter.list_it()
        shelter.seal_anew(item, marks[-2], marks[-1])
        assert shelter.open(item, marks[-1])["recipient"] == listed


def test_sealing_anew_twice_the_same_is_one_change(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    package = Package.objects.with_ciphertext().get(item_id=item["item_id"])
    sealed = seal_anew(
        bytes(package.ciphertext or b""), shelter.identities[listed], shelter.recipient(following).recipient
    )
    ask: dict[str, Any] = {
        "item_id": package.item_id,
        "recipient": following,
        "before": package.sha256,
        "ciphertext": sealed,
    }
    for _ in range(2):
        reseal_package(actor=shelter.alice, now=timezone.now(), **ask)
    assert PrivateEntry.objects.filter(action="package.reseal").count() == 1
    other = seal_anew(sealed, shelter.identities[following], shelter.recipient(following).recipient)
    with pytest.raises(errors.PackageChanged):
        reseal_package(actor=shelter.alice, now=timezone.now(), **{**ask, "ciphertext": other})


def test_only_the_listed_key_of_the_own_organisation_takes_a_package(
    shelter: Shelter, listed: str, phone: Phone
) -> None:
    item = send(phone, shelter.recipient(listed))
    waiting = shelter.make_key(replaces=listed)
    bob = make_bob()
    other = shelter.beside(bob)
    elsewhere = other.make_key()
    for mark in (waiting, elsewhere):
        with pytest.raises(errors.KeyNotListed):
            shelter.seal_anew(item, listed, mark)
    shelter.list_it()
    with pytest.raises(errors.KeyNotListed):
        shelter.seal_anew(item, listed, elsewhere)
    with pytest.raises(errors.PackageUnknown):
        shelter.seal_anew(item, listed, waiting, by=bob)


def test_closed_package_is_not_sealed_anew(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    accept_package(actor=shelter.alice, item_id=uuid.UUID(item["item_id"]), now=timezone.now())
    shelter.seal_anew(item, listed, following)  # accepted, not arrived: still open
    confirm_arrival(actor=shelter.alice, item_id=uuid.UUID(item["item_id"]), now=timezone.now())
    with pytest.raises(errors.PackageNotOpen):
        shelter.seal_anew(item, following, following)


def test_package_that_was_not_released_yet_is_not_shown_for_sealing_anew(
    shelter: Shelter, listed: str, phone: Phone
) -> None:
    referral_id = str(uuid.uuid4())
    send(phone, shelter.recipient(listed), referral_id=referral_id)
    held = send(phone, shelter.recipient(listed), referral_id=referral_id, position=1)
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    with pytest.raises(errors.PackageUnknown):
        shelter.seal_anew(held, listed, following)


def test_what_is_no_sealed_package_is_not_taken(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    for data in (b"titian", b"age-encryption.org/v1\n" + b"x" * 1_000_001):
        with pytest.raises(errors.PackageMalformed):
            reseal_package(
                actor=shelter.alice,
                item_id=uuid.UUID(item["item_id"]),
                recipient=listed,
                before=item["envelope"]["sha256"],
                ciphertext=data,
                now=timezone.now(),
            )


def test_browser_seals_anew_over_the_api(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    client = Client(HTTP_HOST="localhost")
    client.force_login(shelter.alice)
    facts = client.get("/api/v1/organisation/key").json()
    assert [(one["fingerprint"], one["state"]) for one in facts["generations"]] == [
        (following, "listed"),
        (listed, "ended"),
    ]
    assert facts["recipients"] == get_hub_identity().recipients_jws
    sealed = client.get(f"/api/v1/packages/{item['item_id']}/ciphertext").content
    anew = seal_anew(sealed, shelter.identities[listed], facts["recipient"])
    body = {
        "recipient": following,
        "before": ciphertext_digest(sealed),
        "ciphertext": base64.b64encode(anew).decode(),
    }
    answer = client.post(f"/api/v1/packages/{item['item_id']}/reseal", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["recipient"] == following
    assert client.get(f"/api/v1/packages/{item['item_id']}/ciphertext").content == anew


# Stolen


@pytest.mark.parametrize("who", ["coordinator", "manager"])
def test_coordinator_or_manager_declares_a_key_stolen(shelter: Shelter, listed: str, who: str) -> None:
    actor = shelter.manager if who == "manager" else make_user(Role.COORDINATOR)
    end_organisation_key(actor=actor, fingerprint=listed, now=timezone.now())
    assert shelter.state(listed) == ("ended", "stolen")
    assert (shelter.organisation.recipient, shelter.organisation.recipient_listed_at) == ("", None)
    with pytest.raises(key_errors.KeyEnded):
        end_organisation_key(actor=actor, fingerprint=listed, now=timezone.now())


def test_nobody_else_declares_a_key_stolen(shelter: Shelter, listed: str) -> None:
    with pytest.raises(NotAllowed):
        end_organisation_key(actor=shelter.alice, fingerprint=listed, now=timezone.now())
    for role in (Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR):
        with pytest.raises(key_errors.KeyUnknown):
            end_organisation_key(actor=make_user(role), fingerprint=listed, now=timezone.now())


def test_coordinator_of_another_country_does_not_even_see_it(shelter: Shelter, listed: str) -> None:
    with pytest.raises(key_errors.KeyUnknown):
        end_organisation_key(actor=make_user(Role.COORDINATOR, country="ID"), fingerprint=listed, now=timezone.now())
    with pytest.raises(key_errors.KeyUnknown):
        end_organisation_key(actor=make_carol(), fingerprint=listed, now=timezone.now())


def test_package_to_a_stolen_key_is_refused_and_the_next_is_asked_at_once(
    shelter: Shelter, listed: str, phone: Phone
) -> None:
    bob = make_bob()
    office = shelter.beside(bob)
    second = office.make_key()
    shelter.list_it()
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    referral_id = str(uuid.uuid4())
    first = make_package_item(phone, shelter.recipient(listed), referral_id=referral_id)
    following = make_package_item(phone, shelter.recipient(second), referral_id=referral_id, position=1)
    answers = phone.sync(first, following)
    assert answers["items"][0]["code"] == "recipient.ended"
    assert answers["items"][1]["status"] == "received"
    rows = dict(Package.objects.values_list("position", "status"))
    assert rows == {0: "refused", 1: "released"}
    assert Package.objects.with_ciphertext().get(position=0).ciphertext is None
    assert Package.objects.visible_to(shelter.alice).count() == 0
    assert refusal(phone, first) == "recipient.ended"  # offered again: the same answer, and no second row
    assert Package.objects.count() == 2


def test_referral_to_nobody_but_a_stolen_key_tells_the_officer_that_nobody_is_left(
    shelter: Shelter, listed: str, phone: Phone
) -> None:
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    item = make_package_item(phone, shelter.recipient(listed))
    answer = phone.sync(item)
    assert answer["items"][0]["code"] == "recipient.ended"
    assert Referral.objects.get().responsibility == "nobody_left"
    item = make_package_item(phone, shelter.recipient(listed))
    item["envelope"]["sha256"] = "0" * 64
    assert refusal(phone, item) == "item.hash_mismatch"


def test_list_names_the_stolen_key_and_no_longer_seals_to_it(shelter: Shelter, listed: str, phone: Phone) -> None:
    to_stolen = shelter.recipient(listed)
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    shelter.list_it()
    hub = get_hub_identity()
    assert hub.recipients == {}
    assert hub.refused_recipients == {listed}
    OrganisationKey.objects.all().delete()  # the list alone says so too, as after a restored old backup
    assert refusal(phone, make_package_item(phone, to_stolen)) == "recipient.ended"


def test_older_list_that_still_holds_a_stolen_key_does_not_bring_it_back(shelter: Shelter, listed: str) -> None:
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    entry = {
        "organisation_id": str(shelter.organisation.pk),
        "name": "x",
        "recipient": shelter.recipient(listed).recipient,
    }
    adopt_recipients(shelter.keys.sign_recipients([entry], sequence=2))
    assert shelter.state(listed) == ("ended", "stolen")
    assert shelter.organisation.recipient == ""


def test_what_came_before_the_theft_is_sealed_anew_for_the_new_key(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    following = shelter.make_key()
    shelter.list_it()
    assert get_hub_identity().refused_recipients == {listed}
    shelter.seal_anew(item, listed, following)
    assert shelter.open(item, following)["recipient"] == listed


# Forgotten


def test_files_of_a_replaced_key_go_when_nothing_is_sealed_to_it_and_phones_had_their_time(
    shelter: Shelter, listed: str, phone: Phone
) -> None:
    to_old = shelter.recipient(listed)
    item = send(phone, to_old)
    following = shelter.make_key(replaces=listed)
    shelter.list_it()
    later = timezone.now() + WAIT_FOR_PHONES + timedelta(minutes=1)
    assert forget_former_keys(later) == 0  # a package still needs it
    shelter.seal_anew(item, listed, following)
    assert forget_former_keys(timezone.now()) == 0  # a phone may still bring one
    assert forget_former_keys(later) == 1
    assert forget_former_keys(later) == 0
    assert not OrganisationKeyFile.objects.filter(key__fingerprint=listed).exists()
    assert OrganisationKeyFile.objects.filter(key__fingerprint=following).count() == 2
    assert refusal(phone, make_package_item(phone, to_old)) == "recipient.ended"
    with pytest.raises(key_errors.KeyUnknown):
        store_key_file(actor=shelter.alice, fingerprint=listed, file=FILE)


def test_files_of_a_stolen_key_go_with_the_last_package(shelter: Shelter, listed: str, phone: Phone) -> None:
    item = send(phone, shelter.recipient(listed))
    end_organisation_key(actor=shelter.manager, fingerprint=listed, now=timezone.now())
    assert forget_former_keys(timezone.now()) == 0
    following = shelter.make_key()
    shelter.list_it()
    shelter.seal_anew(item, listed, following)
    assert forget_former_keys(timezone.now()) == 1


# The succession a list names


def test_former_keys_come_from_the_list_before_and_from_nowhere_else() -> None:
    before = {
        "recipients": [{"organisation_id": "a", "fingerprint": "1"}, {"organisation_id": "b", "fingerprint": "2"}],
        "former": [FormerKey("a", "0" * 64).as_json()],
    }
    kept = [{"organisation_id": "a", "fingerprint": "3"}, {"organisation_id": "b", "fingerprint": "2"}]
    assert succeed(before, kept, refused=["1"]) == [
        FormerKey("a", "0" * 64),
        FormerKey("a", "1", is_refused=True),
    ]
