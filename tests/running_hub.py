"""A real hub for a test: its own data folder, its own port, started, killed and started again as an operator's machine would."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg
import pytest
from postgres import find_free_port
from waiting import wait_until

from titian.hub.operations.tests.running import link_blob_or_copy
from titian.hub.tests import warm

TITIAN = str(Path(sys.executable).parent / "titian")
#: Hubs of tests speak plain HTTP. Without it each call of httpx reads every authority of the world: 5 ms of the processor.
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
#: For a journey on both databases whose every query the rooms ask of both: under PostgreSQL all of its file on one day in ten.
SELDOM_ON_POSTGRESQL = pytest.mark.long(together=20) if os.environ.get("TITIAN_DATABASE_URL") else pytest.mark.on_both


@dataclass
class RunningHub:
    """`prepare` once, then `start`, `kill` (no goodbye) or `stop` (with one) as often as wanted."""

    folder: Path
    country: str = "TH"
    kind: str = "country"
    port: int = field(default_factory=find_free_port)
    demo: dict[str, Any] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    # A PostgreSQL server's address, on which each hub gets a database of its own; without one it keeps SQLite.
    server: str = field(default_factory=lambda: os.environ.get("TITIAN_DATABASE_URL", ""))
    # `subprocess.Popen` where it counts what a start takes and what a hub holds: a fork shares its parent's memory.
    launch: type[warm.Process] | type[subprocess.Popen[bytes]] = warm.Process
    process: subprocess.Popen[bytes] | warm.Process | None = None

    @property
    def desk(self) -> str:
        return f"http://{self.name}:{self.port}"

    @property
    def name(self) -> str:
        return "region.localhost" if self.kind == "region" else "localhost"

    @property
    def field_app(self) -> str:
        return f"http://field.localhost:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "hub.log"

    @property
    def environment(self) -> dict[str, str]:
        given = {name: value for name, value in os.environ.items() if name != "TITIAN_DATABASE_URL"}
        if self.database_url:
            given["TITIAN_DATABASE_URL"] = self.database_url
        own = {"TITIAN_DATA": str(self.folder / "data"), "TITIAN_KIND": self.kind, "TITIAN_DEMO": "1"}
        if self.kind == "country":
            own["TITIAN_COUNTRY"] = self.country
        return {**given, **own, **self.more}

    @property
    def database_url(self) -> str | None:
        return f"{self.server.rsplit('/', 1)[0]}/hub_{self.port}" if self.server else None

    def dump_database(self) -> bytes:
        """Every byte the database holds, for a test that looks for words that must not be there."""
        if self.database_url:
            return subprocess.run(
                ["pg_dump", "--inserts", "--dbname", self.database_url], capture_output=True, check=True
            ).stdout
        with closing(sqlite3.connect(self.folder / "data" / "hub.sqlite3")) as connection:
            return "\n".join(connection.iterdump()).encode()

    def make_database(self, template: str = "template1") -> None:
        """On a PostgreSQL server an empty database, or a copy of another; SQLite needs none."""
        if self.database_url:
            with psycopg.connect(self.server, autocommit=True) as connection:
                connection.execute(f"create database hub_{self.port} template {template}")

    def prepare(self) -> None:
        """Demo keys, accounts, providers and the release; what `titian demo` printed is kept in `demo`.

        In a run of tests the demo of a country, or of a region, is made once, and each hub is a copy of it: the same keys,
        accounts and secrets, its own port.
        """
        shared = os.environ.get("TITIAN_DEMO_HUBS")
        if shared is None:
            self.make_demo()
            return
        database = f"-{sha256(self.server.encode()).hexdigest()[:12]}" if self.server else ""
        kept = Path(shared) / f"{'region' if self.kind == 'region' else self.country}{database}.json"
        # Whoever comes first of all workers of the run makes the demo; the others wait for it.
        with kept.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                made = RunningHub(kept.with_suffix(""), country=self.country, kind=self.kind, server=self.server)
                made.make_demo()
                kept.write_text(json.dumps({"port": made.port, "demo": made.demo}))
            self.copy_demo(kept.with_suffix("") / "data", **json.loads(kept.read_text()))

    def copy_demo(self, data: Path, port: int, demo: dict[str, Any]) -> None:
        """Makes this hub a copy of that one, which does not run."""
        self.make_database(f"hub_{port}")
        shutil.copytree(data, self.folder / "data", copy_function=link_blob_or_copy)
        settings = self.folder / "data" / "titian.env"
        settings.write_text(settings.read_text().replace(f":{port}", f":{self.port}"))
        moved = json.dumps(demo).replace(f":{port}", f":{self.port}").replace(str(data.parent), str(self.folder))
        self.demo = json.loads(moved)

    def make_demo(self) -> None:
        """Runs `titian demo` in this folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.make_database()
        self.demo = json.loads(self.do("demo", "--kind", self.kind, "--port", str(self.port), "--json"))

    def do(self, *words: str) -> str:
        """What a command of `titian` prints that an operator of this hub types."""
        ran = warm.run([TITIAN, *words], env=self.environment)
        assert ran.returncode == 0, ran.stderr[-3000:]
        return ran.stdout

    def start(self) -> None:
        """Serves with its worker; returns when the sign-in page answers."""
        with self.log.open("ab") as log:
            self.process = self.launch(
                [TITIAN, "serve", "--worker", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self.wait_until_well()
        except BaseException:
            if self.process.poll() is None:
                self.kill()
            raise

    def wait_until_well(self) -> None:
        wait_until(self._is_well, 45, told=lambda: self.log.read_text()[-3000:])

    def _is_well(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()[-3000:]
        try:
            answer = httpx.get(
                f"http://127.0.0.1:{self.port}/healthz",
                headers={"Host": f"{self.name}:{self.port}"},
                verify=NO_AUTHORITIES,
            )
        except httpx.TransportError:
            return False
        return answer.status_code == 200

    def kill(self) -> None:
        """SIGKILL to everything at once: no goodbye, as when the power goes. Then nothing holds its port any more."""
        assert self.process
        everything = psutil.Process(self.process.pid).children(recursive=True)
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        wait_until(lambda: all(map(has_ended, everything)) and is_free(self.port), 10)

    def stop(self) -> None:
        """SIGTERM, as systemd does; asserts that nothing is left behind."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


def is_free(port: int) -> bool:
    """Whether a hub could listen there. A process of many threads is a zombie before the last of them lets go of it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def has_ended(process: psutil.Process) -> bool:
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def list_web(hub: RunningHub) -> list[psutil.Process]:
    """The web processes: children that listen, in the order they were made."""
    assert hub.process is not None
    return [
        child
        for child in psutil.Process(hub.process.pid).children()
        if any(one.status == psutil.CONN_LISTEN and one.laddr.port == hub.port for one in child.net_connections())
    ]
