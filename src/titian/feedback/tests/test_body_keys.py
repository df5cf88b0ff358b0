"""Open complaints outlive a key of their body: kept, sealed anew by a member's browser, taken after a theft too."""

from __future__ import annotations

import base64
import json
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.devices.tests.factories import make_package_item, make_phone
from titian.feedback import errors
from titian.feedback.actions.move_complaint import close_complaint, read_complaint
from titian.feedback.actions.receive_complaint import SealedComplaint, receive_complaint
from titian.feedback.actions.reseal_complaint import read_for_resealing, reseal_complaint
from titian.feedback.doors import Door
from titian.feedback.models import Complaint
from titian.feedback.tests.factories import make_complaint
from titian.keys.actions.end_organisation_key import end_organisation_key
from titian.keys.actions.forget_former_keys import WAIT_FOR_PHONES, forget_former_keys
from titian.keys.actions.paper_key import read_paper_file, replace_paper_file
from titian.keys.actions.store_key_file import store_key_file
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.actions.close_account import close_account
from titian.people.errors import StillHolds
from titian.people.models import Organisation, OrganisationKey, Role, User
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.errors import KeyNotListed
from titian.referrals.tests.organisations import FILE, Shelter
from titian.sealing import open_text, sha256_hex
from titian.sealing import reseal_package as seal_anew

pytestmark = pytest.mark.django_db


@dataclass
class Body(Shelter):
    """The independent body: a manager and two members, of whom one has no words yet."""

    def leave(self, mark: str) -> SealedComplaint:
        """A complaint comes, sealed to this key of the body."""
        given: dict[str, Any] = make_complaint(self.recipient(mark), words="He took the money.")
        sealed = SealedComplaint(
            complaint_id=uuid.UUID(given["complaint_id"]),
            recipient=given["recipient"],
            lookup=given["lookup"],
            key_file=base64.b64decode(given["key_file"]),
            ciphertext=base64.b64decode(given["ciphertext"]),
        )
        receive_complaint(sealed, Door.PHONE, timezone.now())
        return sealed

    def succeed(self, mark: str) -> str:
        """The next key is made and listed in its place."""
        following = self.make_key(replaces=mark)
        self.list_it()
        return following

    def reseal(self, complaint: SealedComplaint, old: str, new: str, *, by: User | None = None) -> Complaint:
        """What a member's browser does."""
        actor = by or self.alice
        before = read_for_resealing(actor=actor, complaint_id=complaint.complaint_id)
        return reseal_complaint(
            actor=actor,
            complaint_id=complaint.complaint_id,
            recipient=new,
            before=sha256_hex(before),
            ciphertext=seal_anew(before, self.identities[old], self.recipient(new).recipient),
        )

    def words_in(self, complaint: SealedComplaint, mark: str) -> object:
        kept = Complaint.objects.get(pk=complaint.complaint_id)
        return open_text(bytes(kept.ciphertext), self.identities[mark])["words"]


@pytest.fixture
def body(keys: Keys) -> Body:
    organisation = make_organisation("Listening House (fictional)", kind=Organisation.Kind.OVERSIGHT)
    manager, lena, newcomer = (
        make_user(Role.OVERSIGHT, name, organisation=organisation) for name in ("mara", "lena", "omar")
    )
    manager.is_manager = True
    manager.save()
    return Body(keys, manager, lena, newcomer, make_user(Role.COORDINATOR), {})


@pytest.fixture
def first(body: Body) -> str:
    mark = body.make_key()
    body.list_it()
    return mark


# Kept


def test_body_lists_its_next_key_as_a_provider_does(body: Body, first: str) -> None:
    second = body.succeed(first)
    hub = get_hub_identity()
    assert hub.oversight == dict.fromkeys((first, second), str(body.organisation.pk))
    assert not {first, second} & set(hub.known_recipients)
    assert body.state(first) == ("ended", "replaced")
    client = Client(HTTP_HOST="localhost")
    client.force_login(body.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    said = client.get("/api/v1/organisation/key").json()
    assert (said["fingerprint"], said["listed"]) == (second, True)


@pytest.mark.parametrize("status", ["new", "opened", "answered"])
def test_former_key_is_kept_while_a_complaint_is_sealed_to_it(body: Body, first: str, status: str) -> None:
    complaint = body.leave(first)
    Complaint.objects.update(
        status=status, **({"answer": b"x", "answered_on": timezone.now().date()} if status == "answered" else {})
    )
    second = body.succeed(first)
    much_later = timezone.now() + WAIT_FOR_PHONES + timedelta(days=1)
    assert forget_former_keys(much_later) == 0
    body.reseal(complaint, first, second)
    assert forget_former_keys(timezone.now()) == 0  # phones that were offline may still bring some
    assert forget_former_keys(much_later) == 1


def test_key_with_a_complaint_is_ended_and_not_forgotten_when_the_next_is_made(body: Body) -> None:
    mark = body.make_key()
    with pytest.raises(errors.BodyUnknown):
        body.leave(mark)
    body.list_it()
    body.leave(mark)
    OrganisationKey.objects.update(state="pending", listed_at=None)
    body.make_key(replaces=mark)
    assert OrganisationKey.objects.get(fingerprint=mark).state == "ended"


def test_member_who_alone_opens_an_open_complaint_cannot_leave(body: Body, first: str) -> None:
    complaint = body.leave(first)
    OrganisationKey.objects.get().files.filter(kind="paper").delete()
    with pytest.raises(StillHolds):
        close_account(actor=body.manager, account_id=body.alice.public_id, now=timezone.now())
    store_key_file(actor=body.alice, fingerprint=first, file=FILE + b"2", member_id=body.newcomer.public_id)
    close_account(actor=body.manager, account_id=body.alice.public_id, now=timezone.now())
    assert OrganisationKey.objects.get().renew_since is not None
    # The one who stays makes the next key, and seals anew what is open.
    second = body.make_key(by=body.newcomer, replaces=first)
    body.list_it()
    body.reseal(complaint, first, second, by=body.newcomer)
    assert body.words_in(complaint, second) == "He took the money."


def test_body_has_a_paper_key_as_a_provider_has(body: Body, first: str) -> None:
    assert read_paper_file(actor=body.newcomer, fingerprint=first).startswith(FILE + b"paper")
    replace_paper_file(actor=body.alice, fingerprint=first, file=FILE + b"next")
    assert read_paper_file(actor=body.newcomer, fingerprint=first) == FILE + b"next"


# Sealed anew


def test_complaint_sealed_anew_opens_with_the_new_key_and_stays_as_new_as_it_was(body: Body, first: str) -> None:
    complaint = body.leave(first)
    second = body.succeed(first)
    body.reseal(complaint, first, second)
    kept = Complaint.objects.get()
    assert (kept.status, kept.recipient) == ("new", second)
    assert body.words_in(complaint, second) == "He took the money."
    before, after = sha256_hex(complaint.ciphertext), sha256_hex(bytes(kept.ciphertext))
    assert Entry.objects.get(action="complaint.reseal").detail == {
        "before": before,
        "after": after,
        "recipient": second,
    }
    assert Entry.objects.filter(action="complaint.take_to_reseal", actor_id=str(body.alice.pk)).count() == 1
    assert not Entry.objects.filter(action="complaint.read").exists()


def test_phone_that_asks_again_after_it_was_sealed_anew_gets_its_receipt(body: Body, first: str) -> None:
    complaint = body.leave(first)
    second = body.succeed(first)
    body.reseal(complaint, first, second)
    receive_complaint(complaint, Door.PHONE, timezone.now())
    assert Complaint.objects.get().recipient == second


def test_sealing_anew_twice_the_same_is_one_change_and_another_is_refused(body: Body, first: str) -> None:
    complaint = body.leave(first)
    second = body.succeed(first)
    sealed = seal_anew(complaint.ciphertext, body.identities[first], body.recipient(second).recipient)
    ask: dict[str, Any] = {
        "actor": body.alice,
        "complaint_id": complaint.complaint_id,
        "recipient": second,
        "before": sha256_hex(complaint.ciphertext),
    }
    for _ in range(2):
        reseal_complaint(**ask, ciphertext=sealed)
    assert Entry.objects.filter(action="complaint.reseal").count() == 1
    other = seal_anew(sealed, body.identities[second], body.recipient(second).recipient)
    with pytest.raises(errors.ComplaintChanged):
        reseal_complaint(**ask, ciphertext=other)
    for bad in (b"", complaint.ciphertext + b"x" * 2000, b"plain" + sealed):
        with pytest.raises(errors.ComplaintMalformed):
            reseal_complaint(**ask, ciphertext=bad)


def test_only_the_listed_key_of_the_own_body_and_only_open_complaints(body: Body, first: str) -> None:
    complaint = body.leave(first)
    waiting = body.make_key(replaces=first)
    with pytest.raises(KeyNotListed):
        body.reseal(complaint, first, waiting)
    body.list_it()
    with pytest.raises(errors.AnswerUnknown):
        body.reseal(complaint, first, waiting, by=make_user(Role.OVERSIGHT))
    with pytest.raises(errors.AnswerUnknown):
        body.reseal(complaint, first, waiting, by=body.coordinator)
    read_complaint(actor=body.alice, complaint_id=complaint.complaint_id)
    close_complaint(actor=body.alice, complaint_id=complaint.complaint_id, now=timezone.now())
    with pytest.raises(errors.ComplaintMoved):
        body.reseal(complaint, first, waiting)


def test_browser_seals_anew_over_the_api(body: Body, first: str) -> None:
    complaint, closed = body.leave(first), body.leave(first)
    Complaint.objects.filter(pk=closed.complaint_id).update(status="closed", closed_on=timezone.now().date())
    second = body.succeed(first)
    client = Client(HTTP_HOST="localhost")
    client.force_login(body.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    [row] = client.get("/api/v1/complaints?limit=200&offset=0").json()["complaints"]
    assert row == {
        "complaint_id": str(complaint.complaint_id),
        "kind": "complaint",
        "door": "phone",
        "recipient": first,
        "status": "new",
    }
    assert client.get("/api/v1/complaints?kind=oversight").json() == {"complaints": []}
    assert client.get("/api/v1/complaints?limit=200&offset=1").json() == {"complaints": []}
    address = f"/api/v1/complaints/{complaint.complaint_id}/reseal"
    before = client.get(address).content
    sealed = seal_anew(before, body.identities[first], body.recipient(second).recipient)
    ask = {"recipient": second, "before": sha256_hex(before), "ciphertext": base64.b64encode(sealed).decode()}
    answer = client.post(address, json.dumps(ask), content_type="application/json")
    assert (answer.status_code, answer.json()) == (200, {"status": "new"})
    again = client.post(address, json.dumps({**ask, "ciphertext": ask["ciphertext"][:-8]}), "application/json")
    assert again.status_code in {409, 422}


# Stolen


def test_manager_of_the_body_ends_a_stolen_key_without_the_national_desk(body: Body, first: str) -> None:
    with pytest.raises(NotAllowed):
        end_organisation_key(actor=body.alice, fingerprint=first, now=timezone.now())
    end_organisation_key(actor=body.manager, fingerprint=first, now=timezone.now())
    assert body.state(first) == ("ended", "stolen")


def test_complaints_to_a_stolen_key_are_kept_taken_and_sealed_anew(body: Body, first: str) -> None:
    came = [body.leave(first)]
    end_organisation_key(actor=body.manager, fingerprint=first, now=timezone.now())
    came.append(body.leave(first))  # a phone that has not heard of it
    assert forget_former_keys(timezone.now()) == 0
    body.list_it()  # the list now names nobody, and the stolen key as refused
    came.append(body.leave(first))
    second = body.make_key()
    body.list_it()
    came.append(body.leave(first))
    for complaint in came:
        body.reseal(complaint, first, second)
        assert body.words_in(complaint, second) == "He took the money."
    assert forget_former_keys(timezone.now()) == 0
    assert forget_former_keys(timezone.now() + WAIT_FOR_PHONES + timedelta(days=1)) == 1
    with pytest.raises(errors.BodyUnknown):
        body.leave(first)  # nobody could open it any more


def test_no_package_goes_to_a_former_key_of_the_body(body: Body, first: str) -> None:
    phone = make_phone()
    recipient = body.recipient(first)
    second = body.succeed(first)
    for mark in (recipient, body.recipient(second)):
        assert phone.sync(make_package_item(phone, mark))["items"][0]["code"] == "recipient.unknown"
    end_organisation_key(actor=body.manager, fingerprint=second, now=timezone.now())
    body.list_it()  # the body has no listed key now
    for mark in (recipient, body.recipient(second)):
        assert phone.sync(make_package_item(phone, mark))["items"][0]["code"] == "recipient.unknown"
