"""Workbooks in and out: .xlsx, CSV (one file or a folder), Markdown tables; .xls in alone.

    workbook, problems = read_workbook(Path("form.xlsx"))
    Path("copy.xlsx").write_bytes(write_workbook(workbook))

What a file is, is told by its bytes; its name must agree. Every cell is kept as the text that a person sees.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path, PurePath
from typing import Final

from titian.instrument.errors import Problem

from .limits import MOST_BYTES
from .problems import Findings
from .refusing import refuse
from .sheets import Sheet, Workbook
from .tables import read_csv_file, read_csv_files, read_markdown, write_csv_files, write_markdown
from .xls_read import read_xls
from .xlsx_guard import list_parts
from .xlsx_read import read_xlsx
from .xlsx_write import write_xlsx

__all__ = ["Sheet", "Workbook", "read_workbook", "write_csv", "write_markdown", "write_workbook"]

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS: Final = "open it in a spreadsheet and save it as .xlsx."


def read_workbook(source: Path | bytes, name: str = "") -> tuple[Workbook, tuple[Problem, ...]]:
    """The workbook of a file, or of a folder of CSV files, and what its reader noticed.

    `name` is the file's name when bytes are given. Problems may be errors (see `is_error`): pass them on to
    `import_form`. Raises WorkbookError when the file cannot be read at all; nothing is ever executed or fetched.
    """
    findings = Findings()
    if isinstance(source, Path) and source.is_dir():
        workbook = read_csv_files(_read_folder(source))
    else:
        content = source if isinstance(source, bytes) else _read_file(source)
        workbook = _read_content(content, name or (source.name if isinstance(source, Path) else ""), findings)
    _refuse_same_sheets(workbook)
    return workbook, tuple(findings)


def write_workbook(workbook: Workbook) -> bytes:
    """The bytes of an .xlsx file with every cell; the same workbook gives the same bytes."""
    return write_xlsx(workbook)


def write_csv(workbook: Workbook) -> dict[str, bytes]:
    """Name of a file → its content: a folder with one CSV file a sheet."""
    return write_csv_files(workbook)


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            _refuse_size(path.stat().st_size)
        return path.read_bytes()
    except OSError:
        refuse("workbook.absent", f"{path} cannot be read.", "check the name of the file and that it may be read.")


def _read_folder(folder: Path) -> dict[str, bytes]:
    try:
        files = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix.casefold() == ".csv"}
        total = sum(path.stat().st_size for path in files.values())
    except OSError:
        refuse("workbook.absent", f"The folder {folder} cannot be read.", "check that it may be read.")
    if not files:
        refuse("workbook.absent", f"The folder {folder} holds no .csv file.", "name survey.csv and choices.csv.")
    if total > MOST_BYTES:
        _refuse_size(total)
    return {name: _read_file(path) for name, path in files.items()}


def _refuse_size(size: int) -> None:
    refuse(
        "workbook.too_large",
        f"The file has {size} bytes; {MOST_BYTES} are allowed.",
        "take pictures and spare sheets out of it.",
    )


def _read_content(content: bytes, name: str, findings: Findings) -> Workbook:
    ending = PurePath(name).suffix.casefold()
    if not content.strip():
        refuse("workbook.empty", "The file is empty.", "choose another file.")
    if len(content) > MOST_BYTES:
        _refuse_size(len(content))
    if content.startswith(_ZIP):
        parts = list_parts(content)
        _refuse_other_archives(parts, ending)
        _note_macros(parts, findings)
        return read_xlsx(content, findings)
    if content.startswith(_OLE):
        return _read_old(content, ending, findings)
    return _read_text(content, name, ending)


def _read_old(content: bytes, ending: str, findings: Findings) -> Workbook:
    if "EncryptedPackage".encode("utf-16-le") in content:
        refuse("workbook.encrypted", "The file is protected by a password.", "save it without a password.")
    if ending not in {".xls", ".xlt", ""}:
        refuse("workbook.renamed", f"The file is an .xls workbook named {ending}.", "rename it to end in .xls.")
    return read_xls(content, findings)


def _refuse_other_archives(parts: frozenset[str], ending: str) -> None:
    if "xl/workbook.bin" in parts:
        refuse("workbook.other_format", "The file is a binary workbook (.xlsb).", _SAVE_AS)
    if "content.xml" in parts:
        refuse("workbook.other_format", "The file is an OpenDocument file (.ods).", _SAVE_AS)
    if "[Content_Types].xml" not in parts or not any(name.startswith("xl/") for name in parts):
        refuse(
            "workbook.other_format",
            "The file is an archive, but no workbook.",
            "unpack it and give the workbook inside.",
            "give the folder of CSV files itself.",
        )
    if ending not in {".xlsx", ".xlsm", ".xltx", ".xltm", ""}:
        refuse("workbook.renamed", f"The file is an .xlsx workbook named {ending}.", "rename it to end in .xlsx.")


def _note_macros(parts: frozenset[str], findings: Findings) -> None:
    if any(name.casefold().endswith("vbaproject.bin") for name in parts):
        findings.note("workbook.macros", "The workbook holds macros; they are never run and not carried.", _SAVE_AS)


def _read_text(content: bytes, name: str, ending: str) -> Workbook:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        refuse(
            "workbook.not_utf8",
            "The file is text in UTF-16, as a spreadsheet saves Unicode text.",
            "save it again as CSV UTF-8.",
            "send the .xlsx file itself.",
        )
    start = content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        refuse("workbook.other_format", "The file is a web page or XML, no workbook.", _SAVE_AS)
    if start.startswith((b"%pdf", b"{\\rtf", b"gif8", b"\x89png")) or b"\x00" in content[:4096]:
        refuse("workbook.other_format", "The file is no workbook.", "give an .xlsx, .csv or .md file.")
    if ending in {".xlsx", ".xls", ".xlsm", ".zip", ".ods"}:
        refuse(
            "workbook.renamed",
            f"The file is named {ending} but holds plain text, perhaps CSV.",
            "rename it to end in .csv.",
            _SAVE_AS,
        )
    is_table = start.startswith(b"|") if ending not in {".csv", ".md"} else ending == ".md"
    if is_table:
        return read_markdown(content, name or "the file")
    return read_csv_file(content, name or "the file", PurePath(name).stem or "survey")


def _refuse_same_sheets(workbook: Workbook) -> None:
    seen: dict[str, str] = {}
    for sheet in workbook.sheets:
        key = sheet.name.strip().casefold()
        if key in seen:
            refuse("workbook.same_sheet", f"`{sheet.name}` and `{seen[key]}` are two sheets of one name.", "keep one.")
        seen[key] = sheet.name
