"""Runs every test: the web workspaces, then Python on SQLite, then Python on PostgreSQL. Exit code 0 when all passed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import postgres

HERE = Path(__file__).resolve().parent.parent
WITHOUT_A_HUB = ["src/titian/exchange/htcds", "src/titian/instrument", "src/titian/sealing", "src/titian/voices"]
# They need no database, start all that they need, of both kinds, themselves, or look at what no database changes: pages,
# refusals, what a phone does by itself. Once is enough.
ONCE = [
    "tests/test_api_fuzz.py",
    "tests/test_deploy.py",
    "tests/test_desk_pages.py",
    "tests/test_docs.py",
    "tests/test_fault_suite.py",
    "tests/test_fault_suite_phone.py",
    "tests/test_field_screens.py",
    "tests/test_forensics.py",
    "tests/test_going_back.py",
    "tests/test_hub_attacks.py",
    "tests/test_hub_logs.py",
    "tests/test_machine.py",
    "tests/test_mutants.py",
    "tests/test_officer_side.py",
    "tests/test_other_engines.py",
    "tests/test_passkeys.py",
    "tests/test_person_screens.py",
    "tests/test_phone_faults.py",
    "tests/test_power_cuts.py",
    "tests/test_preview.py",
    "tests/test_proxy.py",
    "tests/test_recipe.py",
    "tests/test_scale_out.py",
    "tests/test_scripts.py",
    "tests/test_survey_elsewhere.py",
    "tests/test_talk.py",
    "tests/test_vault.py",
    "tests/test_wheel.py",
    "tests/test_without_touch.py",
    "src/titian/hub/operations/tests/test_move_database.py",
    "src/titian/hub/operations/tests/test_upgrade.py",
]

# Two files at a time: each mostly waits for a browser or a hub.
TOGETHER = ["-n2", "--dist=loadfile"]
# One file at a time, after the others: a phone that is killed at each of its writes, and a process that has no browser.
ALONE = ["tests/test_api_fuzz.py", "tests/test_fault_suite_phone.py"]


def run(title: str, command: list[str], **environment: str) -> bool:
    """Shows the run as it goes; True when it passed."""
    print(f"\n=== {title}", flush=True)
    started = time.monotonic()
    passed = subprocess.run(command, cwd=HERE, env={**os.environ, **environment}, check=False).returncode == 0
    print(f"=== {title}: {'passed' if passed else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
    return passed


def run_journeys(title: str, command: list[str], **environment: str) -> bool:
    """What fails is run once more, one after the other, with the machine to itself.

    A test that passes only then was too late, not wrong; it is named in the output, and is to be mended.
    """
    command = [*command, "-o", "cache_dir=.pytest_cache/journeys"]
    if run(title, command, **environment):
        return True
    alone = [part for part in command if part not in TOGETHER]
    again = ["--last-failed", "--last-failed-no-failures", "none"]
    return run(f"{title}, once more alone what failed", [*alone, *again], **environment)


def main() -> int:
    """Each part runs even when one before it failed, so that one look shows all that is wrong."""
    pytest = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    results = [run("Web: engine, sealing, field, desk", ["npm", "test", "--silent"])]
    if len(sys.argv) > 1:  # a few tests, named by hand
        results.append(run("Python on SQLite", pytest))
        with postgres.running() as url:
            results.append(run("Python on PostgreSQL", pytest, TITIAN_DATABASE_URL=url))
        return 0 if all(results) else 1
    # The rooms run on all cores, file by file; what stands in tests/ starts hubs, browsers and storms of its own.
    results.append(run("Rooms without a hub", [*pytest, "-n", "auto", *WITHOUT_A_HUB]))
    rooms = [*pytest, "-n", "auto", "--dist", "loadfile", "src/titian", *(f"--ignore={room}" for room in WITHOUT_A_HUB)]
    once = [f"--ignore={file}" for file in ONCE]
    apart = [f"--ignore={file}" for file in ALONE]
    results.append(run("Rooms of the hub on SQLite", rooms))
    results.append(run_journeys("Whole journeys on SQLite", [*pytest, *TOGETHER, "tests", *apart]))
    results.append(run_journeys("Journeys that want the machine to themselves", [*pytest, *ALONE]))
    with postgres.running() as url:
        results.append(run("Rooms of the hub on PostgreSQL", [*rooms, *once], TITIAN_DATABASE_URL=url))
        results.append(
            run_journeys("Whole journeys on PostgreSQL", [*pytest, *TOGETHER, "tests", *once], TITIAN_DATABASE_URL=url)
        )
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
