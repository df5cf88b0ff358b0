"""A run in two processes: each test once, those of a file together, and nothing lost of what the second one found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
# Two files that end only when both run at once, and two more for whoever comes first.
MEETING = """
import os
from pathlib import Path
from django.conf import settings
from titian.hub.tests.test_serve import wait_until
HERE = Path(__file__).parent

def test_both_are_here():
    (HERE / "{me}.here").write_text(f"{{os.getpid()}} {{settings.TITIAN_DATA}}")
    assert settings.TITIAN.data == Path(settings.TITIAN_DATA) == Path(os.environ["TITIAN_DATA"])
    assert wait_until((HERE / "{other}.here").exists)

def test_same_process_goes_on():
    assert (HERE / "{me}.here").read_text().split()[0] == str(os.getpid())
"""
OTHERS = """
import pytest
from pathlib import Path
HERE = Path(__file__).parent

@pytest.mark.parametrize("number", range(3))
def test_each(number):
    with (HERE / "ran").open("a") as ran:
        ran.write(f"{__name__} {number}\\n")
    assert number != 1, "one is refused"

def test_skipped():
    pytest.skip("no need")
"""
KILLED = """
import os, signal
from pathlib import Path
from titian.hub.tests.test_serve import wait_until
HERE = Path(__file__).parent

def test_is_killed_in_the_second():
    if (HERE / "first").read_text() != str(os.getpid()):
        (HERE / "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    assert wait_until((HERE / "killed").exists)
"""


def run(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    plugin = ["-p", "titian.hub.tests.in_two", "-p", "no:cacheprovider", "--tb=short"]
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), *plugin, *more, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_each_test_runs_once_in_one_of_two_processes_and_the_first_tells_of_all(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(MEETING.format(me="a", other="b"))
    (tmp_path / "test_b.py").write_text(MEETING.format(me="b", other="a"))
    for name in ("c", "d", "e"):
        (tmp_path / f"test_{name}.py").write_text(OTHERS)
    ran = run(tmp_path, f"--times={tmp_path / 'times.json'}")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "3 failed, 10 passed, 3 skipped" in ran.stdout.rstrip().rpartition("\n")[2], ran.stdout + ran.stderr
    assert ran.stdout.count("AssertionError: one is refused") >= 3
    assert len(json.loads((tmp_path / "times.json").read_text())) == 16
    lines = (tmp_path / "ran").read_text().splitlines()
    assert len(lines) == len(set(lines)) == 9
    (one, its), (other, others) = ((tmp_path / f"{name}.here").read_text().split() for name in "ab")
    assert one != other
    assert its != others
    assert not any(Path(folder).exists() for folder in (its, others))


def test_a_second_process_that_is_gone_fails_the_run(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        f"import os\nfrom pathlib import Path\nPath({str(tmp_path / 'first')!r}).write_text(str(os.getpid()))\n"
    )
    for name in "abc":
        (tmp_path / f"test_{name}.py").write_text(KILLED)
    ran = run(tmp_path)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "The second process ended with -9" in ran.stdout
