"""Processes that are forked are what processes that are started would be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from titian.hub.tests import warm

PYTHON = sys.executable


def test_exit_code_and_streams_are_told_apart() -> None:
    code = "import sys; print(sys.stdin.read()); print(sys.argv, file=sys.stderr); sys.exit(7)"
    ran = warm.run([PYTHON, "-c", code, "one", "two"], env={}, given="heard")
    assert (ran.returncode, ran.stdout, ran.stderr) == (7, "heard\n", "['-c', 'one', 'two']\n")


def test_environment_and_folder_are_its_own(tmp_path: Path) -> None:
    code = "import json, os; print(json.dumps([dict(os.environ), os.popen('pwd; echo $A').read().split()]))"
    ran = warm.run([PYTHON, "-c", code], env={"A": "1", "PATH": os.environ["PATH"]}, cwd=tmp_path)
    environment, shell = json.loads(ran.stdout)
    assert environment == {"A": "1", "PATH": os.environ["PATH"]}
    assert shell == [str(tmp_path), "1"]


def test_nothing_of_titian_nor_of_its_settings_is_loaded_before() -> None:
    code = "import sys; from django.conf import settings; print(settings.configured, *sys.modules)"
    loaded = warm.run([PYTHON, "-c", code], env={}).stdout.split()
    assert loaded[0] == "False"
    assert "django.db.models" in loaded
    assert not [name for name in loaded if name.startswith("titian")]
    assert "rich" not in loaded


def test_what_fails_says_so_and_what_is_left_to_the_end_is_done() -> None:
    ran = warm.run([PYTHON, "-c", "import atexit; atexit.register(print, 'end'); 1 / 0"], env={})
    assert (ran.returncode, ran.stdout) == (1, "end\n")
    assert ran.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_threads_are_waited_for_and_what_is_left_to_the_end_is_done_and_its_database_is_closed(tmp_path: Path) -> None:
    code = f"""
import atexit, django, sys, threading
from django.conf import settings
from django.db import connection
settings.configure(DATABASES={{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": "{tmp_path}/rows"}}}})
django.setup()
with connection.cursor() as rows:
    rows.execute("pragma journal_mode = wal")
    rows.execute("create table one (id int)")
atexit.register(print, "end", end="")
threading.Timer(0.2, print, ["thread"]).start()
sys.exit(3)"""
    ran = warm.run([PYTHON, "-c", code], env={})
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "thread\nend", "")
    assert [file.name for file in tmp_path.iterdir()] == ["rows"], "what SQLite had in its log is in its file"


def test_command_is_the_command(tmp_path: Path) -> None:
    """As a module and as the installed program: the same sentence, the same exit code as when it is started."""
    environment = {"TITIAN_DATA": str(tmp_path)}
    commands = [[PYTHON, "-m", "titian.hub.cli", "worker"], [str(Path(PYTHON).parent / "titian"), "worker"]]
    for command in commands:
        started = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        ran = warm.run(command, env=environment)
        assert (ran.returncode, ran.stdout, ran.stderr) == (started.returncode, started.stdout, started.stderr)
        assert ran.returncode == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_process_is_told_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with (tmp_path / "log").open("wb") as log:
        process = warm.Process(
            [PYTHON, "-c", "import signal; signal.pause()"], env={}, stdout=log, stderr=log, start_new_session=True
        )
    assert process.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.01)
    assert os.getpgid(process.pid) == process.pid
    os.killpg(process.pid, number)
    assert process.wait(10) == process.poll() == -number
    process.kill()
    assert not psutil.pid_exists(process.pid)


def test_one_that_takes_too_long_is_ended() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        warm.run([PYTHON, "-c", "import signal; signal.pause()"], env={}, timeout=0.05)


def test_two_at_once_do_not_mix() -> None:
    code = "import os, sys; print(os.environ['NAME'], sys.stdin.read(), sys.argv[1])"

    def ask(name: str) -> str:
        return warm.run([PYTHON, "-c", code, name], env={"NAME": name}, given=name).stdout

    names = [str(number) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, names)) == [f"{name} {name} {name}\n" for name in names]


def test_prepared_one_has_run_its_code_once_for_all_and_ends(tmp_path: Path) -> None:
    code = f"import json.tool; print('.', file=open({str(tmp_path / 'ran')!r}, 'a'))"
    nursery = warm.PreparedNursery(code, {"A": "1"})
    asked = "import os, sys; print('json.tool' in sys.modules, os.environ['A'], sys.stdin.read()); sys.exit(3)"
    ran = [warm.run([PYTHON, "-c", asked], env={"A": each}, given=each, nursery=nursery) for each in "23"]
    assert [(each.returncode, each.stdout) for each in ran] == [(3, "True 2 2\n"), (3, "True 3 3\n")]
    assert (tmp_path / "ran").read_text() == ".\n"
    nursery.end()
    assert nursery._process.poll() == 0


def test_prepared_one_whose_code_fails_is_told() -> None:
    nursery = warm.PreparedNursery("1 / 0", {})
    with pytest.raises((AssertionError, OSError)):
        warm.run([PYTHON, "-c", ""], env={}, nursery=nursery)
    nursery.end()
