"""The recipe run for real: `deploy/install.sh` as root on a copy of this machine that only this test sees and that is thrown
away, then what the units start, as the user they start it as.

The copy is an overlay over `/`. Two programs are stood in for: apt, since the programs are here already, and systemctl,
since nothing here was booted by it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from postgres import find_free_port
from waiting import wait_until

from titian.sealing.age import identity_recipient, make_identity

HERE = Path(__file__).resolve().parent.parent
PATH = "/usr/local/stand-ins:/usr/sbin:/usr/bin:/sbin:/bin"
NEEDED = ("unshare", "chroot", "setpriv", "runuser", "adduser", "mount")
DESK, FIELD = "desk.th.example", "field.th.example"


def can_overlay() -> bool:
    """Whether this process may lay an overlay over `/` for itself."""
    if os.geteuid() != 0 or not all(map(shutil.which, NEEDED)) or not Path("/usr/bin/python3").exists():
        return False
    script = (
        "d=$(mktemp -d) && mkdir $d/u $d/w $d/m && mount -t overlay o -o lowerdir=/,upperdir=$d/u,workdir=$d/w $d/m"
    )
    return subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.long("recipe", together=7),  # most of it is what all of them begin with
    pytest.mark.skipif(not can_overlay(), reason="needs root and overlays"),
    pytest.mark.timeout(500),
]


@dataclass
class Machine:
    """The copy. What is run in it sees its own files and this machine's loopback."""

    folder: Path

    def enter(self, script: str) -> list[str]:
        """The command that runs a script of `sh` inside."""
        up, work, root = (self.folder / name for name in ("up", "work", "root"))
        inside = (
            f"mount -t overlay copy -o lowerdir=/,upperdir={up},workdir={work} {root}"
            f" && mount --rbind /proc {root}/proc && mount --rbind /dev {root}/dev"
            f' && exec chroot {root} sh -c "$1"'
        )
        return ["unshare", "--mount", "sh", "-c", inside, "sh", script]

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_", "http"))
        }
        return {**kept, "PATH": PATH, "LANG": "C.UTF-8", "HOME": "/root"}

    def run(self, script: str, *, is_checked: bool = True) -> str:
        ran = subprocess.run(
            self.enter(script), env=self.environment, capture_output=True, text=True, check=False, timeout=400
        )
        assert ran.returncode == 0 or not is_checked, ran.stdout[-2000:] + ran.stderr[-3000:]
        return ran.stdout

    def path(self, place: str) -> Path:
        """A file the copy has and this machine has not."""
        return self.folder / "up" / place.lstrip("/")


def read_unit(name: str) -> dict[str, str]:
    text = (HERE / "deploy/systemd" / name).read_text()
    return {key: re.findall(rf"^{key}=(.+)$", text, re.M)[0] for key in ("User", "Group", "Environment", "ExecStart")}


def write_start(name: str) -> str:
    """A line of `sh` that starts what the unit starts, as systemd would: its user and nothing from around it."""
    unit = read_unit(name)
    return (
        f"setpriv --reuid={unit['User']} --regid={unit['Group']} --clear-groups --no-new-privs --bounding-set=-all "
        f"env -i LANG=C.UTF-8 PATH={PATH} {unit['Environment']} {unit['ExecStart']}"
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(HERE)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("titian-*.whl"))


@pytest.fixture(scope="module")
def machine(wheel: Path) -> Iterator[Machine]:
    folder = wheel.parent
    for name in ("up", "work", "root"):
        (folder / name).mkdir()
    shutil.copytree(HERE / "deploy", folder / "deploy")
    machine = Machine(folder)
    stand_ins = folder / "up/usr/local/stand-ins"
    stand_ins.mkdir(parents=True)
    for made in (stand_ins, *stand_ins.parents[:3]):  # up to the copy's own `/`: open to all, whatever the umask
        made.chmod(0o755)
    for name in ("apt-get", "systemctl"):
        (stand_ins / name).write_text(f'#!/bin/sh\necho "{name} $*" >>/var/log/stand-ins\n')
        (stand_ins / name).chmod(0o755)
    yield machine
    shutil.rmtree(folder, ignore_errors=True)


def install(machine: Machine, wheel: Path) -> str:
    return machine.run(
        f"cd {machine.folder} && sh deploy/install.sh --wheel {wheel} --country TH --desk {DESK} --field {FIELD}"
    )


@pytest.fixture(scope="module")
def installed(machine: Machine, wheel: Path) -> str:
    return install(machine, wheel)


def test_the_recipe_ends_well_and_starts_what_it_should(machine: Machine, installed: str) -> None:
    assert "Done." in installed
    asked = machine.path("/var/log/stand-ins").read_text()
    for line in ("apt-get install", "systemctl daemon-reload", "reload-or-restart caddy"):
        assert line in asked
    assert asked.rstrip().endswith("systemctl enable --now titian-web titian-worker titian-backup.timer")


def test_files_belong_to_the_hub_s_user_and_to_nobody_else(machine: Machine, installed: str) -> None:
    told = machine.run("stat -c '%U %a %n' /var/lib/titian /var/lib/titian/* /var/backups/titian; id titian")
    assert "titian 700 /var/lib/titian\n" in told
    assert "titian 700 /var/backups/titian\n" in told
    assert "titian 600 /var/lib/titian/secret-key\n" in told
    assert "titian 600 /var/lib/titian/hub.sqlite3\n" in told
    assert "titian 600 /var/lib/titian/titian.env\n" in told
    assert "root 755 /opt/titian" in machine.run("stat -c '%U %a %n' /opt/titian")


def test_the_libraries_are_those_of_the_lock(machine: Machine, installed: str) -> None:
    locked = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (HERE / "requirements/run.txt").read_text(), re.M))
    for line in machine.run("/opt/titian/bin/pip list --format=freeze --disable-pip-version-check").split():
        name, _, version = line.partition("==")
        if name.lower() not in {"pip", "titian", "setuptools"}:
            assert locked[name.lower().replace("_", "-")] == version


def test_the_units_commands_work_as_their_user(machine: Machine, installed: str) -> None:
    """Web and worker side by side, then a backup while they serve; all in one stay inside the copy."""
    port = find_free_port()
    recipient = identity_recipient(make_identity())
    web, worker, backup = (write_start(f"titian-{name}.service") for name in ("web", "worker", "backup"))
    assert "--port 8000" in web
    script = f"""
        set -e
        echo TITIAN_BACKUP_RECIPIENT={recipient} >>/var/lib/titian/titian.env
        {web.replace("--port 8000", f"--port {port}")} >/var/log/web 2>&1 & web=$!
        {worker} >/var/log/worker 2>&1 & worker=$!
        {backup} >/var/log/backup 2>&1
        read -r enough
        kill $web $worker
        wait $web || true
        wait $worker || true
    """
    running = subprocess.Popen(
        machine.enter(script), env=machine.environment, stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        told = wait_until_ready(port)
        page = ask(port, "/accounts/login/", {"X-Forwarded-Proto": "https"})
        field_app = ask(port, "/", {"X-Forwarded-Proto": "https", "Host": FIELD})
        owners = {
            Path(f"/proc/{process}").stat().st_uid
            for process in filter(str.isdecimal, os.listdir("/proc"))
            if is_ours(process)
        }
        running.communicate(b"enough\n", timeout=60)
        assert running.returncode == 0, machine.path("/var/log/web").read_text()[-2000:]
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
    assert told == {"ready": True, "database": "migrated", "worker": "working", "disk": "free"}
    assert (page.status_code, field_app.status_code) == (200, 200)
    assert "Secure" in page.headers["set-cookie"]
    assert 0 not in owners
    assert len(owners) == 1
    [sealed] = machine.path("/var/backups/titian").glob("titian-th-*.backup.age")
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1\n")


def is_ours(process: str) -> bool:
    try:
        return b"/opt/titian/bin/titian" in Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def ask(port: int, path: str, headers: dict[str, str]) -> httpx.Response:
    return httpx.get(f"http://127.0.0.1:{port}{path}", headers={"Host": DESK, **headers}, trust_env=False, timeout=30)


def wait_until_ready(port: int) -> dict[str, object]:
    told: dict[str, object] = {}

    def is_ready() -> bool:
        nonlocal told
        with contextlib.suppress(httpx.TransportError):
            told = ask(port, "/readyz", {}).json()
        return told.get("worker") == "working"

    wait_until(is_ready, 60, told=lambda: told)
    return told


def test_operators_command_runs_as_the_hub_s_user(machine: Machine, installed: str) -> None:
    said = machine.run("/usr/local/bin/titian doctor", is_checked=False)
    assert "ok    database" in said
    assert "ok    permissions" in said
    assert "ok    proxy" in said


def test_the_recipe_again_upgrades_and_leaves_the_rest(machine: Machine, wheel: Path, installed: str) -> None:
    """What the doctor finds wrong at an upgrade must not leave the hub stopped."""
    before = machine.path("/var/lib/titian/titian.env").read_text()
    secret = machine.path("/var/lib/titian/secret-key").read_text()
    said = install(machine, wheel)
    assert "+ /usr/local/bin/titian upgrade" in said
    assert "Done." in said
    assert machine.path("/var/lib/titian/titian.env").read_text() == before
    assert machine.path("/var/lib/titian/secret-key").read_text() == secret
    asked = machine.path("/var/log/stand-ins").read_text()
    assert asked.rstrip().endswith("systemctl enable --now titian-web titian-worker titian-backup.timer")


def test_this_machine_itself_was_not_touched(machine: Machine, installed: str) -> None:
    assert not Path("/usr/local/stand-ins").exists()
    assert not Path("/var/log/stand-ins").exists()
