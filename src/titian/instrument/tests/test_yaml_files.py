"""YAML is read in one place, in C."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from titian.instrument import yaml_files
from titian.instrument.vectors import ROOT


def test_yaml_is_read_in_c_by_every_room() -> None:
    """In Python alone the words of the pack take five seconds."""
    files = [path for path in (ROOT / "src/titian").rglob("*.py") if "tests" not in path.parts]
    found = [path.name for path in files if re.search(r"yaml\.(safe_)?load\(", path.read_text(encoding="utf-8"))]
    assert set(found) == {Path(yaml_files.__file__).name}
    assert yaml.__with_libyaml__


def test_values_are_read_as_they_are_or_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "values.yaml"
    path.write_text("{answer: yes, number: 12, day: 2026-11-29}", encoding="utf-8")
    assert yaml_files.read_yaml_as_text(path) == {"answer": "yes", "number": "12", "day": "2026-11-29"}
    values = yaml_files.read_yaml(path)
    assert isinstance(values, dict)
    assert (values["answer"], values["number"]) == (True, 12)
