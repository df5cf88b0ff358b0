"""What OpenDrift itself answers, where `make drift` was run. All positions are made up."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from titian.preparedness.drift.cli import HERE
from titian.preparedness.drift.errors import DriftError, FieldUnfit, StartOnLand, TypeUnknown
from titian.preparedness.drift.running import Bench
from titian.preparedness.drift.tests.test_drift import ASKED
from titian.preparedness.drift.workers import Worker

PYTHON = HERE / "bin" / "python"
PROGRAMS = Path(__file__).with_name("beside")
LANDS = {"latitude": 8.6, "longitude": 97.2, "radius_metres": 8000, "hours": 72, "particles": 500}
FROM_FILES: Mapping[str, Any] = {"wind": {"file": "wind.nc"}, "current": {"file": "current.nc"}, "particles": 50}

pytestmark = [
    pytest.mark.long("drift"),
    pytest.mark.timeout(600),
    pytest.mark.skipif(not PYTHON.exists(), reason="OpenDrift is not on this machine: `make drift` puts it there"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("drift")
    subprocess.run([PYTHON, PROGRAMS / "fields.py", made], check=True, capture_output=True, timeout=300)
    return made


@pytest.fixture(scope="module")
def bench(folder: Path) -> Iterator[Bench]:
    with Bench(lambda: Worker(PYTHON), folder) as made:
        yield made


def ask(bench: Bench, folder: Path, **other: object) -> Any:  # Any: an answer as JSON
    request, answer = folder / "boat.drift-request.json", folder / "boat.drift-answer.json"
    request.write_text(json.dumps({**ASKED, **other}))
    bench.answer(request, answer, lambda done, members: None)
    return json.loads(answer.read_bytes())


def test_seeds_of_the_reference_land_where_it_says_and_differ(bench: Bench) -> None:
    """Constant current 0.45/-0.10 and wind 8/-2 m/s, 72 h, object 76: all ashore, by halves of a degree."""
    parts = {"wind": {"constant": {"east": 8, "north": -2}}, "current": {"constant": {"east": 0.45, "north": -0.1}}}
    job = {**LANDS, **parts, "observed_at": "2026-11-01T00:00:00Z", "step_minutes": 30, "tell_hours": [24, 72]}
    tracks = list(bench._get_worker().work({**job, "object_types": ["REFUGEE-RAFT-1"], "seeds": [0, 1, 2]}))
    halves = [[sum(low <= place[0] < low + 0.5 for place in track["ashore"]) for low in (8.0, 8.5)] for track in tracks]
    assert halves == [[418, 82], [388, 112], [414, 86]]
    assert [len(track["afloat"]["72"]) for track in tracks] == [0, 0, 0]


def test_opendrift_answers_what_its_makers_hold_it_to() -> None:
    said = subprocess.run([PYTHON, PROGRAMS / "own_figures.py"], check=True, capture_output=True, timeout=300)
    assert json.loads(said.stdout.splitlines()[-1]) == {"ashore": [88, 12], "capsized": [18, 82]}


def test_fields_from_files_answer_as_one_value_for_everywhere_does(bench: Bench, folder: Path) -> None:
    by_files, by_values = (
        ask(bench, folder, **{**FROM_FILES, **other})
        for other in ({}, {"wind": ASKED["wind"], "current": ASKED["current"]})
    )
    assert [one["share"] for one in by_files["landing"]] == pytest.approx(
        [one["share"] for one in by_values["landing"]], abs=0.02
    )
    assert len(by_files["wind"]["sha256"]) == 64


def test_particles_that_leave_the_fields_are_told_apart(bench: Bench, folder: Path) -> None:
    told = ask(bench, folder, **{**FROM_FILES, "latitude": 5.2, "longitude": 94.0, "radius_metres": 5000, "hours": 96})
    assert sum(one["left"] for one in told["members"]) > 0
    assert all(one["afloat"] + one["ashore"] + one["left"] == 50 for one in told["members"])


@pytest.mark.parametrize(
    ("other", "kind", "says"),
    [
        ({"latitude": 21.97, "longitude": 96.08}, StartOnLand, "lies on land"),
        ({"object_types": ["PIW-1", "PIW-2", "JUNK-1"]}, TypeUnknown, "JUNK-1"),
        ({**FROM_FILES, "current": {"file": "atlantic.nc"}}, FieldUnfit, "of another sea. It covers 20° N to 60° N, 60° W to 10° W"),
        ({**FROM_FILES, "current": {"file": "ends-early.nc"}}, FieldUnfit, "from 2026-11-01 00:00 to 2026-11-01 18:00 UTC"),
        ({**FROM_FILES, "current": {"file": "wind.nc"}}, FieldUnfit, "holds no current"),
        ({**FROM_FILES, "wind": {"file": "words.nc"}}, FieldUnfit, "cannot be read as a field of wind"),
        ({**FROM_FILES, "wind": {"file": "atlantic.grib"}}, FieldUnfit, "of another sea. It covers 20° N to 60° N, 60° W to 10° W"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_words(
    bench: Bench, folder: Path, other: Mapping[str, Any], kind: type[DriftError], says: str
) -> None:
    needs_grib(folder, other)
    with pytest.raises(kind, match=says.replace(".", r"\.")):
        ask(bench, folder, **other)


def test_grib_is_read_where_its_extra_is(bench: Bench, folder: Path) -> None:
    other = {**FROM_FILES, "wind": {"file": "wind.grib"}}
    needs_grib(folder, other)
    assert ask(bench, folder, **other)["drawn"] == 450


def needs_grib(folder: Path, other: Mapping[str, Any]) -> None:
    name = other.get("wind", {}).get("file") or ""
    if name.endswith(".grib") and not (folder / name).exists():
        pytest.skip("what reads GRIB is not on this machine: `GRIB=1 make drift` puts it there")
