"""Workbooks of Excel 97 to 2003: the same form as from .xlsx, and the same things noticed."""

from __future__ import annotations

import struct

import pytest

from titian.forms.xlsform import FormError, WorkbookError, import_form, is_error, read_workbook, write_workbook
from titian.instrument.errors import Problem

from .files import HEADER
from .tables import places
from .xls_files import Error, Rows, Styled, xls

SURVEY: Rows = (HEADER, ("text", "a", "A"), ("integer", "b", "B"))


def read(content: bytes) -> tuple[tuple[tuple[str, ...], ...], list[Problem]]:
    """The cells of the first sheet, and what was noticed besides the kind of file."""
    workbook, problems = read_workbook(content, "form.xls")
    first = workbook.sheets[0]
    return (first.header, *first.rows), [one for one in problems if one.code != "workbook.old_excel"]


def test_it_is_read_with_a_warning_that_strictness_makes_an_error() -> None:
    workbook, problems = read_workbook(xls({"survey": SURVEY}), "form.xls")
    assert [problem.code for problem in problems] == ["workbook.old_excel"]
    assert [node.name for node in import_form(workbook, problems).nodes] == ["a", "b"]
    with pytest.raises(FormError, match="1 error"):
        import_form(workbook, problems, strict=True)


def test_cells_are_the_text_that_a_person_sees() -> None:
    row = (
        "ไทย",
        7,
        2.5,
        True,
        Styled(7, "000"),
        Styled(0.5, "0.00%"),
        Error(0x17),
        Styled(46_000.5, "yyyy-mm-dd hh:mm"),
    )
    cells, problems = read(xls({"survey": (("a", "b", "c", "d", "e", "f", "g", "h"), row)}))
    assert cells[1] == ("ไทย", "7", "2.5", "TRUE", "007", "0.5", "#REF!", "2025-12-09T12:00:00")
    assert places(problems) == [
        ("workbook.cell_error", "survey", 2, "g"),
        ("workbook.date_cell", "survey", 2, "h"),
        ("workbook.number_format", "survey", 2, "e"),
        ("workbook.number_format", "survey", 2, "f"),
    ]


def test_a_time_and_a_day_that_is_none() -> None:
    cells, _ = read(xls({"survey": ((Styled(0.25, "hh:mm"), Styled(-5, "yyyy-mm-dd hh:mm"), Styled(60, "hh:mm")),)}))
    assert cells[0] == ("06:00:00", "-5", "60")


def test_a_version_that_is_a_moment_is_written_as_other_programs_write_it() -> None:
    settings: Rows = (("form_id", "version"), ("f", Styled(46_000.5, "yyyy-mm-dd hh:mm")))
    form = import_form(*read_workbook(xls({"survey": SURVEY, "settings": settings}), "form.xls"))
    assert form.version == "2025-12-09 12:00:00"


def test_what_nobody_would_see_is_noticed() -> None:
    rows = (*SURVEY, ("text", "c", "C"))
    content = xls(
        {"survey": rows, "choices": (("list_name", "name"), ("l", "x"))},
        hidden_sheets=["choices"],
        hidden_rows=[2],
        hidden_columns=[2],
        merged=[(1, 2, 2, 2)],
    )
    workbook, problems = read_workbook(content, "form.xls")
    assert [sheet.hidden for sheet in workbook.sheets] == [False, True]
    assert places([one for one in problems if one.code != "workbook.old_excel"]) == [
        ("workbook.hidden_columns", "survey", 1, "label"),
        ("workbook.hidden_rows", "survey", 3, ""),
        ("workbook.hidden_sheet", "choices", 0, ""),
        ("workbook.merged_cells", "survey", 2, "label"),
    ]


def test_it_is_written_again_as_xlsx_with_every_cell() -> None:
    workbook, _ = read_workbook(xls({"survey": SURVEY, "mine": (("x", None, "y"),)}), "form.xls")
    assert read_workbook(write_workbook(workbook), "form.xlsx")[0] == workbook


def test_macros_are_passed_over() -> None:
    content = xls({"survey": SURVEY}) + "_VBA_PROJECT".encode("utf-16-le")
    _, problems = read(content)
    assert [problem.code for problem in problems] == ["workbook.macros"]


def test_a_value_far_out_is_read_and_costs_nothing() -> None:
    rows: Rows = ((*HEADER, *[None] * 250, "wide"), *SURVEY[1:], *[()] * 30_000, ("far",))
    workbook, problems = read_workbook(xls({"survey": rows}), "form.xls")
    sheet = workbook.sheets[0]
    assert (len(sheet.header), len(sheet.rows), sheet.rows[-1][0]) == (254, 30_003, "far")
    assert sheet.rows[5] is sheet.rows[20_000]  # one blank row for all
    assert {"column.far", "row.far"} <= {problem.code for problem in import_form(workbook, problems).warnings}


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (xls({"survey": SURVEY}), "form.xlsx", "workbook.renamed"),
        (xls({"survey": SURVEY}, name="WordDocument"), "form.xls", "workbook.other_format"),
        (xls({"survey": SURVEY})[:700], "form.xls", "workbook.damaged"),
        (xls({"survey": SURVEY}) + "EncryptedPackage".encode("utf-16-le"), "form.xls", "workbook.encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "form.xls", "workbook.damaged"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, name: str, code: str) -> None:
    with pytest.raises(WorkbookError) as refused:
        read_workbook(content, name)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(is_error(problem) and problem.fixes for problem in refused.value.problems)


def test_an_empty_sheet_has_no_questions() -> None:
    workbook, problems = read_workbook(xls({"survey": ()}), "form.xls")
    with pytest.raises(FormError, match="no_questions"):
        import_form(workbook, problems)


def test_bytes_changed_anywhere_give_a_form_or_named_problems() -> None:
    """One in forty of the bytes of a file, each set to three values: a workbook or a refusal, never a traceback."""
    whole = xls({"survey": SURVEY, "settings": (("form_id",), ("f",))}, merged=[(1, 2, 2, 2)])
    length = whole.rindex(struct.pack("<HH", 0x0A, 0)) + 4
    said: set[str] = set()
    for at in range(0, length, 40):
        for value in (0, 0x7F, 0xFF):
            try:
                import_form(*read_workbook(whole[:at] + bytes([value]) + whole[at + 1 :], "form.xls"))
                said.add("a form")
            except FormError as error:
                said |= {problem.code for problem in error.problems}
    assert {"a form", "workbook.damaged"} <= said
