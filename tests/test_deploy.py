"""The Debian recipe, as far as a machine without Docker and without systemd as its first process allows."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import machine
import postgres
import psycopg
import pytest
from running_hub import TITIAN, RunningHub
from waiting import wait_until

from titian.hub.cli import COMMANDS
from titian.hub.environment import Database
from titian.hub.operations import postgres as tools
from titian.hub.operations.tests.running import lay_tables
from titian.hub.tests import warm

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
PR_SET_MDWE = 65


def install(
    root: Path | None, *more: str, wheel: str = "titian-0.1.0-py3-none-any.whl"
) -> subprocess.CompletedProcess[str]:
    folder = root.parent if root else DEPLOY
    file = folder / wheel
    if root:
        file.write_bytes(b"")
    where = ["--root", str(root)] if root else []
    return subprocess.run(
        ["sh", str(DEPLOY / "install.sh"), "--wheel", str(file), "--country", "TH",
         "--desk", "desk.th.example", "--field", "field.th.example", *where, *more],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def read_files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_unit_starts_a_command_that_exists(unit: Path) -> None:
    [line] = re.findall(r"^ExecStart=(.+)$", unit.read_text(), re.M)
    program, command, *options = line.split()
    assert program == "/opt/titian/bin/titian"
    assert command in COMMANDS
    helped = subprocess.run([TITIAN, command, "--help"], capture_output=True, text=True, check=True).stdout
    assert all(option in helped for option in options if option.startswith("--"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace("/opt/titian/bin/titian", TITIAN))
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_units_are_closed_in(unit: Path) -> None:
    """systemd's own measure: 0 is closed, 10 is open."""
    ran = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--no-pager", "--threshold=35", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-1500:]


def test_hub_serves_without_memory_that_is_both_written_and_run(tmp_path: Path) -> None:
    """`MemoryDenyWriteExecute` of the units, as the kernel itself offers it."""
    if ctypes.CDLL(None).prctl(66, 0, 0, 0, 0) < 0:
        pytest.skip("this kernel does not know it")
    hub = RunningHub(tmp_path, server="")
    lay_tables(hub.folder / "data")  # so that there is little left to do

    def is_migrated() -> bool:
        with contextlib.suppress(httpx.TransportError):
            answer = httpx.get(f"http://127.0.0.1:{hub.port}/readyz", headers={"host": "localhost"}, timeout=5)
            return bool(answer.json()["database"] == "migrated")
        return False

    program = (
        f"import ctypes, os, sys; assert ctypes.CDLL(None).prctl({PR_SET_MDWE}, 1, 0, 0, 0) == 0; "
        "os.execv(sys.executable, [sys.executable, '-m', 'titian.hub.cli', *sys.argv[1:]])"
    )
    subprocess.run([sys.executable, "-c", program, "migrate"], env=hub.environment, check=True, capture_output=True)
    with hub.log.open("wb") as log:
        hub.process = subprocess.Popen(
            [sys.executable, "-c", program, "serve", "--worker", "--port", str(hub.port)],
            env=hub.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_until(is_migrated, told=lambda: hub.log.read_text()[-2000:])
    finally:
        hub.kill()


def test_install_script_is_readable_to_any_shell() -> None:
    for shell in filter(shutil.which, ("sh", "dash", "bash")):
        subprocess.run([shell, "-n", str(DEPLOY / "install.sh")], check=True)


def test_install_twice_is_install_once(tmp_path: Path) -> None:
    root = tmp_path / "root"
    first = install(root)
    assert first.returncode == 0, first.stderr
    made = read_files(root)
    settings = root / "var/lib/titian/titian.env"
    settings.write_text(settings.read_text() + "TITIAN_HUB_NAME=Ours\n")
    again = install(root)
    assert again.returncode == 0
    changed = {name for name, content in read_files(root).items() if made.get(name) != content}
    assert changed == {"var/lib/titian/titian.env"}
    assert "TITIAN_HUB_NAME=Ours" in settings.read_text()
    assert settings.stat().st_mode & 0o777 == 0o600


def test_install_makes_what_the_page_says(tmp_path: Path) -> None:
    root = tmp_path / "root"
    install(root)
    caddy = (root / "etc/caddy/Caddyfile").read_text()
    assert "desk.th.example {" in caddy
    assert "field.th.example {" in caddy
    assert "example.org" not in caddy
    assert {unit.name for unit in UNITS} <= {path.name for path in (root / "etc/systemd/system").iterdir()}
    page = (DEPLOY.parent / "docs/operators/install.md").read_text()
    for place in (
        "/opt/titian",
        "/usr/local/bin/titian",
        "/var/lib/titian",
        "/var/backups/titian",
        "/etc/caddy/Caddyfile",
    ):
        assert place in page
        assert place in (DEPLOY / "install.sh").read_text()


def test_settings_it_writes_are_settings_the_hub_reads(tmp_path: Path) -> None:
    root = tmp_path / "root"
    install(root)
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "from titian.hub.environment import get_environment as g; e = g(); print(e.desk_origin, e.behind_proxy)",
        ],
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("TITIAN_")},
            "TITIAN_DATA": str(root / "var/lib/titian"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "https://desk.th.example True\n", ran.stderr


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "root"
    ran = install(root, "--dry-run", "--postgresql")
    assert ran.returncode == 0
    assert not root.exists()
    assert "postgresql" in ran.stdout


@pytest.mark.parametrize(
    "wrong",
    [
        ["--country", "Thailand"],
        ["--desk", "desk example"],
        ["--desk", "$(reboot)"],
        ["--field", "desk.th.example"],
        ["--wheel", "/none.whl"],
        ["--what"],
    ],
)
def test_install_refuses_in_a_sentence(tmp_path: Path, wrong: list[str]) -> None:
    ran = install(tmp_path / "root", *wrong)
    assert ran.returncode == 2
    assert ran.stderr.startswith("install.sh: ")
    assert not (tmp_path / "root").exists()


@pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not installed")
def test_caddy_takes_its_file() -> None:
    subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")],
        check=True,
        capture_output=True,
    )


def test_proxy_file_holds_what_the_hub_relies_on() -> None:
    text = re.sub(r"#.*", "", (DEPLOY / "Caddyfile").read_text())
    assert len(re.findall(r"^\S+ \{$", text, re.M)) >= 2
    for line in (
        "header_up X-Forwarded-For {remote_host}",
        "header_up X-Forwarded-Proto {scheme}",
        "header_up -Forwarded",
        "respond @private 404",
        "output discard",
        "Strict-Transport-Security",
        "max_size 17MB",
        "max_size 9MB",
        "request delete",
    ):
        assert line in text
    assert text.count("{") == text.count("}")


@pytest.mark.skipif(machine.find_postgresql() is None, reason="PostgreSQL is not installed")
def test_role_in_postgresql_has_what_it_needs_and_no_more(tmp_path: Path) -> None:
    with postgres.running(*postgres.FORGETFUL) as url:
        command = [
            "psql",
            "--quiet",
            "--dbname",
            url,
            "--set=role=hub_of_test",
            "--set=password=a-word",
            "--set=figures_password=another",
        ]
        for _ in range(2):  # safe to run again
            subprocess.run([*command, "--file", str(DEPLOY / "postgresql.sql")], check=True, capture_output=True)
        server = url.split("@")[1].split("/")[0]
        own, figures = (
            f"postgresql://hub_of_test@{server}/hub_of_test",
            f"postgresql://titian_figures@{server}/hub_of_test",
        )
        with psycopg.connect(own) as owner:
            rights = owner.execute(
                "select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles "
                "where rolname in ('hub_of_test', 'titian_figures')"
            ).fetchall()
            owner.execute("create table kept (x int)")
        migrated = warm.run(
            [TITIAN, "migrate"],
            env={**os.environ, "TITIAN_DATA": str(tmp_path), "TITIAN_DEMO": "1", "TITIAN_DATABASE_URL": own},
        )
        assert migrated.returncode == 0, migrated.stderr
        with psycopg.connect(figures) as reader:
            assert reader.execute("select count(*) from kept").fetchone() == (0,)
            with pytest.raises(psycopg.Error):
                reader.execute("insert into kept values (1)")
        database = Database.parse(own)
        tools.set_aside(database, "before_restore_test")
        assert tools.is_empty(database)
        tools.bring_back(database, "before_restore_test")
        assert not tools.is_empty(database)
    assert rights == [(False,) * 5] * 2
