"""Power cuts, full and read-only disks, locked and restarted databases, while phones send.

What is held each time: an item with a verified receipt is in the hub, once; a phone that gets none gets an answer by
code or no answer at all, keeps the item and sends it again; the hub comes back by itself.

SIGKILL takes the processes away in mid-write; it does not take the disk's own cache away. That the hub waits for the
disk is `synchronous=FULL` and PostgreSQL's default, which test_serve and the server's settings hold.
"""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import random
import resource
import shlex
import signal
import sqlite3
import stat
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import machine
import postgres
import psutil
import pytest
from running_hub import NO_AUTHORITIES, TITIAN, RunningHub, list_web
from waiting import wait_until
from wire_phone import Refused, WirePhone, host, run_in_hub

PHONES = 4
CUTS = 5
# All phones of a storm have one address and hardly rest, which is what rates are there to stop.
WITHOUT_LIMITS = {
    "TITIAN_LIMIT_NONCE": "off",
    "TITIAN_LIMIT_SYNC": "off",
    "TITIAN_LIMIT_BAD_REQUEST": "off",
    "TITIAN_LOCK_SECONDS": "60",
}

COUNT = """
from titian.devices.models import ReceivedItem
from titian.referrals.models import Package
items = list(ReceivedItem.objects.values_list("item_id", flat=True))
packages = list(Package.objects.values_list("item_id", flat=True))
print(json.dumps({"items": [str(i) for i in items], "packages": [str(i) for i in packages]}))
"""

PLACES = """
from titian.devices.models import ReceivedItem
print(json.dumps({str(i): place for i, place in ReceivedItem.objects.values_list("item_id", "received_sequence")}))
"""


@dataclass
class Sender:
    """A phone's outbox as the app keeps it: an item stays in it until its receipt was verified."""

    phone: WirePhone
    waiting: list[dict[str, Any]] = field(default_factory=list)
    received: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)
    #: It has asked and is not answered.
    is_out: bool = False

    def send_some(self) -> None:
        """One attempt; whatever happens on the line, the outbox is right afterwards."""
        while len(self.waiting) < 3:
            self.waiting.append(self.phone.make_item())
        self.send_waiting()

    def send_waiting(self) -> None:
        self.is_out = True
        try:
            nonce = self.phone.sign(*self.waiting)
            answer = self.phone.send(nonce)
        except Refused as refused:
            self.answers[refused.code] += 1
            return
        except httpx.HTTPError as problem:
            self.answers[type(problem).__name__] += 1
            return
        finally:
            self.is_out = False
        body = answer.json()  # an answer that is not JSON fails the test: phones read codes
        if answer.status_code != 200:
            self.answers[body["code"]] += 1
            return
        self.answers["taken"] += 1
        for item, row in zip(list(self.waiting), body["items"], strict=True):
            assert row["status"] == "received", row
            self.phone.receipt_of(item, {"items": [row], "receipts": body["receipts"]})
            self.received.add(item["item_id"])
            self.waiting.remove(item)


@contextlib.contextmanager
def storm(senders: list[Sender]) -> Iterator[None]:
    """All phones send at once, with hardly a rest, until the block ends."""
    is_over = threading.Event()
    failed: list[BaseException] = []

    def send(sender: Sender) -> None:
        while not is_over.is_set():
            before = sender.answers["taken"]
            try:
                sender.send_some()
            except BaseException as problem:
                failed.append(problem)
                return
            # A hub that takes has always somebody to answer; one that is away is not asked without rest.
            is_over.wait(0.005 if sender.answers["taken"] > before else 0.02)

    threads = [threading.Thread(target=send, args=(sender,), daemon=True) for sender in senders]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join(90)
        if failed:
            raise failed[0]


def wait_for_taken(senders: list[Sender], more: int) -> None:
    """Until the hub has taken so many requests more from all of them together."""
    wanted = sum(sender.answers["taken"] for sender in senders) + more
    wait_until(
        lambda: sum(sender.answers["taken"] for sender in senders) >= wanted,
        60,
        told=lambda: [sender.answers for sender in senders],
    )


def wait_for_storm(senders: list[Sender], more: int = 1) -> None:
    """The same for each of them."""
    wanted = [sender.answers["taken"] + more for sender in senders]
    wait_until(
        lambda: all(sender.answers["taken"] >= one for sender, one in zip(senders, wanted, strict=True)),
        60,
        told=lambda: [sender.answers for sender in senders],
    )


def check_nothing_lost(hub: RunningHub, senders: list[Sender]) -> int:
    """Sends what waits, then holds every receipt against the database; how many there are."""
    for sender in senders:
        for _ in range(5):
            if sender.waiting:
                sender.send_waiting()
        assert sender.waiting == [], sender.answers
    held = run_in_hub(hub, COUNT)
    receipted = {item_id for sender in senders for item_id in sender.received}
    for name in ("items", "packages"):
        assert len(held[name]) == len(set(held[name]))
        assert receipted <= set(held[name])
    return len(receipted)


def wait_until_taken(sender: Sender, seconds: float) -> None:
    """Sends again and again, as the app does, until the hub takes it."""
    before = sender.answers["taken"]

    def is_taken() -> bool:
        sender.send_some()
        return sender.answers["taken"] > before

    wait_until(is_taken, seconds, told=lambda: (sender.answers, sender.phone.hub.log.read_text()[-2000:]))


@dataclass
class Server:
    """A PostgreSQL of the test's own that can be stopped without a goodbye."""

    url: str
    folder: str
    options: list[str]

    @classmethod
    def find(cls, url: str) -> Server:
        import psycopg

        with psycopg.connect(url) as connection:
            [(folder,)] = connection.execute("show data_directory").fetchall()
        [line] = (Path(folder) / "postmaster.opts").read_text().splitlines()
        return cls(url, folder, shlex.split(line)[3:])  # without the program, -D and the folder

    def stop(self) -> None:
        self._call("-m", "immediate", "stop")

    def start(self) -> None:
        self._call("-w", "-l", f"{self.folder}/../log", "-o", shlex.join(self.options), "start")

    def limit_files(self, size: int) -> None:
        """No file of the server may grow beyond this, as when its disk is full."""
        first = psutil.Process(int((Path(self.folder) / "postmaster.pid").read_text().split()[0]))
        for process in [first, *first.children(recursive=True)]:
            try:
                self._run("prlimit", f"--fsize={size}:unlimited", "--pid", str(process.pid))
            except subprocess.CalledProcessError:
                if process.is_running():  # else it ended meanwhile, as a vacuum does
                    raise

    def _call(self, *words: str) -> None:
        programs = machine.find_postgresql()
        assert programs is not None
        self._run(str(programs / "pg_ctl"), "-D", self.folder, *words)

    def _run(self, *command: str) -> None:
        """As the user whose server it is."""
        owner = pwd.getpwuid(os.stat(self.folder).st_uid)
        prefix = (
            ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
            if os.geteuid() == 0
            else []
        )
        subprocess.run(
            [*prefix, *command],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
        )


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if machine.find_postgresql() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running() as url:
        yield Server.find(url)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long("power cuts", together=8))]
)
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    url = request.getfixturevalue("server").url if request.param == "postgresql" else ""
    running = RunningHub(tmp_path_factory.mktemp(request.param), more=WITHOUT_LIMITS, server=url)
    running.prepare()
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def phones(hub: RunningHub) -> list[WirePhone]:
    return WirePhone.enrol_many(hub, PHONES)


@pytest.fixture
def senders(phones: list[WirePhone]) -> list[Sender]:
    return [Sender(phone) for phone in phones]


def only(hub: RunningHub, engine: str) -> None:
    if (hub.database_url is None) != (engine == "sqlite"):
        pytest.skip(f"for {engine}")


def test_nothing_with_a_receipt_is_lost_when_the_power_goes_again_and_again(
    hub: RunningHub, senders: list[Sender]
) -> None:
    moments = random.Random(7)  # noqa: S311  (the same counts each run)
    with storm(senders):
        for _ in range(CUTS):
            wait_for_taken(senders, moments.randint(PHONES, 6 * PHONES))
            hub.kill()
            hub.start()
        wait_for_storm(senders)
    assert check_nothing_lost(hub, senders) > PHONES * CUTS
    assert sum(sum(count for name, count in s.answers.items() if name != "taken") for s in senders) > 0


def test_a_killed_web_process_is_started_again_by_itself(hub: RunningHub, senders: list[Sender]) -> None:
    web = list_web(hub)
    assert web
    with storm(senders):
        wait_for_storm(senders)
        for child in web:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.send_signal(signal.SIGKILL)
        wait_for_storm(senders, 2)  # the first of them may have been taken before
    assert check_nothing_lost(hub, senders) > 0


def test_a_backup_in_the_storm_holds_all_that_it_lets_phones_forget(
    hub: RunningHub, senders: list[Sender], tmp_path: Path
) -> None:
    key = tmp_path / "backup.key"
    recipient = hub.do("backup", "key", "--out", str(key)).strip().rpartition("=")[2]
    with storm(senders):
        wait_for_storm(senders)
        said = hub.do("backup", "--to", str(tmp_path / "safe"), "--recipient", recipient, "--json")
        wait_for_storm(senders, 2)  # what it does not cover
    made = json.loads(said)
    check_nothing_lost(hub, senders)
    places = run_in_hub(hub, PLACES)
    other = RunningHub(tmp_path / "other", server=hub.server)
    other.make_database()
    (tmp_path / "other").mkdir()
    covered = {item for item, place in places.items() if place <= made["covered"]}
    assert 0 < len(covered) < len(places)
    other.do("restore", made["file"], "--identity", str(key))
    restored = set(run_in_hub(other, COUNT)["packages"])
    assert covered <= restored


def test_a_database_that_is_stopped_and_started_loses_nothing(
    hub: RunningHub, senders: list[Sender], request: pytest.FixtureRequest
) -> None:
    only(hub, "postgresql")
    server: Server = request.getfixturevalue("server")
    with storm(senders):
        wait_for_storm(senders)
        server.stop()
        refused = [sum(sender.answers.values()) - sender.answers["taken"] for sender in senders]
        wait_until(
            lambda: all(
                sum(sender.answers.values()) - sender.answers["taken"] > before
                for sender, before in zip(senders, refused, strict=True)
            ),
            60,
            told=lambda: [sender.answers for sender in senders],
        )
        server.start()
        wait_for_storm(senders)
    check_nothing_lost(hub, senders)
    codes = {name for sender in senders for name in sender.answers}
    assert codes <= {"taken", "hub.busy", "hub.failed", "ReadTimeout"}, codes


def test_a_database_locked_by_another_program_is_waited_for(hub: RunningHub, senders: list[Sender]) -> None:
    with storm(senders[:2]):
        wait_for_storm(senders[:2])
        with locked(hub):
            wait_until_stuck(hub, senders[:2])
        wait_for_storm(senders[:2])
    check_nothing_lost(hub, senders[:2])
    assert {name for sender in senders for name in sender.answers} == {"taken"}  # late, and never refused


@contextlib.contextmanager
def locked(hub: RunningHub) -> Iterator[None]:
    """Another program has the database for itself."""
    if hub.database_url:
        import psycopg

        with psycopg.connect(hub.database_url) as other:
            other.execute("lock table devices_receiveditem in access exclusive mode")
            yield
        return
    other_file = sqlite3.connect(hub.folder / "data" / "hub.sqlite3", isolation_level=None)
    other_file.execute("begin immediate")
    yield
    other_file.execute("rollback")
    other_file.close()


def wait_until_stuck(hub: RunningHub, senders: list[Sender]) -> None:
    """Until each has a request out that cannot be answered: the hub answers a hundred others meanwhile, and not these."""

    def is_stuck() -> bool:
        before = [(sender.is_out, sum(sender.answers.values())) for sender in senders]
        for _ in range(100):
            httpx.get(f"http://127.0.0.1:{hub.port}/healthz", headers=host(hub), timeout=30, verify=NO_AUTHORITIES)
        after = [(sender.is_out, sum(sender.answers.values())) for sender in senders]
        return before == after and all(is_out for is_out, _ in after)

    wait_until(is_stuck, 60, told=lambda: [sender.answers for sender in senders])


def set_file_limit(parent: int, size: int) -> None:
    first = psutil.Process(parent)
    for process in [first, *first.children(recursive=True)]:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_full_disk_is_told_by_code_and_over_when_there_is_room(hub: RunningHub, senders: list[Sender]) -> None:
    """A limit on the size of files stands for the disk that takes no more; it needs no disk of its own."""
    only(hub, "sqlite")
    [sender, *_] = senders
    wait_until_taken(sender, 10)
    held = len(run_in_hub(hub, COUNT)["items"])
    assert hub.process is not None
    set_file_limit(hub.process.pid, 1024)
    for _ in range(3):
        sender.send_some()
    assert sender.answers["taken"] == 1, sender.answers
    assert set(sender.answers) <= {"taken", "hub.busy", "hub.failed"}
    assert len(run_in_hub(hub, COUNT)["items"]) == held
    set_file_limit(hub.process.pid, resource.RLIM_INFINITY)
    wait_until_taken(sender, 30)
    check_nothing_lost(hub, [sender])


def test_a_full_disk_under_the_database_server_loses_nothing(
    hub: RunningHub, senders: list[Sender], request: pytest.FixtureRequest
) -> None:
    """PostgreSQL gives up when its log cannot be written; an operator makes room and starts it again."""
    only(hub, "postgresql")
    server: Server = request.getfixturevalue("server")
    for sender in senders:
        wait_until_taken(sender, 10)
    with storm(senders):
        wait_for_storm(senders)
        server.limit_files(65_536)  # less than its journal is long, more than its log: it must be able to say why
        log = Path(server.folder).parent / "log"
        wait_until(lambda: "File too large" in log.read_text(), 60)
        with contextlib.suppress(subprocess.CalledProcessError):  # it may be gone by itself
            server.stop()
        server.start()
        wait_for_storm(senders)
    check_nothing_lost(hub, senders)
    codes = {name for sender in senders for name in sender.answers}
    assert codes <= {"taken", "hub.busy", "hub.failed", "ReadTimeout"}, codes


def set_writable(folder: Path, *, is_writable: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | 0o200 if is_writable else mode & ~0o222)


def test_a_read_only_disk_is_told_by_code_and_over_when_it_can_be_written(
    hub: RunningHub, senders: list[Sender]
) -> None:
    only(hub, "sqlite")
    [sender, *_] = senders
    wait_until_taken(sender, 10)
    hub.stop()
    data = hub.folder / "data"
    set_writable(data, is_writable=False)
    # Root writes where nobody may; without this one right it does not.
    prefix = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []
    with hub.log.open("ab") as log:
        hub.process = subprocess.Popen(
            [*prefix, TITIAN, "serve", "--worker", "--port", str(hub.port)],
            env=hub.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        hub.wait_until_well()
        sender.send_some()
        assert sender.answers["taken"] == 1
        assert set(sender.answers) <= {"taken", "hub.busy", "hub.failed"}, sender.answers
    finally:
        set_writable(data, is_writable=True)
    wait_until_taken(sender, 20)
    check_nothing_lost(hub, [sender])
