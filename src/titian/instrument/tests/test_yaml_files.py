"""YAML is read in one place, in C."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

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


LOADERS: list[tuple[Any, Any]] = [(yaml_files.Values, yaml.CSafeLoader), (yaml_files.Strings, yaml.CBaseLoader)]
SOME = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.dates(), st.text(), st.sampled_from("=~.")
)
CONTENT = st.recursive(SOME, lambda inner: st.one_of(st.lists(inner), st.dictionaries(SOME, inner)))


def read(content: str, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> str:
    """What is read, types and order included, or what is said against it."""
    try:
        return repr(yaml.load(content, loader))  # noqa: S506  # safe ones
    except (yaml.YAMLError, ValueError) as error:
        return f"{type(error)} {error}"


@pytest.mark.parametrize(("ours", "own"), LOADERS)
@pytest.mark.parametrize(
    "content",
    [
        "", "a", "- 1\n- [2, {a: ~}]", "- &a [1]\n- *a", "{a: 1, <<: {b: 2}}", "--- a\n--- b\n", "[1", "{[1]: 2}",
        "a: 2026-13-45", "? {a: 1}\n: 2", "!!python/object:os.system x", "! 12", "!!str 12", "- =",
        "'yes': yes\nx: 1_000\ny: 1:30\nz: .inf\n", "a: 1\nb: 2\na: 3", "a:\n b: \n", "a: |\n  12\n", "\x00",
    ],
)  # fmt: skip
def test_a_file_is_read_as_pyyaml_reads_it(
    ours: type[yaml.SafeLoader], own: type[yaml.SafeLoader], content: str
) -> None:
    assert read(content, ours) == read(content, own)


@pytest.mark.parametrize(("ours", "own"), LOADERS)
@given(content=CONTENT)
def test_any_content_is_read_as_pyyaml_reads_it(
    ours: type[yaml.SafeLoader], own: type[yaml.SafeLoader], content: object
) -> None:
    written = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True)
    assert read(written, ours) == read(written, own)


def test_content_that_ships_is_read_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other way takes four times as long."""
    written = (ROOT / "content/packs/first-contact/locales/en.yaml").read_text(encoding="utf-8")
    written += "# as no other test reads it, of which a copy may be kept"
    wanted = yaml.load(written, yaml.CSafeLoader)
    for loader, own in LOADERS:
        monkeypatch.setattr(own, "get_single_data", None)
        assert yaml.load(written, loader)["texts"].keys() == wanted["texts"].keys()  # noqa: S506  # safe ones
