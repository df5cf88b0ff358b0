"""Faults of lists, filters, settings and languages."""

from __future__ import annotations

import pytest

from .tables import expect, form


def workbook(choices: str, *, kind: str = "select_one l", more: str = "", cells: str = "", settings: str = "") -> str:
    return (
        f"| survey |\n| | type | name | label | {more} |\n| | {kind} | q | Q | {cells} |\n"
        f"| choices |\n{choices}\n{settings}"
    )


LIST = "| | list_name | name | label |\n| | l | a | A |\n| | l | b | B |"


# --- lists ---


def test_a_select_without_a_list_is_an_error() -> None:
    expect(
        workbook(LIST, kind="select_one"),
        ("list.missing", "survey", 2, "type"),
        ("list.unused", "choices", 2, "list_name"),
    )


def test_a_list_nobody_has_names_the_nearest() -> None:
    expect(
        workbook(LIST.replace("| l |", "| yes_no |"), kind="select_one yesno"),
        ("list.unknown", "survey", 2, "type"),
        ("list.unused", "choices", 2, "list_name"),
        fix="did you mean `yes_no`?",
    )


def test_a_select_in_a_workbook_without_choices_is_an_error() -> None:
    expect("| survey |\n| | type | name | label |\n| | select_one l | q | Q |", ("list.no_sheet", "survey", 2, "type"))


def test_a_misspelt_sheet_of_choices_is_named() -> None:
    expect(
        "| survey |\n| | type | name | label |\n| | select_one l | q | Q |\n| choises |\n" + LIST,
        ("list.no_sheet", "survey", 2, "type"),
        ("sheet.misspelt", "choises", 0, ""),
        fix="rename it to `choices`",
    )


def test_a_list_with_spaces_in_its_name_cannot_be_used() -> None:
    expect(
        workbook(LIST.replace("| l |", "| my list |"), kind="select_one my list"),
        ("type.extra_words", "survey", 2, "type"),
        ("list.spaces", "choices", 2, "list_name"),
        ("list.spaces", "choices", 3, "list_name"),
        ("list.unused", "choices", 2, "list_name"),
    )


def test_a_list_no_question_uses_is_a_warning() -> None:
    expect(workbook(LIST + "\n| | m | x | X |"), ("list.unused", "choices", 4, "list_name"))


def test_a_list_named_in_an_expression_is_used() -> None:
    expect(workbook(LIST + "\n| | m | x | X |", more="relevant", cells="count(instance('m')/root/item) > 0"))


def test_a_select_from_a_file_needs_a_file() -> None:
    expect(
        workbook(LIST, kind="select_one_from_file towns"),
        ("list.file", "survey", 2, "type"),
        ("list.unused", "choices", 2, "list_name"),
    )


def test_an_external_select_needs_its_own_sheet() -> None:
    expect(
        workbook(LIST, kind="select_one_external l"),
        ("list.no_sheet", "survey", 2, "type"),
        ("filter.missing", "survey", 2, "choice_filter"),
        ("list.unused", "choices", 2, "list_name"),
    )


def test_one_list_on_both_sheets_is_an_error() -> None:
    expect(workbook(LIST) + "| external_choices |\n" + LIST, ("list.twice", "external_choices", 2, "list_name"))


# --- choices ---


def test_a_choice_without_a_list_would_be_lost() -> None:
    expect(workbook(LIST + "\n| | | c | C |"), ("choice.no_list", "choices", 4, "list_name"))


def test_a_choice_without_a_name_keeps_no_answer() -> None:
    expect(workbook(LIST + "\n| | l | | C |"), ("choice.no_name", "choices", 4, "name"))


def test_the_same_choice_twice_names_the_other_row() -> None:
    expect(workbook(LIST + "\n| | l | a | C |"), ("choice.same", "choices", 4, "name"), what="row 2")


def test_the_same_choice_twice_is_allowed_where_the_settings_say_so() -> None:
    expect(workbook(LIST + "\n| | l | a | C |", settings="| settings |\n| | allow_choice_duplicates |\n| | yes |"))


def test_choices_that_differ_only_in_capitals_are_a_warning() -> None:
    expect(workbook(LIST + "\n| | l | A | C |"), ("choice.case", "choices", 4, "name"))


@pytest.mark.parametrize("kind", ["select_multiple l", "rank l"])
def test_a_space_in_a_choice_of_several_is_an_error(kind: str) -> None:
    expect(workbook(LIST + "\n| | l | c d | C |", kind=kind), ("choice.spaces", "choices", 4, "name"), fix="`c_d`")


def test_a_choice_without_a_label_is_a_warning() -> None:
    expect(workbook(LIST + "\n| | l | c | |"), ("choice.no_label", "choices", 4, "label"))


def test_a_sheet_of_choices_without_its_columns_is_an_error() -> None:
    expect(
        workbook("| | list | value | label |\n| | l | a | A |"),
        ("column.missing", "choices", 1, "list_name"),
        ("list.unknown", "survey", 2, "type"),
    )


def test_a_column_of_choices_that_no_element_can_have_is_a_warning() -> None:
    expect(
        workbook("| | list_name | name | label | my province |\n| | l | a | A | north |"),
        ("column.no_name", "choices", 1, "my province"),
    )


def test_a_column_of_choices_that_is_nearly_a_known_one_is_a_warning() -> None:
    expect(
        workbook("| | list_name | name | label | lable |\n| | l | a | A | x |"),
        ("column.perhaps_misspelt", "choices", 1, "lable"),
    )


# --- filters ---

TOWNS = "| | list_name | name | label | state | empty |\n| | l | a | A | north | |\n| | l | b | B | south | |"


def test_a_filter_that_names_an_unknown_column_is_an_error() -> None:
    expect(
        workbook(TOWNS, more="choice_filter", cells="stat = 'north'"),
        ("filter.unknown_column", "survey", 2, "choice_filter"),
        fix="did you mean `state`?",
    )


def test_a_filter_on_a_column_its_list_leaves_blank_is_a_warning() -> None:
    expect(
        workbook(TOWNS, more="choice_filter", cells="empty = 'north'"),
        ("filter.blank_column", "survey", 2, "choice_filter"),
    )


def test_a_filter_on_a_question_without_choices_has_no_effect_and_is_said() -> None:
    expect(
        workbook(TOWNS, kind="text", more="choice_filter", cells="state = 'north'"),
        ("cell.unused", "survey", 2, "choice_filter"),
        ("list.unused", "choices", 2, "list_name"),
    )


def test_or_other_does_not_go_with_a_filter() -> None:
    expect(
        workbook(TOWNS, kind="select_one l or_other", more="choice_filter", cells="state = 'north'"),
        ("filter.with_other", "survey", 2, "choice_filter"),
    )


def test_or_other_needs_the_name_of_its_question_to_be_free() -> None:
    expect(
        f"| survey |\n| | type | name | label |\n| | text | q_other | O |\n| | select_one l or_other | q | Q |\n| choices |\n{LIST}",
        ("name.same", "survey", 3, "name"),
    )


def test_the_question_or_other_adds_cannot_be_referred_to() -> None:
    expect(
        f"| survey |\n| | type | name | label | relevant |\n| | select_one l or_other | q | Q | |\n"
        f"| | text | why | Why | ${{q_other}} != '' |\n| choices |\n{LIST}",
        ("reference.unknown", "survey", 3, "relevant"),
        fix="add a choice `other`",
    )


# --- settings ---


def settings(header: str, *rows: str) -> str:
    lines = "".join(f"| | {row} |\n" for row in (header, *rows))
    return f"| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n{lines}"


def test_a_second_row_of_settings_would_be_lost() -> None:
    expect(settings("form_id", "one", "two"), ("settings.second_row", "settings", 3, "form_id"))


def test_a_misspelt_setting_is_an_error() -> None:
    expect(
        settings("default_langauge", "French (fr)"),
        ("column.misspelt", "settings", 1, "default_langauge"),
        fix="did you mean `default_language`?",
    )


def test_an_unknown_setting_is_kept_and_said() -> None:
    found = form(settings("form_id | colour", "one | red"))
    assert [(p.code, p.column) for p in found.warnings] == [("column.unknown", "colour")]
    assert found.settings == {"form_id": "one", "colour": "red"}


def test_a_setting_that_is_neither_yes_nor_no_is_an_error() -> None:
    expect(settings("allow_choice_duplicates", "maybe"), ("settings.yes_no", "settings", 2, "allow_choice_duplicates"))


def test_an_unknown_style_is_a_warning() -> None:
    expect(settings("style", "fancy"), ("settings.unknown_style", "settings", 2, "style"))


def test_a_form_cannot_be_named_what_xml_cannot_hold() -> None:
    expect(settings("name", "my form"), ("name.invalid", "settings", 2, "name"))


def test_the_name_of_an_answer_must_not_refer_to_nobody() -> None:
    expect(settings("instance_name", "concat(${b}, '')"), ("reference.unknown", "settings", 2, "instance_name"))


def test_where_a_workbook_wants_answers_sent_is_not_followed_and_said() -> None:
    expect(
        settings("submission_url", "https://example.org/x"), ("settings.not_followed", "settings", 2, "submission_url")
    )


# --- languages ---


def labels(*headers: str, cells: str = "", more: str = "") -> str:
    texts = cells or " | ".join("x" * len(headers))
    return f"| survey |\n| | type | name | {' | '.join(headers)} |\n| | text | a | {texts} |\n{more}"


def test_a_language_without_a_code_is_a_warning_that_knows_the_code() -> None:
    expect(labels("label::Khmer"), ("language.no_code", "survey", 1, "label::Khmer"), fix="write `Khmer (km)`")


def test_a_picture_in_a_hint_is_said_to_be_read_as_a_language() -> None:
    expect(
        labels("label::English (en)", "hint::image"),
        ("language.medium", "survey", 1, "hint::image"),
        ("language.missing_column", "survey", 1, "hint::English (en)"),
        fix="`media::image`",
    )


@pytest.mark.parametrize(("code", "fix"), [("kh", "Khmer (km)"), ("zh-Hans", "Chinese simplified (zh)")])
def test_a_code_that_is_none_is_a_warning(code: str, fix: str) -> None:
    expect(labels(f"label::X ({code})"), ("language.unknown_code", "survey", 1, f"label::X ({code})"), fix=fix)


def test_two_spellings_of_one_language_are_a_warning() -> None:
    expect(
        labels("label::English (en)", "hint::english (en)"),
        ("language.alike", "survey", 1, "hint::english (en)"),
        ("language.missing_column", "survey", 1, "hint::English (en)"),
        ("language.missing_column", "survey", 1, "label::english (en)"),
    )


def test_a_column_without_a_language_beside_one_with_a_language_is_a_warning() -> None:
    table = labels("label", "label::French (fr)")
    expect(table, ("language.mixed", "survey", 1, "label"))
    assert form(table).languages == ("", "French (fr)")


def test_a_column_without_a_language_is_in_the_default_language() -> None:
    table = labels("label", "label::French (fr)", more="| settings |\n| | default_language |\n| | English (en) |\n")
    expect(table)
    found = form(table)
    assert (found.languages, found.default_language) == (("English (en)", "French (fr)"), "English (en)")


def test_a_default_language_without_a_column_is_an_error() -> None:
    expect(
        labels("label::English (en)", more="| settings |\n| | default_language |\n| | english (en) |\n"),
        ("language.unknown_default", "settings", 2, "default_language"),
        fix="did you mean `English (en)`?",
    )


def test_two_default_languages_are_an_error() -> None:
    expect(
        labels(
            "label::English (en)",
            more="| settings |\n| | default_language | default_language |\n| | English (en) | French (fr) |\n",
        ),
        ("column.same", "settings", 1, "default_language"),
    )


def test_a_language_that_lacks_a_column_is_a_warning() -> None:
    expect(
        labels("label::English (en)", "label::French (fr)", "hint::English (en)"),
        ("language.missing_column", "survey", 1, "hint::French (fr)"),
    )


def test_a_language_of_the_choices_that_the_survey_lacks_is_a_warning() -> None:
    expect(
        "| survey |\n| | type | name | label::English (en) |\n| | select_one l | a | A |\n| choices |\n"
        "| | list_name | name | label::English (en) | label::French (fr) |\n| | l | x | X | X |",
        ("language.missing_column", "survey", 1, "label::French (fr)"),
    )


def test_texts_that_one_language_lacks_are_one_warning_with_every_row() -> None:
    rows = "| | text | b | B | |\n| | text | c | C | |\n"
    expect(
        labels("label::English (en)", "label::French (fr)", more=rows),
        ("language.missing_text", "survey", 3, "label::French (fr)"),
        what="Rows 3, 4 have no text here",
    )


def test_one_colon_is_read_as_a_language_with_a_warning() -> None:
    table = labels("label:English (en)")
    expect(table, ("column.single_colon", "survey", 1, "label:English (en)"))
    assert form(table).languages == ("English (en)",)


def test_one_colon_beside_two_is_an_error_because_no_program_reads_it() -> None:
    expect(
        labels("label::English (en)", "label:French (fr)"), ("column.mixed_colons", "survey", 1, "label:French (fr)")
    )


def test_a_no_break_space_at_the_edge_of_a_text_is_left_out_with_a_warning() -> None:
    table = labels("label", cells="Feminine&#160;")
    expect(table, ("cell.wide_space", "survey", 2, "label"))
