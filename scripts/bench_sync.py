"""How fast a hub takes in sealed items, durably, over HTTP on this machine, and how fast ODK Central does beside it.

    python scripts/bench_sync.py [--clients 4] [--seconds 10] [--batch 1] [--clear]
    python scripts/bench_sync.py --url http://127.0.0.1:8000 --code LINK_CODE
    TITIAN_CENTRAL=../central-backend python scripts/bench_sync.py --pairs 5

`--pairs` measures ours and Central (scripts/bench_central.py) in turn, as many processes each, and what stands between
them in each pair. Without `--url` a hub of its own is made in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server:
in a database of its own, dropped afterwards), served as operators serve it, and taken away again. Only loopback is
measured: this is no tool to load somebody else's hub with. Every request is signed and carries fresh ids and a nonce of
its own; the sealed bytes come from a few packages sealed beforehand, each envelope is sealed to the hub anew. `--clear`
sends envelopes as phones did before 30 November 2026, and still do until they have heard of the hub's key.

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
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, Protocol
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
    seal_envelope,
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
MOST_PAIRS: Final = 20
WARM_UP_SECONDS: Final = 1.0
SEALED_BEFOREHAND: Final = 8
CHECKED_EACH: Final = 16
# Requests are made beforehand for this much; a hub that is faster ends the run sooner, and the rates stay right.
MOST_REQUESTS_PER_SECOND: Final = 900
MOST_PREPARED_BYTES: Final = 2 << 30
_LENGTH: Final = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


class Client(Protocol):
    """Somebody who sends: where to, what, and whether an answer says that it was taken in."""

    @property
    def port(self) -> int: ...

    def write_requests(self, most: int) -> list[bytes]:
        """Whole requests as they go over the line, at most so many."""

    def check(self, answer: bytes) -> None:
        """Raises RuntimeError for an answer that is no receipt."""


@dataclass(frozen=True)
class Phone:
    """An enrolled phone and a few packages it sealed; `hub_recipient` opens its envelopes, none leaves them clear."""

    transport_jwk: dict[str, str]
    enrolment_id: str
    recipient: str
    ciphertexts: tuple[bytes, ...]
    hub_recipient: str | None


def read_cpu_seconds(parent: int) -> float | None:
    """Processor time of a process and its living descendants so far; None where there is no /proc."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if _descends_from(int(folder.name), parent):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                total += int(fields[11]) + int(fields[12])
        except OSError:  # it has ended meanwhile
            continue
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
    clients: Sequence[Client], seconds: float, families: Mapping[str, Sequence[int]]
) -> dict[str, Any]:  # Any: figures
    """Requests a second and their times, each client in a process of its own, one request after the other.

    `families`: by name, the process ids whose families' processor time is told; none for what is elsewhere.
    """
    context = get_context("fork")
    ready, begin = context.Barrier(len(clients) + 1), context.Barrier(len(clients) + 1)
    with context.Pool(len(clients), initializer=_keep_barriers, initargs=(ready, begin)) as pool:
        running = pool.starmap_async(_run_client, [(client, seconds, len(clients)) for client in clients])
        _wait_at(ready, running.ready)
        before = {name: _read_cpu(parents) for name, parents in families.items()}
        _wait_at(begin, running.ready)
        done = running.get()
        after = {name: _read_cpu(parents) for name, parents in families.items()}
    times = sorted(taken for client in done for taken in client.times)
    sent = sum(client.sent for client in done)
    if not times:
        raise SystemExit("No request was answered in time.")

    def at(part: float) -> float:
        return round(times[min(len(times) - 1, int(part * len(times)))] * 1000, 2)

    def each(name: str) -> float | None:
        began, ended = before[name], after[name]
        return round((ended - began) * 1000 / sent, 3) if began and ended else None

    rate = sum(len(client.times) / client.seconds for client in done)
    return {
        "clients": len(clients),
        "requests": len(times),
        "requests_per_second": round(rate, 1),
        "p50_ms": at(0.50),
        "p95_ms": at(0.95),
        "p99_ms": at(0.99),
        **{f"{name}_cpu_ms_per_request": each(name) for name in families},
        "client_cpu_ms_per_request": round(sum(client.cpu_seconds for client in done) * 1000 / sent, 3),
    }


def _read_cpu(parents: Sequence[int]) -> float | None:
    found = [read_cpu_seconds(parent) for parent in parents]
    return sum(used for used in found if used is not None) or None


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


def _run_client(client: Client, seconds: float, clients: int) -> _Sent:
    ready, begin = _barriers
    try:
        requests = client.write_requests(int((seconds + WARM_UP_SECONDS) * MOST_REQUESTS_PER_SECOND / clients) + 10)
        line = _Line(client.port)
        ready.wait()
        begin.wait()
    except Exception:
        ready.abort()
        raise
    cpu_before = _own_cpu_seconds()
    counted_from = time.monotonic() + WARM_UP_SECONDS
    counted_until = counted_from + seconds
    sent, kept = 0, []
    times: list[float] = []
    now = time.monotonic()
    for request in requests:
        if now >= counted_until and times:  # where a machine stalls, one at least is counted, and how long that took
            break
        began = now
        answer = line.ask(request)
        now = time.monotonic()
        sent += 1
        if sent % CHECKED_EACH == 1 or not answer.startswith(b"HTTP/1.1 2"):
            kept.append(answer)
        if began >= counted_from:
            times.append(now - began)
    cpu_seconds = _own_cpu_seconds() - cpu_before
    for answer in kept:
        client.check(answer)
    return _Sent(sent, times, max(now - counted_from, 0.001), cpu_seconds)


def _own_cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class PhoneClient:
    """A phone that sends `batch` packages a request."""

    port: int
    phone: Phone
    batch: int

    def write_requests(self, most: int) -> list[bytes]:
        """Each with a nonce of the hub's, as far as memory goes."""
        key = SigningKey.from_jwk(self.phone.transport_jwk)
        body = _Body(self.phone, self.batch)
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        room = MOST_PREPARED_BYTES // MOST_CLIENTS
        requests: list[bytes] = []
        while len(requests) < most and room > 0:
            content = body.sign(key, self.phone.enrolment_id, _take_nonce(line, self.port))
            head = (
                f"POST {SYNC} HTTP/1.1\r\nHost: field.localhost:{self.port}\r\n"
                f"Content-Type: application/jose\r\nContent-Length: {len(content)}\r\n\r\n"
            )
            requests.append(head.encode("ascii") + content)
            room -= len(requests[-1])
        line.close()
        return requests

    def check(self, answer: bytes) -> None:
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


def post_json(
    line: http.client.HTTPConnection, host: str, path: str, body: object, headers: dict[str, str] | None = None
) -> Any:
    """Any: parsed JSON."""
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    line.request("POST", path, sent, {"Host": host, "Content-Type": "application/json", **(headers or {})})
    answer = line.getresponse()
    content = answer.read()
    if answer.status not in (http.HTTPStatus.OK, http.HTTPStatus.CREATED):
        raise RuntimeError(f"{path} answered {answer.status}: {content[:300]!r}")
    return json.loads(content)


class _Body:
    """A request's items: all but ids and envelopes is written as JSON beforehand, as an outbox holds it."""

    def __init__(self, phone: Phone, batch: int) -> None:
        self._phone = phone
        self._packages = [
            (ciphertext_digest(ciphertext), base64.b64encode(ciphertext).decode("ascii"))
            for ciphertext, _ in zip(cycle(phone.ciphertexts), range(batch), strict=False)
        ]

    def sign(self, key: SigningKey, enrolment_id: str, nonce: str) -> bytes:
        items = ",".join(self._write_item(digest, ciphertext) for digest, ciphertext in self._packages)
        return sign_bytes(
            f"[{items}]".encode("ascii"),
            key,
            kid=enrolment_id,
            typ=REQUEST_TYPE,
            members={"nonce": nonce, "method": "POST", "path": SYNC},
        ).encode("ascii")

    def _write_item(self, digest: str, ciphertext: str) -> str:
        item_id, referral_id = uuid.uuid4(), uuid.uuid4()
        envelope: dict[str, object] = {
            "item_id": str(item_id),
            "referral_id": str(referral_id),
            "recipient": self._phone.recipient,
            "position": 0,
            "level": "TODAY",
            "answer_within": 240,
            "sha256": digest,
        }
        if self._phone.hub_recipient:
            sealed = base64.b64encode(seal_envelope(envelope, self._phone.hub_recipient)).decode("ascii")
            said = f'"{sealed}"'
        else:
            said = canonical_json(envelope).decode("ascii")
        return f'{{"ciphertext":"{ciphertext}","envelope":{said},"item_id":"{item_id}","kind":"package"}}'


def enrol(port: int, code: str, *, is_clear: bool = False) -> Phone:
    """Enrol over HTTP as a phone does, and seal a few packages to the first recipient of the signed list.

    `is_clear`: as a phone that has not heard of the hub's key for envelopes.
    """
    officer_key, transport_key = generate_signing_key(), generate_signing_key()
    claim = {
        "code": code,
        "officer_jwk": dict(officer_key.public_jwk),
        "transport_jwk": dict(transport_key.public_jwk),
        "app_version": "bench",
    }
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    claimed = post_json(line, f"field.localhost:{port}", "/api/v1/enrolments/claim", claim)
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
    asked = sign_bytes(
        b"[]",
        transport_key,
        kid=claimed["enrolment_id"],
        typ=REQUEST_TYPE,
        members={"nonce": _take_nonce(line, port), "method": "POST", "path": SYNC},
    )
    answer = post_json(
        line, f"field.localhost:{port}", SYNC, asked.encode("ascii"), {"Content-Type": "application/jose"}
    )
    standing = trust.verify(answer["standing"], kind="standing", scope=trust.hub_id, role="hub")
    recipient = standing.get("envelope_recipient")
    return Phone(
        transport_jwk=transport_key.export_jwk(),
        enrolment_id=claimed["enrolment_id"],
        recipient=listed[0]["fingerprint"],
        ciphertexts=tuple(
            seal_package(claims, officer_key, claimed["certificate"], listed[0]["recipient"])
            for _ in range(SEALED_BEFOREHAND)
        ),
        hub_recipient=None if is_clear or not recipient else str(recipient),
    )


def _take_nonce(line: http.client.HTTPConnection, port: int) -> str:
    nonce: str = post_json(line, f"field.localhost:{port}", "/api/v1/nonce", b"")["nonce"]
    return nonce


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
    with tempfile.TemporaryDirectory(prefix="titian-bench-") as folder, own_database() as url:
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
        prepared = subprocess.run(  # this very file
            [sys.executable, __file__, "--prepare", str(phones)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if prepared.returncode:
            raise SystemExit(prepared.stderr[-3000:])
        serving = subprocess.Popen(  # the hub as operators start it
            [sys.executable, "-m", "titian.hub.cli", "serve", "--worker", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port, serving, "/healthz", f"localhost:{port}")
            yield port, json.loads(prepared.stdout), url, serving.pid
        finally:
            serving.send_signal(signal.SIGTERM)
            try:
                serving.wait(15)
            except subprocess.TimeoutExpired:
                serving.kill()
                serving.wait()


@contextmanager
def own_database() -> Iterator[str]:
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


def wait_for(port: int, process: subprocess.Popen[bytes], path: str, host: str) -> None:
    """Until the process answers there; raises SystemExit where it ends first or takes longer than 20 s."""
    for _ in range(200):
        if process.poll() is not None:
            raise SystemExit("The server ended before it answered.")
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            line.request("GET", path, headers={"Host": host})
            if line.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("The server did not answer within 20 s.")


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
    from titian.library.envelope_key import make_envelope_key
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
    make_envelope_key(folder.parent)
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
    reader.add_argument("--clear", action="store_true", help="envelopes in the clear, as a phone of before sends them")
    reader.add_argument("--pairs", type=int, choices=range(1, MOST_PAIRS + 1), metavar="N", help="beside ODK Central")
    reader.add_argument("--prepare", type=int, help=argparse.SUPPRESS)
    given = reader.parse_args()
    if not 0 < given.seconds <= LONGEST_SECONDS:
        reader.error(f"--seconds is more than 0 and at most {LONGEST_SECONDS}")
    if given.url and (urlsplit(given.url).hostname not in LOOPBACK or not given.code):
        reader.error("--url names a hub on this machine (127.0.0.1 or localhost) and needs --code")
    return given


def measure_ours(clients: int, seconds: float, batch: int, *, is_clear: bool = False) -> dict[str, Any]:  # Any: figures
    """A hub of its own; on PostgreSQL where TITIAN_DATABASE_URL names a server."""
    with running_hub(clients) as (port, codes, url, serving):
        phones = [enrol(port, code, is_clear=is_clear) for code in codes]
        server = find_database_process(url)
        families = {"hub": [serving], "database": [server] if server else []}
        told = measure([PhoneClient(port, phone, batch) for phone in phones], seconds, families)
        return {"database": "PostgreSQL" if url else "SQLite", **_count_items(told, batch, phones)}


def measure_at(address: str, code: str, clients: int, seconds: float, batch: int) -> dict[str, Any]:  # Any: figures
    """The hub at that address, with one phone that is many."""
    port = urlsplit(address).port or 80
    phone = enrol(port, code)
    told = measure([PhoneClient(port, phone, batch)] * clients, seconds, {"hub": [], "database": []})
    return {"database": "of the hub at that address", **_count_items(told, batch, [phone])}


def _count_items(told: dict[str, Any], batch: int, phones: Sequence[Phone]) -> dict[str, Any]:  # Any: figures
    return {
        **told,
        "items_in_a_request": batch,
        "items_per_second": round(told["requests_per_second"] * batch, 1),
        "bytes_of_a_package": len(phones[0].ciphertexts[0]),
    }


def measure_beside_central(pairs: int, clients: int, seconds: float) -> dict[str, Any]:  # Any: figures
    """Ours and ODK Central in turn, one by one, on PostgreSQL, with as many processes; the medians of both and of their
    ratios, pair by pair. What is not measured does not run.
    """
    from bench_central import prepared_central

    processes = int(os.environ.get("TITIAN_PROCESSES", "2"))
    ours, theirs = [], []
    with prepared_central(processes) as central:
        os.environ["TITIAN_PROCESSES"] = str(processes)  # as many of ours
        for _ in range(pairs):
            ours.append(measure_ours(clients, seconds, 1))
            theirs.append(central.measure(clients, seconds))
    for one in ours:
        one["server_cpu_ms_per_request"] = one["hub_cpu_ms_per_request"] + one["database_cpu_ms_per_request"]
    names = ("requests_per_second", "p50_ms", "p95_ms", "server_cpu_ms_per_request")
    ratios = {name: [one[name] / other[name] for one, other in zip(ours, theirs, strict=True)] for name in names}
    return {
        "processes": processes,
        "pairs": pairs,
        "titian": {name: statistics.median(one[name] for one in ours) for name in names},
        "central": {name: statistics.median(other[name] for other in theirs) for name in names},
        "ratio": {name: round(statistics.median(found), 3) for name, found in ratios.items()},
        "ratio_of_each": {name: [round(one, 3) for one in found] for name, found in ratios.items()},
    }


def main() -> None:
    given = _read_arguments()
    if given.prepare:
        sys.stdout.write(json.dumps(prepare(given.prepare)))
        return
    if given.pairs:
        result = measure_beside_central(given.pairs, given.clients, given.seconds)
    elif given.url:
        result = measure_at(given.url, given.code, given.clients, given.seconds, given.batch)
    else:
        result = measure_ours(given.clients, given.seconds, given.batch, is_clear=given.clear)
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
