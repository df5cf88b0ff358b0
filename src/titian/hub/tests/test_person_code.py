"""A code through staff: what it pauses, who hears of a complaint, and that nobody learns whether it was right."""

from __future__ import annotations

import re
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
from titian.referrals.models import Package, PauseAhead, Referral
from titian.sealing.complaints import open_text
from titian.sealing.person_code import make_person_code, proof_of_code, referral_id_of_proof

pytestmark = pytest.mark.django_db
CODE: Final = make_person_code()
REFERRAL: Final = str(referral_id_of_proof(proof_of_code(CODE)))
STAFF: Final = (Role.SUPERVISOR, Role.PROVIDER, Role.COORDINATOR)


def in_thai(code: str) -> str:
    return " ".join(chr(ord("\N{THAI DIGIT ZERO}") + int(digit)) for digit in code)


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
def test_the_person_pauses_it_through_whoever_they_trust(phone: Phone, role: Role) -> None:
    answer = desk_of(make_user(role)).post("/person-code/", {"code": in_thai(CODE), "wish": "pause"})
    assert (answer.status_code, answer["Location"]) == (302, "/person-code/?done=pause")
    assert Referral.objects.get().paused_at is not None
    assert Package.objects.get().status == "released", "whoever found a code stops no help"


@pytest.mark.parametrize("wish", ["pause", "complain"])
def test_a_wrong_code_gets_the_answer_of_a_right_one(keys: Keys, phone: Phone, wish: str) -> None:
    make_body(keys)
    desk = desk_of(make_user(Role.SUPERVISOR))
    right, wrong = (desk.post("/person-code/", {"code": code, "wish": wish}) for code in (CODE, make_person_code()))
    assert (wrong.status_code, wrong["Location"], wrong.content) == (
        right.status_code,
        right["Location"],
        right.content,
    )
    entries = PrivateEntry.objects.filter(action="person_code.bring").values_list("thing", "detail")
    assert list(entries) == [("country:TH", {"wish": wish})] * 2


@pytest.mark.parametrize(("wish", "said"), [("pause", "it is paused"), ("complain", "wants to complain")])
def test_the_page_promises_nothing_that_a_wrong_code_would_not_get(phone: Phone, wish: str, said: str) -> None:
    page = desk_of(make_user(Role.SUPERVISOR)).get(f"/person-code/?done={wish}").content.decode()
    assert (
        f"If the code is right, {'' if wish == 'pause' else 'the independent body hears that the person '}{said}"
        in page
    )
    assert not re.search(r"\bDone\b", page)


def test_neither_page_nor_log_nor_database_holds_the_code(phone: Phone) -> None:
    desk = desk_of(make_user(Role.SUPERVISOR))
    page = desk.post("/person-code/", {"code": CODE, "wish": "pause"}, follow=True).content.decode()
    kept = [*PrivateEntry.objects.values(), *Referral.objects.values(), *PauseAhead.objects.values()]
    assert REFERRAL[:8] not in page
    assert CODE not in page
    assert CODE not in str(kept)


def test_a_code_that_comes_before_the_referral_pauses_it_when_it_comes(recipient: Recipient) -> None:
    desk_of(make_user(Role.PROVIDER)).post("/person-code/", {"code": CODE, "wish": "pause"})
    phone = make_phone()
    phone.sync(make_package_item(phone, recipient, referral_id=REFERRAL))
    assert Referral.objects.get().paused_at is not None
    assert [row["responsibility"] for row in phone.sync()["referrals"]] == ["waiting"]


def test_a_complaint_reaches_the_independent_body_alone(keys: Keys, phone: Phone) -> None:
    body = make_body(keys)
    desk_of(make_user(Role.PROVIDER)).post("/person-code/", {"code": CODE, "wish": "complain"})
    complaint = Complaint.objects.get()
    said = open_text(bytes(complaint.ciphertext), body.identity)
    assert is_valid(said, "complaint")
    assert complaint.organisation == body.organisation
    assert REFERRAL[:8] in str(said["words"])
    assert said["station"] == phone.enrolment.station.name
    assert Package.objects.get().status == "released", "to complain pauses nothing"


def test_without_a_body_everybody_is_told_that_nothing_was_passed_on(phone: Phone) -> None:
    desk = desk_of(make_user(Role.SUPERVISOR))
    for code in (CODE, make_person_code()):
        answer = desk.post("/person-code/", {"code": code, "wish": "complain"})
        assert answer.status_code == 409
        assert "no independent body" in answer.content.decode()


@pytest.mark.parametrize(
    "code",
    ["", "acorn", CODE[:-1], f"{CODE}0", f"{(int(CODE[0]) + 1) % 10}{CODE[1:]}"],
    ids=["none", "a word", "short", "long", "a slip"],
)
def test_what_cannot_be_a_code_is_said_and_counts_for_nothing(phone: Phone, code: str) -> None:
    answer = desk_of(make_user(Role.SUPERVISOR)).post("/person-code/", {"code": code, "wish": "pause"})
    assert answer.status_code == 422
    assert not PrivateEntry.objects.filter(action="person_code.bring").exists()


@pytest.mark.parametrize(("kind", "is_colleague_stopped"), [("code", False), ("code_place", True), ("code_hub", True)])
def test_tries_are_counted_by_account_by_place_and_in_all(
    set_rate: SetRate, recipient: Recipient, kind: str, is_colleague_stopped: bool
) -> None:
    set_rate(kind, 1)
    first = make_user(Role.PROVIDER, organisation=recipient.organisation)
    colleague = make_user(Role.PROVIDER, organisation=recipient.organisation)
    given = {"code": make_person_code(), "wish": "pause"}
    assert desk_of(first).post("/person-code/", given).status_code == 302
    again = desk_of(first).post("/person-code/", given)
    assert (again.status_code, "Retry-After" in again) == (429, True)
    assert desk_of(colleague).post("/person-code/", given).status_code == (429 if is_colleague_stopped else 302)


@pytest.mark.parametrize("role", [role for role in Role if role not in STAFF])
def test_nobody_else_passes_a_code_on(phone: Phone, role: Role) -> None:
    assert desk_of(make_user(role)).post("/person-code/", {"code": CODE, "wish": "pause"}).status_code == 403
    assert Package.objects.get().status == "released"


def test_a_code_of_another_country_pauses_nothing_here(phone: Phone) -> None:
    stranger = make_user(Role.SUPERVISOR, country="ID")
    assert desk_of(stranger).post("/person-code/", {"code": CODE, "wish": "pause"}).status_code == 302
    assert Package.objects.get().status == "released"
    assert not PauseAhead.objects.filter(referral_id=uuid.UUID(REFERRAL)).exists()
