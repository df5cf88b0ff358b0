"""YAML is read in one place, in C."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

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


WORDS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.dates(), st.text(max_size=5))
VALUES = st.recursive(
    WORDS | st.sampled_from(["yes", "null", "12", "2026-11-29", "<<", "=", "~", "draft"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_is_read_as_pyyaml_reads_it(value: object) -> None:
    content = yaml.safe_dump(value, allow_unicode=True)
    assert repr(yaml_files.parse_yaml(content)) == repr(yaml.safe_load(content))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "- &a {b: c}\n- *a\n- {<<: *a, d: 012}",
        "{a: 1, a: 2, =: 3, 4: 5, null: [], 2026-11-29: 12:30:45}",
        "{t: !!str 5, m: !!int '6', s: !!set {a, b}, o: !!omap [a: 1], b: !!binary aGk=}",
        "[0o17, 0x1f, .inf, 1_000, 2026-11-29 10:00:00 +7, 'null', \"yes\", on]",
        "a: |\n  two\n  lines\nb: >\n  one\n  line",
    ],
)
def test_what_few_files_say_is_read_as_pyyaml_reads_it(content: str, tmp_path: Path) -> None:
    assert repr(yaml_files.parse_yaml(content)) == repr(yaml.safe_load(content))
    (tmp_path / "file.yaml").write_text(content, encoding="utf-8")
    assert repr(yaml_files.read_yaml_as_text(tmp_path / "file.yaml")) == repr(yaml.load(content, yaml.CBaseLoader))  # noqa: S506  # text alone


def test_a_part_named_twice_is_one_thing_and_may_hold_itself() -> None:
    first, second = _read_list("[&a {b: c}, *a]")
    assert first is second
    circle = _read_list("&a [*a]")
    assert circle[0] is circle


@pytest.mark.parametrize(
    "content", ["{[a]: b}", "!!str [a]", "{!!str {a: b}: c}", "!ours 5", "!!python/name:os.system ''"]
)
def test_what_pyyaml_refuses_is_refused(content: str) -> None:
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(content)
    with pytest.raises(yaml.YAMLError):
        yaml_files.parse_yaml(content)


def _read_list(content: str) -> list[object]:
    found = yaml_files.parse_yaml(content)
    assert isinstance(found, list)
    return found
