"""The relay on a real server: power cut between commit and reply, requests cut or doubled, answers at once, nothing leaked."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import socket
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from planted import forms_of
from running_hub import RunningHub
from wire_phone import SYNC, WirePhone, host, post, run_in_hub

from titian.sealing.person_code import make_person_code, proof_of_code, referral_id_of_proof
from titian.sealing.signed import payload_object, read_unverified

pytestmark = pytest.mark.on_both

AT_ONCE = 8
PLANTED = "under the third lamp, in the blue coat"
RARE_ANSWERS = {"P10": "yes", "TL08_when": "before way", "W03": "not_understood"}


# Two members of the organisation that the list names first, each with a session of their own.
MAKE_MEMBERS = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from titian.people.models import Organisation, User
organisation = Organisation.objects.get(pk="%s")
sessions = []
for name in ("%s", "%s"):
    user = User.objects.create_user(name, password=None, role="provider", organisation=organisation)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    sessions.append(session.session_key)
print(json.dumps(sessions))
"""


END_PHONE = """
from django.utils import timezone
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.models import Enrolment
phone = Enrolment.objects.get(pk="%s")
revoke_enrolment(actor=phone.officer, enrolment=phone, now=timezone.now())
print("null")
"""
COUNT_SET_APART = """
from titian.devices.models import QuarantinedItem
print(QuarantinedItem.objects.filter(item_id="%s").count())
"""


def http_request(hub: RunningHub, body: bytes, *, announced: int | None = None) -> bytes:
    head = (
        f"POST {SYNC} HTTP/1.1\r\nHost: field.localhost:{hub.port}\r\nContent-Type: application/jose\r\n"
        f"Content-Length: {len(body) if announced is None else announced}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    running = RunningHub(tmp_path_factory.mktemp("relay"))
    running.prepare()
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def phones(hub: RunningHub) -> Iterator[WirePhone]:
    """As many as are asked for, eight at a time."""

    def enrol() -> Iterator[WirePhone]:
        while True:
            yield from WirePhone.enrol_many(hub, 8)

    return enrol()


@pytest.fixture
def phone(phones: Iterator[WirePhone]) -> WirePhone:
    return next(phones)


def count_traces(dump: bytes, item: dict[str, Any]) -> int:
    """How often the database names an item: SQLite writes ids without dashes, PostgreSQL with them."""
    item_id = uuid.UUID(item["item_id"])
    return dump.count(item_id.hex.encode()) + dump.count(str(item_id).encode())


class CuttingProxy:
    """Passes one request on, waits for the first byte of the answer, then does `cut` and drops the line."""

    def __init__(self, port: int, cut: Callable[[], None]) -> None:
        self._inner, self._cut = port, cut
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.first_byte = b""
        self._thread = threading.Thread(target=self._pass_on, daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join(30)
        assert not self._thread.is_alive()

    def _pass_on(self) -> None:
        with self._listener, self._listener.accept()[0] as outer:
            request = b""
            while b"\r\n\r\n" not in request:
                request += outer.recv(65536)
            head, _, body = request.partition(b"\r\n\r\n")
            [length] = [
                int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")
            ]
            while len(body) < length:
                body += outer.recv(65536)
            with socket.create_connection(("127.0.0.1", self._inner)) as inner:
                inner.sendall(head + b"\r\n\r\n" + body)
                self.first_byte = inner.recv(1)
                self._cut()
            outer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def test_hub_killed_between_commit_and_reply_has_received_once(hub: RunningHub, phone: WirePhone) -> None:
    item = phone.make_item()
    jws = phone.sign(item)
    proxy = CuttingProxy(hub.port, hub.kill)
    with pytest.raises(httpx.TransportError):
        httpx.post(f"http://127.0.0.1:{proxy.port}{SYNC}", headers=host(hub), content=jws, timeout=30)
    proxy.join()
    assert proxy.first_byte == b"H"  # the hub had begun to answer, so it had committed

    hub.start()
    stored = hub.dump_database()
    assert phone.send(jws).json()["code"] == "nonce.spent"
    again = phone.send(phone.sign(item)).json()
    receipt = phone.receipt_of(item, again)
    assert stored.count(receipt.encode()) == 1
    assert phone.send(phone.sign(item)).json()["items"] == again["items"]
    assert count_traces(hub.dump_database(), item) == count_traces(stored, item) > 0


def test_one_item_in_many_requests_at_once_is_received_once(hub: RunningHub, phone: WirePhone) -> None:
    item = phone.make_item()
    requests = [phone.sign(item) for _ in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = [answer.json() for answer in pool.map(phone.send, requests)]
    assert len({phone.receipt_of(item, answer) for answer in answers}) == 1


def test_one_request_many_times_at_once_is_taken_once(hub: RunningHub, phone: WirePhone) -> None:
    jws = phone.sign(phone.make_item())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(phone.send, [jws] * AT_ONCE))
    codes = Counter(answer.json().get("code", "taken") for answer in answers)
    assert codes == {"taken": 1, "nonce.spent": AT_ONCE - 1}


def test_members_who_answer_at_once_are_told_who_was_first(hub: RunningHub, phone: WirePhone) -> None:
    item = phone.make_item()
    phone.send(phone.sign(item))
    names = [f"member-{secrets.token_hex(4)}" for _ in range(2)]
    sessions = run_in_hub(hub, MAKE_MEMBERS % (phone.recipients[0]["organisation_id"], *names))

    def answer(number: int) -> tuple[int, str]:
        action = ["accept", "decline"][number % 2]
        token = secrets.token_hex(16)
        replied = httpx.post(
            f"http://127.0.0.1:{hub.port}/api/v1/packages/{item['item_id']}/{action}",
            headers={"Host": f"localhost:{hub.port}", "X-CSRFToken": token},
            cookies={"titian_session": sessions[number // 2 % 2], "csrftoken": token},
            json={},
            timeout=30,
        )
        body = replied.json()
        return replied.status_code, body.get("status") or body["code"]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = Counter(pool.map(answer, range(AT_ONCE)))
    [first] = [name for status, name in answers if status == 200]
    late = {"accepted": "package.already_taken", "declined": "package.already_declined"}[first]
    assert answers == {(200, first): 1, (409, late): AT_ONCE - 1}


def test_paused_while_it_is_accepted_is_paused_and_each_is_told_one_thing(hub: RunningHub, phone: WirePhone) -> None:
    proof = proof_of_code(make_person_code())
    item = phone.make_item(referral_id=str(referral_id_of_proof(proof)))
    phone.send(phone.sign(item))
    sessions = run_in_hub(
        hub, MAKE_MEMBERS % (phone.recipients[0]["organisation_id"], *(f"late-{secrets.token_hex(4)}" for _ in "12"))
    )
    withdrawal = {"item_id": str(uuid.uuid4()), "kind": "withdrawal", "withdrawal": {"proof": proof.hex()}}
    jws = phone.sign(withdrawal)

    def act(number: int) -> str:
        if number == AT_ONCE // 2:
            status: str = phone.send(jws).json()["items"][0]["status"]
            return status
        token = secrets.token_hex(16)
        replied = httpx.post(
            f"http://127.0.0.1:{hub.port}/api/v1/packages/{item['item_id']}/accept",
            headers={"Host": f"localhost:{hub.port}", "X-CSRFToken": token},
            cookies={"titian_session": sessions[number % 2], "csrftoken": token},
            json={},
            timeout=30,
        ).json()
        told: str = replied.get("status") or replied["code"]
        return told

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = Counter(pool.map(act, range(AT_ONCE)))
    assert told["received"] == 1
    assert told["accepted"] <= 1
    assert set(told) <= {"received", "accepted", "package.already_taken", "package.paused"}
    assert act(0) == "package.paused"
    [row] = phone.send(phone.sign()).json()["referrals"]
    assert row["responsibility"] == ("taken" if told["accepted"] else "waiting")


def test_request_cut_mid_body_is_answered_by_code_and_stores_nothing(hub: RunningHub, phone: WirePhone) -> None:
    item = phone.make_item()
    jws = phone.sign(item).encode()
    with socket.create_connection(("127.0.0.1", hub.port), timeout=30) as line:
        line.sendall(http_request(hub, jws[: len(jws) // 2], announced=len(jws)))
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0].split()[1] == b"400"
    assert json.loads(body)["code"] == "request.unreadable"
    assert phone.receipt_of(item, phone.send(jws.decode()).json())  # not even its nonce was spent


def test_request_over_the_limit_is_answered_by_code(hub: RunningHub) -> None:
    answer = post(hub, SYNC, content=b"x" * (9 * 1024 * 1024))
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


def test_item_over_a_megabyte_is_refused_and_the_others_are_received(hub: RunningHub, phone: WirePhone) -> None:
    good, bad = phone.make_item(), phone.make_item()
    bad["ciphertext"] = base64.b64encode(b"age-encryption.org/v1\n" + bytes(1_500_000)).decode()
    items = phone.send(phone.sign(bad, good)).json()["items"]
    assert [item.get("code") for item in items] == ["item.too_large", None]


def test_what_a_package_says_is_nowhere_on_the_hub(hub: RunningHub, phone: WirePhone) -> None:
    payload = {"level": "NOW", "how_to_meet": PLANTED, "answers": RARE_ANSWERS}
    broken = {**phone.make_item(payload), "ciphertext": base64.b64encode(json.dumps(payload).encode()).decode()}
    item = phone.make_item(payload)
    answer = phone.send(phone.sign(item, broken))
    assert [item["status"] for item in answer.json()["items"]] == ["received", "refused"]
    rare = ['"W03": "not_understood"', '"W03":"not_understood"']
    secret_words = [PLANTED, "third lamp", json.dumps(RARE_ANSWERS), "before way", *rare]
    forms = [form for word in secret_words for form in forms_of(word)]
    files = [path for path in (hub.folder / "data").rglob("*") if path.is_file() and "blobs" not in path.parts]
    places = {"database": hub.dump_database(), "log": hub.log.read_bytes(), "answer": answer.content}
    assert count_traces(places["database"], item) > 0  # so it is the right database that is searched
    for name, held in {**places, **{str(path): path.read_bytes() for path in files}}.items():
        for form in forms:
            assert form.lower().encode() not in held.lower(), f"{form!r} lies in {name}"


def test_log_names_no_phone_officer_or_recipient(hub: RunningHub, phone: WirePhone) -> None:
    phone.send(phone.sign(phone.make_item(), {"item_id": "x"}))
    log = hub.log.read_bytes()
    for word in (phone.enrolment_id, phone.recipients[0]["fingerprint"], phone.recipients[0]["name"], "officer"):
        assert word.encode() not in log


def test_a_part_whose_line_broke_is_fetched_from_there_and_is_whole(hub: RunningHub) -> None:
    manifests = httpx.get(f"http://127.0.0.1:{hub.port}/api/v1/releases", headers=host(hub), timeout=30).json()[
        "manifests"
    ]
    parts = [part for jws in manifests for part in payload_object(read_unverified(jws).payload)["parts"]]
    part = max(parts, key=lambda each: int(each["bytes"]))
    path, half = f"/api/v1/blobs/{part['sha256']}", int(part["bytes"]) // 2
    with socket.create_connection(("127.0.0.1", hub.port), timeout=30) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: field.localhost:{hub.port}\r\n\r\n".encode())
        arrived = b""
        while len(arrived.partition(b"\r\n\r\n")[2]) < half:
            arrived += line.recv(4096)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")  # no goodbye
    first = arrived.partition(b"\r\n\r\n")[2]
    asked = {**host(hub), "Range": f"bytes={len(first)}-", "If-Range": f'"{part["sha256"]}"'}
    rest = httpx.get(f"http://127.0.0.1:{hub.port}{path}", headers=asked, timeout=30)
    assert rest.status_code == 206
    assert rest.headers["Content-Range"] == f"bytes {len(first)}-{part['bytes'] - 1}/{part['bytes']}"
    assert hashlib.sha256(first + rest.content).hexdigest() == part["sha256"]


def test_what_an_ended_phone_brings_is_set_apart_once_though_the_hub_is_killed(
    hub: RunningHub, phone: WirePhone
) -> None:
    run_in_hub(hub, END_PHONE % phone.enrolment_id)
    item = phone.make_item()
    jws = phone.sign(item)
    proxy = CuttingProxy(hub.port, hub.kill)
    with pytest.raises(httpx.TransportError):
        httpx.post(f"http://127.0.0.1:{proxy.port}{SYNC}", headers=host(hub), content=jws, timeout=30)
    proxy.join()
    hub.start()
    again = phone.send(phone.sign(item))
    assert (again.status_code, again.json()["items"][0]["status"]) == (403, "quarantined")
    assert phone.receipt_of(item, again.json())
    assert run_in_hub(hub, COUNT_SET_APART % item["item_id"]) == 1
