"""Requests, answers and refusals, with a process that stands in for OpenDrift's. All positions are made up."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from titian.preparedness.drift import cli, workers
from titian.preparedness.drift.answering import find_cell
from titian.preparedness.drift.errors import (
    DriftError,
    FieldUnfit,
    MembersSame,
    NotInstalled,
    RequestUnfit,
    StartOnLand,
    TypeUnknown,
    WorkerDied,
)
from titian.preparedness.drift.model import Answer, Request, list_hours
from titian.preparedness.drift.running import Bench
from titian.preparedness.drift.watching import Watch
from titian.preparedness.drift.workers import MOST_JOBS, Worker

ROOT = Path(__file__).resolve().parents[5]
ASKED: dict[str, Any] = {
    "format": "titian.drift.request",
    "version": 1,
    "event": "6a8cb6c0-6f5c-4a3b-9d7e-1f2d3c4b5a69",
    "observed_at": "2026-11-01T00:00:00Z",
    "latitude": 8.6372,
    "longitude": 97.2418,
    "radius_metres": 8000,
    "hours": 48,
    "particles": 100,
    "object_types": ["REFUGEE-RAFT-1", "FISHING-VESSEL-1", "PIW-1"],
    "seeds": [0, 1, 2],
    "wind": {"constant": {"east": 8, "north": -2}},
    "current": {"constant": {"east": 0.45, "north": -0.1}},
}
SECRET = re.compile(r"8\.63|97\.24")


class Place:
    """A folder with a request, and a bench with the stand-in, that fails in the way `mode` says."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.program = folder, folder / "program" / "worker.py"
        self.program.parent.mkdir()
        shutil.copy(Path(__file__).with_name("stand_in.py"), self.program)
        self.set_mode("")
        self.seconds = 60.0
        self.bench = Bench(lambda: Worker(Path(sys.executable), self.program), folder)
        self.request = self.ask()
        self.answer = folder / "boat.drift-answer.json"

    def set_mode(self, mode: str) -> None:
        self.program.with_name("mode").write_text(mode)

    def ask(self, name: str = "boat", **other: object) -> Path:
        path = self.folder / f"{name}.drift-request.json"
        path.write_text(json.dumps({**ASKED, **other}))
        path.chmod(0o644)
        return path

    def run(self) -> Answer:
        return self.bench.answer(self.request, self.answer, lambda done, members: None)

    @property
    def starts(self) -> int:
        return len(self.program.with_name("starts").read_text())

    def refuse(self, kind: type[DriftError]) -> str:
        """The sentence; and that nothing was lost or written, and no position told."""
        before = self.request.read_bytes()
        with pytest.raises(kind) as caught:
            self.run()
        assert self.request.read_bytes() == before
        assert not self.answer.exists()
        assert not SECRET.search(caught.value.message)
        return caught.value.message


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    with made.bench:
        yield made


def test_answer_tells_where_particles_land_how_far_members_lie_apart_and_what_it_is_not(place: Place) -> None:
    told = place.run()
    assert Answer.model_validate_json(place.answer.read_bytes()) == told
    schema = json.loads((ROOT / "contracts/schemas/drift-answer.schema.json").read_text())
    jsonschema.validate(json.loads(place.answer.read_bytes()), schema)
    assert (told.drawn, len(told.members)) == (900, 9)
    assert {row.cell for row in told.landing} == {"N08E098"}
    landing = told.landing[0]
    assert 0 < landing.lowest < landing.share < landing.highest < 1
    assert landing.share == pytest.approx(sum(one.ashore for one in told.members) / 900, abs=1e-4)
    assert sum(landing.by_type.values()) / 3 == pytest.approx(landing.share, abs=1e-3)
    assert landing.first_hour < landing.median_hour <= 48
    assert [row.hour for row in told.spread[::3]] == list_hours(48) == [12, 24, 36, 48]
    for row in told.spread:
        assert row.afloat + row.ashore + row.left == pytest.approx(1, abs=1e-3)
        assert sum(spot[2] for spot in row.spots) == pytest.approx(row.afloat, abs=1e-2)
    assert all(member.left == 2 for member in told.members)
    assert told.cautions[0].startswith("One aid among others")
    assert any("No object type here is a vessel of the Andaman Sea" in line for line in told.cautions)
    assert set(told.versions) == {"titian", "opendrift"}
    assert (told.wind.constant, told.current.file) == (told.request.wind.constant, None)


def test_same_request_gives_the_same_answer_by_a_worker_that_stays(place: Place) -> None:
    first = place.run()
    assert place.run().model_copy(update={"made_at": first.made_at}) == first
    assert place.starts == 1


def test_only_their_owner_reads_the_files_and_no_argument_or_environment_has_the_position(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TITIAN_SECRET_KEY", "of the hub beside it")
    place.run()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (place.request, place.answer)] == [0o600, 0o600]
    seen = place.program.with_name("seen").read_text()
    assert not SECRET.search(seen)
    assert "TITIAN" not in seen
    assert sorted(path.name for path in place.folder.iterdir() if "json" in path.name) == [
        "boat.drift-answer.json",
        "boat.drift-request.json",
    ]


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"wind": None}, "wind: Input should"),
        ({"object_types": ["PIW-1", "FISHING-VESSEL-1"]}, "would hide how unsure"),
        ({"seeds": [4]}, "would hide how unsure"),
        ({"object_types": ["PIW-1", "PIW-1", "FISHING-VESSEL-1"]}, "stands there twice"),
        ({"step_minutes": 60}, "step_minutes: Input should be less than or equal to 30"),
        ({"wind": {}}, "give a file or a constant"),
        ({"wind": {"file": "../wind.nc"}}, "give its name alone"),
        ({"particles": 5000, "seeds": [*range(12)]}, "ask for fewer"),
        ({"latitude": 97.2418}, "latitude: Input should be less"),
        ({"longitude": "97.2418 E"}, "longitude: Input should be a valid number"),
        ({"observed_at": "2026-11-01T00:00:00"}, "observed_at: Input should have timezone"),
        ({"survival_hours": 40}, "There is a field in it that no request has"),
        ({"97.2418": 1}, "There is a field in it that no request has"),
    ],
)
def test_request_that_is_unfit_is_refused_by_field_without_what_was_typed(
    place: Place, other: dict[str, Any], says: str
) -> None:
    place.ask(**other)
    assert says in place.refuse(RequestUnfit)


def test_nothing_is_worked_out_without_both_wind_and_current(place: Place) -> None:
    for missing in ("wind", "current"):
        asked = {name: value for name, value in ASKED.items() if name != missing}
        place.request.write_text(json.dumps(asked))
        assert f"{missing}: nothing is worked out without both" in place.refuse(RequestUnfit)
    place.request.write_text("{")
    assert "no JSON" in place.refuse(RequestUnfit)


def test_start_on_land_and_unknown_types_are_refused_and_the_worker_lives_on(place: Place) -> None:
    place.ask(latitude=21.97, longitude=96.08)
    assert "lies on land" in place.refuse(StartOnLand)
    place.ask(object_types=["PIW-1", "FISHING-VESSEL-1", "TRAWLER-9"])
    assert "no object type TRAWLER-9" in place.refuse(TypeUnknown)
    place.ask()
    place.run()
    assert place.starts == 1


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("place", "of another sea. It covers 60 W to 10 W"),
        ("time", "does not cover the whole time"),
        ("variables", "holds no wind"),
        ("unreadable", "make drift GRIB=1"),
    ],
)
def test_field_that_does_not_fit_is_named_with_what_is_wrong(place: Place, mode: str, says: str) -> None:
    place.ask(wind={"file": "atlantic.grib"})
    assert "Put it beside the request" in place.refuse(FieldUnfit)
    (place.folder / "atlantic.grib").write_bytes(b"GRIB")
    place.set_mode(mode)
    told = place.refuse(FieldUnfit)
    assert told.startswith("atlantic.grib")
    assert says in told


@pytest.mark.parametrize("mode", ["dies", "hangs", "garbles", "loses"])
def test_worker_that_fails_mid_run_loses_nothing_and_the_next_job_has_a_new_one(
    place: Place, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if mode == "hangs":
        monkeypatch.setattr(workers.Worker.work, "__kwdefaults__", {"seconds": 0.5})
    place.set_mode(mode)
    assert "no answer was written" in place.refuse(WorkerDied)
    place.set_mode("")
    assert place.run().drawn == 900


def test_two_members_that_are_one_are_refused(place: Place) -> None:
    place.set_mode("same")
    assert "came out the same" in place.refuse(MembersSame)


def test_worker_is_a_new_one_after_some_jobs(place: Place) -> None:
    place.ask(particles=50)
    for _ in range(MOST_JOBS + 1):
        place.run()
    assert place.starts == 2


def test_opendrift_that_is_missing_or_broken_is_a_sentence(place: Place) -> None:
    with pytest.raises(NotInstalled, match="make drift"):
        Worker(place.folder / "bin/python")
    place.set_mode("no start")
    assert "does not start" in place.refuse(NotInstalled)


def test_folder_is_answered_once_each_and_again_when_a_request_changes(place: Place) -> None:
    place.ask("ashore", latitude=21.97)
    watch = Watch(place.folder, place.bench)
    told = list(watch.sweep(lambda done, members: None))
    assert [line.partition(":")[0] for line in told] == ["ashore.drift-request.json", "boat.drift-answer.json"]
    assert list(watch.sweep(lambda done, members: None)) == []
    place.ask("ashore")
    assert list(watch.sweep(lambda done, members: None)) == ["ashore.drift-answer.json: written."]


def test_command_tells_what_it_is_and_nothing_of_where(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_bench", lambda environment: place.bench)
    told = CliRunner().invoke(cli.app, ["run", str(place.request)])
    assert (told.exit_code, "900 particles drawn" in told.output, "One aid among others" in told.output) == (
        0,
        True,
        True,
    )
    assert not SECRET.search(told.output)
    place.answer.unlink()
    place.set_mode("dies")
    place.bench._let_go()
    told = CliRunner().invoke(cli.app, ["run", str(place.request)])
    assert (told.exit_code, "Traceback" in told.output, place.answer.exists()) == (1, False, False)
    assert not SECRET.search(told.output)


def test_no_field_says_how_long_anybody_lives_or_who_is_responsible() -> None:
    names = json.dumps([Request.model_json_schema(), Answer.model_json_schema()]).lower()
    assert not re.search(r'"(?:[a-z_]*(?:surviv|alive|death|dead|capsiz|responsib|nearest|nationalit)[a-z_]*)":', names)


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(9.55, 97.2, "N09E097"), (-6.01, 110.5, "S07E110"), (-0.001, -0.001, "S01W001"), (8.0, 181.5, "N08W179")],
)
def test_cell_is_by_its_corner_in_the_south_and_west(latitude: float, longitude: float, cell: str) -> None:
    assert find_cell(latitude, longitude) == cell


def test_titian_never_imports_opendrift() -> None:
    found = subprocess.run(
        ["git", "grep", "-lE", r"^\s*(from|import) opendrift", "--", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    beside = (
        "src/titian/preparedness/drift/beside/worker.py",
        "src/titian/preparedness/drift/tests/beside/own_figures.py",
    )
    assert set(found.stdout.split()) <= {*beside}
    assert not any((ROOT / name).with_name("__init__.py").exists() for name in beside)
