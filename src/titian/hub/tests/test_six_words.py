"""Six words through staff: what they stop, who hears of a complaint, and that nobody learns whether they were right."""

from __future__ import annotations

import uuid
from typing import Final

import pytest
from django.test import Client

from titian.audit.models import PrivateEntry
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone, make_recipients
from titian.feedback.models import Complaint
from titian.feedback.tests.factories import make_body
from titian.hub.tests.conftest import SetRate
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.models import Package, Referral, WithdrawnReferral
from titian.sealing.complaints import open_text
from titian.sealing.person_words import make_person_words, proof_of_words, referral_id_of_proof

pytestmark = pytest.mark.django_db
WORDS: Final = make_person_words()
REFERRAL: Final = str(referral_id_of_proof(proof_of_words(WORDS)))
STAFF: Final = (Role.SUPERVISOR, Role.PROVIDER, Role.COORDINATOR)


def desk_of(user: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


@pytest.fixture
def recipient(keys: Keys) -> Recipient:
    [recipient] = make_recipients(keys, make_organisation())
    return recipient


@pytest.fixture
def phone(recipient: Recipient) -> Phone:
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient, referral_id=REFERRAL))
    return phone


@pytest.mark.parametrize("role", STAFF)
def test_the_person_stops_it_through_whoever_they_trust(phone: Phone, role: Role) -> None:
    answer = desk_of(make_user(role)).post("/six-words/", {"words": f" {WORDS.upper()} ", "wish": "stop"})
    assert (answer.status_code, answer["Location"]) == (302, "/six-words/?done=stop")
    assert Package.objects.get().status == "withdrawn"
    assert Referral.objects.get().responsibility == "stopped"


@pytest.mark.parametrize("wish", ["stop", "complain"])
def test_wrong_words_get_the_answer_of_right_ones(keys: Keys, phone: Phone, wish: str) -> None:
    make_body(keys)
    desk = desk_of(make_user(Role.SUPERVISOR))
    right, wrong = (desk.post("/six-words/", {"words": words, "wish": wish}) for words in (WORDS, make_person_words()))
    assert (wrong.status_code, wrong["Location"], wrong.content) == (
        right.status_code,
        right["Location"],
        right.content,
    )
    entries = PrivateEntry.objects.filter(action="person_words.bring").values_list("thing", "detail")
    assert list(entries) == [("country:TH", {"wish": wish})] * 2


@pytest.mark.parametrize(("wish", "said"), [("stop", "it is stopped"), ("complain", "wants to complain")])
def test_the_page_promises_nothing_that_wrong_words_would_not_get(phone: Phone, wish: str, said: str) -> None:
    page = desk_of(make_user(Role.SUPERVISOR)).get(f"/six-words/?done={wish}").content.decode()
    assert (
        f"If the words are right, {'' if wish == 'stop' else 'the independent body hears that the person '}{said}"
        in page
    )
    assert "Done" not in page


def test_neither_page_nor_log_nor_database_holds_the_words(phone: Phone) -> None:
    desk = desk_of(make_user(Role.SUPERVISOR))
    page = desk.post("/six-words/", {"words": WORDS, "wish": "stop"}, follow=True).content.decode()
    kept = [*PrivateEntry.objects.values(), *Referral.objects.values(), *WithdrawnReferral.objects.values()]
    assert REFERRAL[:8] not in page
    assert WORDS not in page
    assert WORDS not in str(kept)


def test_words_that_come_before_the_referral_stop_it_when_it_comes(recipient: Recipient) -> None:
    desk_of(make_user(Role.PROVIDER)).post("/six-words/", {"words": WORDS, "wish": "stop"})
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient, referral_id=REFERRAL))
    assert not Package.objects.exists()
    assert [row["responsibility"] for row in phone.sync()["referrals"]] == ["stopped"]


def test_a_complaint_reaches_the_independent_body_alone(keys: Keys, phone: Phone) -> None:
    body = make_body(keys)
    desk_of(make_user(Role.PROVIDER)).post("/six-words/", {"words": WORDS, "wish": "complain"})
    complaint = Complaint.objects.get()
    said = open_text(bytes(complaint.ciphertext), body.identity)
    assert is_valid(said, "complaint")
    assert complaint.organisation == body.organisation
    assert REFERRAL[:8] in str(said["words"])
    assert said["station"] == phone.enrolment.station.name
    assert Package.objects.get().status == "released", "to complain stops nothing"


def test_without_a_body_everybody_is_told_that_nothing_was_passed_on(phone: Phone) -> None:
    desk = desk_of(make_user(Role.SUPERVISOR))
    for words in (WORDS, make_person_words()):
        answer = desk.post("/six-words/", {"words": words, "wish": "complain"})
        assert answer.status_code == 409
        assert "no independent body" in answer.content.decode()


@pytest.mark.parametrize(
    "words",
    ["", "acorn", WORDS.rsplit(" ", 1)[0], f"{WORDS} acorn", "one two three four five zzz"],
    ids=["none", "one", "five", "seven", "not in the list"],
)
def test_what_cannot_be_six_words_is_said_and_counts_for_nothing(phone: Phone, words: str) -> None:
    answer = desk_of(make_user(Role.SUPERVISOR)).post("/six-words/", {"words": words, "wish": "stop"})
    assert answer.status_code == 422
    assert not PrivateEntry.objects.filter(action="person_words.bring").exists()


@pytest.mark.parametrize(
    ("kind", "is_colleague_stopped"), [("words", False), ("words_place", True), ("words_hub", True)]
)
def test_tries_are_counted_by_account_by_place_and_in_all(
    set_rate: SetRate, recipient: Recipient, kind: str, is_colleague_stopped: bool
) -> None:
    set_rate(kind, 1)
    first = make_user(Role.PROVIDER, organisation=recipient.organisation)
    colleague = make_user(Role.PROVIDER, organisation=recipient.organisation)
    given = {"words": make_person_words(), "wish": "stop"}
    assert desk_of(first).post("/six-words/", given).status_code == 302
    again = desk_of(first).post("/six-words/", given)
    assert (again.status_code, "Retry-After" in again) == (429, True)
    assert desk_of(colleague).post("/six-words/", given).status_code == (429 if is_colleague_stopped else 302)


@pytest.mark.parametrize("role", [role for role in Role if role not in STAFF])
def test_nobody_else_passes_words_on(phone: Phone, role: Role) -> None:
    assert desk_of(make_user(role)).post("/six-words/", {"words": WORDS, "wish": "stop"}).status_code == 403
    assert Package.objects.get().status == "released"


def test_words_of_another_country_stop_nothing_here(phone: Phone) -> None:
    stranger = make_user(Role.SUPERVISOR, country="ID")
    assert desk_of(stranger).post("/six-words/", {"words": WORDS, "wish": "stop"}).status_code == 302
    assert Package.objects.get().status == "released"
    assert not WithdrawnReferral.objects.filter(referral_id=uuid.UUID(REFERRAL)).exists()
