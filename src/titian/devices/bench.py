"""How fast a hub takes in sealed items, durably, over HTTP on this machine.

    python -m titian.devices.bench [--clients 4] [--seconds 10] [--batch 1]
    python -m titian.devices.bench --url http://127.0.0.1:8000 --code LINK_CODE

Without `--url` a hub of its own is made in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server:
in a database of its own, dropped afterwards), served as operators serve it, and taken away again. Only loopback is
measured: this is no tool to load somebody else's hub with. Every request is signed and carries fresh ids and a nonce of
its own; the sealed bytes come from a few packages sealed beforehand.

Phones bring processors of their own; here the clients share the hub's. So what a phone does before it sends (taking a
nonce, writing the items, signing) is done before the measured time, and in it a client only writes to its socket and
reads the answer; whether each item was received is read afterwards, from a part of the answers. What the clients, the
hub and a PostgreSQL server on this machine used of the processors stands beside the times. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import base64
import http.client
import json
import os
import re
import resource
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from titian.sealing import (
    SigningKey,
    Trust,
    TrustedKey,
    ciphertext_digest,
    fingerprint,
    generate_signing_key,
    identity_recipient,
    keys_payload,
    make_identity,
    recipients_payload,
    seal_package,
    sign,
    thumbprint,
)
from titian.sealing.encoding import canonical_json
from titian.sealing.requests import REQUEST_TYPE
from titian.sealing.signed import sign_bytes

SYNC: Final = "/api/v1/sync"
LOOPBACK: Final = {"127.0.0.1", "::1", "localhost", "field.localhost"}
LONGEST_SECONDS: Final = 60
MOST_CLIENTS: Final = 32
LARGEST_BATCH: Final = 200
WARM_UP_SECONDS: Final = 1.0
SEALED_BEFOREHAND: Final = 8
CHECKED_EACH: Final = 16
# Requests are made beforehand for this much; a hub that is faster ends the run sooner, and the rates stay right.
MOST_REQUESTS_PER_SECOND: Final = 900
MOST_PREPARED_BYTES: Final = 2 << 30
_LENGTH: Final = re.compile(rb"(?i)content-length: *(\d+)")


@dataclass(frozen=True)
class Plan:
    port: int
    clients: int
    seconds: float
    batch: int


@dataclass(frozen=True)
class Phone:
    """An enrolled phone and a few packages it sealed."""

    transport_jwk: dict[str, str]
    enrolment_id: str
    recipient: str
    ciphertexts: tuple[bytes, ...]


def read_cpu_seconds(parent: int) -> float | None:
    """Processor time of a process and its living descendants so far; None where there is no /proc."""
    total = 0
    try:
        for folder in Path("/proc").glob("[0-9]*"):
            if _descends_from(int(folder.name), parent):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                total += int(fields[11]) + int(fields[12])
    except OSError:
        return None
    return total / os.sysconf("SC_CLK_TCK") if total else None


def _descends_from(process: int, parent: int) -> bool:
    while process > 1:
        if process == parent:
            return True
        try:
            process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def measure(
    plan: Plan, phones: list[Phone], serving: int | None = None, database: int | None = None
) -> dict[str, Any]:  # Any: figures
    """Requests a second and their times with `plan.clients` processes, each sending one request after the other.

    `serving` and `database` are the process ids whose families' processor time is told, None for what is elsewhere.
    """
    context = get_context("fork")
    ready, begin = context.Barrier(plan.clients + 1), context.Barrier(plan.clients + 1)
    families = {"hub": serving, "database": database}
    with context.Pool(plan.clients, initializer=_keep_barriers, initargs=(ready, begin)) as pool:
        jobs = [(plan, phone) for _, phone in zip(range(plan.clients), cycle(phones), strict=False)]
        running = pool.starmap_async(_run_client, jobs)
        _wait_at(ready, running.ready)
        before = {name: read_cpu_seconds(process) if process else None for name, process in families.items()}
        _wait_at(begin, running.ready)
        clients = running.get()
        after = {name: read_cpu_seconds(process) if process else None for name, process in families.items()}
    times = sorted(taken for client in clients for taken in client.times)
    sent = sum(client.sent for client in clients)
    if not times:
        raise SystemExit("No request was answered in time.")

    def at(part: float) -> float:
        return round(times[min(len(times) - 1, int(part * len(times)))] * 1000, 2)

    def each(name: str) -> float | None:
        began, ended = before[name], after[name]
        return round((ended - began) * 1000 / sent, 3) if began and ended else None

    rate = sum(len(client.times) / client.seconds for client in clients)
    return {
        "clients": plan.clients,
        "items_in_a_request": plan.batch,
        "requests": len(times),
        "requests_per_second": round(rate, 1),
        "items_per_second": round(rate * plan.batch, 1),
        "p50_ms": at(0.50),
        "p95_ms": at(0.95),
        "p99_ms": at(0.99),
        "hub_cpu_ms_per_request": each("hub"),
        "database_cpu_ms_per_request": each("database"),
        "client_cpu_ms_per_request": round(sum(client.cpu_seconds for client in clients) * 1000 / sent, 3),
        "bytes_of_a_package": len(phones[0].ciphertexts[0]),
    }


@dataclass(frozen=True)
class _Sent:
    """What one client did: how many requests, the seconds of those after the warm-up, over how long, at which cost."""

    sent: int
    times: list[float]
    seconds: float
    cpu_seconds: float


_barriers: list[Any] = []  # Any: multiprocessing's barriers have no class of their own


def _keep_barriers(*given: Any) -> None:
    _barriers[:] = given


def _wait_at(barrier: Any, is_over: Callable[[], bool]) -> None:
    """Until all are there; not for ever when a client has failed already, whose error then stands in its result."""
    while barrier.n_waiting < barrier.parties - 1 and not is_over():
        time.sleep(0.02)
    if is_over():
        barrier.abort()
    else:
        barrier.wait()


def _run_client(plan: Plan, phone: Phone) -> _Sent:
    ready, begin = _barriers
    try:
        requests = _prepare_requests(plan, phone)
        line = _Line(plan.port)
        ready.wait()
        begin.wait()
    except Exception:
        ready.abort()
        raise
    cpu_before = _own_cpu_seconds()
    counted_from = time.monotonic() + WARM_UP_SECONDS
    counted_until = counted_from + plan.seconds
    sent, times, kept = 0, [], []
    now = time.monotonic()
    for request in requests:
        if now >= counted_until:
            break
        began = now
        answer = line.ask(request)
        now = time.monotonic()
        sent += 1
        if sent % CHECKED_EACH == 1 or not answer.startswith(b"HTTP/1.1 200"):
            kept.append(answer)
        if began >= counted_from:
            times.append(now - began)
    cpu_seconds = _own_cpu_seconds() - cpu_before
    for answer in kept:
        _check_answer(answer)
    return _Sent(sent, times, max(now - counted_from, 0.001), cpu_seconds)


def _own_cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _prepare_requests(plan: Plan, phone: Phone) -> list[bytes]:
    """Signed requests for the whole time, each with a nonce of the hub's, as far as memory goes."""
    key = SigningKey.from_jwk(phone.transport_jwk)
    body = _Body(phone, plan.batch)
    line = http.client.HTTPConnection("127.0.0.1", plan.port, timeout=30)
    left = int((plan.seconds + WARM_UP_SECONDS) * MOST_REQUESTS_PER_SECOND / plan.clients) + 10
    room = MOST_PREPARED_BYTES // plan.clients
    requests: list[bytes] = []
    while left > 0 and room > 0:
        nonce = _post(line, plan.port, "/api/v1/nonce", b"", "application/json")["nonce"]
        content = body.sign(key, phone.enrolment_id, nonce)
        head = (
            f"POST {SYNC} HTTP/1.1\r\nHost: field.localhost:{plan.port}\r\n"
            f"Content-Type: application/jose\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        requests.append(head.encode("ascii") + content)
        left, room = left - 1, room - len(requests[-1])
    line.close()
    return requests


def _check_answer(answer: bytes) -> None:
    head, _, content = answer.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        # Not SystemExit: that would end a client's process, and the others would wait for it for ever.
        raise RuntimeError(f"{SYNC} answered {head[:60]!r}: {content[:300]!r}")
    items = json.loads(content)["items"]
    if any(item["status"] != "received" for item in items):
        raise RuntimeError(f"An item was refused: {items[0]}")


class _Line:
    """One connection that is kept, with as little of Python between request and answer as can be."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        answer = self._receive()
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self._receive()
        found = _LENGTH.search(answer, 0, end)
        if found is None:
            raise RuntimeError(f"An answer does not say how long it is: {answer[:end]!r}")
        whole = end + 4 + int(found[1])
        parts, have = [answer], len(answer)
        while have < whole:
            parts.append(self._receive())
            have += len(parts[-1])
        return b"".join(parts)

    def _receive(self) -> bytes:
        part = self._socket.recv(1 << 17)
        if not part:
            raise RuntimeError("The hub closed the connection.")
        return part


def _post(line: http.client.HTTPConnection, port: int, path: str, body: bytes, content_type: str) -> Any:
    """Any: parsed JSON."""
    line.request("POST", path, body, {"Host": f"field.localhost:{port}", "Content-Type": content_type})
    answer = line.getresponse()
    content = answer.read()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {answer.status}: {content[:300]!r}")
    return json.loads(content)


class _Body:
    """A request's items, written as JSON beforehand as an outbox holds them; only their ids are new each time."""

    def __init__(self, phone: Phone, batch: int) -> None:
        ids = [str(uuid.uuid4()) for _ in range(2 * batch)]
        items = [
            _make_item(item_id, referral_id, phone.recipient, ciphertext)
            for item_id, referral_id, ciphertext in zip(ids[::2], ids[1::2], cycle(phone.ciphertexts), strict=False)
        ]
        text = canonical_json(items).decode("ascii")
        places = {value: number for number, value in enumerate(ids)}
        cut = re.split("(" + "|".join(ids) + ")", text)
        self._between, self._places = cut[::2], [places[value] for value in cut[1::2]]
        self._count = len(ids)

    def sign(self, key: SigningKey, enrolment_id: str, nonce: str) -> bytes:
        fresh = [str(uuid.UUID(bytes=os.urandom(16), version=4)) for _ in range(self._count)]
        parts = [self._between[0]]
        for place, text in zip(self._places, self._between[1:], strict=True):
            parts += fresh[place], text
        return sign_bytes(
            "".join(parts).encode("ascii"),
            key,
            kid=enrolment_id,
            typ=REQUEST_TYPE,
            members={"nonce": nonce, "method": "POST", "path": SYNC},
        ).encode("ascii")


def _make_item(item_id: str, referral_id: str, recipient: str, ciphertext: bytes) -> dict[str, object]:
    envelope = {
        "item_id": item_id,
        "referral_id": referral_id,
        "recipient": recipient,
        "position": 0,
        "level": "TODAY",
        "answer_within": 240,
        "sha256": ciphertext_digest(ciphertext),
    }
    return {
        "item_id": item_id,
        "kind": "package",
        "envelope": envelope,
        "ciphertext": base64.b64encode(ciphertext).decode("ascii"),
    }


def enrol(port: int, code: str) -> Phone:
    """Enrol over HTTP as a phone does, and seal a few packages to the first recipient of the signed list."""
    officer_key, transport_key = generate_signing_key(), generate_signing_key()
    claim = {
        "code": code,
        "officer_jwk": dict(officer_key.public_jwk),
        "transport_jwk": dict(transport_key.public_jwk),
        "app_version": "bench",
    }
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    claimed = _post(line, port, "/api/v1/enrolments/claim", json.dumps(claim).encode(), "application/json")
    line.request("GET", "/api/v1/releases", headers={"Host": f"field.localhost:{port}"})
    offer = json.loads(line.getresponse().read())
    trust = Trust.from_keys(claimed["keys"], thumbprint(claimed["root_jwk"]), claimed["root_jwk"])
    listed = trust.verify(offer["recipients"], kind="recipients", scope=trust.country, role="country")["recipients"]
    claims = {
        "kind": "package",
        "referral_id": str(uuid.uuid4()),
        "recipient": listed[0]["fingerprint"],
        "position": 0,
        "release": "0" * 64,
        "payload": {"level": "TODAY", "how_to_meet": "at the second counter", "needs": ["shelter"]},
    }
    return Phone(
        transport_jwk=transport_key.export_jwk(),
        enrolment_id=claimed["enrolment_id"],
        recipient=listed[0]["fingerprint"],
        ciphertexts=tuple(
            seal_package(claims, officer_key, claimed["certificate"], listed[0]["recipient"])
            for _ in range(SEALED_BEFOREHAND)
        ),
    )


def find_database_process(url: str) -> int | None:
    """The process id of the PostgreSQL server, when it runs on this machine."""
    if not url.startswith("postgres"):
        return None
    import psycopg

    with psycopg.connect(url) as connection:
        if connection.info.host not in LOOPBACK and not connection.info.host.startswith("/"):
            return None
        own = connection.info.backend_pid
    try:
        name, _, rest = Path(f"/proc/{own}/stat").read_text().partition("(")[2].rpartition(")")
    except OSError:
        return None
    return int(rest.split()[1]) if name == "postgres" else None


@contextmanager
def running_hub(phones: int) -> Iterator[tuple[int, list[str], str, int]]:
    """A hub of its own: port, enrolment codes, its database's address (empty: SQLite), process id. Leaves nothing."""
    with tempfile.TemporaryDirectory(prefix="titian-bench-") as folder, _own_database() as url:
        port = _find_free_port()
        environment = {
            **os.environ,
            "TITIAN_DATA": folder,
            "TITIAN_DEMO": "1",
            "TITIAN_COUNTRY": "TH",
            "TITIAN_SECRET_KEY": secrets.token_urlsafe(64),
            "TITIAN_DESK_ORIGIN": f"http://localhost:{port}",
            "TITIAN_FIELD_ORIGIN": f"http://field.localhost:{port}",
            "TITIAN_DATABASE_URL": url,
            # Four phones here send what hundreds would.
            "TITIAN_LIMIT_SYNC": "off",
            "TITIAN_LIMIT_NONCE": "off",
        }
        prepared = subprocess.run(  # noqa: S603  # this very module
            [sys.executable, "-m", "titian.devices.bench", "--prepare", str(phones)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if prepared.returncode:
            raise SystemExit(prepared.stderr[-3000:])
        serving = subprocess.Popen(  # noqa: S603  # the hub as operators start it
            [sys.executable, "-m", "titian.hub.cli", "serve", "--worker", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port, serving)
            yield port, json.loads(prepared.stdout), url, serving.pid
        finally:
            serving.send_signal(signal.SIGTERM)
            try:
                serving.wait(15)
            except subprocess.TimeoutExpired:
                serving.kill()
                serving.wait()


@contextmanager
def _own_database() -> Iterator[str]:
    server = os.environ.get("TITIAN_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    import psycopg

    name = f"titian_bench_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rsplit('/', 1)[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, serving: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if serving.poll() is not None:
            raise SystemExit("The hub ended before it answered.")
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            line.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
            if line.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("The hub did not answer within 20 s.")


def prepare(phones: int) -> list[str]:
    """Inside the hub's own environment: keys, one recipient, officers, and a link code for each phone."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "titian.hub.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from titian.devices.actions.create_enrolment_code import create_enrolment_code
    from titian.people.models import Country, Organisation, Role, Station, User

    call_command("migrate", verbosity=0)
    country = Country.objects.get_or_create(code="TH", defaults={"name": "Thailand"})[0]
    organisation = Organisation.objects.create(
        name="Bench House (fictional)", country=country, kind=Organisation.Kind.PROVIDER, fictional=True
    )
    station = Station.objects.create(name="Bench Bridge (fictional)", kind=Station.Kind.LAND, country=country)
    _make_keys(organisation)
    codes = []
    for number in range(phones):
        officer = User.objects.create_user(f"bench-{number}", role=Role.OFFICER, station=station)
        codes.append(create_enrolment_code(actor=officer, officer=officer, now=timezone.now()).link_code)
    return codes


def _make_keys(organisation: Any) -> None:  # Any: a model, imported only after Django was set up
    from titian.library.identity import HUB_KEY_FILE, KEYS_FILE, RECIPIENTS_FILE, ROOT_FILE, trust_folder

    root, country_key, hub_key = (generate_signing_key() for _ in range(3))
    issued_at, hub_id = datetime.now(UTC), str(uuid.uuid4())
    expires_at = issued_at + timedelta(days=2)
    keys = keys_payload(
        hub_id=hub_id,
        country="TH",
        keys=[
            TrustedKey(country_key.public_jwk, "country", "TH", expires_at),
            TrustedKey(hub_key.public_jwk, "hub", hub_id, expires_at),
        ],
        sequence=1,
        issued_at=issued_at,
        expires_at=expires_at,
    )
    recipient = identity_recipient(make_identity())
    organisation.recipient, organisation.fingerprint = recipient, fingerprint(recipient)
    organisation.save(update_fields=["recipient", "fingerprint"])
    entry = {"organisation_id": str(organisation.pk), "name": organisation.name, "recipient": recipient}
    recipients = recipients_payload(
        country="TH", recipients=[entry], sequence=1, issued_at=issued_at, expires_at=expires_at
    )
    folder: Path = trust_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ROOT_FILE).write_text(json.dumps(dict(root.public_jwk)))
    (folder / HUB_KEY_FILE).write_text(json.dumps(hub_key.export_jwk()))
    (folder / KEYS_FILE).write_text(sign(keys, root))
    (folder / RECIPIENTS_FILE).write_text(sign(recipients, country_key))


def _read_arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--url", help="a hub that runs on this machine; needs --code")
    reader.add_argument("--code", help="a fresh link code of that hub, good for one run")
    reader.add_argument("--clients", type=int, default=4, choices=range(1, MOST_CLIENTS + 1), metavar="N")
    reader.add_argument("--seconds", type=float, default=10.0)
    reader.add_argument("--batch", type=int, default=1, choices=range(1, LARGEST_BATCH + 1), metavar="N")
    reader.add_argument("--prepare", type=int, help=argparse.SUPPRESS)
    given = reader.parse_args()
    if not 0 < given.seconds <= LONGEST_SECONDS:
        reader.error(f"--seconds is more than 0 and at most {LONGEST_SECONDS}")
    if given.url and (urlsplit(given.url).hostname not in LOOPBACK or not given.code):
        reader.error("--url names a hub on this machine (127.0.0.1 or localhost) and needs --code")
    return given


def main() -> None:
    given = _read_arguments()
    if given.prepare:
        sys.stdout.write(json.dumps(prepare(given.prepare)))
        return
    if given.url:
        port = urlsplit(given.url).port or 80
        plan = Plan(port, given.clients, given.seconds, given.batch)
        result = {"database": "of the hub at that address", **measure(plan, [enrol(port, given.code)])}
    else:
        with running_hub(given.clients) as (port, codes, url, serving):
            plan = Plan(port, given.clients, given.seconds, given.batch)
            told = measure(plan, [enrol(port, code) for code in codes], serving, find_database_process(url))
            result = {"database": "PostgreSQL" if url else "SQLite", **told}
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
