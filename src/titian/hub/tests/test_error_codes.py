"""Every code a reader or a program can meet stands in docs/developers/errors.md, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

from titian.hub.error_page import EDGE, PAGE, collect, list_documented, list_rooms, write_page

ROOT = Path(__file__).resolve().parents[4]
SOURCES = ROOT / "src" / "titian"
CODE = r"([a-z_]+\.[a-z_]+)"
# How rooms without a class say a code: a dict, a helper's argument, a table by status.
SAID = (
    re.compile(rf'"code"\s*:\s*"{CODE}"'),
    re.compile(rf'answer_problem\(\s*"{CODE}"'),
    re.compile(rf'say\(\s*request,\s*[^,]+,\s*"{CODE}"'),
    re.compile(rf'\d{{3}}: \("{CODE}"'),
)
# Answers of commands and lists of gaps, not of routes.
NOT_ANSWERS = ("commands", "tests", "instrument", "papers", "sealing", "voices", "migrations", "built", "demo")


def list_sources() -> list[Path]:
    return [
        path
        for path in sorted(SOURCES.rglob("*.py"))
        if not set(path.relative_to(SOURCES).parts) & set(NOT_ANSWERS) and path.name != "error_page.py"
    ]


def test_page_is_that_of_the_code() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == write_page(), (
        "run `python -m titian.hub.error_page --write` at the root of the repository"
    )


def test_rooms_of_every_floor_are_found() -> None:
    assert {"titian.devices.errors", "titian.people.limits.errors", "titian.hub.operations.errors"} <= set(list_rooms())


def test_every_code_said_without_a_class_is_on_the_page() -> None:
    said = {
        (code, path.name)
        for path in list_sources()
        for pattern in SAID
        for code in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert said, "the patterns find nothing any more"
    documented = list_documented()
    assert [pair for pair in sorted(said) if pair[0] not in documented] == []


def test_every_class_anywhere_with_a_status_is_on_the_page() -> None:
    """Also of errors that were not put into an `errors.py`."""
    pattern = re.compile(rf'^    code = "{CODE}"\n(?:    .*\n)*?    status = \d+', re.MULTILINE)
    found = {code for path in list_sources() for code in pattern.findall(path.read_text(encoding="utf-8"))}
    assert found
    assert found <= list_documented()


def test_page_names_no_code_that_is_not_in_the_code() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in list_sources())
    assert [line.code for line in EDGE if f'"{line.code}"' not in sources] == []


def test_a_code_means_one_thing() -> None:
    """Rooms may share a code where it is the same refusal with the same status."""
    answers, items, _ = collect()
    statuses: dict[str, set[tuple[int, ...]]] = {}
    for line in (*answers, *EDGE):
        statuses.setdefault(line.code, set()).add(line.statuses)
    assert {code: found for code, found in statuses.items() if len(found) > 1} == {}
    assert not {line.code for line in items} & set(statuses)
    assert len({line.code for line in items}) == len(items)


def test_every_code_reads_thing_dot_what() -> None:
    assert [code for code in list_documented() if re.fullmatch(CODE, code) is None] == []
