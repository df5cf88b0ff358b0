"""How fast a hub takes in sealed items, durably, over HTTP on this machine.

    python -m titian.devices.bench [--clients 4] [--seconds 10] [--batch 1]
    python -m titian.devices.bench --url http://127.0.0.1:8000 --code LINK_CODE

Without `--url` a hub of its own is made in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server:
in a database of its own, dropped afterwards), served as operators serve it, and taken away again. Only loopback is
measured: this is no tool to load somebody else's hub with. Every request is signed and carries fresh ids; the sealed
bytes come from a few packages sealed beforehand. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import base64
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
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
from titian.sealing.requests import sign_request

SYNC: Final = "/api/v1/sync"
LOOPBACK: Final = {"127.0.0.1", "::1", "localhost", "field.localhost"}
LONGEST_SECONDS: Final = 60
MOST_CLIENTS: Final = 32
LARGEST_BATCH: Final = 200
WARM_UP_SECONDS: Final = 1.0
SEALED_BEFOREHAND: Final = 8


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


def measure(plan: Plan, phones: list[Phone], serving: int | None = None) -> dict[str, Any]:
    """Requests a second and their times with `plan.clients` processes, each sending one request after the other."""
    context = get_context("fork")
    cpu_before = read_cpu_seconds(serving) if serving else None
    start_at = time.monotonic() + 0.5
    with context.Pool(plan.clients) as pool:
        jobs = [(plan, phone, start_at) for _, phone in zip(range(plan.clients), cycle(phones), strict=False)]
        clients = pool.starmap(_run_client, jobs)
    cpu_after = read_cpu_seconds(serving) if serving else None
    times = sorted(taken for _, client in clients for taken in client)
    sent = sum(count for count, _ in clients)
    if not times:
        raise SystemExit("No request was answered in time.")

    def at(part: float) -> float:
        return round(times[min(len(times) - 1, int(part * len(times)))] * 1000, 2)

    return {
        "clients": plan.clients,
        "items_in_a_request": plan.batch,
        "requests": len(times),
        "requests_per_second": round(len(times) / plan.seconds, 1),
        "items_per_second": round(len(times) * plan.batch / plan.seconds, 1),
        "p50_ms": at(0.50),
        "p95_ms": at(0.95),
        "p99_ms": at(0.99),
        "hub_cpu_ms_per_request": round((cpu_after - cpu_before) * 1000 / sent, 2)
        if cpu_before and cpu_after
        else None,
        "bytes_of_a_package": len(phones[0].ciphertexts[0]),
    }


def _run_client(plan: Plan, phone: Phone, start_at: float) -> tuple[int, list[float]]:
    """How many requests it sent, and the seconds each took after the warm-up: first byte sent to last byte read."""
    key = SigningKey.from_jwk(phone.transport_jwk)
    line = http.client.HTTPConnection("127.0.0.1", plan.port, timeout=30)
    nonce = _post(line, plan.port, "/api/v1/nonce", b"", "application/json")[0]["nonce"]
    ciphertexts = cycle(phone.ciphertexts)
    time.sleep(max(0.0, start_at - time.monotonic()))
    counted_from = time.monotonic() + WARM_UP_SECONDS
    sent, times = 0, []
    while (now := time.monotonic()) < counted_from + plan.seconds:
        items = [_make_item(phone.recipient, next(ciphertexts)) for _ in range(plan.batch)]
        body = sign_request(items, key, enrolment_id=phone.enrolment_id, nonce=nonce, method="POST", path=SYNC).encode()
        began = time.perf_counter()
        answer, nonce = _post(line, plan.port, SYNC, body, "application/jose")
        taken = time.perf_counter() - began
        if any(item["status"] != "received" for item in answer["items"]):
            raise SystemExit(f"An item was refused: {answer['items'][0]}")
        sent += 1
        if now >= counted_from:
            times.append(taken)
    return sent, times


def _post(
    line: http.client.HTTPConnection, port: int, path: str, body: bytes, content_type: str
) -> tuple[Any, str]:  # Any: parsed JSON
    line.request("POST", path, body, {"Host": f"field.localhost:{port}", "Content-Type": content_type})
    answer = line.getresponse()
    content = answer.read()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answered {answer.status}: {content[:300]!r}")
    return json.loads(content), answer.headers.get("Titian-Nonce", "")


def _make_item(recipient: str, ciphertext: bytes) -> dict[str, object]:
    item_id = str(uuid.uuid4())
    envelope = {
        "item_id": item_id,
        "referral_id": str(uuid.uuid4()),
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
    claimed, _ = _post(line, port, "/api/v1/enrolments/claim", json.dumps(claim).encode(), "application/json")
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


@contextmanager
def running_hub(phones: int) -> Iterator[tuple[int, list[str], str, int]]:
    """A hub of its own: port, enrolment codes, which database, process id. Nothing of it is left behind."""
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
            yield port, json.loads(prepared.stdout), "PostgreSQL" if url else "SQLite", serving.pid
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
        with running_hub(given.clients) as (port, codes, database, serving):
            plan = Plan(port, given.clients, given.seconds, given.batch)
            result = {"database": database, **measure(plan, [enrol(port, code) for code in codes], serving)}
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
