"""Whatever comes in, an author gets a form or named problems, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from titian.forms.xlsform import (
    FormError,
    Workbook,
    form_to_json,
    import_form,
    read_workbook,
    write_workbook,
)
from titian.forms.xlsform.columns import CHOICES, SETTINGS, SURVEY
from titian.forms.xlsform.groups import DEEPEST
from titian.forms.xlsform.problems import SEVERITIES
from titian.forms.xlsform.question_types import NAMES
from titian.forms.xlsform.sheets import make_sheet
from titian.forms.xlsform.tests.large import large_workbook
from titian.instrument.errors import Problem

from .files import plain
from .tables import all_problems, expect

Made = TypeVar("Made")
LANGUAGES = ["", "::English (en)", "::French", ":French", "::", "::a::b"]
HEADER = st.builds(
    str.__add__,
    st.sampled_from(sorted({*SURVEY, *CHOICES, *SETTINGS, "relevent", "x y", ""})),
    st.sampled_from(LANGUAGES),
)
PIECES = [
    *NAMES,
    *(
        "begin loop over l",
        "begin loop",
        "end loop",
        "select_one",
        "select_one l",
        "select_multiple l or_other",
        "select_one ${a}",
        "rank l",
        "select_one_from_file a.csv",
    ),
    *(
        "a",
        "b",
        "A",
        "l",
        "1",
        "yes",
        "no",
        "${a}",
        "${b} = 'x'",
        "${a",
        "selected(${a}, 'x')",
        "a = 1",
        "regex(., '[')",
        "/data/a",
    ),
    *(
        "start=1 end=5",
        "start=x",
        "=",
        "randomize=true",
        "",
        "",
        "",
        "",
        "\u00a0",
        "\u200b",
        "\u2018",
        "..",
        "today()",
        "English (en)",
    ),
]
CELL = st.sampled_from(PIECES) | st.text(max_size=4)
GRID = st.tuples(st.lists(HEADER, max_size=8), st.lists(st.lists(CELL, max_size=8), max_size=8)).map(
    lambda parts: [["type", "name", *parts[0]], *parts[1]]
)
CHOICE_GRID = st.lists(st.lists(CELL, max_size=5), max_size=5).map(
    lambda rows: [["list_name", "name", "label", "media::image", "extra"], *rows]
)


def tried(work: Callable[[], Made]) -> Made | FormError:
    """What the work gives, or the one kind of error that may come of it."""
    try:
        return work()
    except FormError as error:
        return error


def check_problems(problems: tuple[Problem, ...], sheets: set[str]) -> None:
    for problem in problems:
        assert problem.code in SEVERITIES or problem.code.startswith("expression."), problem
        assert problem.what.endswith((".", "?")), problem
        assert problem.sheet in sheets | {""}, problem
        assert str(problem)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(GRID, CHOICE_GRID, GRID)
def test_any_grid_is_a_form_or_named_problems(
    survey: list[list[str]], choices: list[list[str]], other: list[list[str]]
) -> None:
    workbook = Workbook(
        (make_sheet("survey", survey), make_sheet("choices", choices), make_sheet("settings", other[1:]))
    )
    found = tried(lambda: import_form(workbook))
    if isinstance(found, FormError):
        assert found.problems
        check_problems((*found.problems, *found.warnings), {"survey", "choices", "settings"})
        return
    check_problems(found.warnings, {"survey", "choices", "settings"})
    assert form_to_json(found)["kind"] == "form"
    assert found.workbook == workbook


@settings(deadline=None, max_examples=120)
@given(st.data())
def test_any_damage_to_a_file_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(plain(("text", "b", "B")))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 40))
    damaged = bytes(content[: len(content) - cut])
    found = tried(lambda: read_workbook(damaged, "form.xlsx")[0])
    assert found.problems if isinstance(found, FormError) else found.sheets


@settings(deadline=None, max_examples=120)
@given(st.binary(max_size=200), st.sampled_from(["form.csv", "form.md", "form.xlsx", "form", "form.txt"]))
@example(b'"' * 7, "form.csv")
@example(b"|" * 9, "form.md")
@example(b"\xef\xbb\xbf", "form.csv")
@example(b"PK\x03\x04", "form.xlsx")
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    found = tried(lambda: read_workbook(content, name)[0])
    assert found.problems if isinstance(found, FormError) else found.sheets


def nest(depth: int) -> Workbook:
    rows = [["begin group", f"g{level}", "G"] for level in range(depth)]
    return Workbook(
        (make_sheet("survey", [["type", "name", "label"], *rows, ["text", "a", "A"], *([["end group"]] * depth)]),)
    )


def test_a_deep_nest_of_groups_is_read_and_one_deeper_than_any_form_is_an_error() -> None:
    assert sum(1 for _ in import_form(nest(DEEPEST)).walk()) == DEEPEST + 1
    expect(nest(DEEPEST + 1), ("group.too_deep", "survey", DEEPEST + 2, "type"))
    assert {problem.code for problem in all_problems(nest(3_000))} == {"group.too_deep"}


def test_importing_twice_says_the_same() -> None:
    workbook, problems = read_workbook(write_workbook(large_workbook(50)), "form.xlsx")
    assert import_form(workbook, problems) == import_form(workbook, problems)
