"""Real processes on real ports. What is refused before a hub is served is forked off, as commands of other tests are."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from titian.hub.operations.tests.running import ROOT, lay_tables
from titian.hub.relay import has_ipv6_loopback
from titian.hub.tests import warm

sys.path.append(str(ROOT / "scripts"))
from postgres import find_free_port

NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # it speaks plain HTTP, and is asked again and again
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("TITIAN_")},
    "TITIAN_SECRET_KEY": "only-for-tests-" + "0123456789abcdef" * 4,
    "TITIAN_DEMO": "1",
}


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it became so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def is_up(port: int, address: str = "127.0.0.1", seconds: float = 2) -> bool:
    try:
        answer = httpx.get(
            f"http://{address}:{port}/healthz", headers={"host": "localhost"}, timeout=seconds, verify=NO_AUTHORITIES
        )
    except httpx.HTTPError:
        return False
    return answer.status_code == 200


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    lay_tables(folder)
    return folder


TITIAN = ("-m", "titian.hub.cli")


@contextlib.contextmanager
def serving(
    data: Path, *more: str, program: tuple[str, ...] = TITIAN
) -> Iterator[tuple[subprocess.Popen[str], int, list[psutil.Process]]]:
    """A hub that answers, its port, and its children; nothing of it is left afterwards."""
    port = find_free_port()
    parent = subprocess.Popen(
        [sys.executable, *program, "serve", "--port", str(port), *more],
        env={**ENVIRONMENT, "TITIAN_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    children: list[psutil.Process] = []
    try:
        assert wait_until(lambda: is_up(port)), "the hub did not come up"
        children = psutil.Process(parent.pid).children(recursive=True)
        yield parent, port, children
    finally:
        for process in (parent, *children):
            with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
                process.kill()
        parent.communicate(timeout=10)


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """One hub with its worker for all tests that leave it as they found it: served, its parts the same or new ones."""
    with serving(data, "--worker") as (parent, port, children):
        yield parent, port
        children.extend(psutil.Process(parent.pid).children(recursive=True))


def are_gone(children: list[psutil.Process]) -> bool:
    return not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)


@pytest.mark.parametrize("how", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long("whole hubs"))])
def test_stopping_it_stops_web_and_worker(data: Path, how: signal.Signals) -> None:
    with serving(data, "--worker") as (parent, port, children):
        assert len(children) == 2
        parent.send_signal(how)
        parent.wait(timeout=20)
        assert are_gone(children)
        assert not is_up(port)


def test_killing_the_parent_leaves_no_orphan_and_frees_the_port(data: Path) -> None:
    with serving(data, "--worker") as (parent, port, children):
        parent.kill()
        parent.wait(timeout=10)
        assert wait_until(lambda: are_gone(children), 5)
        assert wait_until(lambda: is_free(port), 5)


def lives(child: psutil.Process) -> bool:
    try:
        return bool(child.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:  # gone since it was listed
        return False


@pytest.mark.long("whole hubs")
def test_web_and_worker_that_die_are_started_again(data: Path) -> None:
    with serving(data, "--worker") as (parent, port, children):
        for child in children:
            child.kill()
        again = psutil.Process(parent.pid)
        assert wait_until(lambda: len([child for child in again.children() if lives(child)]) == 2)
        assert wait_until(lambda: is_up(port))
        children.extend(again.children())


def tell_apart(parent: subprocess.Popen[str], port: int) -> tuple[psutil.Process | None, psutil.Process | None]:
    """The web process that has listened the longest, and the worker; None for one that is not there."""
    found: dict[bool, psutil.Process] = {}
    for child in psutil.Process(parent.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if lives(child):
                listens = any(one.laddr.port == port for one in child.net_connections() if one.status == "LISTEN")
                found.setdefault(listens, child)
    return found.get(True), found.get(False)


def list_failures(log: str) -> list[str]:
    """What the keeper and those it started said of what failed, in the hub's log."""
    events = [json.loads(line)["event"] for line in log.splitlines() if line.startswith("{")]
    return [event for event in events if event.endswith(".failed")]


def test_parent_holds_nothing_of_what_web_and_worker_loaded(served: tuple[subprocess.Popen[str], int]) -> None:
    parent, port = served
    keeper = psutil.Process(parent.pid)
    assert wait_until(lambda: "-I" in keeper.cmdline())
    assert keeper.cmdline()[-7:-2] == ["serve", "--port", str(port), "--worker", "--"]
    assert keeper.memory_full_info().uss < 8 * 2**20
    assert not [one.path for one in keeper.memory_maps() if "site-packages" in one.path]


def test_web_is_renewed_at_a_hangup_and_answers_all_the_while(served: tuple[subprocess.Popen[str], int]) -> None:
    parent, port = served
    before = tell_apart(parent, port)
    parent.send_signal(signal.SIGHUP)
    answered = []

    def is_renewed() -> bool:
        answered.append(is_up(port, seconds=20))  # a busy machine may be slow; a gap refuses at once
        children = psutil.Process(parent.pid).children()
        return len(children) == 2 and tell_apart(parent, port)[0] not in {before[0], None}

    assert wait_until(is_renewed)
    assert all(answered)
    assert tell_apart(parent, port)[1] == before[1], "the worker goes on"


def test_what_dies_is_started_again_and_the_other_goes_on(data: Path) -> None:
    with serving(data, "--worker") as (parent, port, children):
        web, worker = tell_apart(parent, port)
        assert web
        web.kill()
        web.wait(10)
        assert wait_until(lambda: is_up(port))
        new_web, same_worker = tell_apart(parent, port)
        assert same_worker == worker
        assert new_web != web
        assert not has_ipv6_loopback() or is_up(port, "[::1]")
        assert worker
        worker.kill()
        assert wait_until(lambda: tell_apart(parent, port)[1] not in {worker, None})
        assert tell_apart(parent, port)[0] == new_web
        children.extend(psutil.Process(parent.pid).children())


def test_hub_whose_web_dies_as_soon_as_it_is_started_again_ends(data: Path) -> None:
    with serving(data, "--worker") as (parent, port, children):

        def has_given_up() -> bool:
            if parent.poll() is None and is_up(port):
                web, _worker = tell_apart(parent, port)
                if web:
                    web.kill()
            return parent.poll() is not None

        assert wait_until(has_given_up, 60)
        assert parent.returncode == 1
        assert are_gone(children)
        assert list_failures(parent.communicate()[1])[-3:] == ["web.run.failed", "web.run.failed", "web.start.failed"]


def test_hub_that_cannot_be_loaded_again_ends_and_says_why(data: Path, tmp_path: Path) -> None:
    lay_tables(tmp_path)
    with serving(tmp_path, "--worker") as (parent, port, children):
        (tmp_path / "titian.env").write_text("TITIAN_THREADS=many\n")
        web, _worker = tell_apart(parent, port)
        assert web
        web.kill()
        assert parent.wait(timeout=20) == 1
        assert are_gone(children)
        said = parent.communicate()[1]
        assert "TITIAN_THREADS" in said
        assert list_failures(said) == ["web.run.failed", "hub.load.failed"]


def test_hub_that_is_stopped_while_it_starts_something_again_ends_in_order(data: Path) -> None:
    with serving(data, "--worker") as (parent, port, children):
        keeper = psutil.Process(parent.pid)
        web, _worker = tell_apart(parent, port)
        assert web
        web.kill()
        assert wait_until(lambda: "titian.hub.again" in keeper.cmdline())
        parent.terminate()
        assert parent.wait(timeout=20) == 0
        assert are_gone(children)
        assert not is_up(port)


@pytest.mark.parametrize("mode", [pytest.param("pilot", marks=pytest.mark.long("whole hubs")), "live"])
def test_hub_is_not_served_to_people_before_its_country_is_ready(data: Path, mode: str) -> None:
    port = find_free_port()
    origins = {"TITIAN_DESK_ORIGIN": "https://desk.example.org", "TITIAN_FIELD_ORIGIN": "https://field.example.org"}
    refused = warm.run(
        [sys.executable, "-m", "titian.hub.cli", "serve", "--port", str(port)],
        env={**ENVIRONMENT, **origins, "TITIAN_DATA": str(data), "TITIAN_DEMO": "0", "TITIAN_MODE": mode},
        timeout=60,
    )
    assert refused.returncode == 1
    assert f"This hub cannot be served as {mode}." in refused.stderr
    assert "releases.country: No release of a country is published." in refused.stderr
    assert is_free(port)


def test_taken_port_is_named_with_what_to_do(data: Path, served: tuple[subprocess.Popen[str], int]) -> None:
    _, port = served
    second = warm.run(
        [sys.executable, "-m", "titian.hub.cli", "serve", "--port", str(port)],
        env={**ENVIRONMENT, "TITIAN_DATA": str(data)},
        timeout=60,
    )
    assert second.returncode == 1
    assert f"Port {port} is taken" in second.stderr
    assert f"--port {port + 1}" in second.stderr
    assert is_up(port)


def test_it_listens_on_loopback_alone(served: tuple[subprocess.Popen[str], int]) -> None:
    parent, _ = served
    processes = [psutil.Process(parent.pid), *psutil.Process(parent.pid).children(recursive=True)]
    addresses = {
        found.laddr.ip
        for process in processes
        for found in process.net_connections(kind="tcp")
        if found.status == psutil.CONN_LISTEN
    }
    assert addresses == ({"127.0.0.1", "::1"} if has_ipv6_loopback() else {"127.0.0.1"})


@pytest.mark.skipif(not has_ipv6_loopback(), reason="this machine has no IPv6 loopback")
def test_ipv6_loopback_gives_the_same_answers(served: tuple[subprocess.Popen[str], int]) -> None:
    _, port = served
    body = "x" * 300_000
    answers = [
        httpx.post(
            f"http://{address}:{port}/api/v1/sync",
            content=body,
            headers={"host": "field.localhost", "content-type": "application/jose"},
            timeout=20,
        )
        for address in ("127.0.0.1", "[::1]")
    ]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].json() == answers[1].json()


def test_sqlite_is_durable_and_waits_its_turn(data: Path) -> None:
    program = (
        "from titian.hub.commands.setup import set_up_django; set_up_django()\n"
        "from django.db import connection, transaction\n"
        "with connection.cursor() as cursor:\n"
        "    for name in ('journal_mode', 'synchronous', 'busy_timeout', 'foreign_keys'):\n"
        "        cursor.execute(f'PRAGMA {name}'); print(cursor.fetchone()[0])\n"
        "with transaction.atomic():\n"
        "    print(connection.connection.in_transaction)\n"
    )
    ran = warm.run([sys.executable, "-c", program], env={**ENVIRONMENT, "TITIAN_DATA": str(data)}, timeout=60)
    assert ran.stdout.split() == ["wal", "2", "20000", "1", "True"]
