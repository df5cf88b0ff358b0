"""Doors with a rate: who knocks too often is told so, kindly, and when to come again."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.models import Enrolment, EnrolmentCode, ReceivedItem
from titian.devices.tests.conftest import data_folder, keys
from titian.devices.tests.factories import Phone, make_phone, make_tally_item
from titian.hub.limits import list_limited, list_signed
from titian.hub.middleware import DESK, FIELD
from titian.hub.tests.conftest import SetRate
from titian.hub.tests.test_permissions import list_routes
from titian.library.tests.factories import Keys
from titian.people.limits import forget_shares
from titian.people.models import Role
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.sealing import generate_signing_key

__all__ = ["data_folder", "keys"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
FIELD_HOST = {"host": "field.localhost"}
WRONG = {"code": "ABCD-EFGH-JKMN", "officer_jwk": {}, "transport_jwk": {}}


def test_every_door_is_a_route() -> None:
    routes = {route for urlconf in (DESK, FIELD) for route in list_routes(urlconf)}
    assert {*list_limited(), *list_signed()} <= routes


@pytest.mark.parametrize(
    ("kind", "method", "path"),
    [
        ("sign_in", "POST", "/accounts/login/"),
        ("sign_in", "POST", "/accounts/second-factor/"),
        ("sign_in", "POST", "//accounts/login/"),
        ("lookup", "GET", "/invitation/abcdefgh/"),
        ("claim", "POST", "/api/v1/enrolments/claim"),
        ("nonce", "POST", "/api/v1/nonce"),
        ("public", "GET", "/api/v1/releases"),
        ("public", "GET", f"/api/v1/blobs/{'0' * 64}"),
        ("public", "HEAD", f"/api/v1/blobs/{'0' * 64}"),
    ],
)
def test_each_door_has_its_rate(kind: str, method: str, path: str, client: Client, set_rate: SetRate) -> None:
    set_rate(kind, 3)
    answers = [client.generic(method, path, headers={"host": "localhost"}) for _ in range(5)]
    for answer in answers:
        read_body(answer)
    statuses = [answer.status_code for answer in answers]
    if path.startswith("//"):  # not an address of ours: no door, nothing to count
        assert 429 not in statuses
        return
    assert 429 not in statuses[:3]
    assert statuses[3:] == [429, 429]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 86_400


def test_programs_are_told_by_code_and_people_by_a_page(client: Client, set_rate: SetRate) -> None:
    set_rate("nonce", 1)
    set_rate("sign_in", 1)
    client.post("/api/v1/nonce", headers=FIELD_HOST)
    told = client.post("/api/v1/nonce", headers=FIELD_HOST)
    assert (told.status_code, told.json()["code"]) == (429, "rate.exceeded")
    client.post("/accounts/login/")
    page = client.post("/accounts/login/").content.decode()
    assert "A little too fast" in page
    assert "rate.exceeded" in page


def test_forged_forwarding_wins_nothing_without_a_proxy(client: Client, set_rate: SetRate) -> None:
    set_rate("nonce", 2)
    statuses = [
        client.post(
            "/api/v1/nonce",
            headers={**FIELD_HOST, "x-forwarded-for": f"198.51.100.{number}", "forwarded": "for=1.2.3.4"},
        ).status_code
        for number in range(4)
    ]
    assert statuses == [200, 200, 429, 429]


def test_behind_a_proxy_each_client_is_counted_and_what_it_claims_is_not(
    client: Client, set_rate: SetRate, settings: Settings
) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, behind_proxy=True)
    set_rate("nonce", 2)

    def ask(forwarded: str) -> int:
        return client.post("/api/v1/nonce", headers={**FIELD_HOST, "x-forwarded-for": forwarded}).status_code

    assert [ask("203.0.113.1") for _ in range(3)] == [200, 200, 429]
    assert ask("203.0.113.2") == 200
    # The client wrote the first entries itself; the proxy added the last.
    assert [ask(f"198.51.100.{number}, 203.0.113.3") for number in range(3)] == [200, 200, 429]


def test_wrong_password_is_counted_against_the_address_behind_the_proxy(client: Client, settings: Settings) -> None:
    from axes.models import AccessAttempt

    settings.TITIAN = dataclasses.replace(settings.TITIAN, behind_proxy=True)
    client.post(
        "/accounts/login/",
        {"login": "nobody", "password": "wrong"},
        headers={"x-forwarded-for": "198.51.100.1, 203.0.113.5"},
    )
    assert [row.ip_address for row in AccessAttempt.objects.all()] == ["203.0.113.5"]


def test_phones_are_counted_each_for_itself(client: Client, keys: Keys, set_rate: SetRate) -> None:
    set_rate("sync", 2)
    first, second = make_phone(), make_phone()

    def send(phone: Phone) -> int:
        nonce = client.post("/api/v1/nonce", headers=FIELD_HOST).json()["nonce"]
        return client.post(
            "/api/v1/sync", phone.sign([], nonce=nonce), content_type="application/jose", headers=FIELD_HOST
        ).status_code

    assert [send(first) for _ in range(3)] == [200, 200, 429]
    assert send(second) == 200


def test_phone_that_is_put_off_loses_nothing(client: Client, keys: Keys, set_rate: SetRate) -> None:
    """The same signed request is taken as it is once its time has come: neither item nor nonce was spent."""
    set_rate("sync", 1)
    phone = make_phone()
    assert phone.send(phone.sign([])).status_code == 200
    item = make_tally_item()
    jws = phone.sign([item])
    put_off = phone.send(jws)
    assert (put_off.status_code, put_off.json()["code"]) == (429, "rate.exceeded")
    assert int(put_off.headers["Retry-After"]) > 0
    assert not ReceivedItem.objects.exists()
    forget_shares()  # as when the next window begins
    taken = phone.send(jws)
    assert taken.status_code == 200
    assert taken.json()["items"][0]["status"] == "received"
    assert ReceivedItem.objects.get().item_id == uuid.UUID(item["item_id"])


def test_unsigned_requests_close_the_door_to_their_address(client: Client, keys: Keys, set_rate: SetRate) -> None:
    set_rate("bad_request", 3)

    def send(body: str) -> int:
        return client.post("/api/v1/sync", body, content_type="application/jose", headers=FIELD_HOST).status_code

    assert [send("nonsense") for _ in range(5)] == [400, 400, 400, 429, 429]


def test_an_old_nonce_is_no_attack(client: Client, keys: Keys, set_rate: SetRate) -> None:
    set_rate("bad_request", 1)
    phone = make_phone()
    nonce = client.post("/api/v1/nonce", headers=FIELD_HOST).json()["nonce"]
    jws = phone.sign([], nonce=nonce)
    statuses = [
        client.post("/api/v1/sync", jws, content_type="application/jose", headers=FIELD_HOST).status_code
        for _ in range(4)
    ]
    assert statuses == [200, 401, 401, 401]


def test_typed_codes_are_counted_on_the_whole_hub_and_read_ones_go_on(
    client: Client, keys: Keys, set_rate: SetRate
) -> None:
    set_rate("claim_hub", 2)

    def claim(code: str) -> str:
        phone = make_phone()
        body = {
            "code": code,
            "officer_jwk": dict(phone.officer_key.public_jwk),
            "transport_jwk": dict(phone.transport_key.public_jwk),
        }
        answer = client.post(
            "/api/v1/enrolments/claim", body, content_type="application/json", headers=FIELD_HOST
        ).json()
        return str(answer.get("code"))

    assert [claim("ABCD-EFGH-JKMN") for _ in range(3)] == ["enrolment.code_wrong"] * 2 + ["rate.exceeded"]
    assert claim("A" * 22) == "enrolment.code_wrong"


# --- a thousand guesses ---


def claim_from(client: Client, address: str, code: str) -> tuple[int, str, str]:
    phone_keys = {name: dict(generate_signing_key().public_jwk) for name in ("officer_jwk", "transport_jwk")}
    answer = client.post(
        "/api/v1/enrolments/claim",
        {"code": code, **phone_keys},
        content_type="application/json",
        headers=FIELD_HOST,
        REMOTE_ADDR=address,
    )
    return answer.status_code, str(answer.json().get("code", "")), answer.headers.get("Retry-After", "")


@pytest.mark.parametrize("addresses", [1, 50])
def test_thousand_guesses_open_nothing_and_the_officer_is_back_in_time(
    client: Client, keys: Keys, addresses: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guesser even saw the first four letters. docs/developers/api.md says how long the officer waits at most."""
    now = timezone.now().replace(second=0, microsecond=0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    officer, administrator = make_user(Role.OFFICER), make_user(Role.ADMINISTRATOR)
    code = create_enrolment_code(actor=administrator, officer=officer, now=now)
    seen: dict[str, int] = {}
    for number in range(1000):
        guess = f"{code.typed_code[:4]}-{number:04d}-ZZZZ"
        status, said, _ = claim_from(client, f"198.51.100.{number % addresses}", guess)
        assert status in {403, 429}
        seen[said] = seen.get(said, 0) + 1
    assert seen["enrolment.code_wrong"] == EnrolmentCode.MAX_TRIES
    assert not Enrolment.objects.exists()
    assert claim_from(client, "203.0.113.9", code.typed_code)[1] in {"enrolment.code_locked", "rate.exceeded"}
    # A new code: read by camera it works at once, from the guesser's neighbour at the same counter too after a minute.
    again = create_enrolment_code(actor=administrator, officer=officer, now=now)
    assert claim_from(client, "203.0.113.9", again.link_code)[0] == 200
    other = create_enrolment_code(actor=administrator, officer=make_user(Role.OFFICER), now=now)
    status, said, wait = claim_from(client, "203.0.113.9", other.typed_code)
    if addresses == 1:
        assert status == 200, "one guesser closes the door for nobody else"
    else:
        assert (status, said) == (429, "rate.exceeded")
        assert 0 < int(wait) <= 600
    now += timedelta(seconds=int(wait or 0))
    third = create_enrolment_code(actor=administrator, officer=make_user(Role.OFFICER), now=now)
    now += timedelta(seconds=60 if addresses == 1 else 0)
    assert claim_from(client, "198.51.100.0", third.typed_code)[0] == 200
