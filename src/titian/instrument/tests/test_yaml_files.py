"""YAML is read in one place, in C."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
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


def read_or_complaint(read: Callable[[str], object], content: str) -> str:
    """What comes of it, told apart to the type; or what is said of it."""
    try:
        return repr(read(content))
    except (yaml.YAMLError, ValueError) as problem:
        return f"{type(problem).__name__}: {problem}"


@pytest.mark.parametrize(
    "content",
    [
        "- ~\n- yes\n- 0x1f\n- 1_000\n- 1:30\n- 1e3\n- .nan\n- -.inf\n- 2026-11-27\n- 2026-11-27 10:00:00Z\n",
        "- 'yes'\n- \"12\"\n- |\n  no\n- >-\n  12\n- plain words\n- ! 2026-11-27\n",
        "yes: 1\n12: 2\n2026-11-27: 3\n~: {a: [], b: {}}\nyes: 4\n",
        *("", "# nothing", "---", "words", "%YAML 1.1\n---\na: b", "a: 1\n---\nb: 2"),
        *("a: &x [1]\nb: *x", "&x a: 1\n*x : 2", "{a: *b}", "a: &x {b: *x}", "a: {<<: {b: 1}, c: 2}", "{a: {=: 1}}"),
        *("a: !!str 12", "!!set {a, b}", "!!str a: 1", "!!python/object:os.x {}", "? [1]\n: 2", "? {a: 1}\n: 2"),
        *("a: [", "a: b: c", "- @x", "a: 2026-13-40", "a: \0"),
    ],
)
def test_whatever_is_written_is_read_as_pyyaml_reads_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "values.yaml"
    path.write_bytes(content.encode())
    for read, loader in ((yaml_files.read_yaml, yaml.CSafeLoader), (yaml_files.read_yaml_as_text, yaml.CBaseLoader)):
        theirs = read_or_complaint(lambda content, loader=loader: yaml.load(content, loader), content)  # type: ignore[misc]  # noqa: S506
        assert read_or_complaint(lambda _, read=read: read(path), content) == theirs  # type: ignore[misc]


def test_what_was_read_is_written_without_anchors(tmp_path: Path) -> None:
    content = "- {on: 2026-11-27, at: 2026-11-27 10:00:00, by: null}\n" * 2
    path = tmp_path / "values.yaml"
    path.write_text(content, encoding="utf-8")
    assert "&" not in yaml.dump(yaml_files.read_yaml(path), Dumper=yaml.CSafeDumper)


def test_pack_that_ships_is_read_as_pyyaml_reads_it() -> None:
    pack = ROOT / "content/packs/first-contact"
    files = [pack / "talk.yaml", pack / "pack.yaml", pack / "locales/en.yaml", pack / "locales/ur.yaml"]
    for path in files:
        content = path.read_text(encoding="utf-8")
        assert yaml_files.read_yaml(path) == yaml.load(content, yaml.CSafeLoader)
        assert yaml_files.read_yaml_as_text(path) == yaml.load(content, yaml.CBaseLoader)  # noqa: S506
