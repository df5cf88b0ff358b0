"""Faults of the survey sheet: each a named problem at its row and column, and nothing else is said."""

from __future__ import annotations

import pytest

from .tables import expect, form, question

# --- sheets and columns ---


def test_a_workbook_without_a_survey_sheet_is_no_form() -> None:
    expect(
        """
        | choices |           |      |       |
        |         | list_name | name | label |
        |         | yes_no    | yes  | Yes   |
        """,
        ("form.no_survey", "", 0, ""),
    )


def test_a_misspelt_survey_sheet_is_named_with_what_was_meant() -> None:
    expect(
        """
        | surveys |           |      |       |
        |         | type      | name | label |
        |         | text      | a    | A     |
        | choices |           |      |       |
        |         | list_name | name | label |
        """,
        ("form.no_survey", "", 0, ""),
        ("sheet.misspelt", "surveys", 0, ""),
        fix="rename it to `survey`",
    )


def test_an_empty_survey_sheet_has_no_questions() -> None:
    expect("| survey | |\n| | type | name | label |", ("form.no_questions", "survey", 0, ""))


def test_a_sheet_of_remarks_is_kept_and_said() -> None:
    found = form(
        """
        | survey  |       |      |       |
        |         | type  | name | label |
        |         | text  | a    | A     |
        | remarks |       |      |       |
        |         | who   | what |       |
        |         | Alice | ask  |       |
        | _mine   |       |      |       |
        |         | who   | what |       |
        """
    )
    assert [(p.code, p.sheet) for p in found.warnings] == [("sheet.unknown", "remarks")]
    assert found.workbook.sheets[1].rows == (("Alice", "ask"),)


def test_a_sheet_name_in_capitals_is_read_and_said() -> None:
    expect("| Survey |\n| | type | name | label |\n| | text | a | A |", ("sheet.capitals", "Survey", 0, ""))


def test_a_survey_without_a_type_column_asks_nothing() -> None:
    expect(
        "| survey |\n| | kind | name | label |\n| | text | a | A |",
        ("column.missing", "survey", 1, "type"),
        ("column.unknown", "survey", 1, "kind"),
    )


def test_a_survey_without_a_name_column_keeps_no_answer() -> None:
    expect(
        "| survey |\n| | type | label |\n| | text | A |",
        ("column.missing", "survey", 1, "name"),
        ("name.missing", "survey", 2, "name"),
    )


def test_the_same_header_twice_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label | label |\n| | text | a | A | B |",
        ("column.same", "survey", 1, "label"),
        what="columns C and D",
    )


def test_two_names_of_the_same_column_are_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label | relevant | relevance |\n| | text | a | A | true() | false() |",
        ("column.same", "survey", 1, "relevance"),
    )


def test_a_misspelt_column_is_an_error_because_a_question_would_be_put_to_everyone() -> None:
    expect(
        "| survey |\n| | type | name | label | relevent |\n| | text | a | A | false() |",
        ("column.misspelt", "survey", 1, "relevent"),
        fix="did you mean `relevant`?",
    )


def test_an_unknown_column_is_kept_and_said() -> None:
    expect(
        "| survey |\n| | type | name | label | owner | _mine | #hxl |\n| | text | a | A | Alice | x | #tag |",
        ("column.unknown", "survey", 1, "owner"),
    )


def test_cells_under_no_header_are_kept_and_said() -> None:
    expect("| survey |\n| | type | name | label | |\n| | text | a | A | lost |", ("column.no_header", "survey", 2, "D"))


def test_a_language_at_a_column_without_words_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label | relevant::French (fr) |\n| | text | a | A | true() |",
        ("column.not_translatable", "survey", 1, "relevant::French (fr)"),
    )


def test_a_header_with_three_parts_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label | hint::a::b |\n| | text | a | A | x |",
        ("column.malformed", "survey", 1, "hint::a::b"),
    )


def test_columns_of_other_programs_are_passed_on_and_said() -> None:
    expect(
        "| survey |\n| | type | name | label | bind::odk:length | intent |\n| | text | a | A | 5 | x |",
        ("column.passed_on", "survey", 1, "bind::odk:length"),
        ("column.passed_on", "survey", 1, "intent"),
    )


# --- types ---


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("integr", "integer"),
        ("Text", "text"),
        ("selct_one yes_no", "select_one yes_no"),
        ("slect_multiple yes_no", "select_multiple yes_no"),
        ("geo point", "geopoint"),
        ("begingroup", "begin group"),
        ("calculat", "calculate"),
    ],
)
def test_an_unknown_type_says_what_was_perhaps_meant(written: str, meant: str) -> None:
    expect(
        f"| survey |\n| | type | name | label |\n| | text | b | B |\n| | {written} | a | A |",
        ("type.unknown", "survey", 3, "type"),
        fix=f"did you mean `{meant}`?",
    )


def test_a_type_like_nothing_known_is_an_error_all_the_same() -> None:
    expect("| survey |\n| | type | name | label |\n| | telepathy | a | A |", ("type.unknown", "survey", 2, "type"))


def test_spaces_after_a_type_are_left_out_with_a_warning() -> None:
    expect("| survey |\n| | type | name | label |\n| | text&#32; | a | A |", ("cell.spaces", "survey", 2, "type"))


def test_a_row_with_a_label_and_no_type_would_be_lost() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | a | A |\n| | | b | B |",
        ("type.missing", "survey", 3, "type"),
    )


def test_a_row_of_remarks_is_kept_and_said() -> None:
    expect(
        "| survey |\n| | type | name | label | hint |\n| | text | a | A | |\n| | | | | Part two |",
        ("row.remark", "survey", 3, "hint"),
    )


def test_a_row_that_is_switched_off_is_left_out_and_said() -> None:
    table = "| survey |\n| | type | name | label | disabled |\n| | text | a | A | |\n| | text | b | B | yes |"
    expect(table, ("row.disabled", "survey", 3, "disabled"))
    assert [node.name for node in form(table).nodes] == ["a"]


def test_a_type_that_is_gone_is_named() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | cascading_select x | a | A |", ("type.gone", "survey", 2, "type")
    )


def test_device_facts_that_phones_no_longer_give_are_warnings() -> None:
    expect("| survey |\n| | type | name |\n| | simserial | a |", ("type.old_device_fact", "survey", 2, "type"))


# --- names and labels ---


def test_a_question_without_a_name_is_an_error() -> None:
    expect("| survey |\n| | type | name | label |\n| | text | | A |", ("name.missing", "survey", 2, "name"))


def test_a_group_without_a_name_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | begin group | | A |\n| | text | a | A |\n| | end group | | |",
        ("name.missing", "survey", 2, "name"),
    )


@pytest.mark.parametrize(
    ("written", "better"),
    [("1st", "_1st"), ("full name", "full_name"), ("age?", "age"), ("a/b", "a_b"), ("a:b", "a_b"), ("-x", "_-x")],
)
def test_names_that_xml_cannot_hold_are_errors_with_a_better_name(written: str, better: str) -> None:
    expect(
        f"| survey |\n| | type | name | label |\n| | text | {written} | A |",
        ("name.invalid", "survey", 2, "name"),
        fix=f"write `{better}`",
    )


def test_names_in_any_script_are_names_and_those_that_collect_cannot_read_are_said() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | ชื่อ | A |\n| | text | имя | B |\n| | text | été_2.a-b | C |\n"
        "| | begin group | ក | D |\n| | text | Ωs٣ | E |\n| | end group | | |",
        ("name.letters", "survey", 2, "name"),
        ("name.letters", "survey", 5, "name"),
        fix="Latin letters",
    )


def test_the_same_name_twice_in_a_group_names_the_other_row() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | a | A |\n| | text | a | B |",
        ("name.same", "survey", 3, "name"),
        what="row 2",
    )


def test_the_same_name_in_two_groups_is_allowed_until_somebody_refers_to_it() -> None:
    table = """
        | survey |             |      |       |          |
        |        | type        | name | label | relevant |
        |        | begin group | g    | G     |          |
        |        | text        | a    | A     |          |
        |        | end group   |      |       |          |
        |        | begin group | h    | H     |          |
        |        | text        | a    | A     |          |
        |        | end group   |      |       |          |
        |        | text        | b    | B     | {}       |
        """
    expect(table.format(""))
    expect(table.format("${a} = 'x'"), ("reference.ambiguous", "survey", 8, "relevant"), what="row 3 or of row 6")


def test_names_that_differ_only_in_capitals_are_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | age | A |\n| | text | Age | B |",
        ("name.case", "survey", 3, "name"),
    )


def test_a_name_the_form_itself_takes_is_an_error() -> None:
    expect("| survey |\n| | type | name | label |\n| | text | meta | A |", ("name.reserved", "survey", 2, "name"))


def test_a_repeat_named_like_the_form_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | begin repeat | data | A |\n| | text | a | A |\n| | end repeat | | |",
        ("name.reserved", "survey", 2, "name"),
    )


def test_two_repeats_of_one_name_are_an_error_even_in_different_groups() -> None:
    expect(
        """
        | survey |              |      |       |
        |        | type         | name | label |
        |        | begin repeat | r    | R     |
        |        | text         | a    | A     |
        |        | end repeat   |      |       |
        |        | begin group  | g    | G     |
        |        | begin repeat | r    | R     |
        |        | text         | b    | B     |
        |        | end repeat   |      |       |
        |        | end group    |      |       |
        """,
        ("name.same_repeat", "survey", 6, "name"),
    )


def test_an_audit_has_no_name_of_its_own() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | audit | log | |\n| | text | a | A |",
        ("name.audit", "survey", 2, "name"),
    )


@pytest.mark.parametrize("kind", ["text", "note", "integer", "geopoint", "acknowledge"])
def test_a_question_that_says_nothing_is_an_error(kind: str) -> None:
    expect(f"| survey |\n| | type | name | label |\n| | {kind} | a | |", ("label.missing", "survey", 2, "label"))


def test_a_hint_or_a_picture_says_something() -> None:
    expect(
        "| survey |\n| | type | name | label | hint | media::image |\n| | text | a | | H | |\n| | text | b | | | b.png |"
    )


def test_a_repeat_without_a_label_is_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | begin repeat | r | |\n| | text | a | A |\n| | end repeat | | |",
        ("label.repeat", "survey", 2, "label"),
    )


def test_two_questions_that_ask_the_same_are_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | second | Second name |\n| | text | title | Second name |",
        ("label.same", "survey", 3, "label"),
        what="row 2",
    )


def test_a_name_unlike_all_others_is_a_warning() -> None:
    names = ["prs_HomePhone", "prs_MobilePhone", "prs_MailingCity", "prs_MailingState", "vic_TypeOfWork"]
    rows = "".join(f"| | text | {name} | {name} |\n" for name in [*names, "prs_First_Name"])
    expect(f"| survey |\n| | type | name | label |\n{rows}", ("name.style", "survey", 7, "name"), fix="`prs_FirstName`")


def test_a_form_that_requires_nothing_though_it_has_the_column_is_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label | required |\n| | text | a | A | false |\n| | text | b | B | no |",
        ("required.none", "survey", 2, "required"),
    )


# --- groups and repeats ---


def test_a_group_that_is_never_ended_is_an_error_where_it_begins() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | text | a | A |",
        ("group.not_closed", "survey", 2, "type"),
    )


def test_an_end_without_a_beginning_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | a | A |\n| | end group | | |",
        ("group.not_open", "survey", 3, "type"),
    )


def test_a_repeat_ended_as_a_group_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | begin repeat | r | R |\n| | text | a | A |\n| | end group | | |",
        ("group.crossed", "survey", 4, "type"),
        ("group.not_closed", "survey", 2, "type"),
        what="the repeat `r` of row 2 is open",
    )


def test_groups_that_overlap_are_one_error() -> None:
    expect(
        """
        | survey |              |      |       |
        |        | type         | name | label |
        |        | begin repeat | r    | R     |
        |        | begin group  | g    | G     |
        |        | text         | a    | A     |
        |        | end repeat   |      |       |
        """,
        ("group.crossed", "survey", 5, "type"),
    )


def test_an_end_that_names_another_group_is_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | text | a | A |\n| | end group | h | |",
        ("group.end_name", "survey", 4, "name"),
    )


def test_a_group_without_questions_is_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | text | a | A |\n| | begin group | g | G |\n| | end group | | |",
        ("group.empty", "survey", 3, "type"),
    )


def test_cells_that_have_no_effect_on_a_group_are_said() -> None:
    expect(
        """
        | survey |             |      |       |          |              |
        |        | type        | name | label | required | repeat_count |
        |        | begin group | g    | G     | yes      | 3            |
        |        | text        | a    | A     |          |              |
        |        | end group   |      |       | yes      |              |
        """,
        ("cell.unused", "survey", 2, "required"),
        ("cell.unused", "survey", 2, "repeat_count"),
        ("cell.unused", "survey", 4, "required"),
    )


@pytest.mark.parametrize("count", ["three", "-1", "2.5", "'3'"])
def test_a_repeat_count_that_is_no_number_is_said(count: str) -> None:
    expect(
        f"| survey |\n| | type | name | label | repeat_count |\n| | begin repeat | r | R | {count} |\n"
        "| | text | a | A | |\n| | end repeat | | | |",
        ("repeat.count", "survey", 2, "repeat_count"),
    )


def test_a_repeat_count_on_a_question_has_no_effect_and_is_said() -> None:
    expect(
        "| survey |\n| | type | name | label | repeat_count |\n| | text | a | A | 3 |",
        ("cell.unused", "survey", 2, "repeat_count"),
    )


# --- calculations, messages, triggers, defaults ---


def test_a_calculate_that_computes_nothing_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | calculation |\n| | calculate | a | |",
        ("calculation.missing", "survey", 2, "calculation"),
    )


def test_something_nobody_can_answer_must_not_be_required() -> None:
    expect(
        "| survey |\n| | type | name | label | required |\n| | note | a | A | yes |",
        ("required.unanswerable", "survey", 2, "required"),
    )


def test_a_message_without_its_condition_is_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label | constraint_message | required_message |\n| | text | a | A | No | Must |",
        ("message.unused", "survey", 2, "constraint_message"),
        ("message.unused", "survey", 2, "required_message"),
    )


def test_a_trigger_without_braces_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n"
        "| | calculate | b | | now() | a |",
        ("reference.malformed", "survey", 3, "trigger"),
        fix="`${a}`",
    )


def test_a_trigger_nobody_has_is_an_error() -> None:
    expect(
        "| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n"
        "| | calculate | b | | now() | ${c} |",
        ("reference.unknown", "survey", 3, "trigger"),
    )


def test_a_background_geopoint_needs_a_trigger_and_no_calculation() -> None:
    expect(
        "| survey |\n| | type | name | calculation |\n| | background-geopoint | g | 1 |",
        ("trigger.missing", "survey", 2, "trigger"),
        ("calculation.not_here", "survey", 2, "calculation"),
    )


def test_a_required_fact_of_the_device_has_no_effect_and_is_said() -> None:
    expect("| survey |\n| | type | name | required |\n| | start | s | yes |", ("cell.unused", "survey", 2, "required"))


# --- parameters ---


def test_a_range_without_parameters_says_what_is_assumed() -> None:
    table = "| survey |\n| | type | name | label | parameters |\n| | range | r | R | |"
    expect(table, ("parameter.range_default", "survey", 2, "parameters"))
    assert question(table, "r").parameters == {"start": "1", "end": "10", "step": "1"}


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("range", "start=1;end", "parameter.malformed"),
        ("range", "start=1 start=2", "parameter.same"),
        ("range", "begin=1", "parameter.unknown"),
        ("range", "start=low", "parameter.value"),
        ("range", "start=1 end=5 step=9", "parameter.value"),
        ("range", "start=1 end=5 placeholder=9", "parameter.value"),
        ("range", "start=1 end=5 tick_labelset=none", "parameter.value"),
        ("text", "rows=many", "parameter.value"),
        ("audio", "quality=best", "parameter.value"),
        ("image", "max-pixels=big", "parameter.value"),
        ("geopoint", "capture-accuracy=near", "parameter.value"),
        ("geotrace", "incremental=no", "parameter.value"),
    ],
)
def test_parameters_that_cannot_be_used_are_errors(kind: str, written: str, code: str) -> None:
    expect(
        f"| survey |\n| | type | name | label | parameters |\n| | {kind} | a | A | {written} |",
        (code, "survey", 2, "parameters"),
    )


def test_everything_wrong_is_told_at_once_in_the_order_of_rows() -> None:
    found = expect(
        """
        | survey |                 |      |       |             |
        |        | type            | name | label | relevant    |
        |        | txt             | a    | A     |             |
        |        | text            | 1b   | B     | ${nobody}=1 |
        |        | select_one none | c    |       | foo(1)      |
        """,
        ("type.unknown", "survey", 2, "type"),
        ("name.invalid", "survey", 3, "name"),
        ("reference.unknown", "survey", 3, "relevant"),
        ("list.no_sheet", "survey", 4, "type"),
        ("label.missing", "survey", 4, "label"),
        ("expression.unknown_function", "survey", 4, "relevant"),
    )
    assert [problem.row for problem in found] == sorted(problem.row for problem in found)


def test_parameters_of_a_type_that_takes_none_have_no_effect_and_are_said() -> None:
    expect(
        "| survey |\n| | type | name | label | parameters |\n| | note | a | A | rows=3 |",
        ("cell.unused", "survey", 2, "parameters"),
    )


def test_answers_saved_to_entities_need_their_sheet() -> None:
    expect(
        "| survey |\n| | type | name | label | save_to |\n| | text | a | A | x |",
        ("column.passed_on", "survey", 1, "save_to"),
        ("sheet.no_entities", "survey", 2, "save_to"),
    )
