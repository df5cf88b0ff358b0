"""A workbook written again looks as its author made it, and says what was read."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from titian.forms.xlsform import Sheet, Workbook, read_workbook, write_workbook

from .files import edited, plain, with_parts, with_sheet

RED = "FFFF0000"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def dress(book: openpyxl.Workbook) -> None:
    """What authors do to a workbook, so that they find their way in it."""
    survey = book.active
    survey["A2"].font = Font(color=RED, italic=True)
    survey["B3"].fill = PatternFill("solid", fgColor=RED)
    survey["C2"].comment = Comment("ask gently", "Alice")
    survey.column_dimensions["C"].width = 61.5
    survey.column_dimensions["B"].hidden = True
    survey.row_dimensions[3].height = 40
    survey.freeze_panes = "C2"
    survey.auto_filter.ref = "A1:C3"
    types = DataValidation(type="list", formula1='"text,integer,note"')
    types.add("A2:A500")
    survey.add_data_validation(types)
    survey.conditional_formatting.add("A2:A500", CellIsRule("equal", ['"note"'], font=Font(bold=True)))
    notes = book.create_sheet("_notes")
    notes["A1"] = "mine"
    notes.sheet_state = "hidden"
    survey["C3"] = "=1+1"
    survey["D2"] = date(2026, 3, 1)
    survey["D3"] = 7
    survey["D3"].number_format = "000"
    survey["E2"] = 12


def written(content: bytes) -> bytes:
    return write_workbook(read_workbook(content, "form.xlsx")[0])


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def around(sheet: bytes) -> bytes:
    """A sheet's part without its cells."""
    return re.sub(rb"<sheetData>.*</sheetData>", b"", sheet, flags=re.DOTALL)


@pytest.fixture(scope="module")
def dressed() -> bytes:
    """With the value of its formula, as a spreadsheet saves it, and its list of formulas."""
    made = edited(dress)
    sheet = parts(made)["xl/worksheets/sheet1.xml"]
    computed = sheet.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
        b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
    )
    assert computed != sheet
    types = parts(made)["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="application/x"/></Types>'
    )
    return with_parts(
        made,
        {"xl/worksheets/sheet1.xml": computed, "xl/calcChain.xml": b"<calcChain/>", "[Content_Types].xml": types},
    )


def test_all_that_stands_round_the_cells_stays_byte_for_byte(dressed: bytes) -> None:
    before, after = parts(dressed), parts(written(dressed))
    changed = {name for name, part in before.items() if after.get(name) != part}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/calcChain.xml", "[Content_Types].xml"}
    sheet = "xl/worksheets/sheet1.xml"
    assert around(after[sheet]) == around(before[sheet])


def test_styles_widths_panes_filters_comments_validations_and_formats_are_there(dressed: bytes) -> None:
    survey = openpyxl.load_workbook(io.BytesIO(written(dressed)))["survey"]
    assert (survey["A2"].font.color.rgb, survey["A2"].font.i, survey["B3"].fill.fgColor.rgb) == (RED, True, RED)
    assert (survey.column_dimensions["C"].width, survey.column_dimensions["B"].hidden) == (61.5, True)
    assert (survey.row_dimensions[3].height, survey.freeze_panes, survey.auto_filter.ref) == (40, "C2", "A1:C3")
    assert survey["C2"].comment.text == "ask gently"
    assert [str(rule.sqref) for rule in survey.data_validations.dataValidation] == ["A2:A500"]
    assert [str(each.sqref) for each in survey.conditional_formatting] == ["A2:A500"]


def test_every_cell_says_what_was_read_and_needs_no_spreadsheet_for_it(dressed: bytes) -> None:
    first, noticed = read_workbook(dressed, "form.xlsx")
    again, noticed_again = read_workbook(written(dressed), "form.xlsx")
    assert again == first
    assert [sheet.hidden for sheet in again.sheets] == [False, True]
    cells = {"workbook.formula", "workbook.date_cell", "workbook.number_format"}
    assert cells <= {problem.code for problem in noticed}
    assert cells.isdisjoint(problem.code for problem in noticed_again)
    survey = openpyxl.load_workbook(io.BytesIO(written(dressed)))["survey"]
    assert [survey[at].value for at in ("C3", "D2", "D3", "E2")] == ["2", "2026-03-01", "007", 12]
    assert survey["D3"].number_format == "000"


def test_a_cell_that_was_changed_keeps_its_style_and_the_rest_its_looks(dressed: bytes) -> None:
    read, _ = read_workbook(dressed, "form.xlsx")
    survey, *others = read.sheets
    rows = (("note", *survey.rows[0][1:]), *survey.rows[1:])
    changed = replace(read, sheets=(replace(survey, rows=rows), *others))
    content = write_workbook(changed)
    assert read_workbook(content, "form.xlsx")[0] == changed
    cell = openpyxl.load_workbook(io.BytesIO(content))["survey"]["A2"]
    assert (cell.value, cell.font.color.rgb) == ("note", RED)


def test_a_workbook_with_another_row_or_sheet_is_written_anew_with_all_it_says(dressed: bytes) -> None:
    read, _ = read_workbook(dressed, "form.xlsx")
    survey, *others = read.sheets
    longer = replace(survey, rows=(*survey.rows, ("text", "c", "C", "", "")))
    for sheets in ((longer, *others), (survey,), (survey, *others, Sheet("more", ("x",), ()))):
        changed = replace(read, sheets=sheets)
        again = read_workbook(write_workbook(changed), "form.xlsx")[0]
        assert again == changed
        assert again.sheets[0].widths[2] == survey.widths[2] == 61.5


@pytest.mark.parametrize("width", ["1e999", "-3", "wide", "256", ""])
def test_a_width_that_no_column_has_is_that_of_any_other(width: str) -> None:
    sheet = parts(plain())["xl/worksheets/sheet1.xml"]
    content = with_parts(
        plain(), {"xl/worksheets/sheet1.xml": re.sub(rb' width="[^"]*"', f' width="{width}"'.encode(), sheet)}
    )
    assert set(read_workbook(content, "form.xlsx")[0].sheets[0].widths) == {0.0}


def test_the_same_file_is_written_as_the_same_bytes_and_twice_changes_nothing(dressed: bytes) -> None:
    once = written(dressed)
    assert written(dressed) == once
    assert written(once) == once


def test_macros_are_left_out_and_the_file_is_called_what_it_is() -> None:
    made = parts(edited(dress))
    types = made["[Content_Types].xml"].replace(SHEET.encode(), MACROS.encode())
    relations = made["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="rIdM" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    content = with_parts(
        edited(dress),
        {"[Content_Types].xml": types, "xl/_rels/workbook.xml.rels": relations, "xl/vbaProject.bin": b"macro"},
    )
    after = parts(write_workbook(read_workbook(content, "form.xlsm")[0]))
    assert b"macroEnabled" not in after["[Content_Types].xml"]
    assert SHEET.encode() in after["[Content_Types].xml"]
    assert not any("vba" in name for name in after)
    assert b"vbaProject" not in after["xl/_rels/workbook.xml.rels"]
    assert after["xl/styles.xml"] == made["xl/styles.xml"]


@pytest.mark.parametrize(
    "part",
    ["xl/macrosheets/sheet1.xml", "xl/dialogsheets/sheet1.xml", "xl/activeX/activeX1.xml", "_xmlsignatures/sig1.xml"],
)
def test_controls_sheets_of_macros_and_signatures_are_not_carried(part: str) -> None:
    content = with_parts(edited(dress), {part: b"<x/>"})
    after = written(content)
    assert part not in parts(after)
    assert read_workbook(after, "form.xlsx")[0] == read_workbook(content, "form.xlsx")[0]


@pytest.mark.parametrize(
    "cells",
    [
        '<row><c s="1"><f>1+1</f><v>2</v></c><c t="inlineStr"><is><t>a &lt; b</t></is></c></row>',
        '<row r="1"><c r="A1" t="str"><f>"a"&amp;"b"</f><v>a&amp;b_x000B_</v></c></row><row><c t="e"><v>#REF!</v></c></row>',
        '<row r="2" s="1"/><row r="3"><c r="B3" s="1"/><c r="C3" t="b"><v>1</v></c></row>',
        "<row r='3'><c r='C3' s='1'><f a='>'/><v>12345678901234567</v></c></row>",
    ],
)
def test_cells_as_other_programs_write_them_say_the_same(cells: str) -> None:
    content = with_sheet(cells)
    assert read_workbook(written(content), "form.xlsx")[0] == read_workbook(content, "form.xlsx")[0]


def test_cells_with_prefixed_names_are_written_with_them() -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
        '<x:c r="B1"><x:f>1</x:f><x:v>type</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    ).replace("<x:c ", '<x:c t="str" ')
    content = with_parts(plain(), {"xl/worksheets/sheet1.xml": sheet.encode()})
    after = written(content)
    assert b"<x:f>" not in parts(after)["xl/worksheets/sheet1.xml"]
    assert read_workbook(after, "form.xlsx")[0].sheets[0].header == ("", "type")


def test_a_part_in_two_bytes_a_letter_is_written_anew() -> None:
    sheet = parts(plain())["xl/worksheets/sheet1.xml"].decode()
    wide = re.sub(r"^<\?xml.*?\?>", "", sheet)
    content = with_parts(
        plain(), {"xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-16"?>{wide}'.encode("utf-16")}
    )
    read, _ = read_workbook(content, "form.xlsx")
    assert read_workbook(write_workbook(read), "form.xlsx")[0] == read
    assert isinstance(read, Workbook)
