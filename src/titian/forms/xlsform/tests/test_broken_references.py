"""Faults of expressions and of what refers to what."""

from __future__ import annotations

import pytest

from titian.forms.xlsform.references import find_circles

from .tables import all_problems, expect, form, question, workbook


def survey(*rows: str, columns: str = "relevant") -> str:
    return "| survey |\n" + f"| | type | name | label | {columns} |\n" + "".join(f"| | {row} |\n" for row in rows)


def test_a_reference_to_a_question_nobody_has_names_the_nearest() -> None:
    expect(
        survey("integer | age | Age | ", "text | a | A | ${agee} > 3"),
        ("reference.unknown", "survey", 3, "relevant"),
        fix="did you mean `age`?",
    )


def test_a_reference_in_a_label_is_checked_too() -> None:
    expect(survey("text | a | Hello ${nobody} | "), ("reference.unknown", "survey", 2, "label"))


def test_a_reference_in_the_label_of_a_choice_is_checked_too() -> None:
    expect(
        survey("select_one l | a | A | ")
        + "| choices |\n| | list_name | name | label |\n| | l | x | Like ${nobody} |\n",
        ("reference.unknown", "choices", 2, "label"),
    )


def test_a_reference_in_quotes_is_checked_too() -> None:
    expect(
        survey("text | a | A | jr:choice-name('x', '${nobody}') = 'X'"), ("reference.unknown", "survey", 2, "relevant")
    )


def test_a_reference_to_the_last_saved_form_is_checked_too() -> None:
    expect(survey("text | a | A | ${last-saved#nobody} = 'x'"), ("reference.unknown", "survey", 2, "relevant"))


def test_a_reference_with_spaces_is_an_error_because_other_programs_do_not_read_it() -> None:
    expect(survey("text | a | A | ", "text | b | B | ${ a } = 'x'"), ("reference.malformed", "survey", 3, "relevant"))


@pytest.mark.parametrize("label", ["Hello ${a", "Hello ${}", "Hello ${1a}", "Hello $ {a}"])
def test_a_brace_in_a_label_that_is_no_reference_is_an_error(label: str) -> None:
    expect(survey(f"text | a | {label} | "), ("reference.malformed", "survey", 2, "label"))


def test_a_name_without_braces_is_an_error_because_it_would_always_be_blank() -> None:
    expect(
        survey("integer | age | Age | ", "text | a | A | age > 3"),
        ("reference.bare", "survey", 3, "relevant"),
        fix="write `${age}`",
    )


def test_a_bare_word_that_is_no_name_is_perhaps_a_text() -> None:
    expect(
        survey("text | a | A | ", "text | b | B | ${a} = yes"),
        ("reference.bare", "survey", 3, "relevant"),
        fix="write `'yes'` if it is a text",
    )


def test_a_path_that_leads_nowhere_is_an_error() -> None:
    expect(
        survey("integer | age | Age | ", "text | a | A | /data/group/age > 3"),
        ("reference.path", "survey", 3, "relevant"),
        fix="write `${age}`",
    )


def test_a_question_whose_relevance_hangs_on_itself_is_an_error() -> None:
    expect(survey("text | a | A | ${a} = 'x'"), ("reference.self", "survey", 2, "relevant"))


def test_a_calculation_that_hangs_on_itself_is_an_error() -> None:
    expect(survey("calculate | a |  | ${a} + 1", columns="calculation"), ("reference.self", "survey", 2, "calculation"))


def test_a_constraint_may_name_its_own_question() -> None:
    expect(survey("integer | a | A | ${a} > 3", columns="constraint"))


def test_circular_relevance_is_one_error_that_names_the_circle() -> None:
    expect(
        survey(
            "text | a | A | ${c} = 'x'",
            "text | b | B | ${a} = 'x'",
            "text | c | C | ${b} = 'x'",
            "text | d | D | ${a} = 'x'",
        ),
        ("reference.circular", "survey", 2, "relevant"),
        what="`a` → `c` → `b` → `a` (rows 2, 3, 4)",
    )


def test_a_circle_through_a_calculation_is_found() -> None:
    expect(
        """
        | survey |           |      |       |          |             |
        |        | type      | name | label | relevant | calculation |
        |        | text      | a    | A     | ${b} > 1 |             |
        |        | calculate | b    |       |          | ${c} + 1    |
        |        | calculate | c    |       |          | ${a} * 2    |
        """,
        ("reference.circular", "survey", 2, "relevant"),
        what="`a` → `b` → `c` → `a`",
    )


def test_a_circle_through_a_group_is_found() -> None:
    expect(
        survey("begin group | g | G | ${a} = 'x'", "text | a | A | ", "end group |  |  | "),
        ("reference.circular", "survey", 2, "relevant"),
        what="`g` → `a` → `g`",
    )


def test_two_circles_are_two_errors() -> None:
    rows = [f"text | {one} | {one} | ${{{other}}} = 'x'" for one, other in ("ab", "ba", "cd", "dc")]
    expect(
        survey(*rows), ("reference.circular", "survey", 2, "relevant"), ("reference.circular", "survey", 4, "relevant")
    )


def test_a_circle_of_ten_thousand_is_found_without_running_out_of_stack() -> None:
    edges = {str(place): [str((place + 1) % 10_000)] for place in range(10_000)}
    assert [len(circle) for circle in find_circles(edges)] == [10_000]


def test_what_hangs_on_each_other_in_one_direction_is_no_circle() -> None:
    expect(survey("text | a | A | ", "text | b | B | ${a} = 'x'", "text | c | C | ${a} = 'x' and ${b} = 'y'"))


def test_counting_a_repeat_from_inside_is_no_circle() -> None:
    expect(
        """
        | survey |              |       |       |             |
        |        | type         | name  | label | calculation |
        |        | begin repeat | r     | R     |             |
        |        | text         | a     | A     |             |
        |        | calculate    | n     |       | count(${r}) |
        |        | end repeat   |       |       |             |
        """
    )


# --- what the parser refuses, at its place ---


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("foo(${a})", "expression.unknown_function"),
        ("selected(${a})", "expression.arguments"),
        ("regex(${a}, '[a-')", "expression.bad_pattern"),
        ("${a} = 'x' and", "expression.unfinished"),
        ("${a} == 'x'", "expression.unreadable"),
        ("${a} = 'x", "expression.unfinished"),
        ("(${a} = 'x'", "expression.unfinished"),
        ("${a} <> 'x'", "expression.unreadable"),
    ],
)
def test_an_expression_that_cannot_be_read_is_an_error_at_its_cell(written: str, code: str) -> None:
    found = expect(survey("text | a | A | ", f"text | b | B | {written}"), (code, "survey", 3, "relevant"))
    assert found[0].character > 0 or code == "expression.unfinished"


def test_curly_quotes_in_an_expression_are_read_as_straight_ones_with_a_warning() -> None:
    table = survey("text | a | A | ", "text | b | B | ${a} = \u2018yes\u2019 or ${a} = \u201cno\u201d")
    expect(table, ("cell.smart_quotes", "survey", 3, "relevant"))
    relevant = question(table, "b").relevant
    assert relevant is not None
    assert relevant.text == "${a} = 'yes' or ${a} = \"no\""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('${a} = "it\u2019s"', '${a} = "it\'s"'),  # as the choice it\u2019s is kept elsewhere
        ("${a} = \u2019food'", "${a} = 'food'"),
        ("${a} = 'food\u2019", "${a} = 'food'"),
        ("${a} = \u201cred\u201d", '${a} = "red"'),
        ("${a} = 'it\u2019s'", "${a} = 'it\u2019s'"),  # straight, it could not be read
    ],
)
def test_curly_quotes_are_straight_wherever_that_can_be_read(written: str, read: str) -> None:
    table = survey("text | a | A | ", f"text | b | B | {written}")
    expect(table, *([] if read == written else [("cell.smart_quotes", "survey", 3, "relevant")]))
    relevant = question(table, "b").relevant
    assert relevant is not None
    assert relevant.text == read


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("${a}\u00a0= 'x'", "cell.wide_space"),
        ("\u200b${a} = 'x'", "cell.invisible"),
        ("${a} = 'x'\u200f", "cell.direction"),
    ],
)
def test_what_nobody_sees_in_an_expression_is_left_out_with_a_warning(written: str, code: str) -> None:
    expect(survey("text | a | A | ", f"text | b | B | {written}"), (code, "survey", 3, "relevant"))


def test_a_mark_inside_quotes_is_part_of_the_text_and_stays() -> None:
    expect(survey("text | a | A | ", "text | b | B | ${a} = 'نعم\u200f'"))


@pytest.mark.parametrize(("code", "written"), [("cell.wide_space", "\u00a0age"), ("cell.spaces", "&#32;age")])
def test_spaces_around_a_name_are_left_out_with_a_warning(code: str, written: str) -> None:
    table = survey(f"text | {written} | A | ")
    expect(table, (code, "survey", 2, "name"))
    assert form(table).nodes[0].name == "age"


@pytest.mark.parametrize("written", ["a\u200bge", "age\u200e", "\u202aage", "a\u00adge"])
def test_what_nobody_sees_in_a_name_is_an_error_because_other_programs_refuse_it(written: str) -> None:
    expect(survey(f"text | {written} | A | "), ("name.unseen", "survey", 2, "name"))


def test_marks_in_what_is_said_to_a_person_stay() -> None:
    table = survey("text | a | سؤال\u200f | ")
    expect(table)
    assert question(table, "a").label == {"": "سؤال\u200f"}


def test_a_mark_that_turns_letters_around_is_a_warning() -> None:
    expect(survey("text | a | Say \u202eno | "), ("cell.override", "survey", 2, "label"))


def test_a_control_character_is_an_error() -> None:
    expect(survey("text | a | A\x07 | "), ("cell.control", "survey", 2, "label"))
    expect(survey("text | a\x07 | A | "), ("cell.control", "survey", 2, "name"))


def test_what_other_programs_read_otherwise_is_a_warning() -> None:
    found = expect(
        survey("text | a | A | regex(., '[0-9]+')", columns="constraint"),
        ("expression.reads_otherwise", "survey", 2, "constraint"),
    )
    assert found[0].character > 0


@pytest.mark.parametrize("name", ["ชื่อ", "имя", "ឈ្មោះ", "အမည်", "a-b.c"])
def test_a_question_with_a_name_in_any_script_can_be_referred_to(name: str) -> None:
    found = all_problems(workbook(survey(f"text | {name} | A ${{{name}}} | ", f"text | b | B | ${{{name}}} = 'x'")))
    assert {problem.code for problem in found} <= {"name.letters"}
