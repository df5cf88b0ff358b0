"""Several web processes on one PostgreSQL, and a streaming replica of it that figures are read from: as on a country's two
machines, on this one."""

from __future__ import annotations

import contextlib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import machine
import postgres
import psycopg
import pytest
from running_hub import RunningHub, list_web
from waiting import wait_until
from wire_phone import WirePhone, host, post, run_in_hub

from titian.hub.operations.tests.running import Hub

PROCESSES = 3
pytestmark = [
    pytest.mark.on_both,
    pytest.mark.skipif(
        not os.environ.get("TITIAN_DATABASE_URL"),
        reason="asks PostgreSQL: python scripts/test.py test FILE runs it on both",
    ),
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """One of its own, which may be copied file by file."""
    with postgres.running() as url:
        yield url


@pytest.fixture(scope="module")
def replica(server: str) -> Iterator[str]:
    """A standby that follows the server over loopback, as PostgreSQL itself sets one up."""
    programs = machine.find_postgresql()
    assert programs is not None
    folder, port = Path(tempfile.mkdtemp(prefix="titian-standby-")), postgres.find_free_port()
    prefix: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        prefix = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]

    def call(program: str, *words: str) -> None:
        subprocess.run(
            [*prefix, str(programs / program), *words], check=True, cwd=folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    first = re.search(r":(\d+)/", server)
    assert first is not None
    data = folder / "data"
    try:
        copy_while_serving(server, data, f"host=127.0.0.1 port={first[1]} user=titian")
        if prefix:
            subprocess.run(["chown", "-R", "postgres:", str(data)], check=True)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield server.replace(f":{first[1]}/", f":{port}/")
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_while_serving(server: str, target: Path, follow: str) -> None:
    """PostgreSQL's own way to copy a server that works, file by file, and to let the copy follow it."""
    with psycopg.connect(server, autocommit=True) as connection:
        [(source,)] = connection.execute("show data_directory").fetchall()
        connection.execute("select pg_backup_start('standby', fast => true)")
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("postmaster.*", "pg_replslot"))
        [(label,)] = connection.execute("select labelfile from pg_backup_stop(wait_for_archive => false)").fetchall()
    (target / "pg_replslot").mkdir()
    (target / "backup_label").write_text(label)
    (target / "standby.signal").touch()
    with (target / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"primary_conninfo = '{follow}'\n")
    for folder in (target, *target.rglob("*")):
        folder.chmod(0o700 if folder.is_dir() else 0o600)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A demo hub on the server of this run."""
    more = {"TITIAN_PROCESSES": str(PROCESSES), "TITIAN_THREADS": "2", "TITIAN_LOCK_SECONDS": "1"}
    running = RunningHub(tmp_path_factory.mktemp("many"), more=more)
    running.prepare()
    running.start()
    yield running
    running.stop()


@pytest.mark.long("several machines")
def test_every_process_answers_and_figures_for_machines_are_of_all(hub: RunningHub) -> None:
    wait_until(lambda: len(list_web(hub)) == PROCESSES)  # the hub answers as soon as the first one does
    before = read_count(hub)
    for _ in range(60):
        post(hub, "/api/v1/nonce")
    assert read_count(hub) - before == 60


def read_count(hub: RunningHub) -> int:
    text = httpx.get(f"http://127.0.0.1:{hub.port}/metrics", trust_env=False, timeout=30).text
    found = re.search(r'titian_requests_total\{site="api",status="2xx"\} (\d+)', text)
    assert found is not None
    return int(found[1])


def test_what_one_process_took_another_does_not_take_again(hub: RunningHub) -> None:
    """Each request on a line of its own, so that it may reach any of them."""
    phone = WirePhone.enrol(hub)
    for _ in range(5):
        item = phone.make_item()
        request = phone.sign(item)
        assert phone.send(request).status_code == 200
        assert {phone.send(request).json()["code"] for _ in range(2 * PROCESSES)} == {"nonce.spent"}
        assert phone.send(phone.sign(item)).json()["items"][0]["status"] == "received"
    held = run_in_hub(hub, "from titian.referrals.models import Package\nprint(json.dumps(Package.objects.count()))")
    assert held == 5


def test_while_a_lock_is_held_every_phone_gets_its_answer_and_so_does_whoever_asks_for_health(hub: RunningHub) -> None:
    """More syncs than threads, and nobody gives the lock back before all are answered."""
    phone = WirePhone.enrol(hub)
    items = [phone.make_item() for _ in range(4 * PROCESSES)]
    requests = [phone.sign(item) for item in items]
    with psycopg.connect(str(hub.database_url)) as other, ThreadPoolExecutor(len(requests)) as threads:
        other.execute("lock table devices_spentnonce in share mode")
        sent = [threads.submit(phone.send, request) for request in requests]
        health = httpx.get(f"http://127.0.0.1:{hub.port}/healthz", headers=host(hub), trust_env=False, timeout=30)
        told = [(answer.status_code, answer.json()["code"]) for answer in (one.result() for one in sent)]
        other.rollback()
    assert health.status_code == 200
    assert told == [(503, "hub.busy")] * len(requests)
    first, again = (phone.send(phone.sign(*items)).json() for _ in range(2))
    assert [item["status"] for item in first["items"]] == ["received"] * len(items)
    assert again["receipts"] == first["receipts"]


def test_one_that_dies_takes_nobody_along(hub: RunningHub) -> None:
    [first, *_] = list_web(hub)
    first.kill()
    for _ in range(20):
        with contextlib.suppress(httpx.TransportError):  # it was on the line of the one that died
            answer = httpx.get(f"http://127.0.0.1:{hub.port}/healthz", headers=host(hub), trust_env=False)
            assert answer.status_code == 200
    wait_until(lambda: len(list_web(hub)) == PROCESSES, told=lambda: hub.log.read_text()[-2000:])


@pytest.mark.long("several machines")
def test_figures_follow_the_stream_and_stand_still_when_it_does(server: str, replica: str, tmp_path: Path) -> None:
    with psycopg.connect(server, autocommit=True) as first:
        first.execute("create database figures")
    at = {name: f"{url.rsplit('/', 1)[0]}/figures" for name, url in (("first", server), ("copy", replica))}
    hub = Hub(tmp_path / "data", {"TITIAN_DATABASE_URL": at["first"], "TITIAN_REPLICA_URL": at["copy"]})
    hub.start_demo()
    send_total(hub, 12)
    wait_for(hub, 12)
    with psycopg.connect(replica, autocommit=True) as copy:
        assert copy.execute("select pg_is_in_recovery()").fetchone() == (True,)
        copy.execute("select pg_wal_replay_pause()")
        send_total(hub, 30)
        told = read_totals(hub)
        assert told == {"figures": [12], "plain": [30], "write": "refused"}
        copy.execute("select pg_wal_replay_resume()")
    wait_for(hub, 30)
    hub.more["TITIAN_REPLICA_URL"] = f"postgresql://titian@127.0.0.1:{postgres.find_free_port()}/figures"
    assert read_totals(hub)["figures"] == [30]  # from the first: a copy that is away costs no page


def send_total(hub: Hub, total: int) -> None:
    """The phone's one absolute total, sent anew."""
    answer = hub.run(
        f'print(json.dumps(load(asked["phone"]).sync(factories.make_tally_item(total={total}))))', phone=hub.phone
    )
    assert answer["items"][0]["status"] == "received", answer


def read_totals(hub: Hub) -> dict[str, object]:
    told: dict[str, object] = hub.run("""
from django.db import DatabaseError
from django.http import HttpResponse
from titian.people.figures import from_copy
from titian.tallies.models import Tally
names = lambda: sorted(Tally.objects.values_list("total", flat=True))
figures = from_copy(lambda: HttpResponse(json.dumps(names())))
try:
    Tally.objects.using("replica").update(total=1)
    write = "taken"
except DatabaseError:
    write = "refused"
print(json.dumps({"figures": json.loads(figures().content), "plain": names(), "write": write}))
""")
    return told


def wait_for(hub: Hub, total: int) -> None:
    wait_until(lambda: read_totals(hub)["figures"] == [total])
