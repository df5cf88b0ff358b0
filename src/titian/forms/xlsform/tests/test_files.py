"""Files as people send them: what a spreadsheet does to cells, and what is no workbook or not a safe one."""

from __future__ import annotations

import io
import tracemalloc
import zlib
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from titian.forms.xlsform import (
    FormError,
    Workbook,
    WorkbookError,
    import_form,
    is_error,
    read_workbook,
    write_workbook,
)
from titian.forms.xlsform import xlsx_guard as guard_module
from titian.forms.xlsform.sheets import make_sheet

from .files import HEADER, edited, plain, with_parts, with_sheet
from .tables import Place, places


def noticed(content: bytes, *wanted: Place) -> Workbook:
    """Reads the file and asserts what its reader noticed, exactly."""
    workbook, problems = read_workbook(content, "form.xlsx")
    assert places(list(problems)) == sorted(wanted), "\n".join(map(str, problems))
    assert all(problem.what.endswith(".") and problem.fixes for problem in problems)
    return workbook


def refused(content: bytes, name: str, code: str) -> str:
    """Asserts that the file is refused with that code alone, and gives the sentence."""
    with pytest.raises(WorkbookError) as raised:
        read_workbook(content, name)
    assert [problem.code for problem in raised.value.problems] == [code]
    assert all(is_error(problem) and problem.fixes for problem in raised.value.problems)
    return raised.value.problems[0].what


# --- what a spreadsheet does to cells ---


def test_merged_cells_are_a_warning_where_they_begin() -> None:
    workbook = noticed(
        edited(lambda book: book.active.merge_cells("C2:C3")), ("workbook.merged_cells", "survey", 2, "label")
    )
    assert workbook.sheets[0].rows[1] == ("text", "b", "")


def test_a_formula_is_read_as_its_last_value_with_a_warning() -> None:
    cells = '<row r="1"><c r="A1" t="str"><f>"ty"&amp;"pe"</f><v>type</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    workbook = noticed(
        with_sheet(cells), ("workbook.formula", "survey", 1, "A"), ("workbook.formula", "survey", 2, "type")
    )
    assert (workbook.sheets[0].header, workbook.sheets[0].rows) == (("type",), (("2",),))


def test_a_formula_that_was_never_computed_is_read_as_blank_and_said() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.active["C2"] = '="A"&"B"'

    workbook, problems = read_workbook(edited(edit), "form.xlsx")
    assert places(list(problems)) == [("workbook.formula_without_value", "survey", 2, "label")]
    with pytest.raises(FormError, match="1 error") as raised:
        import_form(workbook, problems)
    assert [problem.code for problem in raised.value.problems] == ["label.missing"]
    with pytest.raises(FormError, match="2 errors"):
        import_form(workbook, problems, strict=True)


def test_a_cell_that_shows_an_error_is_said() -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row><row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'
    noticed(with_sheet(cells), ("workbook.cell_error", "survey", 2, "type"))


def test_hidden_sheets_rows_and_columns_are_read_and_said() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["C"].hidden = True
        choices = book.create_sheet("choices")
        choices.append(("list_name", "name", "label"))
        choices.sheet_state = "veryHidden"

    workbook = noticed(
        edited(edit),
        ("workbook.hidden_rows", "survey", 3, ""),
        ("workbook.hidden_columns", "survey", 1, "label"),
        ("workbook.hidden_sheet", "choices", 0, ""),
    )
    assert [sheet.hidden for sheet in workbook.sheets] == [False, True]
    assert workbook.sheets[0].rows[1] == ("text", "b", "B")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2024, 3, 1), "2024-03-01"),
        (datetime(2024, 3, 1, 13, 30), "2024-03-01T13:30:00"),
        (time(8, 5), "08:05:00"),
        (date(1900, 2, 28), "1900-02-28"),
    ],
)
def test_a_date_is_read_as_iso_8601_with_a_warning(value: object, shown: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.active["C2"] = value

    workbook = noticed(edited(edit), ("workbook.date_cell", "survey", 2, "label"))
    assert workbook.sheets[0].rows[0][2] == shown


def test_dates_of_the_older_macintosh_are_read_right() -> None:
    content = edited(lambda book: setattr(book.active["C2"], "value", date(2024, 3, 1)))
    workbook_part = ZipFile(io.BytesIO(content)).read("xl/workbook.xml")
    shifted = with_parts(
        content, {"xl/workbook.xml": workbook_part.replace(b"<workbookPr ", b'<workbookPr date1904="1" ', 1)}
    )
    workbook, _ = read_workbook(shifted, "form.xlsx")
    assert workbook.sheets[0].rows[0][2] == "2028-03-02"  # 1462 days later, as in a spreadsheet


@pytest.mark.parametrize(
    ("value", "shown"),
    [(7, "7"), (7.0, "7"), (0.1, "0.1"), (1.1, "1.1"), (True, "TRUE"), (1e20, "1e+20"), (-3.5, "-3.5")],
)
def test_numbers_and_truth_are_read_as_they_are_shown(value: object, shown: str) -> None:
    workbook = noticed(edited(lambda book: setattr(book.active["C2"], "value", value)))
    assert workbook.sheets[0].rows[0][2] == shown


def test_zeros_that_only_the_format_shows_are_read_and_said() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.active["C2"] = 7
        book.active["C2"].number_format = "000"
        book.active["C3"] = 0.5
        book.active["C3"].number_format = "0%"

    workbook = noticed(
        edited(edit), ("workbook.number_format", "survey", 2, "label"), ("workbook.number_format", "survey", 3, "label")
    )
    assert [row[2] for row in workbook.sheets[0].rows] == ["007", "0.5"]


@pytest.mark.parametrize("code", ['"d"0', "[Red]0", "#,##0.00", "General", r"\d0", "0.00E+00"])
def test_a_number_whose_format_only_looks_like_a_date_is_a_number(code: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.active["C2"] = 5
        book.active["C2"].number_format = code

    assert noticed(edited(edit)).sheets[0].rows[0][2] == "5"


def test_a_text_in_several_styles_is_put_together_without_its_readings() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strings = (
        f'<sst xmlns="{main}"><si><r><t>ty</t></r><r><t xml:space="preserve">pe </t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si>'
        "<si/><si><t>name_x000B_</t></si></sst>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kinds}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{kinds}/sharedStrings" Target="texts.xml"/></Relationships>'
    )
    cells = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'
    content = with_sheet(cells)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = ZipFile(io.BytesIO(content)).read("[Content_Types].xml")
    override = f'<Override PartName="/xl/texts.xml" ContentType="{kind}"/></Types>'
    parts = {
        "xl/texts.xml": strings.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
        "[Content_Types].xml": types.replace(b"</Types>", override.encode()),
    }
    assert noticed(with_parts(content, parts)).sheets[0].header == ("type ", "", "name\x0b")


def test_a_workbook_with_prefixed_names_is_read() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>type</x:t></x:is></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert noticed(with_parts(plain(), {"xl/worksheets/sheet1.xml": sheet.encode()})).sheets[0].header == ("", "type")


def test_comments_beside_cells_are_no_part_of_the_form_and_said() -> None:
    content = edited(lambda book: setattr(book.active["C2"], "comment", Comment("ask gently", "Alice")))
    noticed(content, ("workbook.not_carried", "", 0, ""))


def test_links_to_other_files_are_never_opened_and_said() -> None:
    noticed(
        with_parts(plain(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        ("workbook.external_link", "", 0, ""),
    )


def test_a_chart_sheet_is_passed_over_and_said() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_chartsheet("picture").add_chart(BarChart())

    workbook = noticed(edited(edit), ("workbook.not_a_worksheet", "picture", 0, ""))
    assert [sheet.name for sheet in workbook.sheets] == ["survey"]


def test_ten_thousand_rows_are_read_and_asked() -> None:
    rows = [("integer", f"q{number}", f"Question {number}") for number in range(10_000)]
    workbook, problems = read_workbook(plain(*rows), "form.xlsx")
    assert problems == ()
    assert sum(1 for _ in import_form(workbook).walk()) == 10_001


# --- what is no workbook ---


def test_an_empty_file_is_refused() -> None:
    refused(b" \n", "form.xlsx", "workbook.empty")


def test_a_csv_file_renamed_to_xlsx_is_refused_with_the_way_to_fix_it() -> None:
    assert "plain text" in refused(b"type,name\ntext,a\n", "form.xlsx", "workbook.renamed")


def test_an_xlsx_file_renamed_to_csv_is_refused() -> None:
    assert ".csv" in refused(plain(), "form.csv", "workbook.renamed")


@pytest.mark.parametrize("name", ["form.xls", "form.zip", "form.ods"])
def test_a_text_file_with_the_name_of_a_workbook_is_refused(name: str) -> None:
    refused(b"type,name\n", name, "workbook.renamed")


def test_an_archive_of_other_files_is_refused() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("survey.csv", "type,name\n")
    refused(buffer.getvalue(), "form.xlsx", "workbook.other_format")


@pytest.mark.parametrize("name", ["form.xlsm", "form.xlsx", "form.xltm"])
def test_macros_are_passed_over_and_said(name: str) -> None:
    workbook, problems = read_workbook(with_parts(plain(), {"xl/vbaProject.bin": b"macro"}), name)
    assert workbook == read_workbook(plain(), name)[0]
    assert [(problem.code, is_error(problem)) for problem in problems] == [("workbook.macros", False)]
    assert is_error(problems[0], strict=True)


def test_a_workbook_with_a_password_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    refused(ole + "EncryptedPackage".encode("utf-16-le"), "form.xlsx", "workbook.encrypted")


def test_an_archive_with_a_password_is_refused() -> None:
    content = bytearray(plain())
    content[6] |= 1  # the flag in the first part's own header
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1  # and in the directory
    refused(bytes(content), "form.xlsx", "workbook.encrypted")


@pytest.mark.parametrize(
    ("part", "code"), [("xl/workbook.bin", "workbook.other_format"), ("content.xml", "workbook.other_format")]
)
def test_other_kinds_of_workbook_are_refused(part: str, code: str) -> None:
    refused(with_parts(plain(), {part: b"x"}), "form.xlsx", code)


@pytest.mark.parametrize(
    "content", [b"<html><table>", b"<?xml version='1.0'?><Workbook/>", b"%PDF-1.7", b"\x89PNG\r\n", b"a\x00b"]
)
def test_pages_pictures_and_binaries_are_refused(content: bytes) -> None:
    refused(content, "form.csv", "workbook.other_format")


def test_a_broken_archive_is_refused() -> None:
    refused(plain()[:-40], "form.xlsx", "workbook.damaged")
    refused(b"PK\x03\x04 and nothing else", "form.xlsx", "workbook.damaged")


def test_a_part_that_was_cut_is_refused() -> None:
    content = bytearray(plain())
    at = content.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml") + 20
    content[at : at + 8] = bytes(8)
    refused(bytes(content), "form.xlsx", "workbook.damaged")


@pytest.mark.parametrize(
    "xml",
    [b"<worksheet><sheetData>", b"no xml", b'<?xml version="1.0" encoding="utf-99"?><worksheet/>'],
)
def test_a_part_that_is_no_xml_is_refused(xml: bytes) -> None:
    refused(with_parts(plain(), {"xl/worksheets/sheet1.xml": xml}), "form.xlsx", "workbook.damaged")


def test_a_cell_that_points_at_a_text_that_is_not_there_is_refused() -> None:
    refused(with_sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "form.xlsx", "workbook.damaged")


def test_a_text_file_that_is_not_utf_8_is_refused() -> None:
    refused("type,name\ntext,é\n".encode("latin-1"), "form.csv", "workbook.not_utf8")


@pytest.mark.parametrize(("separator", "spoken"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_csv_file_of_another_separator_is_refused_with_its_name(separator: str, spoken: str, tmp_path: Path) -> None:
    content = separator.join(("type", "name", "label")).encode() + b"\n"
    assert spoken in refused(content, "form.csv", "workbook.bad_csv")
    (tmp_path / "survey.csv").write_text("type,name,label\ntext,a,A\n")
    (tmp_path / "notes.csv").write_text("first; second\n")  # one column of remarks is none
    assert read_workbook(tmp_path)[1] == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_unicode_text_of_a_spreadsheet_is_named(encoding: str) -> None:
    content = "\ufefftype\tname\n".encode(encoding)
    assert "UTF-16" in refused(content, "form.csv", "workbook.not_utf8")


def test_a_csv_file_with_an_open_quotation_mark_is_refused() -> None:
    assert "line 2" in refused(b'type,name\ntext,"a\n', "form.csv", "workbook.bad_csv")


def test_a_markdown_file_with_a_torn_row_is_refused() -> None:
    assert "line 2" in refused(b"| survey | |\nplain words\n", "form.md", "workbook.bad_markdown")
    refused(b"| | type |\n", "form.md", "workbook.bad_markdown")


def test_two_sheets_of_one_name_are_refused() -> None:
    two = write_workbook(Workbook((make_sheet("survey", [HEADER]), make_sheet("other", [HEADER]))))
    book = ZipFile(io.BytesIO(two)).read("xl/workbook.xml").replace(b"other", b"Survey")
    refused(with_parts(two, {"xl/workbook.xml": book}), "form.xlsx", "workbook.same_sheet")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="one"/></row>',
    ],
)
def test_cells_out_of_order_are_refused_because_a_reader_would_lose_some(cells: str) -> None:
    refused(with_sheet(cells), "form.xlsx", "workbook.damaged")


def test_a_folder_without_csv_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"workbook\.absent"):
        read_workbook(tmp_path)


# --- what is not safe ---


def bomb(size: int, *, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    return with_parts(plain(), {name: b"<worksheet>" + b" " * size})


def test_a_zip_bomb_is_refused_before_it_goes_off() -> None:
    content = bomb(64 * 1024 * 1024)
    assert len(content) < 100_000
    tracemalloc.start()
    try:
        refused(content, "form.xlsx", "workbook.zip_bomb")
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_cut_off_at_what_it_says() -> None:
    content = bomb(64 * 1024 * 1024)
    real = (64 * 1024 * 1024 + len(b"<worksheet>")).to_bytes(4, "little")
    assert content.count(real) >= 1
    lying = content.replace(real, (3_000_000).to_bytes(4, "little"))
    tracemalloc.start()
    try:
        refused(lying, "form.xlsx", "workbook.damaged")
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_many_parts_that_are_each_small_enough_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_module, "MOST_UNPACKED", 3_000)
    rows = [("text", f"q{number}", "x" * 20) for number in range(100)]
    refused(plain(*rows), "form.xlsx", "workbook.zip_bomb")


def test_an_archive_of_too_many_parts_is_refused() -> None:
    refused(with_parts(plain(), {f"x/{number}": b"" for number in range(2_001)}), "form.xlsx", "workbook.too_large")


def test_a_way_of_packing_no_spreadsheet_uses_is_refused() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    refused(buffer.getvalue(), "form.xlsx", "workbook.damaged")


@pytest.mark.parametrize(
    "trick",
    [
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>',
        b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>',
        b'<!DOCTYPE w SYSTEM "http://example.org/x.dtd"><worksheet/>',
        '<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>'.encode("utf-16"),
    ],
)
def test_entities_are_refused_in_every_part_and_encoding(trick: bytes) -> None:
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"):
        refused(with_parts(plain(), {part: trick}), "form.xlsx", "workbook.unsafe_xml")


def test_a_part_named_outside_the_archive_is_only_a_name() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/worksheet" Target="../../../../etc/passwd"/></Relationships>'
    )
    workbook = with_parts(plain(), {"xl/_rels/workbook.xml.rels": relations.encode()})
    refused(workbook, "form.xlsx", "workbook.damaged")


@pytest.mark.parametrize("reference", ["A2000000", "ZZZ5", "A100001"])
def test_a_value_far_outside_is_refused_and_never_filled_up_to(reference: str) -> None:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cells = f'<row r="{row}"><c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row>'
    assert reference in refused(with_sheet(cells), "form.xlsx", "workbook.too_many_cells")


def test_empty_cells_far_outside_are_passed_over() -> None:
    """LibreOffice and Gnumeric write cells that have a format and nothing else, up to the end of a sheet."""
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c><c r="AMJ1" s="1"/></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>text</t></is></c><c r="XFD2" s="1"/></row>'
        '<row r="1048576" hidden="1"><c r="A1048576" s="1"/></row>'
    )
    workbook = noticed(with_sheet(cells))
    assert (workbook.sheets[0].header, workbook.sheets[0].rows) == (("type",), (("text",),))


def test_a_rule_of_the_spreadsheet_after_the_cells_is_no_value_of_the_last_one() -> None:
    """Excel keeps some validations after the cells, with an element of the name that a cell's formula has."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xm="http://x/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>'
        '<row r="1048576"><c r="AMJ1048576" s="1"/></row>'
        "</sheetData><extLst><ext><xm:f>choices!$A$1</xm:f></ext></extLst></worksheet>"
    )
    workbook = noticed(with_parts(plain(), {"xl/worksheets/sheet1.xml": sheet.encode()}))
    assert workbook.sheets[0].header == ("type",)


def test_a_wide_and_long_sheet_with_two_cells_costs_little() -> None:
    cells = (
        '<row r="1"><c r="ALL1" t="inlineStr"><is><t>x</t></is></c></row>'
        '<row r="90000"><c r="A90000" t="inlineStr"><is><t>x</t></is></c></row>'
    )
    tracemalloc.start()
    (sheet,) = noticed(with_sheet(cells)).sheets
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(sheet.header), len(sheet.rows), sheet.rows[-1][0]) == (1000, 89_999, "x")
    assert most < 32 * 1024 * 1024


def test_more_filled_rows_and_columns_than_any_form_has_are_refused() -> None:
    long = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 2_100))
    cells = f'{long}<row r="2200"><c r="ALL2200"><v>1</v></c></row>'
    refused(with_sheet(cells), "form.xlsx", "workbook.too_many_cells")


def test_a_cell_longer_than_any_spreadsheet_holds_is_refused() -> None:
    refused(f"type,name\ntext,{'x' * 40_000}\n".encode(), "form.csv", "workbook.too_many_cells")
    cells = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"ab" * 20_000}</t></is></c></row>'
    refused(with_sheet(cells), "form.xlsx", "workbook.too_many_cells")


def test_a_file_larger_than_any_form_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "form.csv"
    with large.open("wb") as file:
        file.truncate(20 * 1024 * 1024)
    with pytest.raises(WorkbookError, match=r"workbook\.too_large"):
        read_workbook(large)


def test_the_bombs_of_these_tests_are_real() -> None:
    """The largest part above really unpacks to 64 MiB, so the refusals are of the reader's making."""
    with ZipFile(io.BytesIO(bomb(1024 * 1024))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    assert info.compress_type == ZIP_DEFLATED
    assert info.file_size / info.compress_size > 300
    assert zlib.MAX_WBITS == 15
