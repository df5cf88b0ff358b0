"""ODK Central's backend beside ours: submissions of an XML form, one by one, durably, over HTTP on this machine.

TITIAN_CENTRAL names a checkout of getodk/central-backend whose packages are installed (`npm ci --omit=dev`), and
TITIAN_CENTRAL_NODE, where Central wants another Node.js than the one in PATH, that program. Central stores what it is
sent in a PostgreSQL database of its own here; nothing of it is shipped or copied.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from bench_sync import find_database_process, measure, own_database, post_json, wait_for
from postgres import find_free_port

EMAIL: Final = "bench@example.org"
HOST: Final = "127.0.0.1"
QUESTIONS: Final = 61
LETTERS_AN_ANSWER: Final = 24
FORM_ID: Final = "bench"
_NAMES: Final = [f"question_{number:02}" for number in range(QUESTIONS)]


def find_central() -> Path | None:
    """The checkout that TITIAN_CENTRAL names; None without one."""
    named = os.environ.get("TITIAN_CENTRAL")
    return Path(named).resolve() if named else None


@dataclass(frozen=True)
class OfficerClient:
    """Somebody who sends one filled form a request."""

    port: int
    path: str

    def write_requests(self, most: int) -> list[bytes]:
        return [self._write() for _ in range(most)]

    def _write(self) -> bytes:
        content = _write_submission(str(uuid.uuid4()))
        boundary = "bench-boundary"
        body = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="submission.xml"\r\n'
            f"Content-Type: text/xml\r\n\r\n{content}\r\n--{boundary}--\r\n"
        ).encode()
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nX-OpenRosa-Version: 1.0\r\n"
            f"Content-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode("ascii") + body

    def check(self, answer: bytes) -> None:
        if not answer.startswith(b"HTTP/1.1 201"):
            raise RuntimeError(f"{self.path} answered {answer[:400]!r}")


@dataclass(frozen=True)
class Central:
    """A database with one published form and one app user; its processes run only while they are measured."""

    folder: Path
    database: str
    path: str
    processes: int

    def measure(self, clients: int, seconds: float) -> dict[str, Any]:  # Any: figures
        with _serving(self.folder, self.database, self.processes) as (ports, running):
            sending = [OfficerClient(ports[number % len(ports)], self.path) for number in range(clients)]
            server = find_database_process(self.database)
            families = {"central": running, "database": [server] if server else []}
            told = measure(sending, seconds, families)
        used = told["central_cpu_ms_per_request"] + told["database_cpu_ms_per_request"]
        return {**told, "server_cpu_ms_per_request": used}


@contextmanager
def prepared_central(processes: int) -> Iterator[Central]:
    """Migrated, with an account, a project, a form and an app user's address. Raises SystemExit where that cannot be."""
    folder = find_central()
    if folder is None or not (folder / "node_modules").is_dir():
        raise SystemExit("TITIAN_CENTRAL names no checkout of getodk/central-backend with its packages installed.")
    with own_database() as database:
        if not database:
            raise SystemExit("Beside Central both use PostgreSQL: name a server in TITIAN_DATABASE_URL.")
        _run(folder, database, "lib/bin/run-migrations.js")
        password = secrets.token_urlsafe(24)
        _run(folder, database, "lib/bin/cli.js", "-u", EMAIL, "user-create", given=f"{password}\n")
        _run(folder, database, "lib/bin/cli.js", "-u", EMAIL, "user-promote")
        with _serving(folder, database, 1) as ((port,), _):
            path = _set_up(port, password)
        yield Central(folder, database, path, processes)


def _set_up(port: int, password: str) -> str:
    """The path at which an app user submits to the one form."""
    line = http.client.HTTPConnection(HOST, port, timeout=60)
    host = f"{HOST}:{port}"
    token = post_json(line, host, "/v1/sessions", {"email": EMAIL, "password": password})["token"]
    signed_in = {"Authorization": f"Bearer {token}"}
    project = post_json(line, host, "/v1/projects", {"name": "bench"}, signed_in)["id"]
    forms = f"/v1/projects/{project}/forms"
    given = {**signed_in, "Content-Type": "application/xml"}
    post_json(line, host, f"{forms}?publish=true", _write_form().encode(), given)
    user = post_json(line, host, f"/v1/projects/{project}/app-users", {"displayName": "bench"}, signed_in)
    post_json(line, host, f"{forms}/{FORM_ID}/assignments/app-user/{user['id']}", {}, signed_in)
    return f"/v1/key/{user['token']}/projects/{project}/submission"


def _write_form() -> str:
    """Questions that take a text, without a label: what a server does with a submission does not depend on them."""
    empty = "".join(f"<{name}/>" for name in _NAMES)
    binds = "".join(f'<bind nodeset="/data/{name}" type="string"/>' for name in _NAMES)
    inputs = "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in _NAMES)
    return (
        '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>bench</h:title><model><instance>'
        f'<data id="{FORM_ID}" version="1"><meta><instanceID/></meta>{empty}</data></instance>'
        f'<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" calculate="concat(\'uuid:\', uuid())"/>{binds}'
        f"</model></h:head><h:body>{inputs}</h:body></h:html>"
    )


def _write_submission(instance: str) -> str:
    answers = "".join(f"<{name}>{'a' * LETTERS_AN_ANSWER}</{name}>" for name in _NAMES)
    meta = f"<meta><instanceID>uuid:{instance}</instanceID></meta>"
    return f'<data id="{FORM_ID}" version="1">{meta}{answers}</data>'


def _environment(database: str, port: int) -> dict[str, str]:
    address = urlsplit(database)
    settings = {
        "database": {
            "host": address.hostname,
            "port": address.port,
            "user": address.username,
            "password": address.password or "none",
            "database": address.path.lstrip("/"),
        },
        "server": {"port": port},
    }
    return {**os.environ, "NODE_CONFIG": json.dumps({"default": settings}), "NODE_ENV": "production"}


def _node() -> str:
    return os.environ.get("TITIAN_CENTRAL_NODE", "node")


def _run(folder: Path, database: str, *command: str, given: str = "") -> None:
    ran = subprocess.run(
        [_node(), *command],
        cwd=folder,
        env=_environment(database, 0),
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"Central's {command[0]} failed: {(ran.stderr or ran.stdout)[-2000:]}")


@contextmanager
def _serving(folder: Path, database: str, processes: int) -> Iterator[tuple[list[int], list[int]]]:
    """Ports and process ids of so many of Central's processes; they are gone afterwards."""
    ports = [find_free_port() for _ in range(processes)]
    running = [
        subprocess.Popen(
            [_node(), "lib/bin/run-server.js"],
            cwd=folder,
            env=_environment(database, port),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port in ports
    ]
    try:
        for port, process in zip(ports, running, strict=True):
            wait_for(port, process, "/v1/config/public", f"{HOST}:{port}")
        yield ports, [process.pid for process in running]
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
