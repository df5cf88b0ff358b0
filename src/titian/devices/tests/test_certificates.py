"""By what word certificates know an officer, and how phones of before come to one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.api import CERTIFICATE_PATH
from titian.devices.models import CertifiedOfficer, Enrolment
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, make_administrator, make_phone
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.sealing import sign, verify_certificate

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def read(certificate: str) -> dict[str, Any]:
    return verify_certificate(certificate, get_hub_identity().trust)


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def of_before(phone: Phone) -> Phone:
    """Its certificate was signed before they named an officer."""
    payload = read(phone.certificate)
    payload.pop("officer")
    phone.certificate = sign(payload, get_hub_identity().hub_key)
    Enrolment.objects.filter(pk=phone.enrolment_id).update(certificate=phone.certificate)
    return phone


def test_one_account_has_one_word_on_all_phones_and_nobody_else_has_it(keys: Keys) -> None:
    nok, som = make_user(Role.OFFICER, "nok"), make_user(Role.OFFICER, "som")
    first, again, other = (read(make_phone(each).certificate)["officer"] for each in (nok, nok, som))
    assert first == again != other


def test_the_word_says_nothing_of_the_account(phone: Phone) -> None:
    officer = phone.enrolment.officer
    word = read(phone.certificate)["officer"]
    assert word == CertifiedOfficer.objects.get(account=officer).word
    assert len(word) == 16
    assert is_valid(read(phone.certificate), "enrolment", "certificate"), "and no member besides the documented ones"


def test_a_phone_of_before_gets_one_for_the_same_keys(of_before: Phone) -> None:
    answer = of_before.ask(CERTIFICATE_PATH, {})
    assert answer.status_code == 200
    renewed = answer.json()["certificate"]
    before, now = read(of_before.certificate), read(renewed)
    assert "officer" not in before
    same = ("enrolment_id", "officer_jwk", "transport_jwk_thumbprint", "station", "scope", "kind")
    assert {name: before[name] for name in same} == {name: now[name] for name in same}
    assert of_before.enrolment.certificate == renewed
    assert of_before.ask(CERTIFICATE_PATH, {}).json()["certificate"] == renewed, "asked again it is the same"
    assert Entry.objects.filter(action="enrolment.certify").count() == 1


def test_a_phone_that_has_one_keeps_it(phone: Phone) -> None:
    assert phone.ask(CERTIFICATE_PATH, {}).json() == {"certificate": phone.certificate}
    assert not Entry.objects.filter(action="enrolment.certify").exists()


def test_an_ended_phone_gets_none(of_before: Phone) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=of_before.enrolment, now=timezone.now())
    answer = of_before.ask(CERTIFICATE_PATH, {})
    assert (answer.status_code, answer.json()["code"]) == (403, "device.revoked")


def test_nobody_else_gets_it_and_a_request_counts_once(phone: Phone) -> None:
    signed = phone.sign({}, path=CERTIFICATE_PATH)
    field = Client(HTTP_HOST="field.localhost")
    assert field.post(CERTIFICATE_PATH, signed, content_type="application/jose").status_code == 200
    again = field.post(CERTIFICATE_PATH, signed, content_type="application/jose")
    assert (again.status_code, again.json()["code"]) == (401, "nonce.spent")
    elsewhere = field.post(CERTIFICATE_PATH, phone.sign({}), content_type="application/jose")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (401, "signature.invalid")
