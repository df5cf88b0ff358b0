"""The short way of a phone's request and Django's long one give the same answer."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone, translation

from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.models import ReceivedItem
from titian.devices.tests.factories import Phone, make_phone, make_tally_item
from titian.hub.operations.requests import CLASSES, read_counts
from titian.hub.sync_door import SyncDoor
from titian.hub.tests.conftest import SetRate
from titian.hub.wsgi import application
from titian.hub.wsgi import django as long_way
from titian.library.identity import HUB_KEY_FILE, trust_folder
from titian.library.tests.factories import Keys

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
SYNC = "/api/v1/sync"
# Of each answer its own, or said to caches of pages that ask for a language or have a session.
APART = {"titian-nonce", "content-length", "vary", "content-language"}
Answer = tuple[int, dict[str, str], Any]  # Any: parsed JSON
Way = Callable[..., Iterable[bytes]]


def ask(way: Way, body: bytes, *, announced: int | None = None, **members: str) -> Answer:
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": SYNC,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "field.localhost:8000",
        "REMOTE_ADDR": "192.0.2.7",
        "CONTENT_TYPE": "application/jose",
        "CONTENT_LENGTH": str(len(body) if announced is None else announced),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        **members,
    }
    told: list[Any] = []
    content = b"".join(way(environ, lambda status, headers, problem=None: told.extend((status, headers))))
    headers = {name.lower(): value for name, value in told[1]}
    assert int(headers["content-length"]) == len(content)
    policy = headers.get("content-security-policy", "")
    headers["content-security-policy"] = "; ".join(sorted(policy.split("; ")))
    return int(told[0].split()[0]), headers, json.loads(content)


@pytest.fixture(autouse=True)
def kept_connection(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways drop the connection around a request, and with it the test's transaction: held off here."""
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


def refuse_all(*given: object) -> Iterable[bytes]:
    raise AssertionError("This request goes the long way.")


short_way = SyncDoor(refuse_all)  # type: ignore[arg-type]  # as a spy


def good(phone: Phone) -> bytes:
    return phone.sign([make_tally_item(), {"item_id": "x"}]).encode()


def nonsense(phone: Phone) -> bytes:
    return b"nonsense"


def not_text(phone: Phone) -> bytes:
    return b"\xff\xfe"


def stranger(phone: Phone) -> bytes:
    other = make_phone()
    body = other.sign([])
    other.enrolment.delete()
    return body.encode()


def forged(phone: Phone) -> bytes:
    head, body, signature = phone.sign([]).split(".")
    return ".".join([head, body, signature[:-4] + "AAAA"]).encode()


def spent(phone: Phone) -> bytes:
    body = phone.sign([])
    assert phone.send(body).status_code == 200
    return body.encode()


def no_list(phone: Phone) -> bytes:
    return phone.sign({}).encode()


def ended(phone: Phone) -> bytes:
    if not phone.enrolment.is_revoked:
        revoke_enrolment(actor=phone.enrolment.officer, enrolment=phone.enrolment, now=timezone.now())
    return phone.sign([make_tally_item()]).encode()


def unsigned_hub(phone: Phone) -> bytes:
    (trust_folder() / HUB_KEY_FILE).unlink(missing_ok=True)
    return phone.sign([]).encode()


@pytest.mark.parametrize(
    ("make", "status", "code"),
    [
        (good, 200, None),
        (nonsense, 400, "request.unreadable"),
        (not_text, 400, "request.unreadable"),
        (no_list, 400, "request.unreadable"),
        (stranger, 401, "device.unknown"),
        (forged, 401, "signature.invalid"),
        (spent, 401, "nonce.spent"),
        (ended, 403, "device.revoked"),
        (unsigned_hub, 503, "hub.key_missing"),
    ],
)
def test_both_ways_answer_alike(phone: Phone, make: Callable[[Phone], bytes], status: int, code: str | None) -> None:
    answers = [ask(way, make(phone)) for way in (short_way, long_way)]
    for told, headers, content in answers:
        assert (told, content.get("code")) == (status, code)
        assert headers["titian-nonce"]
    (_, short, short_content), (_, long, long_content) = answers
    assert {name: short.get(name) for name in {*short, *long} - APART} == {
        name: long.get(name) for name in {*short, *long} - APART
    }
    assert short_content.keys() == long_content.keys()
    assert short_content.get("message") == long_content.get("message")


@pytest.mark.parametrize("announced", [9 << 20, 400])
def test_requests_too_large_or_cut_are_refused_alike(phone: Phone, announced: int) -> None:
    body = phone.sign([]).encode()[:300]
    short, long = (ask(way, body, announced=announced) for way in (short_way, long_way))
    assert (short[0], short[2]) == (long[0], long[2])
    assert short[0] in {400, 413}


def test_what_the_hub_cannot_explain_is_told_alike(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*given: object, **named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("titian.devices.api.sync_items", stumble)
    short, long = (ask(way, b"x") for way in (short_way, long_way))
    assert (short[0], short[2]) == (long[0], long[2]) == (500, short[2])
    assert short[2]["code"] == "hub.failed"


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError, AttributeError])
def test_receipt_leaves_also_when_the_connection_cannot_be_given_back(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    calls: list[None] = []

    def stumble() -> None:
        calls.append(None)
        raise problem

    monkeypatch.setitem(connections["default"].settings_dict, "OPTIONS", {})
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", stumble)
    status, _, content = ask(short_way, phone.sign([make_tally_item()]).encode())
    assert (status, len(calls), len(content["receipts"])) == (200, 1, 1)


def test_thread_keeps_a_connection_of_the_pool_until_something_went_wrong_with_it(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connections["default"]
    looked_at: list[bool] = []
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"pool": {}})
    monkeypatch.setattr(
        connection, "close_if_unusable_or_obsolete", lambda: looked_at.append(connection.errors_occurred)
    )
    assert ask(short_way, phone.sign([make_tally_item()]).encode())[0] == 200
    assert looked_at == []

    def lose_the_server(*given: object, **named: object) -> None:
        monkeypatch.setattr(connection, "errors_occurred", True)
        raise OperationalError

    monkeypatch.setattr("titian.devices.api.sync_items", lose_the_server)
    assert ask(short_way, b"x")[0] == 503
    assert looked_at == [True]


@pytest.mark.parametrize("host", ["localhost:8000", "field.localhost:8000"])
def test_both_hosts_close_to_pages_what_the_long_way_closes_there(phone: Phone, host: str) -> None:
    """The desk keeps camera and microphone shut, and one door answers on both hosts, in whichever order."""
    for _ in range(2):
        short, long = (ask(way, phone.sign([]).encode(), HTTP_HOST=host)[1] for way in (short_way, long_way))
        assert short["permissions-policy"] == long["permissions-policy"]
        assert ("camera=()" in short["permissions-policy"]) == (host == "localhost:8000")
        other = "field.localhost:8000" if host == "localhost:8000" else "localhost:8000"
        assert (
            ask(short_way, phone.sign([]).encode(), HTTP_HOST=other)[1]["permissions-policy"]
            != (short["permissions-policy"])
        )


def test_phone_that_asks_too_often_waits_on_both_ways(phone: Phone, set_rate: SetRate) -> None:
    set_rate("sync", 1)
    assert ask(short_way, phone.sign([]).encode())[0] == 200
    for way in (short_way, long_way):
        status, headers, content = ask(way, phone.sign([]).encode())
        assert (status, content["code"]) == (429, "rate.exceeded")
        assert int(headers["retry-after"]) > 0


def test_bad_requests_of_both_ways_are_counted_together(phone: Phone, set_rate: SetRate) -> None:
    set_rate("bad_request", 4)
    statuses = [ask(way, b"nonsense")[0] for way in (short_way, long_way) * 3]
    assert statuses == [400, 400, 400, 400, 429, 429]
    assert ask(short_way, phone.sign([]).encode())[0] == 429  # unread
    assert ask(short_way, phone.sign([]).encode(), REMOTE_ADDR="192.0.2.8")[0] == 200


def test_an_old_nonce_is_no_attack_on_the_short_way(phone: Phone, set_rate: SetRate) -> None:
    set_rate("bad_request", 1)
    body = phone.sign([]).encode()
    assert [ask(short_way, body)[0] for _ in range(4)] == [200, 401, 401, 401]


def test_answers_are_english_whatever_the_thread_spoke_before(phone: Phone) -> None:
    with translation.override("id"):
        _, _, content = ask(short_way, b"nonsense")
        assert translation.get_language() == "id"
    assert content["message"] == ask(long_way, b"nonsense")[2]["message"]


def test_requests_of_the_short_way_are_counted(phone: Phone) -> None:
    def count() -> int:
        return read_counts()["api"][CLASSES.index("2xx")]

    body = phone.sign([]).encode()
    before = count()
    assert ask(short_way, body)[0] == 200
    assert count() == before + 1


def test_item_stored_on_one_way_is_known_on_the_other(phone: Phone) -> None:
    item = make_tally_item()
    answers = [ask(way, phone.sign([item]).encode())[2] for way in (short_way, long_way, short_way)]
    assert ReceivedItem.objects.count() == 1
    assert len({answer["receipts"][0] for answer in answers}) == 1


@pytest.mark.parametrize(
    "members",
    [
        {"REQUEST_METHOD": "GET"},
        {"PATH_INFO": "/api/v1/nonce"},
        {"PATH_INFO": "/api/v1/sync/"},
        {"HTTP_COOKIE": "titian_session=x"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": ""},
    ],
)
def test_everything_else_goes_to_django(phone: Phone, members: dict[str, str]) -> None:
    with pytest.raises(AssertionError, match="long way"):
        ask(short_way, phone.sign([]).encode(), announced=None, **members)


def test_where_https_is_due_http_goes_to_django(phone: Phone, settings: Any) -> None:
    body = phone.sign([]).encode()
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    with pytest.raises(AssertionError, match="long way"):
        ask(short_way, body)
    assert ask(short_way, body, HTTP_X_FORWARDED_PROTO="https")[0] == 200


def test_the_server_serves_by_this_door() -> None:
    assert isinstance(application, SyncDoor)
