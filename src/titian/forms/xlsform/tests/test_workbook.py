"""Workbooks in and out: what is read is what a person sees, and what is written is what was read."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.forms.xlsform import (
    Sheet,
    Workbook,
    WorkbookError,
    read_workbook,
    write_csv,
    write_markdown,
    write_workbook,
)
from titian.forms.xlsform.sheets import make_sheet

# Every character a spreadsheet or a person may put into a cell; lone surrogates are no text.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
TRICKY = st.sampled_from(
    ["_x000D_", "_x005F_", "a|b", "\\|", "---", "&#10;", "&amp;", " x ", "\u200f", "\u00a0", "\r\n"]
)
GRID = st.lists(st.lists(TEXT | TRICKY, max_size=4), max_size=5)
NAME = st.from_regex(r"[A-Za-z][A-Za-z0-9_ -]{0,10}[a-z]", fullmatch=True)


@st.composite
def workbooks(draw: st.DrawFn, *, hidden: bool = False) -> Workbook:
    names = draw(st.lists(NAME, min_size=1, max_size=3, unique_by=str.casefold))
    # A spreadsheet shows at least one sheet: here the first.
    return Workbook(
        tuple(
            make_sheet(name, draw(GRID), hidden=hidden and place > 0 and draw(st.booleans()))
            for place, name in enumerate(names)
        )
    )


@settings(deadline=None)
@given(workbooks(hidden=True))
def test_an_xlsx_file_keeps_every_cell_sheet_and_order(workbook: Workbook) -> None:
    read, _ = read_workbook(write_workbook(workbook), "form.xlsx")
    assert read == workbook


@settings(deadline=None)
@given(workbooks())
def test_markdown_keeps_every_cell(workbook: Workbook) -> None:
    read, problems = read_workbook(write_markdown(workbook).encode(), "form.md")
    assert read == workbook
    assert not problems


@settings(deadline=None)
@given(workbooks())
def test_a_folder_of_csv_files_keeps_every_cell(tmp_path_factory: pytest.TempPathFactory, workbook: Workbook) -> None:
    folder = tmp_path_factory.mktemp("csv")
    for name, content in write_csv(workbook).items():
        (folder / name).write_bytes(content)
    read, _ = read_workbook(folder)
    assert {sheet.name: sheet for sheet in read.sheets} == {sheet.name: sheet for sheet in workbook.sheets}


def test_the_same_workbook_is_written_as_the_same_bytes() -> None:
    workbook = Workbook((Sheet("survey", ("type", "name"), (("text", "a"),)),))
    assert write_workbook(workbook) == write_workbook(workbook)


def test_another_library_reads_what_is_written() -> None:
    cells = ("007", "1-2", "=1+1", "ไทย", "line\nbreak", "<&>\"'")
    workbook = Workbook((Sheet("survey", tuple("abcdef"), (cells,)), Sheet("notes", ("x",), (), hidden=True)))
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(workbook)))
    assert tuple(cell.value for cell in book["survey"][2]) == cells
    assert book["notes"].sheet_state == "hidden"


def test_a_pyxform_style_csv_file_holds_several_sheets() -> None:
    text = "survey,,\n,type,name\n,text,a\nchoices,,\n,list_name,name\n"
    read, _ = read_workbook(text.encode(), "form.csv")
    assert [sheet.name for sheet in read.sheets] == ["survey", "choices"]
    assert read.sheets[0].rows == (("text", "a"),)


def test_a_lone_csv_file_is_the_survey_sheet_whatever_its_name() -> None:
    read, _ = read_workbook(b"type,name\ntext,a\n", "my form.csv")
    assert [sheet.name for sheet in read.sheets] == ["survey"]


def test_an_absent_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as raised:
        read_workbook(tmp_path / "none.xlsx")
    assert [problem.code for problem in raised.value.problems] == ["workbook.absent"]


@pytest.mark.parametrize("name", ["a/b", "a" * 32, "", "it's?", "'a"])
def test_a_name_no_spreadsheet_can_hold_is_refused_before_anything_is_written(name: str) -> None:
    with pytest.raises(WorkbookError, match=r"workbook\.unwritable"):
        write_workbook(Workbook((Sheet(name, (), ()),)))


@pytest.mark.parametrize("name", ["a/b", "..", "", "a:b", " a"])
def test_a_name_no_file_can_have_is_refused_before_anything_is_written(name: str) -> None:
    with pytest.raises(WorkbookError, match=r"workbook\.unwritable"):
        write_csv(Workbook((Sheet(name, ("x",), ()),)))


def test_a_sheet_without_a_name_is_no_markdown() -> None:
    with pytest.raises(WorkbookError, match=r"workbook\.unwritable"):
        write_markdown(Workbook((Sheet(" ", ("x",), ()),)))


def test_what_a_spreadsheet_cannot_be_is_refused_before_anything_is_written() -> None:
    for sheets in ((Sheet("a", (), ()), Sheet("A", (), ())), (Sheet("a", (), (), hidden=True),)):
        with pytest.raises(WorkbookError, match=r"workbook\.unwritable"):
            write_workbook(Workbook(sheets))
