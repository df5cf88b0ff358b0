"""What other programs do without a word: said here, with the row and a cure."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest

from titian.forms.xlsform import import_form, read_workbook

from .converter import convert, convert_bytes
from .files import edited
from .tables import all_problems, expect, form, workbook

if TYPE_CHECKING:
    import openpyxl

HOUSE = """
    | survey |                    |       |                 |                 |
    |        | type               | name  | label           | {column}        |
    |        | begin repeat       | child | Child           |                 |
    |        | integer            | age   | Age             |                 |
    |        | begin repeat       | toy   | Toy             |                 |
    |        | integer            | price | Price           |                 |
    |        | calculate          | own   |                 | {inside}        |
    |        | end repeat         |       |                 |                 |
    |        | text               | about | {label}         |                 |
    |        | end repeat         |       |                 |                 |
    |        | text               | all   | All             | {outside}       |
"""


def said(column: str = "calculation", *, inside: str = "1", outside: str = "1", label: str = "About") -> list[int]:
    """The rows at which a read outside its repeat is noted."""
    table = HOUSE.format(column=column, inside=inside, outside=outside, label=label)
    found = all_problems(workbook(table))
    return [problem.row for problem in found if problem.code == "reference.repeated"]


@pytest.mark.parametrize(
    "expression",
    [
        "${age}",
        "${age} > 3",
        "if(${age} = 1, 2, 3)",
        "number(${age}) + 1",
        "selected(${age}, '1')",
        "coalesce(${price}, 0)",
    ],
)
def test_one_value_of_a_repeat_wanted_outside_it_is_a_warning(expression: str) -> None:
    assert said(outside=expression) == [10]
    assert said("relevant", outside=expression) == [10]


@pytest.mark.parametrize(
    "expression",
    [
        "sum(${age})",
        "count(${child})",
        "join(' ', ${age})",
        "max(${age})",
        "concat(${age})",
        "indexed-repeat(${age}, ${child}, 1)",
        "count-non-empty(${price})",
        "${last-saved#age}",
        "/data/child[1]/age",
    ],
)
def test_all_values_of_a_repeat_may_be_read_outside_it(expression: str) -> None:
    assert said(outside=expression) == []


def test_within_its_repeat_and_in_one_inside_it_a_question_is_one() -> None:
    assert said(inside="${age} + ${price}") == []
    assert said(inside="position(..)") == []


def test_a_repeat_inside_another_is_many_for_the_outer_one() -> None:
    assert said(label="Is it ${price}?") == [8]
    assert said(label="Is ${age} right?") == []


def test_the_warning_says_what_to_write_instead() -> None:
    table = HOUSE.format(column="relevant", inside="1", outside="${age} > 3", label="About")
    (found,) = (problem for problem in all_problems(workbook(table)) if problem.code == "reference.repeated")
    assert (found.sheet, found.row, found.column) == ("survey", 10, "relevant")
    assert "write `indexed-repeat(${age}, ${child}, 1)` for the first." in found.fixes


# --- true and false ---


@pytest.mark.parametrize(
    "calculation", ["${a} > 3", "if(${a} = 1, true(), ${a} > 2)", "selected(${a}, '1') or ${a} = 2"]
)
def test_a_calculation_of_true_or_false_is_a_warning(calculation: str) -> None:
    expect(
        f"| survey |\n| | type | name | label | calculation |\n| | integer | a | A | |\n| | calculate | b | | {calculation} |",
        ("calculation.truth", "survey", 3, "calculation"),
        fix=f"write `if({calculation}, 1, 0)` and compare with 1.",
    )


@pytest.mark.parametrize(
    "calculation", ["if(${a} > 3, 1, 0)", "if(${a} > 3, true(), '')", "count-selected(${a})", "${a}"]
)
def test_a_calculation_of_anything_else_is_not(calculation: str) -> None:
    expect(
        f"| survey |\n| | type | name | label | calculation |\n| | integer | a | A | |\n| | calculate | b | | {calculation} |"
    )


# --- or_other ---

TOWNS = """
    | survey  |                           |      |       |
    |         | type                      | name | label |
    |         | select_one towns          | a    | A     |
    |         | select_one towns or_other | b    | B     |
    | choices |                           |      |       |
    |         | list_name                 | name | label |
    |         | towns                     | x    | X     |
"""


def test_or_other_on_a_shared_list_is_said_and_read_as_others_read_it() -> None:
    expect(TOWNS, ("list.other_shared", "survey", 3, "type"), what="so row 2 offers it too")
    assert [choice.name for choice in form(TOWNS).lists["towns"]] == ["x", "other"]
    assert "<name>other</name>" in convert(workbook(TOWNS)).xform


def test_or_other_on_a_list_of_its_own_says_nothing_of_it() -> None:
    expect(TOWNS.replace("| select_one towns          | a ", "| text                      | a "))
    expect(TOWNS + "    |         | towns                     | other | O    |\n")


def test_the_choice_of_or_other_has_a_label_in_every_language_of_the_list() -> None:
    table = TOWNS.replace("| label |\n    |         | towns", "| label::English (en) |\n    |         | towns")
    (_, other) = form(table).lists["towns"]
    assert other.label == {"English (en)": "Other"}


# --- versions ---


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (datetime(2021, 3, 21, 18, 7, 55, 551000), "2021-03-21 18:07:55.551000"),
        (datetime(2021, 3, 21), "2021-03-21 00:00:00"),
        (time(9, 30), "09:30:00"),
        (20210321, "20210321"),
    ],
)
def test_a_version_from_a_date_cell_is_the_one_that_pyxform_writes(value: object, written: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        settings = book.create_sheet("settings")
        settings.append(["form_id", "version"])
        settings.append(["f", value])

    content = edited(edit)
    found = import_form(*read_workbook(content, "form.xlsx"))
    assert found.version == written
    assert f'version="{written}"' in convert_bytes(content).xform
    noticed = {(problem.code, problem.sheet, problem.row, problem.column) for problem in found.warnings}
    assert (("workbook.date_cell", "settings", 2, "version") in noticed) is not isinstance(value, int)
