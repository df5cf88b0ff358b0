"""Runs a lane of tests and says how long it took: `quick`, `test` or `long`. Exit code 0 when all passed.

`test` is every behaviour: the web workspaces, every room and journey on SQLite, and on PostgreSQL what a database can
change (marked `on_both`). Of what is marked `long` it takes a tenth, drawn by the day (TITIAN_DRAW: by another word).
`long` is all that is marked so. Lanes run side by side: rooms fill the processors while journeys wait for browsers.

Arguments of pytest after the lane name a few tests instead: `test.py test src/titian/people -k duty`. They run on both databases.
`--keep` keeps the times of this run for the next ones; `--shuffle WORD` takes the files in an order drawn by that word.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import mutants
import postgres

from titian.hub.operations.tests.running import make_database
from titian.hub.tests.lanes import draw

HERE: Final = Path(__file__).resolve().parent.parent
LOGS: Final = HERE / ".stamps" / "lanes"
KEPT: Final = HERE / "docs/developers/proof-times.json"
PYTEST: Final = [sys.executable, "-m", "pytest"]
# Where nothing compiled may be kept, each of the hundreds of processes of a run compiles all of Titian again.
ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
WITHOUT_A_HUB: Final = [
    f"src/titian/{room}" for room in ("exchange/htcds", "forms", "instrument", "papers", "review", "sealing", "voices")
]
# Attackers of the hub by its roles and its database: no browser, whose driver would refuse it.
ATTACK: Final = "tests/attack/hub"
# Rooms that stand in a region's hub alone: a process whose hub is of that kind. In any other they have no tests.
OF_A_REGION: Final = tuple(
    f"src/titian/{room}"
    for room in (
        "leads/tests",
        "meetings",
        "preparedness/tests",
        "programmes",
        "shelf",
        "statements",
        "workplan",
        "learning/tests/region",
    )
)
# What holds in a hub of each kind, by what stands in it: a region's process runs it, too.
OF_BOTH: Final = ("src/titian/desk/tests/test_rooms.py",)
REGION: Final = {"TITIAN_KIND": "region"}
# File by file in two processes, the longest first by what was kept of an earlier run; two browsers at a time.
SPREAD: Final = ["-p", "titian.hub.tests.in_two", f"--longest-first={KEPT}"]


@dataclass
class Lane:
    """One command with its output in a file of its own; `seconds` by test once it ran under pytest.

    One that only computes is `patient`: it leaves the processors to browsers, whose tests wait for them.
    """

    title: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    is_patient: bool = True
    is_passed: bool | None = None
    wall: float = 0
    cpu: float = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return re.sub(r"\W+", "-", self.title.lower())

    @property
    def log(self) -> Path:
        return LOGS / f"{self.name}.log"

    @property
    def times(self) -> Path:
        return LOGS / f"{self.name}.json"

    def run(self) -> None:
        """Says when it begins and ends, and all that it printed if it failed."""
        say(f"· {self.title} …")
        is_pytest = self.command[:3] == PYTEST
        command = [*self.command, f"--times={self.times}"] if is_pytest else self.command
        if self.is_patient:
            command = ["nice", "-n", "10", *command]
        started = time.monotonic()
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                command, cwd=HERE, env={**ENVIRONMENT, **self.environment}, stdout=log, stderr=subprocess.STDOUT
            )
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        # pytest's 5: no test of this lane was drawn today.
        self.is_passed = process.returncode == 0 or (is_pytest and process.returncode == 5)
        self.wall, self.cpu = time.monotonic() - started, used.ru_utime + used.ru_stime
        if is_pytest and self.times.exists():
            self.seconds = json.loads(self.times.read_text())
        said = self.log.read_text(errors="replace")
        last = said.rstrip().rpartition("\n")[2]
        told = f"{said}\n" if not self.is_passed else ""
        verdict = "passed" if self.is_passed else "FAILED"
        say(f"{told}· {self.title}: {verdict} in {self.wall:.0f} s ({self.cpu:.0f} CPU-s). {last}")


_saying = threading.Lock()


def say(text: str) -> None:
    """Prints whole texts, whoever else is saying something."""
    with _saying:
        print(text, flush=True)


def run_tracks(*tracks: Iterable[Lane]) -> list[Lane]:
    """Runs the lanes of each track one after the other, the tracks side by side."""
    done: list[Lane] = []

    def run_track(track: Iterable[Lane]) -> None:
        for lane in track:
            lane.run()
            done.append(lane)

    threads = [threading.Thread(target=run_track, args=(track,)) for track in tracks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def list_on_both(*folders: str) -> list[str]:
    """The files with tests that a database can change: no other is read for PostgreSQL."""
    files = (file for folder in folders for file in sorted((HERE / folder).rglob("test_*.py")))
    return [str(file.relative_to(HERE)) for file in files if "mark.on_both" in file.read_text()]


def web(script: str) -> Lane:
    return Lane(f"Web workspaces ({script})", ["npm", "run", "--silent", script])


def quick() -> list[Lane]:
    """Style, floors, types, contracts, the engine and sealing in both languages, rooms without a hub, who may do what."""
    checks = Lane("Style, floors, types and drift", [sys.executable, "scripts/check.py"])
    rooms = [*PYTEST, "-q", "--long=drawn", *DRAWN, *WITHOUT_A_HUB]
    permissions = [*PYTEST, "-q", "src/titian/hub/tests/test_permissions.py"]
    return run_tracks(
        [checks, web("test:quick"), Lane("Who may do what", permissions)],
        [Lane("Rooms without a hub", rooms)],
    )


def run_all(long: str, shuffle: str | None) -> list[Lane]:
    """Every lane, with the tests marked long as `--long` says, files in an order drawn by the word `shuffle`."""
    order = [f"--shuffle={shuffle}"] if shuffle else []
    alone = [*PYTEST, "-q", f"--long={long}", *DRAWN, *order]
    shared = [*alone, *SPREAD]
    first = [] if long == "only" else [web("test")]
    names = [mutant.name for mutant in mutants.MUTANTS]
    drawn = sorted(names if long == "only" else draw(names, f"{DAY} mutants"))
    broken = [Lane("The app broken on purpose", [sys.executable, "scripts/mutants.py", *drawn])] if drawn else []
    gathered = [sys.executable, "scripts/bench_leads.py", "--check", "--ads", "1000000"]
    million = [Lane("A million offers gathered", gathered)] if long == "only" else []
    with postgres.running(*postgres.FORGETFUL) as url:
        on_postgresql = {"TITIAN_DATABASE_URL": url}
        # Of its own: lanes that run side by side name their database after the one that they are given.
        of_the_region = {"TITIAN_DATABASE_URL": make_database(url, "region")}
        of_a_country = [file for file in list_on_both("src/titian", ATTACK) if not file.startswith(OF_A_REGION)]
        rooms = [*shared, "-m", "on_both", *of_a_country]
        journeys = [
            *shared, "-m", "on_both", *(file for file in list_on_both("tests") if not file.startswith(ATTACK))
        ]  # fmt: skip
        return run_tracks(
            [
                *first,
                Lane("Rooms on SQLite", [*shared, "src/titian", ATTACK]),
            ],
            [
                Lane("Journeys on SQLite", [*shared, "tests", f"--ignore={ATTACK}"], is_patient=False),
                Lane("Journeys on PostgreSQL", journeys, on_postgresql, is_patient=False),
                Lane("Rooms on PostgreSQL", rooms, on_postgresql),
            ],
            [
                # One process each, beside the others: at the end of a track it would leave a processor idle. Few tests: a
                # second process would migrate a database of its own for them.
                Lane("A region's rooms on SQLite", [*alone, *OF_A_REGION, *OF_BOTH], REGION),
                Lane(
                    "A region's rooms on PostgreSQL",
                    [*alone, "-m", "on_both", *OF_A_REGION],
                    {**REGION, **of_the_region},
                ),
                *broken,
                *million,
            ],
        )


def run_named(arguments: list[str]) -> list[Lane]:
    """A few tests, named by hand, on both databases."""
    with postgres.running(*postgres.FORGETFUL) as url:
        return run_tracks(
            [
                Lane("On SQLite", [*PYTEST, *DRAWN, *arguments]),
                Lane("On PostgreSQL", [*PYTEST, *DRAWN, *arguments], {"TITIAN_DATABASE_URL": url}),
            ]
        )


def by_room(lanes: Iterable[Lane]) -> dict[str, float]:
    """Seconds of the tests of each room on both databases; of journeys by file."""
    rooms: dict[str, float] = defaultdict(float)
    for lane in lanes:
        for test, seconds in lane.seconds.items():
            parts = test.partition("::")[0].split("/")
            rooms[parts[2] if parts[0] == "src" else parts[-1]] += seconds
    return dict(sorted(rooms.items(), key=lambda room: -room[1]))


def by_file(lanes: Iterable[Lane]) -> dict[str, float]:
    """Seconds of each file on SQLite, by which the next run puts the longest first."""
    files: dict[str, float] = defaultdict(float)
    for lane in lanes:
        for test, seconds in lane.seconds.items():
            files[test.partition("::")[0]] += 0 if "TITIAN_DATABASE_URL" in lane.environment else seconds
    return dict(sorted((file, round(seconds, 1)) for file, seconds in files.items()))


def summarise(lanes: list[Lane], wall: float, *, is_kept: bool) -> None:
    """Seconds by room beside those kept, the ten slowest tests, the growth; `is_kept` keeps these from now on."""
    before: dict[str, float] = json.loads(KEPT.read_text())["rooms"] if KEPT.exists() else {}
    rooms = by_room(lanes)
    print("\nSeconds by room (kept before):")
    for room, seconds in rooms.items():
        if seconds >= 1:
            print(f"  {seconds:7.1f}  ({before.get(room, 0):.1f})  {room}")
    tests = [(seconds, f"{test} · {lane.title}") for lane in lanes for test, seconds in lane.seconds.items()]
    print("The ten slowest tests:")
    for seconds, test in sorted(tests, reverse=True)[:10]:
        print(f"  {seconds:7.1f}  {test}")
    total, kept = sum(rooms.values()), sum(before.values())
    print(f"In all {total:.0f} s of tests ({kept:.0f} kept before: {total - kept:+.0f}), {wall:.0f} s on the clock.")
    if is_kept:
        found = {
            "wall": round(wall),
            "rooms": {room: round(seconds, 1) for room, seconds in rooms.items()},
            "files": by_file(lanes),
        }
        KEPT.write_text(json.dumps(found, indent=1) + "\n")


DAY: Final = os.environ.get("TITIAN_DRAW") or datetime.datetime.now(datetime.UTC).date().isoformat()
# What hypothesis makes up is drawn by it too: the same run finds the same, and another day something else.
DRAWN: Final = [f"--draw={DAY}", f"--hypothesis-seed={DAY}"]


def main() -> int:
    """Each lane runs even when another failed, so that one look shows all that is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("lane", choices=["quick", "test", "long"], nargs="?", default="test")
    parser.add_argument("--keep", action="store_true", help="keep the times of this run for the next ones")
    parser.add_argument("--shuffle", metavar="WORD", help="files in an order drawn by this word")
    asked, arguments = parser.parse_known_args()
    LOGS.mkdir(parents=True, exist_ok=True)
    is_long = asked.lane == "long"
    print("All that is long." if is_long else f"Lane {asked.lane}. Of what is long, one in ten is drawn by {DAY!r}.")
    print(f"What hypothesis makes up is drawn by {DAY!r}.")
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="titian-demos-", ignore_cleanup_errors=True) as demos:
        ENVIRONMENT["TITIAN_DEMO_HUBS"] = demos  # made once for all lanes, and copied
        if arguments:
            lanes = run_named(arguments)
        elif asked.lane == "quick":
            lanes = quick()
        else:
            lanes = run_all("only" if is_long else "drawn", asked.shuffle)
    summarise(lanes, time.monotonic() - started, is_kept=asked.keep)
    failed = [lane.title for lane in lanes if not lane.is_passed]
    if failed:
        print("Failed:", ", ".join(failed))
    print(f"Lanes: {len(lanes) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
